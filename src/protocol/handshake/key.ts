/**
 * `Sec-WebSocket-Key` and `Sec-WebSocket-Accept` as texts: what a right one looks like, and what is
 * wrong with another. Nothing here hashes, so every page can carry it; `accept-key.ts` derives the
 * one from the other.
 *
 * Texts are field values as an HTTP parser hands them over, without the blanks around them.
 * @module
 */
import { encodeBase64 } from '../bytes.ts';
import { requireBytes, requireText } from '../errors.ts';
import { readBase64 } from './base64.ts';
import type { Base64Finding, Base64Reading } from './base64.ts';

/**
 * Bytes behind a `Sec-WebSocket-Key` (RFC 6455 §4.1 item 7).
 *
 * @example
 * ```ts
 * KEY_BYTES; // => 16
 * ```
 */
export const KEY_BYTES = 16;

/**
 * Bytes behind a `Sec-WebSocket-Accept`: those of a SHA-1 digest (RFC 6455 §4.2.2 step 5.4).
 *
 * @example
 * ```ts
 * ACCEPT_BYTES; // => 20
 * ```
 */
export const ACCEPT_BYTES = 20;

/**
 * The text that a server appends to the key before it hashes (RFC 6455 §1.3, §4.2.2 step 5.4).
 *
 * @example
 * ```ts
 * HANDSHAKE_GUID.length; // => 36
 * ```
 */
export const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A fault in a key or an accept: one of its base64, or that the bytes are too few or too many. */
export type KeyFinding =
  | Base64Finding
  | {
      readonly code: 'wrong-length';
      readonly at: number;
      readonly length: number;
      /** How many bytes the text decodes to. */
      readonly bytes: number;
      /** How many there should be. */
      readonly expected: number;
    };

/** Verdict on a key or an accept, and what can be read of it all the same. */
export interface KeyCheck extends Omit<Base64Reading, 'findings'> {
  /** Whether it is canonical base64 of the right number of bytes. */
  readonly valid: boolean;
  /** Empty if and only if it is valid. */
  readonly findings: readonly KeyFinding[];
}

/**
 * Checks a `Sec-WebSocket-Key`: canonical base64 (RFC 4648 §4, pad bits zero by §3.5) of exactly 16
 * bytes (RFC 6455 §4.1 item 7, §4.2.1 item 5). No text makes it throw.
 *
 * @example
 * ```ts
 * checkKey('dGhlIHNhbXBsZSBub25jZQ==').valid; // => true
 * checkKey('AAAA').findings;
 * // => [{ code: 'wrong-length', at: 0, length: 4, bytes: 3, expected: 16 }]
 * checkKey('AQIDBAUGBwgJCgsMDQ4PEC==').canonical; // => 'AQIDBAUGBwgJCgsMDQ4PEA=='
 * ```
 */
export function checkKey(text: string): KeyCheck {
  return checkForm(text, KEY_BYTES);
}

/**
 * Checks the form of a `Sec-WebSocket-Accept`: canonical base64 of 20 bytes. Whether it answers a
 * certain key is for `verifyAccept()`. No text makes it throw.
 *
 * @example
 * ```ts
 * checkAcceptForm('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=').valid; // => true
 * checkAcceptForm('s3pPLMBiTxaQ9kYGzzhZRbK+xOo').findings;
 * // => [{ code: 'missing-padding', at: 27, length: 0, missing: 1 }]
 * ```
 */
export function checkAcceptForm(text: string): KeyCheck {
  return checkForm(text, ACCEPT_BYTES);
}

function checkForm(text: string, expected: number): KeyCheck {
  requireText(text);
  const reading = readBase64(text);
  const bytes = reading.bytes.length;
  // Where characters had to be skipped, or there is nothing, the number would say nothing more.
  const isCounted = !reading.findings.some(
    ({ code }) => code === 'empty' || code === 'foreign-character',
  );
  const findings: readonly KeyFinding[] =
    isCounted && bytes !== expected
      ? [{ code: 'wrong-length', at: 0, length: text.length, bytes, expected }, ...reading.findings]
      : reading.findings;
  return { ...reading, findings, valid: findings.length === 0 };
}

/**
 * Writes a `Sec-WebSocket-Key` from its 16 bytes. They must be drawn at random for every
 * connection (RFC 6455 §4.1 item 7); where they come from is the caller's business.
 *
 * @returns 24 characters
 * @throws {TypeError} if it is given no bytes
 * @throws {RangeError} if there are not 16 bytes
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * encodeKey(encodeUtf8('the sample nonce')); // => 'dGhlIHNhbXBsZSBub25jZQ=='
 * ```
 */
export function encodeKey(bytes: Uint8Array): string {
  requireBytes(bytes);
  if (bytes.length !== KEY_BYTES) {
    throw new RangeError(`Key must have ${KEY_BYTES} bytes, got ${bytes.length}`);
  }
  return encodeBase64(bytes);
}

/**
 * Removes blanks, tabs and line ends, which HTTP does not count as part of a field value (RFC 9110
 * §5.5). A no-break space stays, since for a peer it is a wrong byte like any other.
 *
 * @example
 * ```ts
 * trimBlanks('\t key \r\n'); // => 'key'
 * ```
 */
export function trimBlanks(text: string): string {
  requireText(text);
  const isBlank = (index: number): boolean => ' \t\r\n'.includes(text.charAt(index));
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}
