/**
 * The handshake workbench: a request and what a server makes of it, a response and what a client makes
 * of it. All of it follows from two texts and the server's policy.
 * @module
 */

import { encodeBase64, encodeUtf8 } from '#protocol/bytes.ts';
import { repairHead, type RepairTexts } from '#protocol/handshake/head-finding.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { encodeKey, KEY_BYTES } from '#protocol/handshake/key.ts';
import {
  buildAnswer,
  buildRequest,
  checkRequest,
  type RequestCheck,
  type ServerPolicy,
} from '#protocol/handshake/request.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { type Checked, type Finding, type ServerItem, serverChecklist } from './checklist.ts';
import { withField } from './field-lines.ts';
import { readSource, type Source, textRange, writeSource } from './source.ts';

export const SIDES = ['server', 'client', 'bytes'] as const;
export type Side = (typeof SIDES)[number];

/** What the server is ready to do, as switches; no two begin with the same letter. */
export const FLAGS = ['speaks', 'exists', 'login'] as const;
export type Flag = (typeof FLAGS)[number];

export interface Policy extends Readonly<Record<Flag, boolean>> {
  /** Between commas or blanks; empty for any. */
  readonly origins: string;
  /** Between commas or blanks. */
  readonly protocols: string;
}

export interface State {
  /** As text for the editor; see `source.ts`. */
  readonly request: string;
  /** What the client has sent, and the response that it is given to judge; both empty at first. */
  readonly sent: string;
  readonly response: string;
  readonly policy: Policy;
  readonly side: Side;
}

/** The key of RFC 6455 §1.3. */
export const SAMPLE_KEY = encodeKey(encodeUtf8('the sample nonce'));

/** Who may come in where a login is wanted (RFC 7617 §2). */
const CHALLENGE = 'Basic realm="chat"';
const CREDENTIALS = `Basic ${encodeBase64(encodeUtf8('alice:sesame'))}`;

/** The handshake of RFC 6455 §1.2. */
export const SAMPLE_REQUEST = writeSource(
  buildRequest({
    target: '/chat',
    host: 'server.example.com',
    key: SAMPLE_KEY,
    origin: 'http://example.com',
    protocols: ['chat', 'superchat'],
  }),
);

const OPEN_POLICY: Policy = {
  speaks: true,
  exists: true,
  login: false,
  origins: '',
  protocols: 'chat',
};

export const START: State = {
  request: SAMPLE_REQUEST,
  sent: '',
  response: '',
  policy: OPEN_POLICY,
  side: 'server',
};

/** What becomes of a request. */
export type Outcome = 'switches' | 'refuses' | 'ignores' | 'waits';

export interface Served extends Checked<ServerItem> {
  readonly source: Source;
  readonly outcome: Outcome;
  /** First line of the answer without its version; empty while the server waits. */
  readonly status: string;
  /** `undefined` while the server waits. */
  readonly answer: Source | undefined;
}

/** The server's side: what it finds in the request, and what it answers. */
export function serve({ request, policy }: Pick<State, 'request' | 'policy'>): Served {
  const source = readSource(request);
  const head = parseHead(source.bytes, 'request');
  const check = checkRequest(head, policyOf(policy));
  const bytes = answerBytes(check, policy.exists);
  const answer = bytes === undefined ? undefined : readSource(writeSource(bytes));
  return {
    source,
    ...serverChecklist(source, head, check.findings),
    outcome: outcomeOf(check.answer),
    status: answer?.lines[0]!.text.replace(/^\S+ /, '') ?? '',
    answer,
  };
}

/** Whether there is a way to mend a finding. */
export function isRepairable({ rule, repair }: Finding): boolean {
  return repair !== undefined || rule in DECISIONS;
}

/** What mends a refusal that the server has decided: the request is in order. */
const DECISIONS: Readonly<Record<string, (state: State, found: string) => Partial<State>>> = {
  'credentials-missing': ({ request }) => ({
    request: withField(request, 'Authorization', CREDENTIALS),
  }),
  'origin-refused': ({ policy }, found) => ({
    policy: { ...policy, origins: `${policy.origins.trim()} ${found}` },
  }),
  'resource-unknown': ({ policy }) => ({ policy: { ...policy, exists: true } }),
};

/**
 * The state in which findings of one rule are mended, of the request on the server's side and of the
 * response on the client's.
 *
 * @param random draws bytes, for a key that is needed
 */
export function repaired(
  state: State,
  source: Source,
  findings: readonly Finding[],
  random: (length: number) => Uint8Array,
): State {
  const [first] = findings;
  if (first === undefined) return state;
  const decide = DECISIONS[first.rule];
  const { from, to } = textRange(source, first.start, first.end);
  if (decide !== undefined) return { ...state, ...decide(state, source.text.slice(from, to)) };
  const given: RepairTexts = {
    key: encodeKey(random(KEY_BYTES)),
    host: 'server.example.com',
    origin: listOf(state.policy.origins)[0] ?? 'http://example.com',
  };
  const which = state.side === 'client' ? 'response' : 'request';
  // From the last to the first, so that the places of those to come stay right.
  const bytes = findings
    .toSorted((a, b) => b.start - a.start)
    .reduce((mended: Uint8Array, finding) => repairHead(mended, finding, given), source.bytes);
  return { ...state, [which]: writeSource(bytes) };
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function policyOf({ speaks, exists, login, origins, protocols }: Policy): ServerPolicy {
  return {
    webSocket: speaks,
    subprotocols: listOf(protocols),
    ...(exists ? {} : { resources: [] }),
    ...(login ? { credentials: { challenge: CHALLENGE, allowed: [CREDENTIALS] } } : {}),
    ...(listOf(origins).length === 0 ? {} : { origins: listOf(origins) }),
  };
}

function outcomeOf(answer: RequestCheck['answer']): Outcome {
  if (answer === 'wait') return 'waits';
  if (answer === 'ignore') return 'ignores';
  return answer.status === 101 ? 'switches' : 'refuses';
}

/** The bytes of an answer, if there is one by now. */
function answerBytes({ answer, accepted }: RequestCheck, exists: boolean): Uint8Array | undefined {
  if (answer === 'wait') return undefined;
  if (accepted !== undefined) return buildResponse(accepted);
  if (answer !== 'ignore') return buildAnswer(answer);
  // As to any request: the page that lies there, or that nothing does.
  const fields = [['Content-Length', '0']] as const;
  return buildAnswer(
    exists ? { status: 200, reason: 'OK', fields } : { status: 404, reason: 'Not Found', fields },
  );
}
