/**
 * Reads what is pasted as a server's answer: the value alone, its header field, or a whole response with
 * whatever a tool such as curl wrote around it.
 * @module
 */

import { trimBlanks } from '#protocol/handshake/key.ts';

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

/** Before a line of a head: blanks, and the arrow of `curl -v`. */
const BEFORE = String.raw`^[ \t]*(?:[<>][ \t]*)?`;
const STATUS = new RegExp(String.raw`${BEFORE}HTTP/\d[.\d]*[ \t]+(\d{3})`, 'gim');
const REQUEST = new RegExp(String.raw`${BEFORE}[A-Z]+[ \t]+\S+[ \t]+HTTP/\d`, 'im');
const FIELD = new RegExp(String.raw`${BEFORE}[\w!#$%&'*+.^|~-]+:`, 'm');

/**
 * @returns a value that can be checked, or what is wrong with the head that it should stand in. Text
 *   that is no head counts as a value.
 */
export function readHead(text: string): { readonly value: string } | HeadFault {
  const last = [...text.matchAll(STATUS)].at(-1);
  // The last response counts: those before it came from a proxy, or sent the client elsewhere.
  const response = text.slice(last?.index);
  const accepts = fieldValues('accept', response);
  const [accept] = accepts;
  if (last === undefined && accept === undefined) {
    const isRequest = REQUEST.test(text) || fieldValues('key', text).length > 0;
    if (isRequest) return { verdict: 'request' };
    return FIELD.test(text) ? { verdict: 'no-accept' } : { value: text };
  }
  const status = last?.[1] ?? '101';
  if (status !== '101') return { verdict: 'not-101', status };
  if (accept === undefined) return { verdict: 'no-accept' };
  if (accepts.length > 1) return { verdict: 'accept-twice' };
  return accept === '' ? { verdict: 'accept-empty' } : { value: accept };
}

/** The values of a header field of the handshake, without blanks around them, in order. */
export function fieldValues(field: 'key' | 'accept', text: string): string[] {
  const line = new RegExp(String.raw`${BEFORE}sec-websocket-${field}[ \t]*:([^\r\n]*)`, 'gim');
  return [...text.matchAll(line)].map((match) => trimBlanks(match[1]!));
}
