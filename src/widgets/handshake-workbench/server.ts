/**
 * The server's side of the handshake workbench: a request, and what becomes of it. This is the part that
 * needs the protocol engine; the view loads it when the reader changes something, as the judgement of
 * the first request comes with the page.
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
import { type Finding, foundIn, serverChecklist } from './checklist.ts';
import { withField } from './field-lines.ts';
import {
  type Decision,
  isDecision,
  type Outcome,
  type Policy,
  type Recorded,
  type Served,
  startWith,
  type State,
} from './model.ts';
import { readSource, type Source, textRange, writeSource } from './source.ts';

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

export const START: State = startWith(SAMPLE_REQUEST);

/** The server's side: what it finds in the request, and what it answers. */
export function serve({ request, policy }: Pick<State, 'request' | 'policy'>): Served {
  const source = readSource(request);
  const head = parseHead(source.bytes, 'request');
  const check = checkRequest(head, policyOf(policy));
  const bytes = answerBytes(check, policy.exists);
  const answer = bytes === undefined ? undefined : readSource(writeSource(bytes));
  return {
    source,
    ...serverChecklist(source, head, foundIn(source, check.findings)),
    outcome: outcomeOf(check.answer),
    status: answer?.lines[0]!.text.replace(/^\S+ /, '') ?? '',
    answer,
  };
}

export function record({ source, answer, ...judged }: Served): Recorded {
  return { ...judged, request: source.text, answer: answer?.text ?? '' };
}

/** What mends a refusal that the server has decided: the request is in order. */
const DECISIONS: Readonly<Record<Decision, (state: State, found: string) => Partial<State>>> = {
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
  const decide = isDecision(first.rule) ? DECISIONS[first.rule] : undefined;
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
  return { ...state, [which]: writeSource(bytes) + source.unread };
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
