/**
 * The start line and the fields of a handshake, checked one by one (RFC 6455 §4.2.1), and what they
 * say.
 * @module
 */

import { isHostCharacter, isToken, lowerAscii } from './characters.ts';
import { type Extension, readList } from './field-values.ts';
import {
  addField,
  appendElement,
  placeOfMissing,
  removeElement,
  removeField,
  setText,
} from './head-edits.ts';
import type { ByteRange, Edit } from './head-finding.ts';
import { fieldsNamed, type HeaderField, type RequestHead } from './http-head.ts';
import { checkKey } from './key.ts';
import type { REQUEST_RULES } from './request-rules.ts';
import { parseTarget } from './request-target.ts';
import { checkConnection, checkExtensions, isOfDraft, noteGaps } from './shared-fields.ts';

/** Takes a finding. */
export type FoundInRequest = (
  rule: keyof typeof REQUEST_RULES,
  range: ByteRange,
  edits?: readonly Edit[],
) => void;

/** What a request says, as far as it can be read. */
export interface RequestValues {
  /** Whether the request names WebSocket, and is to be judged as a handshake. */
  readonly isHandshake: boolean;
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly origin: HeaderField | undefined;
  readonly authorization: HeaderField | undefined;
  readonly protocols: readonly string[];
  readonly extensions: readonly Extension[];
}

const VERSION = /^(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/;

/**
 * Checks everything that needs no policy.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const head = parseHead(encodeUtf8('GET /a?b HTTP/1.1\r\nHost: a\r\n\r\n'), 'request');
 * const rules = [];
 * const { path, isHandshake } = checkRequestFields(head, (rule) => rules.push(rule));
 * path; // => '/a'
 * isHandshake; // => false
 * rules;
 * // => ['upgrade-missing', 'connection-missing', 'version-missing', 'key-missing', 'origin-missing']
 * ```
 */
export function checkRequestFields(head: RequestHead, found: FoundInRequest): RequestValues {
  const path = checkStartLine(head, found);
  checkHost(head, found);
  checkContent(head, found);
  const upgrade = checkUpgrade(head, found);
  checkConnectionStays(head, found);
  const version = checkVersion(head, found);
  const key = checkKeyField(head, found);
  const protocols = checkProtocols(head, found);
  const extensions = checkExtensions(head, found).map(({ name, parameters }) => ({
    name,
    parameters,
  }));
  const origin = checkOrigin(head, found);
  checkOtherFields(head, found);
  return {
    isHandshake: upgrade || key !== undefined || version,
    path,
    key,
    origin,
    authorization: fieldsNamed(head, 'Authorization')[0],
    protocols,
    extensions,
  };
}

function checkStartLine({ startLine }: RequestHead, found: FoundInRequest): string | undefined {
  const { method, methodAt, target, targetAt, version, versionAt } = startLine;
  if (method !== '' && method !== 'GET') {
    found('method-not-get', methodAt, setText(methodAt, ['GET']));
  }
  const toHttp11 = setText(versionAt, ['HTTP/1.1']);
  const [major, minor] = [version.charAt(5), version.charAt(7)];
  // Anything else that is not 1.1 is malformed, and found as that.
  if (/^HTTP\/\d\.\d$/.test(version) && version !== 'HTTP/1.1') {
    if (major > '1') found('http-version-unsupported', versionAt, toHttp11);
    else if (major === '0' || minor === '0') found('http-version-too-old', versionAt, toHttp11);
    else found('http-version-unknown', versionAt, toHttp11);
  }
  const parsed = parseTarget(target, method);
  if (parsed.form === 'origin') return parsed.path;
  if (parsed.form !== 'absolute') return undefined;
  const path = parsed.path === '' ? '/' : parsed.path;
  const isHttp = parsed.scheme === 'http' || parsed.scheme === 'https';
  if (!isHttp || !isHost(parsed.authority ?? '')) {
    const resource = path + (parsed.query === undefined ? '' : `?${parsed.query}`);
    const edits = path.startsWith('/') ? setText(targetAt, [resource]) : [];
    found('target-not-http', targetAt, edits);
  }
  return path;
}

/** Exactly one, with a host in it (RFC 9112 §3.2, RFC 6455 §4.1 item 4). */
function checkHost(head: RequestHead, found: FoundInRequest): void {
  const host = single(head, 'Host', 'host-repeated', found);
  const target = parseTarget(head.startLine.target, head.startLine.method);
  const named = target.form === 'absolute' ? target.authority : undefined;
  const authority = named !== undefined && isHost(named) ? named : undefined;
  const right = authority ?? { need: 'host' as const };
  if (host === undefined) {
    found('host-missing', placeOfMissing(head), addField(head, 'Host', [right]));
  } else if (host.value === '') {
    found('host-empty', host.line, setText(host.valueAt, [' ', right]));
  } else if (!isHost(host.value)) {
    found('host-malformed', host.valueAt, setText(host.valueAt, [right]));
  } else if (authority !== undefined && lowerAscii(authority) !== lowerAscii(host.value)) {
    found('host-not-target', host.valueAt, setText(host.valueAt, [right]));
  }
}

/** `uri-host [ ":" port ]` with a host that is not empty (RFC 9110 §7.2, RFC 3986 §3.2.2). */
function isHost(text: string): boolean {
  const port = /:\d*$/.exec(text);
  const host = port === null ? text : text.slice(0, port.index);
  if (/^\[[\da-f:.]+\]$/i.test(host) || /^\[v[\da-f]+\.[\w.~!$&'()*+,;=:-]+\]$/i.test(host)) {
    return true;
  }
  const name = host.replaceAll(/%[\da-f]{2}/gi, 'x');
  for (let index = 0; index < name.length; index += 1) {
    if (!isHostCharacter(name.charCodeAt(index))) return false;
  }
  return name !== '';
}

/**
 * A server may refuse a GET with content (RFC 9110 §9.3.1), and here it must: the content would be read
 * as frames, although the client is still in the middle of its request (RFC 9110 §7.8).
 */
function checkContent(head: RequestHead, found: FoundInRequest): void {
  for (const field of fieldsNamed(head, 'Content-Length')) {
    const isNumber = /^\d+$/.test(field.value);
    if (!isNumber) found('content-length-malformed', field.line, removeField(field));
    else if (/[1-9]/.test(field.value)) found('content', field.line, removeField(field));
  }
  for (const field of fieldsNamed(head, 'Transfer-Encoding')) {
    found('content', field.line, removeField(field));
  }
}

/** @returns whether `websocket` is in it */
function checkUpgrade(head: RequestHead, found: FoundInRequest): boolean {
  const fields = fieldsNamed(head, 'Upgrade');
  const [first, ...others] = fields;
  if (first === undefined) {
    found('upgrade-missing', placeOfMissing(head), addField(head, 'Upgrade', ['websocket']));
    return false;
  }
  const list = readList(fields);
  noteGaps(list, found);
  const names = list.elements.map(({ text }) => lowerAscii(text));
  const hasWebSocket = names.includes('websocket');
  for (const element of list.elements) {
    // A name, and perhaps a version behind a slash.
    const [name, version, ...more] = element.text.split('/') as [string, ...string[]];
    const isProtocol = isToken(name) && (version === undefined || isToken(version));
    if (!isProtocol || more.length > 0) {
      found('upgrade-malformed', element, setText(element, ['websocket']));
    }
  }
  const last = others.at(-1) ?? first;
  if (!hasWebSocket) {
    found('upgrade-not-websocket', last.line, appendElement(last, list, 'websocket'));
  } else if (names.some((name) => name !== 'websocket')) {
    const edits = setText(first.valueAt, ['websocket']);
    found('upgrade-others', last.valueAt, [...edits, ...others.flatMap(removeField)]);
  }
  return hasWebSocket;
}

/** Who asks for another protocol on this connection does not ask for its end (RFC 9112 §9.6). */
function checkConnectionStays(head: RequestHead, found: FoundInRequest): void {
  const fields = fieldsNamed(head, 'Connection');
  for (const element of checkConnection(head, found)) {
    if (lowerAscii(element.text) === 'close') {
      found('connection-close', element, removeElement(fields, element));
    }
  }
}

/** @returns whether the request names a version */
function checkVersion(head: RequestHead, found: FoundInRequest): boolean {
  const name = 'Sec-WebSocket-Version';
  const field = single(head, name, 'version-repeated', found);
  if (field === undefined) {
    found('version-missing', placeOfMissing(head), addField(head, name, ['13']));
    return false;
  }
  const to13 = setText(field.valueAt, field.value === '' ? [' 13'] : ['13']);
  if (!VERSION.test(field.value)) found('version-malformed', field.line, to13);
  else if (field.value !== '13') found('version-not-13', field.valueAt, to13);
  return true;
}

/** @returns the key, right or wrong */
function checkKeyField(head: RequestHead, found: FoundInRequest): string | undefined {
  const name = 'Sec-WebSocket-Key';
  const field = single(head, name, 'key-repeated', found);
  const newKey = { need: 'key' as const };
  if (field === undefined) {
    found('key-missing', placeOfMissing(head), addField(head, name, [newKey]));
    return undefined;
  }
  const { valid, findings, readable, bytes, canonical } = checkKey(field.value);
  if (valid) return field.value;
  const isSame = readable && bytes.length === 16;
  const before = field.value === '' ? ' ' : '';
  const edits = setText(field.valueAt, [before, isSame ? canonical : newKey]);
  if (findings.every(({ code }) => code === 'pad-bits')) {
    // A decoder may refuse such a key (RFC 4648 §3.5); a server need not decode it (RFC 6455 §4.2.2).
    found('key-not-canonical', field.valueAt, edits);
  } else if (findings[0]?.code === 'wrong-length') {
    found('key-wrong-length', field.valueAt, edits);
  } else {
    found('key-malformed', field.line, edits);
  }
  return field.value;
}

/** @returns the subprotocols offered, the preferred one first */
function checkProtocols(head: RequestHead, found: FoundInRequest): readonly string[] {
  const fields = fieldsNamed(head, 'Sec-WebSocket-Protocol');
  const list = readList(fields);
  noteGaps(list, found);
  if (list.elements.length === 0) {
    for (const field of fields) found('protocol-empty', field.line, removeField(field));
  }
  const names = new Set<string>();
  for (const element of list.elements) {
    if (!isToken(element.text)) {
      found('protocol-malformed', element, removeElement(fields, element));
    } else if (names.has(element.text)) {
      found('protocol-twice', element, removeElement(fields, element));
    }
    names.add(element.text);
  }
  return [...names].filter(isToken);
}

function checkOrigin(head: RequestHead, found: FoundInRequest): HeaderField | undefined {
  const origin = single(head, 'Origin', 'origin-repeated', found);
  const right = { need: 'origin' as const };
  if (origin === undefined) {
    found('origin-missing', placeOfMissing(head), addField(head, 'Origin', [right]));
  } else if (!isOrigin(origin.value)) {
    const before = origin.value === '' ? ' ' : '';
    found('origin-malformed', origin.line, setText(origin.valueAt, [before, right]));
  }
  return origin;
}

/** `null`, or a scheme, a host and perhaps a port, with nothing behind (RFC 6454 §7.1). */
function isOrigin(text: string): boolean {
  if (text === 'null') return true;
  const slashes = text.indexOf('://');
  const host = text.slice(slashes + 3);
  return (
    /^[a-z][a-z\d+.-]*$/i.test(text.slice(0, Math.max(slashes, 0))) && (host === '' || isHost(host))
  );
}

/** Fields of the server's side, and those that drafts before RFC 6455 had. */
function checkOtherFields(head: RequestHead, found: FoundInRequest): void {
  for (const field of head.fields) {
    const name = lowerAscii(field.name);
    if (name === 'sec-websocket-accept') {
      found('field-of-response', field.line, removeField(field));
    } else if (isOfDraft(name)) {
      found('field-of-draft', field.line, removeField(field));
    }
  }
}

/** The first field of a name, the others being too many. */
function single(
  head: RequestHead,
  name: string,
  rule: keyof typeof REQUEST_RULES,
  found: FoundInRequest,
): HeaderField | undefined {
  const [first, ...others] = fieldsNamed(head, name);
  for (const other of others) found(rule, other.line, removeField(other));
  return first;
}
