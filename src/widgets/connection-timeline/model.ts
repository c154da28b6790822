/**
 * Requests over connections in six ways: what a reader can set, and what prose can ask for. Pure. What is
 * drawn of it stands in `picture.ts`.
 * @module
 */

import { type Demand, type Use, useConnections } from '#sim/http-use/use.ts';
import { type Way, WAYS } from '#sim/http-use/ways.ts';
import { CHANNELS, type Kind, KINDS, type Picks } from './channels.ts';
import { type Part, PARTS } from './picture.ts';

export { type Way, WAYS };

/** What has a slider. */
export const NUMBERS = {
  requests: { min: 1, max: 8, step: 1 },
  rtt: { min: 10, max: 400, step: 10 },
  gap: { min: 0, max: 200, step: 10 },
  connections: { min: 1, max: 8, step: 1 },
} as const;

export type NumberName = keyof typeof NUMBERS;

export const NUMBER_NAMES = Object.keys(NUMBERS) as NumberName[];

/** What is one of a few. Sizes in bytes; the rate in Mbit/s, 0 for no limit. */
export const CHOICES = {
  response: [0, 1000, 8000, 50_000],
  upload: [0, 2000, 20_000, 100_000],
  rate: [0, 1, 2, 10, 100],
} as const;

export type ChoiceName = keyof typeof CHOICES;

export const CHOICE_NAMES = Object.keys(CHOICES) as ChoiceName[];

/** The longest work on one request, and how many requests can have work of their own. */
export const WORK = { max: 500, step: 10, entries: NUMBERS.requests.max } as const;

/** A part of an exchange that is looked at. */
export interface Chosen {
  readonly way: Way;
  /** Of the exchange, from 0. */
  readonly index: number;
  readonly part: Part;
}

export interface State extends Readonly<Record<NumberName | ChoiceName, number>> {
  /** For one request after another, again from the start where it ends. Unit: milliseconds. */
  readonly work: readonly number[];
  readonly early: boolean;
  /** Whether the times are marked at which both directions carry data. */
  readonly marked: boolean;
  readonly chosen: Chosen;
  readonly picks: Picks;
}

const PAGE: State = {
  requests: 5,
  rtt: 100,
  gap: 60,
  connections: 6,
  response: 8000,
  upload: 0,
  rate: 2,
  work: [120, 20, 20, 20, 20],
  early: false,
  marked: true,
  chosen: { way: 'pipelined', index: 1, part: 'held' },
  picks: {},
};

const BARE: State = { ...PAGE, gap: 0, rate: 0, response: 1000, work: [0] };

/** Situations worth a look. */
export const PRESETS = {
  page: PAGE,
  'round-trips': {
    ...BARE,
    rtt: 200,
    chosen: { way: 'one-each', index: 1, part: 'handshake' },
  },
  'slow-first': { ...BARE, requests: 4, work: [90, 30, 70, 90] },
  upload: {
    ...PAGE,
    requests: 2,
    gap: 0,
    upload: 20_000,
    response: 1000,
    work: [20],
    early: true,
    chosen: { way: 'persistent', index: 0, part: 'response' },
  },
  'big-files': {
    ...PAGE,
    rtt: 40,
    gap: 0,
    response: 50_000,
    rate: 1,
    work: [20],
    chosen: { way: 'several', index: 0, part: 'response' },
  },
} as const satisfies Record<string, State>;

export type PresetName = keyof typeof PRESETS;

export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

export const START: State = PRESETS.page;

/** Bytes per millisecond in a Mbit/s. */
const MEGABIT = 125;

function demandOf(state: State): Demand {
  return {
    ...state,
    rate: state.rate === 0 ? Infinity : state.rate * MEGABIT,
    sizes: { request: state.upload, response: state.response },
  };
}

/** What comes of it, in every way. */
export function uses(state: State): readonly Use[] {
  return WAYS.map((way) => useConnections(demandOf(state), way));
}

/** A message as it is shown: its head as it is sent, and how much follows. Lengths in bytes. */
export interface ShownMessage {
  readonly head: Uint8Array;
  readonly body: number;
}

/** The message that a part of an exchange is, or is about. */
export function messageOf(all: readonly Use[], { way, index, part }: Chosen): ShownMessage {
  const { exchanges } = all.find((use) => use.way === way)!;
  const { request, requestHead, response, responseHead } = exchanges[index]!.messages;
  const isAnswer = part === 'held' || part === 'response';
  const [bytes, head] = isAnswer ? [response, responseHead] : [request, requestHead];
  return { head: bytes.subarray(0, head), body: bytes.length - head };
}

/** Sets one number, brought into its range; what is no number changes nothing. */
export function setNumber(state: State, name: NumberName, value: number): State {
  if (!Number.isFinite(value)) return state;
  const { min, max, step } = NUMBERS[name];
  const near = Math.round(value / step) * step;
  return { ...state, [name]: Math.max(min, Math.min(near, max)) };
}

/** Sets one choice; what is none of them changes nothing. */
export function setChoice(state: State, name: ChoiceName, value: number): State {
  return (CHOICES[name] as readonly number[]).includes(value) ? { ...state, [name]: value } : state;
}

/**
 * Reads times of work as people write them: `90, 30, 70`.
 *
 * @returns `undefined` if it is no list of times that can be
 */
export function readWork(text: string): readonly number[] | undefined {
  const words = text.trim().split(/[\s,;.]+/);
  const work = words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : NaN));
  const isGood = work.length <= WORK.entries && work.every((time) => time <= WORK.max);
  return isGood ? work : undefined;
}

export function writeWork(work: readonly number[]): string {
  return work.join(', ');
}

/** Picks what a channel is; `undefined` takes it back. */
export function pick(state: State, channel: keyof Picks, kind: Kind | undefined): State {
  return { ...state, picks: { ...state.picks, [channel]: kind } };
}

/** The situation that the settings are, whatever is looked at. */
export function presetOf(state: State): PresetName | undefined {
  const settings = (set: State) => JSON.stringify({ ...set, chosen: 0, picks: 0, marked: 0 });
  return PRESET_NAMES.find((name) => settings(PRESETS[name]) === settings(state));
}

/** The situation next to the one that is set. */
export function nextPreset(state: State, direction: 1 | -1): State {
  const at = PRESET_NAMES.indexOf(presetOf(state) ?? 'page');
  const { length } = PRESET_NAMES;
  return toPreset(state, PRESET_NAMES[(at + direction + length) % length]!);
}

/** What was sorted stays sorted. */
function toPreset({ picks, marked }: State, name: PresetName): State {
  return { ...PRESETS[name], picks, marked };
}

const isName = <Name extends string>(names: readonly Name[], text: unknown): text is Name =>
  names.some((name) => name === text);

/**
 * What a phrase in prose asks for: `preset NAME`, `set NAME NUMBER`, `work LIST`, `early on`, `mark off`,
 * `look WAY REQUEST PART` (requests from 1), `pick CHANNEL KIND`.
 */
export function act(state: State, action: string, args: readonly string[]): State {
  const [first, second, third] = args;
  if (action === 'preset' && isName(PRESET_NAMES, first)) return toPreset(state, first);
  if (action === 'set' && isName(NUMBER_NAMES, first)) {
    return setNumber(state, first, Number(second));
  }
  if (action === 'set' && isName(CHOICE_NAMES, first)) {
    return setChoice(state, first, Number(second));
  }
  if (action === 'work') return { ...state, work: readWork(first ?? '') ?? state.work };
  if (action === 'early') return { ...state, early: first === 'on' };
  if (action === 'mark') return { ...state, marked: first === 'on' };
  if (action === 'look' && isName(WAYS, first) && isName(PARTS, third)) {
    return { ...state, chosen: { way: first, index: Number(second) - 1, part: third } };
  }
  if (action === 'pick' && isName(CHANNELS, first) && isName(KINDS, second)) {
    return pick(state, first, second);
  }
  return state;
}
