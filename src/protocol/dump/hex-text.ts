/**
 * Plain hex: pairs of digits, upper or lower case, with any run of blanks, newlines, colons, dashes
 * or commas between the pairs; `xxd -p`, Wireshark's hex stream, MAC-address style, `81,05,48`. One
 * `0x` or, as PostgreSQL has it, `\x` may stand before everything, quotes around it, an `x` as in SQL or
 * Rust's brackets `[81, 05]` around those. Node prints a Buffer as `<Buffer 81 05>`, which
 * is the same in a wrapper. A pair must not be torn: `8 1` is a missing digit, not `81`. Bytes may be
 * followed by the same bytes as characters, `81 05 48  |..H|`, as many as bytes came before.
 * @module
 */
import { hexDigit } from '../bytes.ts';
import { ByteSink } from './byte-sink.ts';
import { Damage, type ReadBytes } from './reading.ts';
import { isBlank, type Range, unwrap } from './text.ts';

const COLON = 58;
const DASH = 45;
const COMMA = 44;
const BAR = 124;

/**
 * Whether a character may stand between two pairs of hex digits.
 *
 * @param code the character's UTF-16 code
 * @example
 * ```ts
 * isHexSeparator(':'.charCodeAt(0)); // => true
 * isHexSeparator(';'.charCodeAt(0)); // => false
 * ```
 */
export function isHexSeparator(code: number): boolean {
  return isBlank(code) || code === COLON || code === DASH || code === COMMA;
}

/**
 * Reads plain hex, or the print of a Node Buffer.
 *
 * @param range where it stands in the text; all of it but blanks and quotes if not given
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readHexText('81:05:48').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * readHexText('<Buffer 81 05 48>').form; // => 'node-buffer'
 * ```
 */
export function readHexText(text: string, range = unwrap(text)): ReadBytes {
  const { start, end } = withoutWrapper(text, range);
  if (text.startsWith('<Buffer', start)) {
    if (text[end - 1] !== '>') throw new Damage('unterminated', start, '<Buffer'.length);
    return { bytes: readPairs(text, start + 7, end - 1), form: 'node-buffer', notes: [] };
  }
  const prefix = /0x|\\x(?=[\da-f])/iy;
  prefix.lastIndex = start;
  const bytes = readPairs(text, prefix.test(text) ? start + 2 : start, end);
  return { bytes, form: 'hex', notes: [] };
}

/** Without brackets, or the quotes behind an `x`. */
function withoutWrapper(text: string, { start, end }: Range): Range {
  const last = text.charAt(end - 1);
  if (text[start] === '[' && last === ']') return { start: start + 1, end: end - 1 };
  const opening = text.slice(start, start + 2).toLowerCase();
  const isLiteral = end - start > 2 && ["x''", 'x""'].includes(opening + last);
  return isLiteral ? { start: start + 2, end: end - 1 } : { start, end };
}

/**
 * Whether a text is hex behind one `\x`, as PostgreSQL writes bytes, and not a single escape.
 *
 * @param head beginning of the text; only this much is looked at
 * @example
 * ```ts
 * isPostgresHex('\\x8105'); // => true
 * isPostgresHex('\\x81\\x05'); // => false
 * ```
 */
export function isPostgresHex(head: string): boolean {
  return /^['"`]?\\x[\da-f]{4,}['"`]?\s*$/i.test(head);
}

function readPairs(text: string, start: number, end: number): Uint8Array<ArrayBuffer> {
  const sink = new ByteSink((end - start) >> 1);
  let index = start;
  let lineStart = 0;
  while (index < end) {
    const code = text.charCodeAt(index);
    if (isHexSeparator(code)) {
      index += 1;
      continue;
    }
    const bar = index + 1 + sink.length - lineStart;
    if (code === BAR && text.charCodeAt(bar) === BAR) {
      lineStart = sink.length;
      index = bar + 1;
      continue;
    }
    const high = hexDigit(code);
    if (high < 0) throw foreign(text, index);
    if (index + 1 === end || isHexSeparator(text.charCodeAt(index + 1))) {
      throw new Damage('digit-missing', index, 1);
    }
    const low = hexDigit(text.charCodeAt(index + 1));
    if (low < 0) throw foreign(text, index + 1);
    sink.push(high * 16 + low);
    index += 2;
  }
  return sink.take();
}

function foreign(text: string, index: number): Damage {
  const dots = /\.\.\.|…/y;
  dots.lastIndex = index;
  const found = dots.exec(text);
  return found
    ? new Damage('elided', index, found[0].length)
    : new Damage('foreign-character', index, 1);
}
