/**
 * Reads what somebody typed as an answer: generous about blanks, separators and the wide digits of East
 * Asian keyboards, and clear about what cannot be read, so that nobody fails a task over its spelling.
 * @module
 */

import { hexDigit } from '#protocol/bytes.ts';

/** A number as it was typed: whole ones exactly, however long. */
export type TypedNumber = number | bigint;

/** What was read, or why it could not be: a key and what fills its holes. */
export type Reading<Value, Key extends string> =
  { readonly value: Value } | { readonly unreadable: Key; readonly holes?: Record<string, string> };

/**
 * Hex as people write it: in upper or lower case, with blanks, commas, colons or dashes between the
 * bytes and `0x` before them.
 */
export function readHex(text: string): Reading<Uint8Array, 'hex-odd' | 'hex-character'> {
  const runs = text.normalize('NFKC').split(/(?:0x|\\x|[\s,:;-])+/i);
  const digits = runs.join('');
  const bytes = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < digits.length; i += 1) {
    const digit = hexDigit(digits.charCodeAt(i));
    if (digit < 0) return { unreadable: 'hex-character', holes: { character: digits.charAt(i) } };
    if (i >> 1 < bytes.length) bytes[i >> 1] = (bytes[i >> 1]! << 4) | digit;
  }
  // In `1 5` each digit is half a byte; together they are no byte that was meant.
  return runs.every(({ length }) => length % 2 === 0)
    ? { value: bytes }
    : { unreadable: 'hex-odd' };
}

const GROUPS = /^[+-]?\d{1,3}(?:[ ,_']\d{3})+(?:\.\d+)?$/;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** A number in decimal digits; groups of three may stand apart, as in `1 000`, `1,000` or `1_000`. */
export function readNumber(
  text: string,
): Reading<TypedNumber, 'number-comma' | 'number-unit' | 'number-form'> {
  // Narrow blanks and wide digits become plain ones.
  const trimmed = text.normalize('NFKC').trim().replace('\u2212', '-');
  const typed = GROUPS.test(trimmed) ? trimmed.replace(/[ ,_']/g, '') : trimmed;
  if (PLAIN.test(typed)) {
    return { value: /^[+-]?\d+$/.test(typed) ? BigInt(typed.replace('+', '')) : Number(typed) };
  }
  if (/^[+-]?\d+,\d+$/.test(typed)) return { unreadable: 'number-comma' };
  const unit = /^[+-]?[\d.,_ ]*\d\s*([a-z%μ].*)$/i.exec(typed)?.[1];
  // `9f` is a number in hex, not nine of a unit.
  if (unit !== undefined && !/^(?:0x.*|[\da-f]+)$/i.test(typed)) {
    return { unreadable: 'number-unit', holes: { unit } };
  }
  return { unreadable: 'number-form' };
}

/** Base64 without the blanks around it. */
export function readBase64(text: string): Reading<string, 'base64-url' | 'base64-character'> {
  const trimmed = text.trim();
  const found = /[^A-Za-z0-9+/=]/.exec(trimmed)?.[0];
  if (found === undefined) return { value: trimmed };
  if (found === '-' || found === '_') return { unreadable: 'base64-url', holes: { found } };
  return { unreadable: 'base64-character', holes: { character: found } };
}

/** A short text: blanks around it do not count, and one is as good as several. */
export function readText(text: string): string {
  return text.trim().replace(/\s+/g, ' ').normalize('NFC');
}
