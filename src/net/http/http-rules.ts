/**
 * The rules for the body of an HTTP/1.x message (RFC 9112 §6 to §8), as one table. Those for its head
 * are the core's.
 * @module
 */

import {
  type ByteRange,
  findingOf,
  type HandshakeFinding,
  type RuleEntry,
} from '#protocol/handshake/head-finding.ts';
import type { HeadField, HeadKind, HeadRule } from '#protocol/handshake/head-rules.ts';

/**
 * The rules for bodies. What must fail leaves nobody sure where the next message begins: the
 * connection closes. So it does behind a message with both fields for its length, read or refused.
 *
 * @example
 * ```ts
 * HTTP_RULES['chunk-size-malformed'];
 * // => { severity: 'must-fail', section: 'RFC 9112 §7.1', status: 400 }
 * ```
 */
export const HTTP_RULES = {
  'length-forbidden': {
    severity: 'odd',
    section: 'RFC 9110 §8.6',
    field: 'Content-Length',
  },
  'transfer-encoding-forbidden': {
    severity: 'odd',
    section: 'RFC 9112 §6.1',
    field: 'Transfer-Encoding',
  },
  'transfer-encoding-before-1.1': {
    severity: 'must-fail',
    section: 'RFC 9112 §6.1',
    field: 'Transfer-Encoding',
    status: 400,
  },
  'length-and-transfer-encoding': {
    severity: 'odd',
    section: 'RFC 9112 §6.3',
    field: 'Content-Length',
  },
  'chunked-twice': { severity: 'odd', section: 'RFC 9112 §6.1', field: 'Transfer-Encoding' },
  'chunked-not-last': {
    severity: 'must-fail',
    section: 'RFC 9112 §6.3',
    field: 'Transfer-Encoding',
    status: 400,
  },
  'length-malformed': {
    severity: 'must-fail',
    section: 'RFC 9112 §6.3',
    field: 'Content-Length',
    status: 400,
  },
  'length-too-large': {
    severity: 'must-fail',
    section: 'RFC 9110 §8.6',
    field: 'Content-Length',
    status: 413,
  },
  'length-repeated': { severity: 'odd', section: 'RFC 9112 §6.3', field: 'Content-Length' },

  'chunk-size-malformed': { severity: 'must-fail', section: 'RFC 9112 §7.1', status: 400 },
  'chunk-size-too-large': { severity: 'must-fail', section: 'RFC 9112 §7.1', status: 413 },
  'chunk-extension-malformed': { severity: 'must-fail', section: 'RFC 9112 §7.1.1', status: 400 },
  'chunk-bare-lf': { severity: 'must-fail', section: 'RFC 9112 §7.1', status: 400 },
  'chunk-end-missing': { severity: 'must-fail', section: 'RFC 9112 §7.1', status: 400 },
  'trailer-forbidden': { severity: 'odd', section: 'RFC 9110 §6.5.1' },

  'body-incomplete': { severity: 'must-fail', section: 'RFC 9112 §8', status: 408 },
} as const satisfies Record<string, RuleEntry>;

/** Name of a rule for messages. */
export type HttpRule = keyof typeof HTTP_RULES | HeadRule;

/** A broken rule of a message. Its place is in bytes from the start of the message. */
export type HttpFinding = HandshakeFinding<HttpRule>;

/** What a run of bytes in a message is. */
export type HttpField =
  HeadField | 'message-body' | 'chunk-size' | 'chunk-extension' | 'chunk-data';

/**
 * A finding against a rule for bodies; only a request is answered with a status.
 *
 * @example
 * ```ts
 * httpFinding('chunk-bare-lf', 'response', { start: 40, end: 41 }).status; // => undefined
 * ```
 */
export function httpFinding(
  rule: keyof typeof HTTP_RULES,
  kind: HeadKind,
  at: ByteRange,
): HttpFinding {
  const finding = findingOf<keyof typeof HTTP_RULES>(HTTP_RULES, rule, at);
  return kind === 'request' ? finding : { ...finding, status: undefined };
}
