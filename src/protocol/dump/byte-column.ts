/**
 * The bytes of one line of a dump, behind its offset: pairs of hex digits, 16-bit words or bits.
 *
 * Where the column of pairs ends is the difficult part, since the characters behind it may look like
 * hex. A bar or angle ends it (`hexdump`, `od`); elsewhere two blanks do, which no program writes
 * between bytes, except that `hexdump`, some Wiresharks and others have two after the eighth. What
 * follows one blank is taken for characters only if it shows the bytes before it: that saves dumps whose blanks a
 * web page collapsed, and does not take a damaged group for characters.
 * @module
 */
import { hexDigit } from '../bytes.ts';
import type { ByteSink } from './byte-sink.ts';
import { Damage } from './reading.ts';
import { HEAD_LENGTH, isBlank, skipBlanks } from './text.ts';

/** What `xxd -b` writes: as many characters as groups, or fewer where blanks end them. */
const BITS_LINE = /^\s*[\da-f]{6,12}:((?:[^\S\n][01]{8})+)[^\S\n]+(\S.*)$/im;

const BLANK = 32;
const DOT = 46;
const QUESTION = 63;
const BAR = 124;
const ANGLE = 62;

/** What is known of a line before it is read. */
export interface ColumnLimits {
  /** How many bytes it can have at most: what lies between its offset and the next. */
  readonly cap: number;
  /** Whether two blanks may stand after the eighth byte. */
  readonly hasGap: boolean;
  /** Whether each pair stands alone. */
  readonly hasSinglePairs?: boolean;
}

/**
 * Reads pairs of hex digits up to the characters behind them.
 *
 * @param start behind the offset
 * @param end end of the line
 * @throws Damage where something stands among them that is no pair
 * @example
 * ```ts
 * import { ByteSink } from '#protocol/dump/byte-sink.ts';
 * const sink = new ByteSink(4);
 * readPairs('0000: 8105 48  ..H', 5, 18, { cap: 16, hasGap: false }, sink);
 * sink.take(); // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function readPairs(
  text: string,
  start: number,
  end: number,
  { cap, hasGap, hasSinglePairs = false }: ColumnLimits,
  sink: ByteSink,
): void {
  const before = sink.length;
  let index = start;
  for (;;) {
    const group = skipBlanks(text, index, end);
    if (group === end) return;
    const code = text.charCodeAt(group);
    if (code === BAR || code === ANGLE) return;
    const length = sink.length - before;
    // The first gap of a line, after the offset, may be of any width.
    const isWide = length > 0 && group - index > 1;
    const isMiddle = length === 8 && group - index === 2;
    if (isWide && !(hasGap && isMiddle)) {
      // Hex digits may be characters; if they are not those of the bytes, they are bytes.
      const isText = !isHexRow(text, group, end) || showsBytes(text, group, end, length, sink);
      if (isText) return;
      if (!isMiddle) throw new Damage('foreign-character', group, 1);
    }
    if (length > 0 && showsBytes(text, group, end, length, sink)) {
      // Two bytes and a third may show each other by chance, `61 62 ab`.
      if ((length >= 4 && end - group === length) || !isHexRow(text, group, end)) return;
    }
    if (length >= cap && !isHexRow(text, group, end)) return;
    index = group;
    while (index < end && !isBlank(text.charCodeAt(index))) {
      // As debuggers write a byte; a longer number would be one of several.
      const isNumber = text.startsWith('0x', index);
      if (isNumber) index += 2;
      readPair(text, index, sink);
      if (sink.length - before > cap) throw new Damage('long-line', index, 2, { expected: cap });
      index += 2;
      if ((hasSinglePairs || isNumber) && index < end && !isBlank(text.charCodeAt(index))) {
        throw badDigit(text, index);
      }
    }
  }
}

/**
 * Reads 16-bit words as a little-endian machine writes them, up to the characters behind them, if any.
 *
 * @param start behind the offset
 * @param end end of the line
 * @throws Damage where something is no word
 * @example
 * ```ts
 * import { ByteSink } from '#protocol/dump/byte-sink.ts';
 * const sink = new ByteSink(4);
 * readWords('0000000 0581 6548', 7, 17, sink);
 * sink.take(); // => Uint8Array.of(0x81, 0x05, 0x48, 0x65)
 * ```
 */
export function readWords(text: string, start: number, end: number, sink: ByteSink): void {
  for (let index = skipBlanks(text, start, end); index < end;) {
    if (text.charCodeAt(index) === ANGLE) return;
    readPair(text, index, sink);
    readPair(text, index + 2, sink);
    sink.swapLast();
    index += 4;
    if (index < end && !isBlank(text.charCodeAt(index))) throw badDigit(text, index);
    index = skipBlanks(text, index, end);
  }
}

/**
 * Reads groups of eight bits, as `xxd -b` writes them, up to the characters behind them.
 *
 * @param start behind the offset
 * @param end end of the line
 * @throws Damage where something stands among them that is none
 * @example
 * ```ts
 * import { ByteSink } from '#protocol/dump/byte-sink.ts';
 * const sink = new ByteSink(2);
 * readBits('00000000: 10000001 00000101  ..', 9, 31, sink);
 * sink.take(); // => Uint8Array.of(0x81, 0x05)
 * ```
 */
export function readBits(text: string, start: number, end: number, sink: ByteSink): void {
  const group = /\s([01]{8})(?!\S)/y;
  let index = start;
  for (;;) {
    group.lastIndex = index;
    const bits = group.exec(text)?.[1];
    if (!bits) break;
    sink.push(Number.parseInt(bits, 2));
    index = group.lastIndex;
  }
  const rest = text.slice(index, end);
  if (rest.trim() && !/^\s{2}/.test(rest)) {
    throw badDigit(text, index + rest.search(/[^\s01]|(?<=\S)\s|$/));
  }
}

/**
 * Whether a group of eight digits is one byte, for the characters are so few.
 *
 * @example
 * ```ts
 * showsBits('00000000: 10000001 00000101  ..'); // => true
 * showsBits('00000000: 10000001 00000101  ........'); // => false
 * ```
 */
export function showsBits(text: string): boolean {
  const [, groups = '', characters = ''] = BITS_LINE.exec(text.slice(0, HEAD_LENGTH)) ?? [];
  return groups !== '' && characters.length * ' 00000000'.length <= groups.length;
}

function readPair(text: string, index: number, sink: ByteSink): void {
  const high = hexDigit(text.charCodeAt(index));
  if (high < 0) throw badDigit(text, index);
  const low = hexDigit(text.charCodeAt(index + 1));
  if (low < 0) throw badDigit(text, index + 1);
  sink.push(high * 16 + low);
}

/** A blank or the end of the line where a digit should be, or something else. */
function badDigit(text: string, index: number): Damage {
  const code = text.charCodeAt(index);
  return Number.isNaN(code) || isBlank(code)
    ? new Damage('digit-missing', index, 0)
    : new Damage('foreign-character', index, 1);
}

/** Whether more groups of hex stand here, up to two blanks or the end of the line. */
function isHexRow(text: string, start: number, end: number): boolean {
  for (let index = start; ;) {
    const group = index;
    while (index < end && hexDigit(text.charCodeAt(index)) >= 0) index += 1;
    const next = skipBlanks(text, index, end);
    const isGroup = index > group && (index - group) % 2 === 0;
    if (!isGroup || (next === index && next < end)) return false;
    if (next === end || next > index + 1) return true;
    index = next;
  }
}

/**
 * Whether the rest of the line is the last `length` bytes as characters: themselves, or dots, question
 * marks and what is not ASCII for those that have none. Those at the end may be gone if they are blanks.
 *
 * @param group the first character that is not blank; blanks before it may be the first bytes
 */
function showsBytes(
  text: string,
  group: number,
  end: number,
  length: number,
  sink: ByteSink,
): boolean {
  const first = sink.length - length;
  let start = group;
  while (
    start > group - length &&
    isBlank(text.charCodeAt(start - 1)) &&
    sink.at(first + group - start) === BLANK
  ) {
    start -= 1;
  }
  if (end - start > length) return false;
  for (let index = 0; index < length; index += 1) {
    const code = start + index < end ? text.charCodeAt(start + index) : BLANK;
    const isStandIn = code === DOT || code === QUESTION || code > 126;
    if (!isStandIn && code !== sink.at(first + index)) return false;
  }
  return true;
}
