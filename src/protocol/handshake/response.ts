/**
 * The server's opening handshake, checked as the client (RFC 6455 §4.1); `build-response.ts` writes it.
 * Both stand on `accept-key.ts` and its hash; requests are read without.
 * @module
 */

import { deriveAccept } from './accept-key.ts';
import { isToken, lowerAscii } from './characters.ts';
import { type Extension, readList } from './field-values.ts';
import { addField, placeOfMissing, removeElement, removeField, setText } from './head-edits.ts';
import { type ByteRange, type Edit, FindingList, findingOf } from './head-finding.ts';
import { fatalFinding, fieldsNamed, type ResponseHead } from './http-head.ts';
import { checkAcceptForm } from './key.ts';
import { RESPONSE_RULES, type ResponseFinding } from './response-rules.ts';
import { checkConnection, checkExtensions, isOfDraft, noteGaps } from './shared-fields.ts';

/** What the client had sent. */
export interface SentRequest {
  /** Its `Sec-WebSocket-Key`. */
  readonly key: string;
  /** Subprotocols offered. Default: none. */
  readonly protocols?: readonly string[] | undefined;
  /** Extensions offered. Default: none. */
  readonly extensions?: readonly Extension[] | undefined;
}

/** Verdict on a response. */
export interface ResponseCheck {
  /**
   * Those about the form of the head first, then in the order of the client's checks; of each rule the
   * first 100.
   */
  readonly findings: readonly ResponseFinding[];
  /**
   * `'open'`: the connection is established; `'fail'`: the client fails it; `'http'`: the status is
   * not 101, and the client goes on as HTTP has it, with a redirect or a login for instance;
   * `'interim'`: another response follows behind this one, and decides (RFC 9110 §15.2); `'wait'`: the
   * client reads on, since the head is incomplete.
   */
  readonly outcome: 'open' | 'fail' | 'http' | 'interim' | 'wait';
  /** The subprotocol in use, if the outcome is `'open'` and there is one. */
  readonly protocol: string | undefined;
  /** The extensions in use; none unless the outcome is `'open'`. */
  readonly extensions: readonly Extension[];
}

type Found = (rule: keyof typeof RESPONSE_RULES, range: ByteRange, edits?: readonly Edit[]) => void;

/**
 * Checks a response as a client does (RFC 6455 §4.1). Where the client is a browser, rules for
 * browsers count, too, and any status but 101 is a failure, unless it is an interim one.
 *
 * @throws {TypeError} if there is no key
 * @example
 * ```ts
 * import { buildResponse } from '#protocol/handshake/build-response.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const key = 'dGhlIHNhbXBsZSBub25jZQ==';
 * const head = parseHead(buildResponse({ key }), 'response');
 * checkResponse(head, { key }).outcome; // => 'open'
 * const sent = { key, protocols: ['chat'] };
 * checkResponse(head, sent).outcome; // => 'open'
 * checkResponse(head, sent, { browser: true }).outcome; // => 'fail'
 * checkResponse(head, { key: 'AAAAAAAAAAAAAAAAAAAAAA==' }).findings[0].rule; // => 'accept-wrong'
 * ```
 */
export function checkResponse(
  head: ResponseHead,
  sent: SentRequest,
  { browser = false }: { readonly browser?: boolean } = {},
): ResponseCheck {
  const own = new FindingList<keyof typeof RESPONSE_RULES>();
  const found: Found = (rule, range, edits) => {
    own.add(rule, () => findingOf(RESPONSE_RULES, rule, range, edits));
  };

  const { statusCode, statusAt, reasonAt } = head.startLine;
  const agreed = { start: statusAt.start, end: reasonAt.end, text: ['101 Switching Protocols'] };
  let protocol: string | undefined;
  let extensions: readonly Extension[] = [];
  if (statusCode === 101) {
    checkVersion(head, found);
    checkUpgrade(head, found);
    checkConnection(head, found);
    checkAccept(head, sent, found);
    extensions = checkAccepted(head, sent, found);
    protocol = checkProtocol(head, sent, found);
    checkOtherFields(head, found);
  } else if (isInterim(statusCode)) {
    checkVersion(head, found);
    found('status-interim', statusAt, [agreed]);
  } else if (statusCode !== undefined) {
    found('status-not-101', statusAt, [agreed]);
    if (statusCode >= 300 && statusCode <= 399) {
      found('redirect-not-followed', statusAt, [agreed]);
    }
  }
  const findings = [...head.findings, ...own.items];
  const outcome = outcomeOf(head, findings, browser);
  return outcome === 'open'
    ? { findings, outcome, protocol, extensions }
    : { findings, outcome, protocol: undefined, extensions: [] };
}

function outcomeOf(
  head: ResponseHead,
  findings: readonly ResponseFinding[],
  browser: boolean,
): ResponseCheck['outcome'] {
  if (fatalFinding(head) !== undefined) return 'fail';
  if (!head.complete) return 'wait';
  const first = findings.find(
    ({ severity }) =>
      severity === 'must-fail' || severity === 'http' || (browser && severity === 'browser'),
  );
  if (first === undefined) return isInterim(head.startLine.statusCode) ? 'interim' : 'open';
  return first.severity === 'http' && !browser ? 'http' : 'fail';
}

/**
 * Any 1xx but 101, which is the answer that is waited for. The Fetch Standard has browsers pass over
 * them, too; Firefox does, Chromium fails the connection. What is no status at all, such as 001, is none
 * of them: it is read as a 5xx (RFC 9110 §15).
 */
function isInterim(statusCode: number | undefined): boolean {
  return statusCode !== undefined && statusCode >= 100 && statusCode < 200 && statusCode !== 101;
}

/** 1xx responses came with HTTP/1.1, and what others would look like is unknown (RFC 9110 §15.2). */
function checkVersion({ startLine }: ResponseHead, found: Found): void {
  const { version, versionAt } = startLine;
  if (version === 'HTTP/1.1' || !/^HTTP\/\d\.\d$/.test(version)) return;
  const edits = setText(versionAt, ['HTTP/1.1']);
  const major = version.charAt(5);
  if (major > '1') found('http-version-unsupported', versionAt, edits);
  else if (version < 'HTTP/1.1') found('http-version-too-old', versionAt, edits);
  else found('http-version-unknown', versionAt, edits);
}

/** The value must be `websocket`, not contain it: check 2 of RFC 6455 §4.1. */
function checkUpgrade(head: ResponseHead, found: Found): void {
  const fields = fieldsNamed(head, 'Upgrade');
  const [first, ...others] = fields;
  if (first === undefined) {
    found('upgrade-missing', placeOfMissing(head), addField(head, 'Upgrade', ['websocket']));
    return;
  }
  const list = readList(fields);
  noteGaps(list, found);
  const [name, ...more] = list.elements.map(({ text }) => lowerAscii(text));
  if (name === 'websocket' && more.length === 0) return;
  const before = first.value === '' ? ' ' : '';
  const edits = setText(first.valueAt, [`${before}websocket`]);
  found('upgrade-not-websocket', first.line, [...edits, ...others.flatMap(removeField)]);
}

function checkAccept(head: ResponseHead, { key }: SentRequest, found: Found): void {
  const name = 'Sec-WebSocket-Accept';
  const right = deriveAccept(key).accept;
  const [field, ...others] = fieldsNamed(head, name);
  if (field === undefined) {
    found('accept-missing', placeOfMissing(head), addField(head, name, [right]));
    return;
  }
  for (const other of others) found('accept-repeated', other.line, removeField(other));
  if (field.value === right) return;
  const before = field.value === '' ? ' ' : '';
  const rule = checkAcceptForm(field.value).valid ? 'accept-wrong' : 'accept-malformed';
  found(rule, field.line, setText(field.valueAt, [before, right]));
}

function checkAccepted(
  head: ResponseHead,
  { extensions: offers = [] }: SentRequest,
  found: Found,
): readonly Extension[] {
  const fields = fieldsNamed(head, 'Sec-WebSocket-Extensions');
  const extensions = checkExtensions(head, found);
  for (const extension of extensions) {
    if (offers.some(({ name }) => name === extension.name)) continue;
    found('extension-not-offered', extension, removeElement(fields, extension));
  }
  return extensions.map(({ name, parameters }) => ({ name, parameters }));
}

function checkProtocol(
  head: ResponseHead,
  { protocols = [] }: SentRequest,
  found: Found,
): string | undefined {
  const name = 'Sec-WebSocket-Protocol';
  const [field, ...others] = fieldsNamed(head, name);
  if (field === undefined) {
    const [preferred] = protocols;
    // Which one the server speaks is not for the client to say, if there are several.
    const edits = protocols.length === 1 ? addField(head, name, [preferred!]) : [];
    if (preferred !== undefined) found('protocol-missing', placeOfMissing(head), edits);
    return undefined;
  }
  for (const other of others) found('protocol-repeated', other.line, removeField(other));
  if (!isToken(field.value)) found('protocol-malformed', field.line, removeField(field));
  else if (!protocols.includes(field.value)) {
    found('protocol-not-offered', field.line, removeField(field));
  }
  return field.value;
}

/** Fields that a 101 response cannot use, and those of the client's side or of drafts. */
function checkOtherFields(head: ResponseHead, found: Found): void {
  for (const field of head.fields) {
    const name = lowerAscii(field.name);
    const rule = isOfDraft(name) ? 'field-of-draft' : ODD_FIELDS.get(name);
    if (rule !== undefined) found(rule, field.line, removeField(field));
  }
}

const ODD_FIELDS = new Map<string, keyof typeof RESPONSE_RULES>([
  ['content-length', 'content'],
  ['transfer-encoding', 'content'],
  ['sec-websocket-version', 'version-not-asked'],
  ['sec-websocket-key', 'field-of-request'],
]);
