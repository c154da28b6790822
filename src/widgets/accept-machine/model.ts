/**
 * The Accept machine: from the 16 bytes of a key to `Sec-WebSocket-Accept` in five stages, each of
 * which can be typed over. A mistake can be chosen with which the machine then computes, and
 * somebody's answer can be checked.
 */

import { encodeHex } from '#protocol/bytes.ts';
import {
  acceptBugs,
  type AcceptBugName,
  acceptSteps,
  type AcceptSteps,
} from '#protocol/handshake/accept-bugs.ts';
import { base64Groups, type Base64Group, readBase64 } from '#protocol/handshake/base64.ts';
import {
  type AcceptExplanation,
  type AnswerFinding,
  explainAccept,
} from '#protocol/handshake/explain-accept.ts';
import { checkAcceptForm, type KeyFinding, trimBlanks } from '#protocol/handshake/key.ts';
import { fieldValues, type HeadFault, readHead } from './pasted-head.ts';
import {
  deriveStages,
  type StageFinding,
  STAGES,
  type Stage,
  type StageName,
  type Stages,
} from './stages.ts';

export interface State {
  /** The stage that the reader typed in last; the others follow from it. */
  readonly held: StageName;
  /** What they typed there. */
  readonly text: string;
  /** The mistake to compute with. */
  readonly bug: AcceptBugName | undefined;
  /** Somebody's answer to be checked; empty if there is none. */
  readonly answer: string;
}

/** Pairs of a key and the answer to it. */
export const PRESETS = {
  /** RFC 6455 §1.3. */
  rfc: { key: 'dGhlIHNhbXBsZSBub25jZQ==', accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
  'captured-1': { key: 'rRXp2i/XCuCsKqs5MN12Ag==', accept: 'c/LP8JsVmZWV/EB3lgGDVmVQWVA=' },
  'captured-2': { key: 'T2a6wZlAwhgQNqruZ2YUyg==', accept: 'iBJKv/ALIW2DobfoA4dmr3JHBCY=' },
  'captured-3': { key: 'sN9cRrP/n9NdMgdcy2VJFQ==', accept: 'fFBooB7FAkLlXgRSz0BT3v4hq5s=' },
  /** The key of RFC 6455 §4.1 as printed: its last digit has stray bits. */
  'erratum-printed': { key: 'AQIDBAUGBwgJCgsMDQ4PEC==', accept: 'OfS0wDaT5NoxF2gqm7Zj2YtetzM=' },
  /** The same bytes as erratum 3150 spells them. */
  'erratum-corrected': { key: 'AQIDBAUGBwgJCgsMDQ4PEA==', accept: 'C/0nmHhBztSRGR1CwL6Tf4ZjwpY=' },
} as const;

export type PresetName = keyof typeof PRESETS;

/** The bytes of the RFC's key: the line begins where a client begins. */
export const START: State = {
  held: 'bytes',
  text: '74 68 65 20 73 61 6d 70 6c 65 20 6e 6f 6e 63 65',
  bug: undefined,
  answer: '',
};

const BUG_NAMES = Object.keys(acceptBugs) as AcceptBugName[];

/** The mistakes to choose from, by the step they spoil. */
export const BUGS: Readonly<Record<keyof AcceptSteps, readonly AcceptBugName[]>> = {
  join: bugsIn('join'),
  hash: bugsIn('hash'),
  write: bugsIn('write'),
};

function bugsIn(step: keyof AcceptSteps): readonly AcceptBugName[] {
  return BUG_NAMES.filter((name) => acceptBugs[name].step === step);
}

const STAGE_MADE_BY: Readonly<Record<keyof AcceptSteps, StageName>> = {
  join: 'concatenation',
  hash: 'digest',
  write: 'accept',
};

/** The mistake of that name, if there is one. */
export function bugNamed(name: string | undefined): AcceptBugName | undefined {
  return BUG_NAMES.find((bug) => bug === name);
}

/** The reader types into a stage. A header field pasted there counts as its value. */
export function editStage(state: State, held: StageName, text: string): State {
  const field = held === 'key' || held === 'accept' ? held : undefined;
  return { ...state, held, text: field === undefined ? text : fieldValue(field, text) };
}

/** New bytes for the key, as a client draws them. */
export function fillBytes(state: State, bytes: Uint8Array): State {
  return { ...state, held: 'bytes', text: encodeHex(bytes) };
}

/** Chooses the mistake to compute with, or none. */
export function chooseBug(state: State, bug: AcceptBugName | undefined): State {
  return { ...state, bug };
}

/** Somebody's answer to be checked. A header field or a response pasted here counts as its value. */
export function fillAnswer(state: State, answer: string): State {
  const head = readHead(answer);
  return { ...state, answer: 'value' in head ? head.value : answer };
}

/** Puts a known pair in: its key is held, its accept is the answer to be checked. */
export function choosePreset(state: State, name: PresetName): State {
  const { key, accept } = PRESETS[name];
  return { ...state, held: 'key', text: key, answer: accept };
}

/** The known pair whose key the reader holds, if it is one. */
export function presetOf({ held, text }: State): PresetName | undefined {
  const names = Object.keys(PRESETS) as PresetName[];
  return held === 'key' ? names.find((name) => PRESETS[name].key === text) : undefined;
}

/**
 * What prose may ask for: `preset` name, `edit` stage text, `bug` mistake (or `none`), `answer` text.
 * Anything else changes nothing.
 */
export function act(state: State, action: string, args: readonly string[]): State {
  const [first = '', second = ''] = args;
  const stage = STAGES.find((name) => name === first);
  if (action === 'preset' && Object.hasOwn(PRESETS, first)) {
    return choosePreset(state, first as PresetName);
  }
  if (action === 'edit' && stage !== undefined) return editStage(state, stage, second);
  if (action === 'bug') return chooseBug(state, bugNamed(first));
  if (action === 'answer') return fillAnswer(state, first);
  return state;
}

/** What the chosen mistake does. */
export interface BugEffect {
  readonly name: AcceptBugName;
  readonly status:
    /** Stages differ from the right ones, from `firstChanged` on. */
    | 'changes'
    /** With this key the outcome is the right one all the same. */
    | 'no-effect'
    /** It spoils a step that lies before the held stage. */
    | 'before-held'
    /** The held stage cannot be read. */
    | 'not-computable';
  readonly firstChanged: StageName | undefined;
}

/** What is to be said of somebody's answer. */
export type AnswerCheck =
  | AcceptExplanation
  | HeadFault
  | { readonly verdict: 'none' }
  /** Nothing to compare with: no stage is known that leads to an accept. */
  | { readonly verdict: 'no-key' }
  /** Not what the held stage leads to; why cannot be said, as the key is not known. */
  | { readonly verdict: 'wrong'; readonly findings: readonly KeyFinding[] };

/** What can be wrong with a stage or an answer. */
export type Finding = StageFinding | AnswerFinding;

export type { Base64Group };

/** Everything that the machine shows. */
export interface Machine {
  /** With the mistake, if one is chosen. */
  readonly stages: Stages;
  /** Where a stage differs because of the mistake: what it should be. */
  readonly right: Readonly<Partial<Record<StageName, Stage>>>;
  readonly bug: BugEffect | undefined;
  /** How the bytes become the key; the first ones, if there are many. Empty if they are unknown. */
  readonly keyGroups: readonly Base64Group[];
  /** How the digest becomes the accept, rightly. */
  readonly acceptGroups: readonly Base64Group[];
  readonly answer: AnswerCheck;
}

/** Runs the machine. */
export function run(state: State): Machine {
  const { held, text, bug } = state;
  const rightStages = deriveStages(held, text, acceptSteps());
  const stages = bug === undefined ? rightStages : deriveStages(held, text, acceptSteps(bug));
  const changed = STAGES.filter((name) => differ(stages[name], rightStages[name]));
  return {
    stages,
    right: Object.fromEntries(changed.map((name) => [name, rightStages[name]])),
    bug: bug === undefined ? undefined : effectOf(bug, state, stages, changed[0]),
    keyGroups: groupsOf(stages.bytes, stages.key),
    acceptGroups: groupsOf(stages.digest, held === 'accept' ? stages.accept : undefined),
    answer: checkAnswer(state, rightStages),
  };
}

/** Bytes beyond this are not drawn; a key has 16, a digest 20. */
const DRAWN_BYTES = 48;

function groupsOf({ bytes }: Stage, writtenAs: Stage | undefined): readonly Base64Group[] {
  if (bytes === undefined || bytes.length > DRAWN_BYTES) {
    return base64Groups(bytes?.subarray(0, DRAWN_BYTES) ?? new Uint8Array());
  }
  const { padBits } = readBase64(writtenAs?.text ?? '');
  return base64Groups(bytes, padBits);
}

function differ(one: Stage, other: Stage): boolean {
  if (one.bytes === undefined || other.bytes === undefined) return false;
  return encodeHex(one.bytes) !== encodeHex(other.bytes);
}

function effectOf(
  name: AcceptBugName,
  { held }: State,
  stages: Stages,
  firstChanged: StageName | undefined,
): BugEffect {
  const spoilt = STAGE_MADE_BY[acceptBugs[name].step];
  const isBefore = STAGES.indexOf(spoilt) <= STAGES.indexOf(held);
  if (isBefore) return { name, status: 'before-held', firstChanged };
  if (stages.accept.status !== 'computed') return { name, status: 'not-computable', firstChanged };
  return { name, status: firstChanged === undefined ? 'no-effect' : 'changes', firstChanged };
}

function checkAnswer(state: State, right: Stages): AnswerCheck {
  const answer = trimBlanks(state.answer);
  if (answer === '') return { verdict: 'none' };
  const head = readHead(answer);
  if ('verdict' in head) return head;
  if (right.key.text !== undefined) {
    const keys = Object.values(PRESETS).map(({ key }) => key);
    return explainAccept(right.key.text, answer, keys);
  }
  const { accept } = right;
  if (accept.status !== 'computed') return { verdict: 'no-key' };
  return answer === accept.text
    ? { verdict: 'right' }
    : { verdict: 'wrong', findings: checkAcceptForm(answer).findings };
}

/** The value of a header field in pasted text, or else the text as it is. */
function fieldValue(field: 'key' | 'accept', text: string): string {
  return fieldValues(field, text).find((value) => value !== '') ?? text;
}
