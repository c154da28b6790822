/**
 * The client's opening handshake: written as the client (RFC 6455 §4.1), checked as the server
 * (§4.2.1, §4.2.2). A check returns everything there is to say and the answer of a server with a
 * certain policy. No hash is needed for it; the answer that says yes is written by `response.ts`.
 *
 * Which requests are a handshake at all? RFC 6455 §4.2.1 has a server refuse what "does not match the
 * description", with 400 for instance; RFC 9110 §7.8 lets a server ignore `Upgrade`, and makes it do
 * so in HTTP/1.0. Here a request that names WebSocket – `websocket` in `Upgrade`, or a
 * `Sec-WebSocket-Key` or `-Version` – is a handshake, and a defect in it is answered with an error.
 * A request that names it nowhere is an ordinary one, and so is any in HTTP/1.0 and any that comes to
 * a server that does not speak WebSocket: the answer is `'ignore'`.
 * @module
 */

import { requireText } from '../errors.ts';
import { lowerAscii } from './characters.ts';
import { type Extension, requireToken, writeExtensions } from './field-values.ts';
import { type ByteRange, type Edit, FindingList, findingOf } from './head-finding.ts';
import { fatalFinding, type FieldInit, type RequestHead, serializeHead } from './http-head.ts';
import { checkRequestFields, type RequestValues } from './request-fields.ts';
import { REQUEST_RULES, type RequestFinding } from './request-rules.ts';

/** What a client asks for. */
export interface RequestInit {
  /** Path and query. */
  readonly target: string;
  /** Host, and the port if it is not the default one. */
  readonly host: string;
  /** 16 random bytes in base64, fresh for each connection. */
  readonly key: string;
  /** Browsers must send it (RFC 6455 §4.1 item 8). */
  readonly origin?: string | undefined;
  /** Subprotocols, the preferred one first. */
  readonly protocols?: readonly string[] | undefined;
  readonly extensions?: readonly Extension[] | undefined;
  /** Further fields, such as cookies. */
  readonly fields?: readonly FieldInit[] | undefined;
}

/**
 * Writes the client's opening handshake (RFC 6455 §4.1). What it is given is not judged, but cannot
 * leave its place.
 *
 * @throws {RangeError} if a part cannot stand where it belongs
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * const key = 'dGhlIHNhbXBsZSBub25jZQ==';
 * decodeUtf8(buildRequest({ target: '/chat', host: 'a.example', key, protocols: ['chat'] }));
 * // => [
 * //   'GET /chat HTTP/1.1', 'Host: a.example', 'Upgrade: websocket', 'Connection: Upgrade',
 * //   'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13',
 * //   'Sec-WebSocket-Protocol: chat', '', '',
 * // ].join('\r\n')
 * ```
 */
export function buildRequest(init: RequestInit): Uint8Array<ArrayBuffer> {
  const { target, host, key, origin, protocols = [], extensions = [], fields = [] } = init;
  requireText(key);
  const all: FieldInit[] = [
    ['Host', host],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', key],
    ['Sec-WebSocket-Version', '13'],
  ];
  if (origin !== undefined) all.push(['Origin', origin]);
  if (protocols.length > 0) {
    const names = protocols.map((name) => requireToken('Subprotocol', name));
    all.push(['Sec-WebSocket-Protocol', names.join(', ')]);
  }
  if (extensions.length > 0) all.push(['Sec-WebSocket-Extensions', writeExtensions(extensions)]);
  return serializeHead({ method: 'GET', target, fields: [...all, ...fields] });
}

/** What a server decides for itself. All is allowed where nothing is said. */
export interface ServerPolicy {
  /** Whether WebSocket is spoken here. Default: true. */
  readonly webSocket?: boolean | undefined;
  /** Paths of the resources that exist; queries are not compared. Default: any. */
  readonly resources?: readonly string[] | undefined;
  /**
   * Origins whose scripts may connect, as in `'https://example.com'`. A request without `Origin`
   * comes from no browser (RFC 6455 §4.2.1 item 7) and passes. Default: any.
   */
  readonly origins?: readonly string[] | undefined;
  /** Subprotocols the server speaks; of those offered it takes the client's first. Default: none. */
  readonly subprotocols?: readonly string[] | undefined;
  /** Values of `Authorization` that are let in, and the challenge for others. Default: nobody is asked. */
  readonly credentials?:
    { readonly challenge: string; readonly allowed: readonly string[] } | undefined;
  /** Picks from the extensions offered (RFC 6455 §9.1). Default: none. */
  readonly extensions?: ((offers: readonly Extension[]) => readonly Extension[]) | undefined;
}

/** An answer in HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly reason: string;
  /** For 101, all but `Sec-WebSocket-Accept`. */
  readonly fields: readonly FieldInit[];
}

/** What server and client agree on, once a request is accepted. */
export interface AcceptedRequest {
  readonly key: string;
  /** Path of the resource, without the query. */
  readonly path: string;
  /** `undefined` if no browser sent the request. */
  readonly origin: string | undefined;
  readonly protocol: string | undefined;
  readonly extensions: readonly Extension[];
}

/** Verdict on a request. */
export interface RequestCheck {
  /**
   * Those about the form of the head first, then in the order of the server's checks; of each rule the
   * first 100.
   */
  readonly findings: readonly RequestFinding[];
  /**
   * What the server answers; `'ignore'`: it answers as if `Upgrade` were not there; `'wait'`: it
   * reads on, since the head is incomplete.
   */
  readonly answer: HttpAnswer | 'ignore' | 'wait';
  /** Only if the answer is 101. */
  readonly accepted: AcceptedRequest | undefined;
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  414: 'URI Too Long',
  426: 'Upgrade Required',
  431: 'Request Header Fields Too Large',
  505: 'HTTP Version Not Supported',
};

const RULE_ORDER = Object.keys(REQUEST_RULES);

/**
 * Checks a request as a server does (RFC 6455 §4.2.1, §4.2.2).
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const key = 'dGhlIHNhbXBsZSBub25jZQ==';
 * const bytes = buildRequest({ target: '/chat', host: 'a.example', key });
 * const { answer, accepted, findings } = checkRequest(parseHead(bytes, 'request'));
 * answer.status; // => 101
 * accepted.key === key; // => true
 * findings.map(({ rule, severity }) => [rule, severity]); // => [['origin-missing', 'browser']]
 * checkRequest(parseHead(bytes, 'request'), { resources: ['/'] }).answer.status; // => 404
 * ```
 */
export function checkRequest(head: RequestHead, policy: ServerPolicy = {}): RequestCheck {
  const list = new FindingList<keyof typeof REQUEST_RULES>();
  const found = (
    rule: keyof typeof REQUEST_RULES,
    range: ByteRange,
    edits: readonly Edit[] = [],
  ): void => {
    list.add(rule, () => findingOf(REQUEST_RULES, rule, range, edits));
  };
  const values = checkRequestFields(head, found);
  checkPolicy(head, values, policy, found);
  const own = list.items.toSorted(
    (one, other) => RULE_ORDER.indexOf(one.rule) - RULE_ORDER.indexOf(other.rule),
  );

  const findings = [...head.findings, ...own];
  const answer = decide(head, own, values, policy);
  if (answer !== 'accept') return { findings, answer, accepted: undefined };
  const accepted = acceptBy(values, policy);
  return { findings, answer: switching(accepted), accepted };
}

function checkPolicy(
  head: RequestHead,
  { path, origin, authorization }: RequestValues,
  { resources, origins, credentials }: ServerPolicy,
  found: (rule: keyof typeof REQUEST_RULES, range: ByteRange) => void,
): void {
  const allowed = credentials?.allowed.map(normalizeCredentials);
  const given = authorization === undefined ? '' : normalizeCredentials(authorization.value);
  if (allowed?.includes(given) === false) {
    found('credentials-missing', authorization?.valueAt ?? head.startLine.targetAt);
  }
  // RFC 6455 §4.2.2 has the origin converted to lower case.
  const known = origins?.map(lowerAscii);
  if (origin !== undefined && known?.includes(lowerAscii(origin.value)) === false) {
    found('origin-refused', origin.valueAt);
  }
  if (path !== undefined && resources?.includes(path) === false) {
    found('resource-unknown', head.startLine.targetAt);
  }
}

/** The name of the scheme may be in any case (RFC 9110 §11.1). */
function normalizeCredentials(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : lowerAscii(text.slice(0, end)) + text.slice(end);
}

function decide(
  head: RequestHead,
  own: readonly RequestFinding[],
  { isHandshake }: RequestValues,
  { webSocket = true, credentials }: ServerPolicy,
): HttpAnswer | 'ignore' | 'wait' | 'accept' {
  const broken = fatalFinding(head);
  if (broken !== undefined) return answerTo(broken);
  if (!head.complete) return 'wait';
  const first = own.find(({ severity }) => severity === 'must-fail');
  if (first === undefined) return webSocket ? 'accept' : 'ignore';
  if (first.rule === 'http-version-too-old') return 'ignore';
  // Without a host, or in another major version, no request is answered as an ordinary one.
  const isOfHttp = first.field === 'Host' || first.status === 505;
  if (!isOfHttp && !(isHandshake && webSocket)) return 'ignore';
  return answerTo(first, credentials?.challenge);
}

/**
 * The answer of a server that refuses a request because of a finding, or because of the error of a
 * reader that could not go on (RFC 9110 §15.5). The connection is closed behind it, but for 426; for
 * 401, there is a challenge.
 *
 * @throws {RangeError} if there is no answer with that status
 * @example
 * ```ts
 * answerTo({ status: 405, field: undefined });
 * // => {
 * //   status: 405, reason: 'Method Not Allowed',
 * //   fields: [['Allow', 'GET'], ['Connection', 'close'], ['Content-Length', '0']],
 * // }
 * ```
 */
export function answerTo(
  { status, field }: Pick<RequestFinding, 'status' | 'field'>,
  challenge = '',
): HttpAnswer {
  const reason = REASONS[status ?? 0];
  if (status === undefined || reason === undefined) {
    throw new RangeError(`No answer with status ${status}`);
  }
  const fields: FieldInit[] = [];
  if (status === 405) fields.push(['Allow', 'GET']);
  if (status === 401) fields.push(['WWW-Authenticate', challenge]);
  if (status === 426) fields.push(['Upgrade', 'websocket'], ['Connection', 'Upgrade']);
  else fields.push(['Connection', 'close']);
  // Whoever got the version wrong is told the right one (RFC 6455 §4.4).
  if (field === 'Sec-WebSocket-Version') fields.push([field, '13']);
  fields.push(['Content-Length', '0']);
  return { status, reason, fields };
}

function acceptBy(values: RequestValues, policy: ServerPolicy): AcceptedRequest {
  const { key, path, origin, protocols, extensions } = values;
  return {
    key: key!,
    path: path!,
    origin: origin?.value,
    protocol: protocols.find((name) => policy.subprotocols?.includes(name)),
    extensions: policy.extensions?.(extensions) ?? [],
  };
}

function switching({ protocol, extensions }: AcceptedRequest): HttpAnswer {
  return {
    status: 101,
    reason: 'Switching Protocols',
    fields: acceptedFields(protocol, extensions),
  };
}

/**
 * The fields of a 101 response but `Sec-WebSocket-Accept` (RFC 6455 §4.2.2 step 5).
 *
 * @throws {RangeError} if the subprotocol, or a part of an extension, is no token
 * @example
 * ```ts
 * acceptedFields('chat', []);
 * // => [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ['Sec-WebSocket-Protocol', 'chat']]
 * ```
 */
export function acceptedFields(
  protocol: string | undefined,
  extensions: readonly Extension[],
): FieldInit[] {
  const fields: FieldInit[] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
  ];
  if (protocol !== undefined) {
    fields.push(['Sec-WebSocket-Protocol', requireToken('Subprotocol', protocol)]);
  }
  if (extensions.length > 0) fields.push(['Sec-WebSocket-Extensions', writeExtensions(extensions)]);
  return fields;
}

/**
 * Writes an answer that is not 101 (RFC 9112 §2.1).
 *
 * @throws {RangeError} if the status is 101, which needs `buildResponse()`
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * decodeUtf8(buildAnswer({ status: 404, reason: 'Not Found', fields: [['Content-Length', '0']] }));
 * // => 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'
 * ```
 */
export function buildAnswer({ status, reason, fields }: HttpAnswer): Uint8Array<ArrayBuffer> {
  if (status === 101) throw new RangeError('A 101 response needs Sec-WebSocket-Accept');
  return serializeHead({ statusCode: status, reason, fields });
}
