/**
 * Bytes as a string with escapes: `"\x81\x05Hello"` of C and JavaScript, `b'\x81\x05Hello'` and
 * `bytearray(b'…')` of Python, several pieces in a row as C joins them and as Wireshark copies them
 * (a backslash at the end of each line), or `\x81\x05` without quotes.
 *
 * Escapes are `\xHH`, `\uHHHH` and `\u{H…}` up to 255, octal `\0` to `\377`, and
 * `\a \b \e \f \n \r \t \v \\ \/ \' \"`. What is not escaped is itself and must be ASCII:
 * a byte has no other spelling that all these languages share. Without quotes, blanks between two
 * escapes separate them, any other blank is a byte, and the end of a line is none. Words before a
 * string are refused here; `log-line.ts` tells them from the bytes.
 * @module
 */
import { hexDigit } from '../bytes.ts';
import { ByteSink } from './byte-sink.ts';
import { isPostgresHex } from './hex-text.ts';
import { Damage, type ReadBytes } from './reading.ts';
import { HEAD_LENGTH, skipBlanks } from './text.ts';

const BACKSLASH = 92;
const PLAIN_ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  '/': 47,
  "'": 39,
  '"': 34,
};

const OPENING = /(?:[\w\s:*[\]&]*=\s*)?(?:(bytearray|bytes)\(\s*)?(b)?(?=['"`])/y;

/**
 * Whether a text begins as a string of bytes does: with quotes, and not just as any quoted words.
 *
 * @param head beginning of the text, without blanks before it; only this much is looked at
 * @returns the form it has, if it does
 * @example
 * ```ts
 * stringFormOf("b'Hello'"); // => 'python'
 * stringFormOf('"Hello\\x00"'); // => 'escaped'
 * stringFormOf('"Hello"'); // => undefined
 * ```
 */
export function stringFormOf(head: string): 'escaped' | 'python' | undefined {
  OPENING.lastIndex = 0;
  const opening = OPENING.exec(head);
  if (opening?.[2]) return 'python';
  // Strings in JSON are for `json-text.ts`, and bytes as PostgreSQL has them for `hex-text.ts`.
  const isOther = /^(?:\[\s*)?\{/.test(head) || isPostgresHex(head);
  return hasByteEscape(head) && !isOther ? 'escaped' : undefined;
}

/**
 * Whether a text has an escape that only bytes need: no `\n`, which any text has, nor `\\x`, which is
 * none.
 *
 * @example
 * ```ts
 * hasByteEscape('Hello\\x00'); // => true
 * hasByteEscape('Hello\\n'); // => false
 * ```
 */
export function hasByteEscape(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\(?:x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|[0-3][0-7]{2})/i.test(text);
}

/**
 * Reads a string of bytes.
 *
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readEscapedString('"\\x81\\x05H"').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function readEscapedString(text: string): ReadBytes {
  const sink = new ByteSink(text.length);
  const start = skipBlanks(text, 0, text.length);
  OPENING.lastIndex = 0;
  const opening = OPENING.exec(text.slice(start, start + HEAD_LENGTH));
  if (!opening) {
    if (beginsInWords(text)) throw new Damage('foreign-character', start, 1);
    readUnquoted(text, start, text.length, sink);
    return { bytes: sink.take(), form: 'escaped', notes: [] };
  }
  const index = readPieces(text, start + opening[0].length, sink);
  const tail = /[\s);,]*/y;
  tail.lastIndex = index;
  tail.test(text);
  if (tail.lastIndex < text.length) throw new Damage('foreign-character', tail.lastIndex, 1);
  return { bytes: sink.take(), form: opening[2] ? 'python' : 'escaped', notes: [] };
}

/**
 * Reads one escape.
 *
 * @param index where its backslash stands
 * @throws Damage if it is none
 * @example
 * ```ts
 * readEscape('\\x81', 0); // => { byte: 0x81, end: 4 }
 * readEscape('\\n', 0); // => { byte: 10, end: 2 }
 * ```
 */
export function readEscape(text: string, index: number): { byte: number; end: number } {
  const letter = text.charAt(index + 1);
  if (letter === 'x') {
    const high = hexDigit(text.charCodeAt(index + 2));
    const low = hexDigit(text.charCodeAt(index + 3));
    if (high < 0 || low < 0) throw new Damage('digit-missing', index, high < 0 ? 2 : 3);
    return { byte: high * 16 + low, end: index + 4 };
  }
  if (letter === 'u') return readCodePoint(text, index);
  const octal = /[0-3][0-7]{0,2}|[4-7][0-7]?/y;
  octal.lastIndex = index + 1;
  const digits = octal.exec(text);
  if (digits) return { byte: Number.parseInt(digits[0], 8), end: octal.lastIndex };
  const byte = PLAIN_ESCAPES[letter];
  if (byte === undefined) throw new Damage('bad-escape', index, 2);
  return { byte, end: index + 2 };
}

/** `\u0081` or `\u{81}`, where it is a byte. */
function readCodePoint(text: string, index: number): { byte: number; end: number } {
  const escape = /\\u(?:([\da-f]{4})|\{([\da-f]+)\})/iy;
  escape.lastIndex = index;
  const found = escape.exec(text);
  if (!found) throw new Damage('digit-missing', index, 2);
  const byte = Number.parseInt(found[1] ?? found[2]!, 16);
  if (byte > 0xff) throw new Damage('out-of-range', index, found[0].length);
  return { byte, end: escape.lastIndex };
}

/**
 * Whether words stand before the first escape that may be none of the bytes: they end in a blank or
 * hold a quote, they are one word with `=` or a colon, or an angle, as mail quotes lines.
 */
function beginsInWords(text: string): boolean {
  const words = text.slice(0, Math.max(0, text.indexOf('\\'))).trimStart();
  return /['"`]|\s$|^\w+[:=]$|^[<>]+$/.test(words);
}

/**
 * Reads strings in a row, from the quote of the first.
 *
 * @returns the index behind the last of them and what joins them
 * @throws Damage where one of them is damaged
 * @example
 * ```ts
 * import { ByteSink } from '#protocol/dump/byte-sink.ts';
 * const sink = new ByteSink(2);
 * readPieces('("\\x81" "\\x05")', 1, sink); // => 14
 * sink.take(); // => Uint8Array.of(0x81, 0x05)
 * ```
 */
export function readPieces(text: string, start: number, sink: ByteSink): number {
  let index = start;
  do {
    index = skipJoint(text, readQuoted(text, index, sink));
  } while (/['"`]/.test(text.charAt(index)));
  return index;
}

/** Reads from an opening quote; returns the index after the closing one. */
function readQuoted(text: string, start: number, sink: ByteSink): number {
  const quote = text.charCodeAt(start);
  let index = start + 1;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === BACKSLASH) {
      index = readElement(text, index, sink);
    } else {
      if (Number.isNaN(code)) throw new Damage('unterminated', start, 1);
      index = readPlain(text, index, sink);
    }
  }
}

/**
 * Reads bytes without quotes around them.
 *
 * @throws Damage where something is neither an escape nor printable
 * @example
 * ```ts
 * import { ByteSink } from '#protocol/dump/byte-sink.ts';
 * const sink = new ByteSink(2);
 * readUnquoted('in: \\x81H', 4, 9, sink);
 * sink.take(); // => Uint8Array.of(0x81, 0x48)
 * ```
 */
export function readUnquoted(text: string, start: number, end: number, sink: ByteSink): void {
  let index = start;
  let afterEscape = false;
  while (index < end) {
    const next = skipBlanks(text, index, end);
    if (next > index && isSeparator(text, index, next, end, afterEscape)) {
      index = next;
    } else if (text.charCodeAt(index) === BACKSLASH) {
      index = readElement(text, index, sink);
      afterEscape = true;
    } else {
      // A run of blanks at once: looking for its end again at each would take quadratic time.
      const runEnd = Math.max(next, index + 1);
      while (index < runEnd) index = readPlain(text, index, sink);
      afterEscape = false;
    }
  }
}

/** Whether a run of blanks is none of the bytes. */
function isSeparator(
  text: string,
  start: number,
  next: number,
  end: number,
  afterEscape: boolean,
): boolean {
  if (next === end || text.slice(start, next).includes('\n')) return true;
  return afterEscape && text.charCodeAt(next) === BACKSLASH;
}

/** An escape, or a backslash that only joins two lines. */
function readElement(text: string, index: number, sink: ByteSink): number {
  const joint = /\\\r?\n/y;
  joint.lastIndex = index;
  if (joint.test(text)) return joint.lastIndex;
  const { byte, end } = readEscape(text, index);
  sink.push(byte);
  return end;
}

function readPlain(text: string, index: number, sink: ByteSink): number {
  const code = text.charCodeAt(index);
  if (!(code >= 32 && code < 128)) throw new Damage('foreign-character', index, 1);
  sink.push(code);
  return index + 1;
}

/** From the end of one piece to the next: blanks, newlines, a backslash before a newline, `+`, `b`. */
function skipJoint(text: string, start: number): number {
  const mark = /\+|\\\r?\n|b(?=['"])/y;
  let index = start;
  for (;;) {
    index = skipBlanks(text, index, text.length);
    mark.lastIndex = index;
    if (!mark.test(text)) return index;
    index = mark.lastIndex;
  }
}
