/**
 * Finds out in which form bytes were written, from the first few KiB of the text.
 *
 * What has structure is recognised by it: an offset before a row of hex, a call that decodes a string,
 * an array's opening, a backslash escape. What is only digits is ambiguous, and is taken
 *
 * 1. as bits if they are groups of eight digits 0 and 1, two or more: `10000001 00000101`;
 * 2. as decimal numbers if they are separated by commas, have up to three decimal digits, and none is
 *    written with a leading zero, as bytes in hex would be: `129, 5, 72`, but not `81, 05, 48`;
 * 3. else as hex if it is nothing but hex digits and separators: `81 05`, `dead`, `81,05,48`;
 * 4. else as base64.
 *
 * @module
 */
import { hexDigit } from '../bytes.ts';
import { base64Digit } from './base64-text.ts';
import { areBits } from './bits-text.ts';
import { stringFormOf } from './escaped-string.ts';
import { isHexSeparator } from './hex-text.ts';
import { numberFormOf } from './number-list.ts';
import type { OffsetForm } from './offset-lines.ts';
import { callFormOf } from './quoted-call.ts';
import type { DumpForm } from './reading.ts';
import { HEAD_LENGTH, isBlank, skipBlanks } from './text.ts';

/** Lines that give a form away by themselves. */
const OFFSET_LINES: readonly { readonly form: OffsetForm; readonly pattern: RegExp }[] = [
  { form: 'tcpdump', pattern: /^\s*0x[\da-f]{4,12}(?: <[^<>]{1,200}>)?:(?:\s|$)/i },
  { form: 'xxd', pattern: /^\s*(?:[\da-f]{6,12}|0{4,5}):\s/i },
  { form: 'hexdump', pattern: /^\s*[\da-f]{6,12}\s[^|>]*\|/i },
  { form: 'od', pattern: /^\s*[\da-f]{6,12}\s[^|>]*>/i },
];

/** Lines that do so only if the offset is 0 or the next one follows. */
const PAIRS_LINE = /^\s*([\da-f]{4,12})(\s+)((?:[\da-f]{2}\s{1,2})*[\da-f]{2})(?:\s|$)/i;
const WORDS_LINE = /^\s*([\da-f]{6,7})\s+[\da-f]{4}(?:\s|$)/i;

/**
 * The form of a text that has a structure, or `undefined` where it may be hex, base64 or nothing.
 *
 * @example
 * ```ts
 * detectForm('00000000: 8105 48  ..H'); // => 'xxd'
 * detectForm('8105 48'); // => undefined
 * ```
 */
export function detectForm(text: string): DumpForm | undefined {
  const start = skipBlanks(text, 0, text.length);
  const head = text.slice(start, start + HEAD_LENGTH);
  if (head.startsWith('<Buffer')) return 'node-buffer';
  return (
    offsetFormOf(head.split(/\r?\n/)) ??
    callFormOf(head) ??
    (isHexList(head) ? 'hex' : undefined) ??
    numberFormOf(head) ??
    stringFormOf(head) ??
    (areBits(head) ? 'bits' : undefined) ??
    (isNumberList(head) ? 'number-list' : undefined)
  );
}

/**
 * Whether a text looks like hex or base64 with something wrong in it, rather than like anything else.
 *
 * @example
 * ```ts
 * looksLike('hex', '81 05 4g 65 6c'); // => true
 * looksLike('base64', 'Hello world'); // => false
 * ```
 */
export function looksLike(form: 'hex' | 'base64', text: string): boolean {
  const start = skipBlanks(text, 0, text.length);
  const head = text.slice(start, start + HEAD_LENGTH).trimEnd();
  if (form === 'base64' && /[ \t]/.test(head)) return false;
  let digits = 0;
  let others = 0;
  for (let index = 0; index < head.length; index += 1) {
    const code = head.charCodeAt(index);
    if (form === 'hex' ? hexDigit(code) >= 0 : base64Digit(code) >= 0) digits += 1;
    else if (!(form === 'hex' ? isHexSeparator(code) : isBlank(code))) others += 1;
  }
  return digits >= others * 4;
}

/**
 * Whether a text in one piece is hex but for a slip or two, such as a letter O for a zero. Without
 * looking, it would do as base64.
 *
 * @example
 * ```ts
 * isNearlyHex('8105O8656c6c6f'); // => true
 * isNearlyHex('gQVIZWxsbw=='); // => false
 * ```
 */
export function isNearlyHex(text: string): boolean {
  const start = skipBlanks(text, 0, text.length);
  const head = text.slice(start, start + HEAD_LENGTH);
  const count = (pattern: RegExp): number => head.match(pattern)?.length ?? 0;
  const decimals = count(/\d/g);
  // Hex has letters of one case. Long runs of A in base64, which are zeros, have no digits.
  const digits = decimals + Math.max(count(/[a-f]/g), count(/[A-F]/g));
  const others = count(/\S/g) - digits;
  return digits >= 12 && decimals * 4 >= digits && others * 12 <= digits;
}

/**
 * Whether a list in brackets has pairs of hex digits, as Rust's `{:02x?}` and Go's `[% x]` print it: no
 * decimal number begins with a zero.
 *
 * @param head beginning of the text; only this much is looked at
 * @example
 * ```ts
 * isHexList('[81, 05, 48]'); // => true
 * isHexList('[81, 5, 48]'); // => false
 * ```
 */
export function isHexList(head: string): boolean {
  const isList = /^\[\s*[\da-f]{2}(?:[\s,]+[\da-f]{2})*[\s,]*(?:[\da-f]?|\]\s*)$/i.test(head);
  return isList && /\b0|[a-f]/i.test(head);
}

function offsetFormOf(lines: readonly string[]): OffsetForm | undefined {
  for (const [index, line] of lines.entries()) {
    const own = OFFSET_LINES.find(({ pattern }) => pattern.test(line));
    if (own) return own.form;
    const next = lines[index + 1] ?? '';
    const pairs = PAIRS_LINE.exec(line);
    if (pairs) {
      const [, offset = '', gap = '', data = ''] = pairs;
      if (isOffset(offset, next, data.split(/\s+/).length)) return pairsForm(offset, gap);
    }
    const words = WORDS_LINE.exec(line);
    if (words && isOffset(words[1]!, next, 16)) return 'hexdump-words';
  }
  return undefined;
}

/** Whether digits before a row of bytes are an offset: 0, or continued by the next line's. */
function isOffset(digits: string, nextLine: string, length: number): boolean {
  if (/^0+$/.test(digits)) return true;
  const next = /^\s*([\da-f]{4,12})(?:\s|$)/i.exec(nextLine)?.[1];
  return next !== undefined && Number.parseInt(next, 16) === Number.parseInt(digits, 16) + length;
}

/** Without a column of characters only the width of the offset tells the programs apart. */
function pairsForm(offset: string, gap: string): OffsetForm {
  if (gap.length > 2 || offset.length < 6) return 'wireshark';
  return offset.length === 8 ? 'hexdump' : 'od';
}

function isNumberList(head: string): boolean {
  if (/^-?0x[\da-f]{1,2}(?:[\s,;]|$)/i.test(head)) return true;
  if (!/^-?\d{1,3}\s*,/.test(head)) return false;
  const numbers = head.split(',').slice(0, head.length < HEAD_LENGTH ? undefined : -1);
  if (numbers.some((number) => /^\s*0x/i.test(number))) return true;
  return numbers.every((number) => /^\s*(?:-?(?:0|[1-9]\d{0,2})\s*|)$/.test(number));
}
