/**
 * Reads what is pasted as a server's answer: the value alone, its header field, or a whole response with
 * whatever a tool such as curl wrote around it. Here the text is only made ready; the core parses it.
 * @module
 */

import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import { isToken } from '#protocol/handshake/characters.ts';
import { fieldsNamed, type HeaderField, parseHead } from '#protocol/handshake/http-head.ts';

/** Why a pasted head holds no answer that could be checked. */
export type HeadFault =
  /** A client's: it has a key and no answer to one. */
  | { readonly verdict: 'request' }
  /** Then the rest of the response is plain HTTP (RFC 6455 §4.1). */
  | { readonly verdict: 'not-101'; readonly status: string }
  /** RFC 6455 §4.2.2 asks for the field, and §4.1 has the client fail without it. */
  | { readonly verdict: 'no-accept' }
  /** A response must not have it more than once (RFC 6455 §11.3.3). */
  | { readonly verdict: 'accept-twice' }
  | { readonly verdict: 'accept-empty' };

/** Stands where fields are pasted without the start line that they belong under. */
const START_LINE = 'HTTP/1.1 101 ';

/**
 * @returns a value that can be checked, or what is wrong with the head that it should stand in. Text
 *   that is no head counts as a value.
 */
export function readHead(text: string): { readonly value: string } | HeadFault {
  const lines = linesOf(text);
  // The last response counts: those before it came from a proxy, or sent the client elsewhere.
  const start = lines.findLastIndex((line) => statusOf(line) !== undefined);
  const accepts = valuesOf('accept', lines.slice(start + 1));
  const [accept] = accepts;
  if (start < 0 && accept === undefined) {
    if (lines.some(isRequestLine) || valuesOf('key', lines).length > 0) {
      return { verdict: 'request' };
    }
    const isHead = fieldsOf(lines).some(({ name }) => isToken(name));
    return isHead ? { verdict: 'no-accept' } : { value: text };
  }
  const status = statusOf(lines[start] ?? START_LINE);
  if (status !== 101) return { verdict: 'not-101', status: String(status) };
  if (accept === undefined) return { verdict: 'no-accept' };
  if (accepts.length > 1) return { verdict: 'accept-twice' };
  return accept === '' ? { verdict: 'accept-empty' } : { value: accept };
}

/** The values of a header field of the handshake, without blanks around them, in order. */
export function fieldValues(field: 'key' | 'accept', text: string): string[] {
  return valuesOf(field, linesOf(text));
}

/** Lines without the blanks and the arrow of `curl -v` before them; no empty ones, which end heads. */
function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[ \t]*(?:[<>][ \t]*)?/, ''))
    .filter((line) => line !== '');
}

/** The status of a response, if the line is the first of one. */
function statusOf(line: string): number | undefined {
  const { version, statusCode } = parseHead(encodeUtf8(line), 'response').startLine;
  return isHttp(version) ? statusCode : undefined;
}

function isRequestLine(line: string): boolean {
  const { method, target, version } = parseHead(encodeUtf8(line), 'request').startLine;
  return isToken(method) && target !== '' && isHttp(version);
}

/** Of any version, so that a response of HTTP/2 can be told from a value. */
function isHttp(version: string): boolean {
  return version.toUpperCase().startsWith('HTTP/');
}

function fieldsOf(lines: readonly string[]): readonly HeaderField[] {
  return parseHead(bytesOf(lines), 'response').fields;
}

function valuesOf(field: 'key' | 'accept', lines: readonly string[]): string[] {
  const fields = fieldsNamed({ fields: fieldsOf(lines) }, `Sec-WebSocket-${field}`);
  const bytes = bytesOf(lines);
  return fields.map(({ valueAt }) => decodeUtf8(bytes.subarray(valueAt.start, valueAt.end))!);
}

function bytesOf(lines: readonly string[]): Uint8Array {
  return encodeUtf8([START_LINE, ...lines].join('\r\n'));
}
