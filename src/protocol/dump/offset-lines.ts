/**
 * Dumps in lines: an offset, bytes in hex, often the same bytes as characters.
 *
 *     00000000  81 05 48 65 6c 6c 6f                              |..Hello|      hexdump -C
 *     00000000: 8105 4865 6c6c 6f                                ..Hello         xxd
 *     000000 81 05 48 65 6c 6c 6f                             >..Hello<          od -A x -t x1z
 *     0000000 0581 6548 6c6c 006f                                                hexdump, od -x
 *     →0x0000:  8105 4865 6c6c 6f                                ..Hello         tcpdump -X
 *     0000   81 05 48 65 6c 6c 6f                              ..Hello           Wireshark
 *     0x7fffffffe0b0 <buffer>:  0x81  0x05  0x48                                 gdb, read as tcpdump
 *
 * `byte-column.ts` reads the bytes of a line. Offsets are not data, and they are the check: each must
 * be where the line before it ended, and no line has more bytes than lie between it and the next. `*`
 * stands for lines like the one before, up to the next offset. An offset of 0 begins another packet.
 * `od` writes offsets in octal unless told otherwise; the second offset shows in which base, or, where
 * `*` comes before it and several bases fit, the offsets behind it.
 *
 * One pass over character codes, without a string per line: a dump of 16 MiB has a million lines.
 * @module
 */
import { hexDigit } from '../bytes.ts';
import { ByteSink } from './byte-sink.ts';
import { type ColumnLimits, readBits, readPairs, readWords, showsBits } from './byte-column.ts';
import { Damage, type DumpForm, type DumpNote, type ReadBytes } from './reading.ts';
import { isBlank, skipBlanks } from './text.ts';

/** The forms this module reads. */
export type OffsetForm = Extract<
  DumpForm,
  'xxd' | 'hexdump' | 'hexdump-words' | 'od' | 'tcpdump' | 'wireshark'
>;

/** Behind the first offset of `od` a group of four digits, as `-x` and `-t x2z` write it. */
const WORDS_LINE = /^\s*[\da-f]{6,8}\s+[\da-f]{4}(?:\s|$)/im;

/** `*` may stand for this many bytes at most: it makes a short text describe a huge one. */
const MAX_REPEATED = 64 * 1024 * 1024;

const RETURN = 13;
const STAR = 42;
const COLON = 58;

/** The offset a line begins with. */
interface Offset {
  readonly start: number;
  /** After the digits and the colon. */
  readonly end: number;
  readonly digits: string;
}

/**
 * Reads a dump in lines.
 *
 * @throws Damage where the text is not a whole dump of that form
 * @example
 * ```ts
 * readOffsetLines('00000000: 8105 48  ..H', 'xxd').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function readOffsetLines(text: string, form: OffsetForm): ReadBytes {
  const reader = new OffsetLineReader(text, form);
  const readings: ReadBytes[] = [];
  // What is wrong in the likeliest base is what to tell.
  let damage: unknown;
  try {
    readings.push(reader.read());
  } catch (error) {
    damage = error;
  }
  for (const radix of reader.rivals) {
    try {
      readings.push(new OffsetLineReader(text, form, radix).read());
    } catch {
      // Not in this one either.
    }
  }
  const [read, ...others] = readings;
  if (!read) throw damage;
  const other = others.find(({ bytes }) => bytes.length !== read.bytes.length);
  if (!other) return read;
  const amounts = { found: read.bytes.length, other: other.bytes.length };
  return { ...read, notes: [...read.notes, { code: 'base-unsure', ...amounts }] };
}

class OffsetLineReader {
  /** Other bases in which the second offset would have done as well. */
  rivals: readonly number[] = [];
  readonly #text: string;
  readonly #form: OffsetForm;
  readonly #sink: ByteSink;
  readonly #isWords: boolean;
  readonly #isBits: boolean;
  readonly #notes: DumpNote[] = [];
  /** Where in the sink each packet begins. */
  readonly #packets: number[] = [];

  /** Base of the offsets; unknown until two of them were seen. */
  #radix: number | undefined;
  /** How many lines with an offset the packet has so far, and how many bytes are in the first. */
  #lines = 0;
  #width = 0;
  /** How many a line can have at most, where the next offset says so. */
  #cap = Infinity;

  /** The last line with an offset: the offset, how many bytes, where in the text it ends. */
  #lastDigits = '';
  #lastLength = 0;
  #lastEnd = 0;
  /** Where a `*` stands whose end is not known yet. */
  #star: number | undefined;

  #skippedLine = 0;
  #skippedCount = 0;

  /** @param radix base of the offsets, if known */
  constructor(text: string, form: OffsetForm, radix?: number) {
    this.#text = text;
    this.#form = form;
    this.#radix = radix;
    this.#isWords = form === 'hexdump-words' || (form === 'od' && WORDS_LINE.test(text));
    this.#isBits = form === 'xxd' && showsBits(text);
    this.#sink = new ByteSink(text.length >> 1);
  }

  read(): ReadBytes {
    const text = this.#text;
    let line = 0;
    for (let start = 0; start < text.length;) {
      const newline = this.#lineEnd(start);
      const end = text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline;
      line += 1;
      this.#readLine(skipBlanks(text, start, end), end, line);
      start = newline + 1;
    }
    this.#finish();
    return { bytes: this.#sink.take(), form: this.#form, notes: this.#notes };
  }

  #lineEnd(start: number): number {
    const newline = this.#text.indexOf('\n', start);
    return newline < 0 ? this.#text.length : newline;
  }

  #readLine(start: number, end: number, line: number): void {
    if (start === end) return;
    const isStar = this.#text.charCodeAt(start) === STAR;
    if (isStar && skipBlanks(this.#text, start + 1, end) === end) {
      if (this.#lastLength === 0) throw new Damage('repeat-unbounded', start, 1);
      this.#star = start;
      return;
    }
    const offset = this.#offsetAt(start, end);
    if (!offset) {
      this.#skipLine(start, line);
      return;
    }
    this.#placeLine(offset, end);
    const before = this.#sink.length;
    if (this.#isWords) readWords(this.#text, offset.end, end, this.#sink);
    else if (this.#isBits) readBits(this.#text, offset.end, end, this.#sink);
    else readPairs(this.#text, offset.end, end, this.#limits(), this.#sink);
    this.#lastDigits = offset.digits;
    this.#lastLength = this.#sink.length - before;
    this.#lastEnd = end;
    if (this.#lines === 0) this.#width = this.#lastLength;
    this.#lines += 1;
  }

  /** A line without offset is a prompt or a summary before the dump, after it or between packets. */
  #skipLine(start: number, line: number): void {
    const isTorn = this.#form === 'tcpdump' && this.#text.startsWith('0x', start);
    const hasSummaries = this.#form === 'tcpdump' || this.#form === 'wireshark';
    // A line with an offset alone closes `hexdump` and `od`; a prompt may follow it.
    const isInside = this.#packets.length > 0 && this.#lastLength > 0 && !hasSummaries;
    if (isTorn || isInside) {
      throw new Damage('offset-missing', start, 1);
    }
    this.#skippedLine ||= line;
    this.#skippedCount += 1;
  }

  /** At least four digits, then a colon where the form has one, then a blank or nothing. */
  #offsetAt(start: number, end: number): Offset | undefined {
    const text = this.#text;
    const first = this.#form === 'tcpdump' ? start + 2 : start;
    if (first > start && !text.startsWith('0x', start)) return undefined;
    let index = first;
    while (index < end && hexDigit(text.charCodeAt(index)) >= 0) index += 1;
    if (index - first < 4 || index - first > 12) return undefined;
    const digits = text.slice(first, index);
    if (this.#form === 'tcpdump') index = skipSymbol(text, index, end);
    if (this.#form === 'xxd' || this.#form === 'tcpdump') {
      if (text.charCodeAt(index) !== COLON) return undefined;
      index += 1;
    }
    if (index < end && !isBlank(text.charCodeAt(index))) return undefined;
    return { start: first, end: index, digits };
  }

  /** Checks that the line begins where the last one ended, or lets it begin a packet. */
  #placeLine(offset: Offset, end: number): void {
    const isZero = Number.parseInt(offset.digits, 16) === 0;
    if (this.#packets.length === 0 || (isZero && this.#star === undefined)) {
      this.#beginPacket(offset, end);
      return;
    }
    this.#radix ??= this.#findRadix(offset);
    const step = this.#step(offset, this.#radix);
    const missing = step - this.#lastLength;
    if (this.#star !== undefined && missing > 0 && missing % this.#lastLength === 0) {
      if (this.#sink.length + missing > MAX_REPEATED) throw new Damage('too-long', this.#star, 1);
      this.#sink.repeatLast(this.#lastLength, missing);
      this.#star = undefined;
    } else if (missing === -1 && this.#isWords) {
      this.#sink.pop(); // the last word was half padding
    } else if (missing !== 0 || this.#star !== undefined) {
      this.#failPlace(offset, step);
    }
  }

  #failPlace(offset: Offset, step: number): never {
    const width = this.#lines === 1 ? 16 : this.#width;
    if (this.#lastLength < width && step === width && this.#star === undefined) {
      const amounts = { expected: width, actual: this.#lastLength };
      throw new Damage('short-line', this.#lastEnd, 0, amounts);
    }
    const actual = Number.parseInt(offset.digits, this.#radix);
    const expected = actual - step + this.#lastLength;
    throw new Damage('offset-mismatch', offset.start, offset.digits.length, { expected, actual });
  }

  #beginPacket(offset: Offset, end: number): void {
    const value = Number.parseInt(offset.digits, 16);
    // More is an address in memory, as debuggers show it.
    if (value > 0 && value <= 0xffff_ffff) this.#notes.push({ code: 'begins-late', offset: value });
    this.#packets.push(this.#sink.length);
    this.#lines = 0;
    // Base 16 will do: where the base is another, the cap is too large, which does no harm.
    const nextStart = this.#lineEnd(end) + 1;
    const nextEnd = this.#lineEnd(nextStart);
    const next = this.#offsetAt(skipBlanks(this.#text, nextStart, nextEnd), nextEnd);
    const room = next ? Number.parseInt(next.digits, 16) - value : 0;
    this.#cap = room > 0 ? room : Infinity;
  }

  /** From the last offset to this one, in bytes. */
  #step(offset: Offset, radix: number): number {
    return Number.parseInt(offset.digits, radix) - Number.parseInt(this.#lastDigits, radix);
  }

  #findRadix(offset: Offset): number {
    // `od` of GNU writes seven digits unless its base is 16, and then six.
    const isXxd = this.#form === 'xxd' && this.#star === undefined;
    const isFixed = this.#form !== 'od' && !this.#isWords && !isXxd;
    if (isFixed || offset.digits.length === 6) return 16;
    const fits = (radix: number): boolean => {
      const missing = this.#step(offset, radix) - this.#lastLength;
      // After `*`, which stands for one line or more, several bases may fit.
      if (this.#star !== undefined) return missing > 0 && missing % this.#lastLength === 0;
      return missing === 0 || (missing === -1 && this.#isWords);
    };
    // `hexdump` writes seven in base 16, and `xxd -d` eight in base 10.
    const usual = this.#form === 'od' && offset.digits.length === 7 ? 8 : 16;
    const others = [8, 10, 16].filter((radix) => radix !== usual);
    const [radix = usual, ...rivals] = [usual, ...others].filter(fits);
    this.rivals = rivals;
    return radix;
  }

  #limits(): ColumnLimits {
    const hasGap = this.#form === 'hexdump' || this.#form === 'wireshark';
    return { cap: this.#cap, hasGap, hasSinglePairs: this.#form === 'od' };
  }

  #finish(): void {
    if (this.#star !== undefined) throw new Damage('repeat-unbounded', this.#star, 1);
    if (this.#packets.length === 0) {
      throw new Damage('offset-missing', skipBlanks(this.#text, 0, this.#text.length), 1);
    }
    if (this.#skippedCount > 0) {
      const skipped = { line: this.#skippedLine, count: this.#skippedCount };
      this.#notes.push({ code: 'lines-skipped', ...skipped });
    }
    if (this.#packets.length > 1) {
      this.#notes.push({ code: 'several-packets', starts: this.#packets });
    }
    if (this.#isWords) this.#notes.push({ code: 'words-swapped' });
    const closes = this.#isWords || this.#form === 'hexdump' || this.#form === 'od';
    if (!closes || this.#lastLength === 0) return;
    this.#notes.push({ code: 'end-missing' });
    if (this.#isWords && this.#sink.at(this.#sink.length - 1) === 0) {
      this.#notes.push({ code: 'last-word-unsure' });
    }
  }
}

/** From the end of an address on past the name that `gdb` has for it, `<buffer+8>`. */
function skipSymbol(text: string, start: number, end: number): number {
  if (!text.startsWith(' <', start)) return start;
  return start + text.slice(start, end).indexOf('>') + 1;
}
