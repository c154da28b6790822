/**
 * Bits as textbooks write them, the most significant first, eight to a byte: `10000001 00000101`, with
 * blanks, newlines, commas or underscores between groups, `0b` before any of them. A group has whole
 * bytes, or is half of one and has its other half behind it, `1000_0001`. All of this but underscores
 * would do as hex, too; `read-dump.ts` says so.
 * @module
 */
import { ByteSink } from './byte-sink.ts';
import { Damage, type ReadBytes } from './reading.ts';
import { isBlank, unwrap } from './text.ts';

const COMMA = 44;
const ZERO = 48;
const UNDERSCORE = 95;

/** Two bytes in groups of their own, or what no hex has before its digits or between them. */
const OPENING = /^(?:[01]{8}[\s,_]+(?:0b)?[01]{8}(?!\d)|0b[01]{8}(?!\d)|(?:0b)?[01]{4}_[01]{4})/i;

/**
 * Whether a text begins as bits rather than as hex.
 *
 * @param head beginning of the text, without blanks before it; only this much is looked at
 * @example
 * ```ts
 * areBits('10000001 00000101'); // => true
 * areBits('10000001'); // => false
 * areBits('10000001 00000102'); // => false
 * ```
 */
export function areBits(head: string): boolean {
  return OPENING.test(head) && /^(?:[01\s,_]|0b)*$/i.test(head);
}

/**
 * Reads bits.
 *
 * @param range where they stand in the text; all of it but blanks and quotes if not given
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readBitText('10000001 0b00000101').bytes; // => Uint8Array.of(0x81, 0x05)
 * ```
 */
export function readBitText(text: string, range = unwrap(text)): ReadBytes {
  const sink = new ByteSink((range.end - range.start) >> 3);
  const prefix = /0b(?=[01])/iy;
  let value = 0;
  let half: number | undefined;
  for (let index = range.start; index < range.end;) {
    if (isSeparator(text.charCodeAt(index))) {
      index += 1;
      continue;
    }
    prefix.lastIndex = index;
    if (prefix.test(text)) index = prefix.lastIndex;
    const start = index;
    for (; index < range.end; index += 1) {
      const bit = text.charCodeAt(index) - ZERO;
      if (bit !== 0 && bit !== 1) break;
      value = ((value << 1) | bit) & 0xff;
      if ((index - start) % 8 === 7) sink.push(value);
    }
    const length = index - start;
    if (length === 0 || (index < range.end && !isSeparator(text.charCodeAt(index)))) {
      throw new Damage('foreign-character', index, 1);
    }
    if (half !== undefined || length === 4) {
      if (length !== 4) break;
      if (half !== undefined) sink.push(value);
      half = half === undefined ? start : undefined;
    } else if (length % 8 !== 0) {
      throw new Damage(length > 8 ? 'out-of-range' : 'digit-missing', start, length);
    }
  }
  if (half !== undefined) throw new Damage('digit-missing', half, 4);
  return { bytes: sink.take(), form: 'bits', notes: [] };
}

function isSeparator(code: number): boolean {
  return isBlank(code) || code === COMMA || code === UNDERSCORE;
}
