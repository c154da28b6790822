/**
 * Bytes as text and back: hex, UTF-8, base64. Small, because every page of the book carries it, and
 * strict, because each of these texts has exactly one right spelling in the protocol; `tryDecodeHex()`
 * is for what is typed. What people paste – dumps, arrays, escaped strings – is read by
 * `dump/read-dump.ts`, which is loaded on demand.
 * @module
 */

import { requireBytes, requireText } from './errors.ts';

const HEX_DIGITS = '0123456789abcdef';
const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const utf8Encoder = new TextEncoder();
// A leading U+FEFF is part of the message in WebSocket, not a mark to drop: hence `ignoreBOM`.
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Writes bytes as lower-case hex pairs.
 *
 * @param separator what stands between two bytes
 * @example
 * ```ts
 * encodeHex(Uint8Array.of(0x81, 0x05)); // => '81 05'
 * encodeHex(Uint8Array.of(0x81, 0x05), ''); // => '8105'
 * ```
 */
export function encodeHex(bytes: Uint8Array, separator = ' '): string {
  requireBytes(bytes);
  // Character codes in one array: a string per byte takes 1 GB for 16 MiB.
  const between = utf8Encoder.encode(separator);
  const codes = new Uint8Array(bytes.length * (2 + between.length));
  let length = 0;
  for (const byte of bytes) {
    if (length > 0) for (const code of between) codes[length++] = code;
    codes[length++] = HEX_DIGITS.charCodeAt(byte >> 4);
    codes[length++] = HEX_DIGITS.charCodeAt(byte & 15);
  }
  return utf8Decoder.decode(codes.subarray(0, length));
}

/**
 * Reads pairs of hex digits, in upper or lower case, with any blanks between the pairs.
 *
 * @throws RangeError if a character is neither digit nor blank, or a pair lacks its second digit
 * @example
 * ```ts
 * decodeHex('81 05 48'); // => Uint8Array.of(0x81, 0x05, 0x48)
 * decodeHex('810548'); // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> {
  requireText(text);
  const bytes = new Uint8Array(text.length >> 1);
  let length = 0;
  let index = 0;
  while (index < text.length) {
    if (isBlank(text.charCodeAt(index))) {
      index += 1;
      continue;
    }
    const high = hexDigit(text.charCodeAt(index));
    if (high < 0) throw foreignCharacter('hex', text, index);
    if (index + 1 === text.length || isBlank(text.charCodeAt(index + 1))) {
      throw new RangeError(`Hex digit is missing after the one at position ${index}`);
    }
    const low = hexDigit(text.charCodeAt(index + 1));
    if (low < 0) throw foreignCharacter('hex', text, index + 1);
    bytes[length++] = high * 16 + low;
    index += 2;
  }
  return bytes.slice(0, length);
}

/**
 * Reads hex as people write it: blanks, commas, colons or `0x` between the bytes, or nothing.
 *
 * @returns `undefined` if it is no hex
 * @example
 * ```ts
 * tryDecodeHex('0x81, 0x05'); // => Uint8Array.of(0x81, 0x05)
 * tryDecodeHex('81:05'); // => Uint8Array.of(0x81, 0x05)
 * tryDecodeHex('81 5'); // => undefined
 * ```
 */
export function tryDecodeHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  requireText(text);
  try {
    return decodeHex(text.replaceAll(/0x(?=[\da-f])|[\s,:]/gi, ' '));
  } catch {
    return undefined;
  }
}

/**
 * The value of a hex digit given by its character code, or −1 for any other character.
 *
 * @example
 * ```ts
 * hexDigit('f'.charCodeAt(0)); // => 15
 * hexDigit('g'.charCodeAt(0)); // => -1
 * ```
 */
export function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48; // 0–9
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1; // a–f
}

/**
 * Joins byte strings into a new one.
 *
 * @example
 * ```ts
 * concatBytes(Uint8Array.of(0x81, 0), Uint8Array.of(0x88)); // => Uint8Array.of(0x81, 0, 0x88)
 * ```
 */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  parts.forEach(requireBytes);
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/**
 * Encodes text as UTF-8 (RFC 3629). A surrogate without its partner becomes U+FFFD, as in browsers.
 *
 * @example
 * ```ts
 * encodeUtf8('é'); // => Uint8Array.of(0xc3, 0xa9)
 * ```
 */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  requireText(text);
  return utf8Encoder.encode(text);
}

/**
 * Decodes UTF-8 (RFC 3629) strictly; `undefined` where the bytes are not UTF-8, which RFC 6455 §8.1
 * makes an error in a text message. U+FEFF at the start is kept.
 *
 * @example
 * ```ts
 * decodeUtf8(Uint8Array.of(0xc3, 0xa9)); // => 'é'
 * decodeUtf8(Uint8Array.of(0xc3)); // => undefined
 * ```
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  requireBytes(bytes);
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Encodes bytes as base64 with padding (RFC 4648 §4).
 *
 * @example
 * ```ts
 * encodeBase64(Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f)); // => 'SGVsbG8='
 * ```
 */
export function encodeBase64(bytes: Uint8Array): string {
  requireBytes(bytes);
  const ascii = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(61); // '='
  let out = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    // Bytes past the end count as 0; their sextets stay padding.
    const group = (bytes[index]! << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]!;
    for (let sextet = 0; sextet < Math.min(left + 1, 4); sextet += 1) {
      ascii[out + sextet] = BASE64_ALPHABET.charCodeAt((group >> (18 - 6 * sextet)) & 63);
    }
    out += 4;
  }
  return utf8Decoder.decode(ascii);
}

/**
 * Decodes base64 in its one canonical spelling (RFC 4648 §3.5, §4): padded, no blanks, unused bits zero.
 *
 * @throws RangeError if a character is foreign, padding is wrong, or the unused bits are not zero
 * @example
 * ```ts
 * decodeBase64('SGVsbG8='); // => Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f)
 * ```
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  requireText(text);
  const digits = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array((digits.length * 6) >> 3);
  let group = 0;
  let length = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const sextet = BASE64_ALPHABET.indexOf(digits.charAt(index));
    if (sextet < 0) throw foreignCharacter('base64', text, index);
    group = ((group << 6) | sextet) & 0xffff;
    const spareBits = (index * 6 + 6) % 8;
    if (index % 4 !== 0) bytes[length++] = group >> spareBits;
  }
  if (text.length % 4 !== 0 || digits.length % 4 === 1) {
    throw new RangeError(`Base64 must come in groups of 4 characters, not ${text.length} in all`);
  }
  const spareBits = (digits.length * 6) % 8;
  if ((group & ((1 << spareBits) - 1)) !== 0) {
    throw new RangeError('Last base64 digit has bits that belong to no byte');
  }
  return bytes;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function foreignCharacter(encoding: string, text: string, index: number): RangeError {
  const character = JSON.stringify(String.fromCodePoint(text.codePointAt(index)!));
  return new RangeError(`No ${encoding} digit at position ${index}: ${character}`);
}
