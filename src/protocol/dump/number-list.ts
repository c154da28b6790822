/**
 * Bytes as a list of numbers, in the notation of a language or in none:
 *
 *     unsigned char data[] = { 0x81, 0x05, 'H' };     C, also as `xxd -i` and Wireshark write it
 *     new Uint8Array([129, 5, 72])                    JavaScript, also `Buffer.from([…])`, a Buffer in JSON
 *     bytes([0x81, 5, 72])                            Python
 *     []byte{0x81, 0x05, 0x48}                        Go
 *     vec![0x81u8, 0x05, 0x48]                        Rust
 *     0x81, 0x05, 0x48  ·  129, 5, 72  ·  [129, 5]    in no language
 *
 * The opening is found by a pattern at the start of the text; from there on it is one pass over
 * character codes. Numbers are decimal, `0x`, `0b`, `0o`, in C and Go also octal with a leading 0, or
 * a character in quotes; between −128 and 255. Comments, casts and suffixes are skipped. An array
 * whose declared length differs is read all the same, with a note.
 * @module
 */
import { hexDigit } from '../bytes.ts';
import { ByteSink } from './byte-sink.ts';
import { readEscape } from './escaped-string.ts';
import { Damage, type DumpForm, type DumpNote, type ReadBytes } from './reading.ts';
import { HEAD_LENGTH, isBlank, skipBlanks } from './text.ts';

/** The forms this module reads; `python` has strings, too, which `escaped-string.ts` reads. */
export type NumberForm = Extract<
  DumpForm,
  'number-list' | 'c' | 'javascript' | 'python' | 'go' | 'rust'
>;

/** How a list begins. The first group of the pattern is the declared length. */
interface Opening {
  readonly form: NumberForm;
  readonly pattern: RegExp;
}

// Sticky, and written so that two neighbouring parts never match the same character: a long text
// that fits only at first must not be tried in many ways.
const OPENINGS: readonly Opening[] = [
  { form: 'go', pattern: /(?:[\w\s]*:?=\s*)?\[\s*(\d*)\s*\](?:byte|uint8)\s*\{/y },
  { form: 'javascript', pattern: /(?:[\w\s]*=\s*)?(?:new\s+)?(?:Uint8Array|Buffer)\.of\(/y },
  {
    form: 'javascript',
    pattern: /(?:[\w\s]*=\s*)?(?:new\s+)?(?:Uint8Array|Buffer)(?:\.from)?\(?(\d*)\)?\s*\[/y,
  },
  { form: 'javascript', pattern: /\{\s*"type"\s*:\s*"Buffer"\s*,\s*"data"\s*:()\s*\[/y },
  { form: 'python', pattern: /(?:\w+\s*=\s*)?(?:bytes|bytearray)\(\s*[[(]/y },
  { form: 'rust', pattern: /(?:[\w\s]*:[\s&\w';<>[\]]*=\s*|[\w\s]*=\s*)?&?vec!\s*\[/y },
  { form: 'rust', pattern: /[\w\s]*:\s*&?\s*(?:'static\s+)?\[u8(?:;\s*(\d+))?\]\s*=\s*[&*]*\[/y },
  { form: 'rust', pattern: /&?\[(?=\s*(?:0x[\da-f]+|\d+)_?u8\b)/iy },
  { form: 'javascript', pattern: /(?:const|let|var)\s[\w\s]*=\s*\[/y },
  {
    form: 'c',
    pattern:
      /(?!\d)[\w\s*:<>,]*(?:\[\s*(\w*)\s*\][\w\s]*)?(?:=[\w\s]*(?:\[\s*\]\s*)?)?\{(?=\s*[-\d('/}])/y,
  },
  // No time or date in brackets, as lines of a log begin.
  { form: 'number-list', pattern: /(?:\w+\s*=\s*)?&?[[(](?!\s*\d+[:-]\d)(?=\s*[-\d\])])/y },
];

const CAST = /\(\s*[a-z_][\w ]*\)\s*/iy;
const SUFFIX = /_?u8\b|[ul]{1,3}\b|n\b/iy;
/** The line that `xxd -i` writes after the array. */
const LENGTH = /unsigned\s+(?:int|long|char)\s+\w+\s*=\s*(\d+)\s*;?/y;

/**
 * The language in whose notation a list opens at the start of the text, if one does.
 *
 * @param head beginning of the text, without blanks before it; only this much is looked at
 * @example
 * ```ts
 * numberFormOf('[]byte{0x81, 0x05}'); // => 'go'
 * numberFormOf('81 05'); // => undefined
 * ```
 */
export function numberFormOf(head: string): NumberForm | undefined {
  const start = skipComments(head, 0);
  return OPENINGS.find(({ pattern }) => matchAt(pattern, head, start))?.form;
}

/**
 * Reads a list of numbers.
 *
 * @param start where it begins in the text; it ends where the text does
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readNumberList('{ 0x81, 5, 0110 }', 'c').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function readNumberList(text: string, form: NumberForm, start = 0): ReadBytes {
  return new NumberListReader(text, form, start).read();
}

class NumberListReader {
  readonly #text: string;
  readonly #form: NumberForm;
  readonly #sink: ByteSink;
  readonly #notes: DumpNote[] = [];
  readonly #arrays: number[] = [];
  #index: number;
  #hasSigned = false;

  constructor(text: string, form: NumberForm, start: number) {
    this.#text = text;
    this.#index = start;
    this.#form = form;
    this.#sink = new ByteSink(((text.length - start) >> 1) + 1);
  }

  read(): ReadBytes {
    const text = this.#text;
    this.#skip();
    do {
      const opening = this.#open();
      this.#arrays.push(this.#sink.length);
      const start = this.#index;
      if (opening) this.#index += opening[0].length;
      this.#readNumbers(opening ? closerOf(opening[0]) : '', start);
      this.#noteLength(opening?.[1]);
      if (opening) this.#readTail();
    } while (this.#form === 'c' && this.#index < text.length);
    if (this.#index < text.length) throw this.#foreign(this.#index);
    if (this.#arrays.length > 1) {
      this.#notes.push({ code: 'several-packets', starts: this.#arrays });
    }
    if (this.#hasSigned) this.#notes.push({ code: 'signed-numbers' });
    return { bytes: this.#sink.take(), form: this.#form, notes: this.#notes };
  }

  #open(): RegExpExecArray | undefined {
    const head = this.#text.slice(this.#index, this.#index + HEAD_LENGTH);
    for (const { form, pattern } of OPENINGS) {
      const fits = form === this.#form || form === 'number-list';
      const opening = fits && matchAt(pattern, head, 0);
      if (opening) return opening;
    }
    // A list may do without brackets; another array after the first must begin with one.
    if (this.#arrays.length > 0) throw this.#foreign(this.#index);
    return undefined;
  }

  /** Numbers up to the closing bracket, or without one up to the end of the text. */
  #readNumbers(closer: string, opened: number): void {
    const text = this.#text;
    let needsSeparator = false;
    const separators = { comma: false, blank: false };
    for (;;) {
      const before = this.#index;
      this.#skip();
      if (needsSeparator && text[this.#index] === ',') {
        this.#index += 1;
        needsSeparator = false;
        separators.comma = true;
        continue;
      }
      if (this.#index === text.length) {
        if (closer) throw new Damage('unterminated', opened, 1);
        return;
      }
      if (closer && text[this.#index] === closer) {
        this.#index += 1;
        return;
      }
      if (needsSeparator && this.#index === before) throw this.#foreign(this.#index);
      // A line may have lost its last comma; within a line, a number without one is that of the line.
      separators.blank ||= needsSeparator && !text.slice(before, this.#index).includes('\n');
      if (separators.blank && separators.comma) throw this.#foreign(before);
      this.#readNumber();
      needsSeparator = true;
    }
  }

  #readNumber(): void {
    const text = this.#text;
    if (text[this.#index] === '(') {
      const cast = matchAt(CAST, text, this.#index);
      if (cast) this.#index += cast[0].length;
    }
    const start = this.#index;
    if (text[start] === "'") {
      this.#readCharacter();
      return;
    }
    const isNegative = text[start] === '-';
    const { radix, skip } = this.#radixAt(isNegative ? start + 1 : start);
    let index = start + (isNegative ? 1 : 0) + skip;
    const digits = index;
    let value = 0;
    for (; ; index += 1) {
      const digit = hexDigit(text.charCodeAt(index));
      if (digit < 0 || digit >= radix) break;
      value = Math.min(value * radix + digit, 0xffff);
    }
    if (index === digits) throw skip > 1 ? this.#cut(index) : this.#foreign(index);
    if (value > (isNegative ? 128 : 255)) {
      throw new Damage('out-of-range', start, index - start);
    }
    const suffix = matchAt(SUFFIX, text, index);
    this.#index = suffix ? index + suffix[0].length : index;
    this.#hasSigned ||= isNegative;
    this.#sink.push(isNegative ? 256 - value : value);
  }

  /** `skip` is the length of what only tells the base. */
  #radixAt(index: number): { radix: number; skip: number } {
    if (this.#text[index] !== '0') return { radix: 10, skip: 0 };
    const mark = this.#text.charAt(index + 1).toLowerCase();
    if (mark === 'x') return { radix: 16, skip: 2 };
    if (mark === 'o') return { radix: 8, skip: 2 };
    if (mark === 'b') return { radix: 2, skip: 2 };
    return { radix: this.#form === 'c' || this.#form === 'go' ? 8 : 10, skip: 0 };
  }

  #readCharacter(): void {
    const text = this.#text;
    const start = this.#index + 1;
    const code = text.charCodeAt(start);
    let end = start + 1;
    if (text[start] === '\\') {
      const escape = readEscape(text, start);
      this.#sink.push(escape.byte);
      end = escape.end;
    } else {
      if (!(code >= 32 && code < 127)) throw this.#foreign(start);
      this.#sink.push(code);
    }
    if (text[end] !== "'") throw new Damage('unterminated', start - 1, 1);
    this.#index = end + 1;
  }

  #noteLength(declared: string | undefined): void {
    const found = this.#sink.length - this.#arrays.at(-1)!;
    if (declared && Number(declared) >= 0 && Number(declared) !== found) {
      this.#notes.push({ code: 'length-differs', declared: Number(declared), found });
    }
  }

  /** What a language puts after the bracket. */
  #readTail(): void {
    for (;;) {
      this.#skip();
      const length = matchAt(LENGTH, this.#text, this.#index);
      if (length) {
        this.#noteLength(length[1]);
        this.#index += length[0].length;
      } else if (/[);,}]/.test(this.#text.charAt(this.#index))) {
        this.#index += 1;
      } else {
        return;
      }
    }
  }

  #skip(): void {
    this.#index = skipComments(this.#text, this.#index);
  }

  #cut(index: number): Damage {
    const code = this.#text.charCodeAt(index);
    const isCut = Number.isNaN(code) || isBlank(code) || this.#text[index] === ',';
    return isCut ? new Damage('digit-missing', index, 0) : this.#foreign(index);
  }

  #foreign(index: number): Damage {
    const dots = matchAt(/\.\.\.|…/y, this.#text, index);
    return dots
      ? new Damage('elided', index, dots[0].length)
      : new Damage('foreign-character', index, 1);
  }
}

function closerOf(opening: string): string {
  const bracket = opening.at(-1);
  if (bracket === '{') return '}';
  return bracket === '[' ? ']' : ')';
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Skips blanks and the comments of C (`/* … *\/`, `//`) and Python (`#`), if they end. */
function skipComments(text: string, start: number): number {
  let index = start;
  for (;;) {
    index = skipBlanks(text, index, text.length);
    if (text.startsWith('/*', index)) {
      const end = text.indexOf('*/', index + 2);
      if (end < 0) return index;
      index = end + 2;
    } else if (text.startsWith('//', index) || text[index] === '#') {
      const end = text.indexOf('\n', index);
      index = end < 0 ? text.length : end + 1;
    } else {
      return index;
    }
  }
}
