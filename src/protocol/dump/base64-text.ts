/**
 * Base64 (RFC 4648 §4) and its URL-safe alphabet (§5), told apart by the first of `+/` or `-_`. In one
 * piece, or in lines of equal length of which only the last may be shorter, as `base64` and mail wrap
 * it – that keeps lists of words out. `data:…;base64,` and quotes around it are taken off, and the
 * backslash that some JSON has before `/`. Missing padding and stray bits in the last digit are noted,
 * not refused: people cut and retype these.
 * @module
 */
import { ByteSink } from './byte-sink.ts';
import { Damage, type DumpForm, type DumpNote, type ReadBytes } from './reading.ts';
import { isBlank, unwrap } from './text.ts';

const NEWLINE = 10;
const EQUALS = 61;
const BACKSLASH = 92;

/**
 * The value of a base64 digit of either alphabet given by its character code, or −1.
 *
 * @example
 * ```ts
 * base64Digit('/'.charCodeAt(0)); // => 63
 * base64Digit('_'.charCodeAt(0)); // => 63
 * base64Digit('='.charCodeAt(0)); // => -1
 * ```
 */
export function base64Digit(code: number): number {
  if (code >= 65 && code <= 90) return code - 65; // A–Z
  if (code >= 97 && code <= 122) return code - 71; // a–z
  if (code >= 48 && code <= 57) return code + 4; // 0–9
  if (code === 43 || code === 45) return 62; // + -
  return code === 47 || code === 95 ? 63 : -1; // / _
}

/**
 * Whether a text is base64 by more than chance: a word, as `deadline`, is base64, too. It is padded, or
 * long with digits and letters of both cases.
 *
 * @example
 * ```ts
 * isPlainlyBase64('gQVIZWxsbw=='); // => true
 * isPlainlyBase64('deadline'); // => false
 * ```
 */
export function isPlainlyBase64(text: string): boolean {
  if (!/^[\w+/\s-]*={0,2}$/.test(text)) return false;
  const digits = text.replace(/\s+/g, '');
  const isMixed = /\d/.test(digits) && /[a-z]/.test(digits) && /[A-Z]/.test(digits);
  return digits.length % 4 === 0 && (digits.endsWith('=') || (isMixed && digits.length >= 16));
}

/**
 * Reads base64 or base64url.
 *
 * @param range where it stands in the text; all of it but blanks and quotes if not given
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readBase64Text('gQVIZWxsbw==').bytes; // => Uint8Array.of(0x81, 5, 0x48, 0x65, 0x6c, 0x6c, 0x6f)
 * ```
 */
export function readBase64Text(text: string, range = unwrap(text)): ReadBytes {
  const prefix = /data:[^,\s]{0,200};base64,/y;
  prefix.lastIndex = range.start;
  const start = prefix.test(text) ? prefix.lastIndex : range.start;
  let end = range.end;
  while (end > start && text.charCodeAt(end - 1) === EQUALS) end -= 1;

  const sink = new ByteSink(Math.ceil(((end - start) * 3) / 4));
  let form: DumpForm | undefined;
  let digits = 0;
  let bits = 0;
  let lineStart = start;
  let lineLength: number | undefined;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    const digit = base64Digit(code);
    if (digit >= 0) {
      if (digit >= 62) {
        const alphabet = code === 45 || code === 95 ? 'base64url' : 'base64';
        form ??= alphabet;
        if (form !== alphabet) throw new Damage('foreign-character', index, 1);
      }
      bits = ((bits << 6) | digit) & 0xffffff;
      digits += 1;
      if (digits % 4 !== 1) sink.push((bits >> ((digits * 6) % 8)) & 0xff);
      continue;
    }
    if (code === BACKSLASH && text[index + 1] === '/') continue;
    const next = endOfBlanks(text, index);
    if (next === undefined) throw new Damage('foreign-character', index, 1);
    lineLength ??= index - lineStart;
    if (index - lineStart !== lineLength) {
      throw new Damage('short-line', lineStart, index - lineStart, {
        expected: lineLength,
        actual: index - lineStart,
      });
    }
    lineStart = next;
    index = next - 1;
  }
  if (lineLength !== undefined && end - lineStart > lineLength) {
    throw new Damage('long-line', lineStart + lineLength, 1, { expected: lineLength });
  }
  const padding = range.end - end;
  if (digits % 4 === 1 || padding > 2 || (padding > 0 && (digits + padding) % 4 !== 0)) {
    throw new Damage('base64-length', end, padding, { actual: digits });
  }
  const notes: DumpNote[] = [];
  if (padding === 0 && digits % 4 !== 0) notes.push({ code: 'padding-missing' });
  if ((bits & ((1 << ((digits * 6) % 8)) - 1)) !== 0) notes.push({ code: 'spare-bits' });
  return { bytes: sink.take(), form: form ?? 'base64', notes };
}

/** End of a run of blanks that holds a newline; `undefined` where there is no such run. */
function endOfBlanks(text: string, start: number): number | undefined {
  let index = start;
  let newline = false;
  // The text ends in a digit or padding, so the run ends before it does.
  while (isBlank(text.charCodeAt(index))) {
    newline ||= text.charCodeAt(index) === NEWLINE;
    index += 1;
  }
  return newline ? index : undefined;
}
