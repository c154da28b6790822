/**
 * The characters that HTTP is written in, as bytes: which may stand in a token, in a target, in a
 * host (RFC 9110 §5.6, RFC 3986), and bytes as text, one character per byte.
 * @module
 */

import { requireBytes, requireText } from '../errors.ts';

/**
 * Bytes by their name.
 *
 * @example
 * ```ts
 * CHARACTER.CR; // => 0x0d
 * ```
 */
export const CHARACTER = {
  NUL: 0x00,
  TAB: 0x09,
  LF: 0x0a,
  CR: 0x0d,
  SPACE: 0x20,
  QUOTE: 0x22,
  HASH: 0x23,
  PERCENT: 0x25,
  COMMA: 0x2c,
  COLON: 0x3a,
  SEMICOLON: 0x3b,
  EQUALS: 0x3d,
  BACKSLASH: 0x5c,
  DELETE: 0x7f,
} as const;

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const TOKEN = setOf(`${ALPHANUMERIC}!#$%&'*+-.^_\`|~`);
/** What may stand in a host name as it is: `unreserved` and `sub-delims` (RFC 3986 §3.2.2). */
const HOST = setOf(`${ALPHANUMERIC}-._~!$&'()*+,;=`);
/** What may stand in a path and a query as it is (RFC 3986 §3.3, §3.4). */
const TARGET = setOf(`${ALPHANUMERIC}-._~!$&'()*+,;=:@/?`);
/** Bytes decoded at once; each is an argument of a call. */
const CHUNK = 4096;

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/**
 * Whether a byte may stand in a token: the name of a field, a method, a subprotocol (RFC 9110 §5.6.2).
 *
 * @example
 * ```ts
 * isTokenCharacter('-'.charCodeAt(0)); // => true
 * isTokenCharacter('/'.charCodeAt(0)); // => false
 * ```
 */
export function isTokenCharacter(byte: number): boolean {
  return TOKEN[byte] === 1;
}

/**
 * Whether a text is a token (RFC 9110 §5.6.2): one or more letters, digits and signs that separate
 * nothing.
 *
 * @example
 * ```ts
 * isToken('permessage-deflate'); // => true
 * isToken('a b'); // => false
 * isToken(''); // => false
 * ```
 */
export function isToken(text: string): boolean {
  requireText(text);
  for (let index = 0; index < text.length; index += 1) {
    if (!isTokenCharacter(text.charCodeAt(index))) return false;
  }
  return text !== '';
}

/**
 * Whether a byte may stand in a path or a query without being percent-encoded (RFC 3986 §3.3, §3.4).
 *
 * @example
 * ```ts
 * isTargetCharacter('?'.charCodeAt(0)); // => true
 * isTargetCharacter('|'.charCodeAt(0)); // => false
 * ```
 */
export function isTargetCharacter(byte: number): boolean {
  return TARGET[byte] === 1;
}

/**
 * Whether a byte may stand in the name of a host without being percent-encoded (RFC 3986 §3.2.2).
 *
 * @example
 * ```ts
 * isHostCharacter('.'.charCodeAt(0)); // => true
 * isHostCharacter('/'.charCodeAt(0)); // => false
 * ```
 */
export function isHostCharacter(byte: number): boolean {
  return HOST[byte] === 1;
}

/**
 * Whether a byte is a blank: a space or a tab, the only whitespace within lines (RFC 9110 §5.6.3).
 *
 * @example
 * ```ts
 * isBlank(0x09); // => true
 * isBlank(0x0d); // => false
 * ```
 */
export function isBlank(byte: number | undefined): boolean {
  return byte === CHARACTER.SPACE || byte === CHARACTER.TAB;
}

/**
 * Whether a byte is a decimal digit.
 *
 * @example
 * ```ts
 * isDigit('7'.charCodeAt(0)); // => true
 * ```
 */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/**
 * Bytes as text with one character each, U+0000 to U+00FF: HTTP leaves open what bytes above 127
 * mean (RFC 9110 §5.5), and offsets in the text are offsets in the bytes.
 *
 * @example
 * ```ts
 * decodeLatin1(Uint8Array.of(0x48, 0xe9)); // => 'Hé'
 * ```
 */
export function decodeLatin1(bytes: Uint8Array): string {
  requireBytes(bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return text;
}

/**
 * The bytes of a text whose characters are at most U+00FF.
 *
 * @throws {RangeError} if one is above
 * @example
 * ```ts
 * encodeLatin1('Hé'); // => Uint8Array.of(0x48, 0xe9)
 * ```
 */
export function encodeLatin1(text: string): Uint8Array<ArrayBuffer> {
  requireText(text);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0xff) throw new RangeError(`Character ${index} is no byte: U+${code.toString(16)}`);
    bytes[index] = code;
  }
  return bytes;
}

/**
 * A text with the letters A to Z as a to z and all else as it was, for comparing without regard to
 * ASCII case (RFC 6455 §2.1).
 *
 * @example
 * ```ts
 * lowerAscii('Web\u212aet'); // => 'web\u212aet'
 * lowerAscii('WEBSOCKET'); // => 'websocket'
 * ```
 */
export function lowerAscii(text: string): string {
  requireText(text);
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * Whether a byte is a control character that no field value may hold (RFC 9110 §5.5): all but the tab.
 *
 * @example
 * ```ts
 * isControlCharacter(0x00); // => true
 * isControlCharacter(0x09); // => false
 * ```
 */
export function isControlCharacter(byte: number): boolean {
  return (byte < CHARACTER.SPACE && byte !== CHARACTER.TAB) || byte === CHARACTER.DELETE;
}
