/**
 * A head as it is typed, and the bytes that it stands for.
 *
 * A text field knows one line end only, so each line break of the text stands for CR LF, as in nearly
 * every head there is. What cannot be typed is written as in most programming languages: `\0`, `\r`,
 * `\n`, `\t`, `\x7f`, and `\\` for a backslash; a line that ends in `\n` ends with LF alone. Any other
 * backslash is one.
 * @module
 */

import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';

const ESCAPES: Readonly<Record<string, number>> = { '0': 0, t: 9, n: 10, r: 13, '\\': 0x5c };
const LF = 0x0a;
const CR = 0x0d;
const DELETE = 0x7f;

/** What a line has at its end that ends with LF alone. */
const BARE_LF = String.raw`\n`;

/** How a line ends; the last one of a text does not. */
export type LineEnd = 'crlf' | 'lf' | 'none';

export interface SourceLine {
  /** Without its end, and without the escape that says how it ends. */
  readonly text: string;
  readonly end: LineEnd;
  /** Where the line begins and where its content ends, in the text. */
  readonly from: number;
  readonly to: number;
  /** Where the next line begins. */
  readonly next: number;
  /** Its bytes with those of its end: the first, and the one after the last. */
  readonly firstByte: number;
  readonly endByte: number;
}

/**
 * How much of a text is read, in UTF-16 code units: several times as much as the head that a server
 * takes. What is behind stays in the text as it is, and costs nothing.
 */
export const MOST_READ = 65_536;

export interface Source {
  readonly text: string;
  /** The end of the text, where it is longer than what is read. */
  readonly unread: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: readonly SourceLine[];
  /** Where the bytes of each UTF-16 code unit of the text begin, and where the last ends. */
  readonly starts: readonly number[];
}

/** Reads a text as it was typed, up to {@link MOST_READ}; none is refused. */
export function readSource(text: string): Source {
  const bytes: number[] = [];
  const starts: number[] = [];
  const lines: SourceLine[] = [];
  let from = 0;
  let firstByte = 0;
  /** Where an escaped LF ended: a line break behind it stands for no byte of its own. */
  let escapedLf = -1;
  const endLine = (at: number, isLast = false) => {
    const last = escapedLf === at ? (bytes.at(-2) === CR ? 'crlf' : 'lf') : 'crlf';
    const end = isLast ? 'none' : last;
    const to = end === 'lf' ? at - BARE_LF.length : at;
    lines.push({
      text: text.slice(from, to),
      end,
      from,
      to,
      next: at + 1,
      firstByte,
      endByte: bytes.length,
    });
    from = at + 1;
    firstByte = bytes.length;
  };
  let at = 0;
  // An escaped LF and the line break behind it belong together.
  while (at < text.length && (at < MOST_READ || at === escapedLf)) {
    const { units, codes } = readAt(text, at);
    for (let unit = 0; unit < units; unit++) starts.push(bytes.length);
    if (text[at] === '\n') {
      if (escapedLf !== at) bytes.push(CR, LF);
      endLine(at);
    } else {
      bytes.push(...codes);
      if (units > 1 && codes[0] === LF) escapedLf = at + units;
    }
    at += units;
  }
  starts.push(bytes.length);
  endLine(at, true);
  return { text, unread: text.slice(at), bytes: Uint8Array.from(bytes), lines, starts };
}

/** What stands at a place of a text: how many code units it takes, and the bytes it stands for. */
function readAt(text: string, at: number): { units: number; codes: readonly number[] } {
  if (text[at] === '\\') {
    const hex = /^x([\da-f]{2})/i.exec(text.slice(at + 1, at + 4));
    if (hex !== null) return { units: 4, codes: [Number.parseInt(hex[1]!, 16)] };
    const code = ESCAPES[text.charAt(at + 1)];
    if (code !== undefined) return { units: 2, codes: [code] };
  }
  const code = text.codePointAt(at)!;
  if (code <= DELETE) return { units: 1, codes: [code] };
  const units = code > 0xffff ? 2 : 1;
  return { units, codes: [...encodeUtf8(text.slice(at, at + units))] };
}

/** The text that stands for some bytes. */
export function writeSource(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  const characters = text === undefined ? Array.from(bytes, asLatin1) : Array.from(text);
  let written = '';
  for (let i = 0; i < characters.length; i++) {
    if (characters[i] === '\r' && characters[i + 1] === '\n') {
      written += '\n';
      i += 1;
    } else if (characters[i] === '\n') written += `${BARE_LF}\n`;
    else written += escaped(characters[i]!, text === undefined);
  }
  return written;
}

function asLatin1(byte: number): string {
  return String.fromCharCode(byte);
}

/** @param isByte whether a character beyond ASCII is a byte of its own, and no text */
function escaped(character: string, isByte: boolean): string {
  const code = character.codePointAt(0)!;
  const name = Object.keys(ESCAPES).find((key) => ESCAPES[key] === code);
  if (name !== undefined) return `\\${name}`;
  const isSeen = code >= 0x20 && code !== DELETE && !(isByte && code > DELETE);
  return isSeen ? character : String.raw`\x${code.toString(16).padStart(2, '0')}`;
}

/** The line that a byte stands in, counted from 0; behind the last byte, the last line. */
export function lineOfByte({ lines }: Source, byte: number): number {
  const line = firstWhere(lines.length, (index) => byte < lines[index]!.endByte);
  return Math.min(line, lines.length - 1);
}

/** The line that a place in the text stands in, counted from 0. */
export function lineAt({ text }: Source, at: number): number {
  return text.slice(0, at).split('\n').length - 1;
}

/** The part of the text that some bytes come from, as its first code unit and the one after its last. */
export function textRange(
  { text, starts }: Source,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } {
  // A byte inside a character, or of an escape, belongs to all of it.
  const begin = starts[firstFrom(starts, start + 1) - 1]!;
  let from = firstFrom(starts, begin);
  // A line break behind an escaped LF stands for no byte.
  while (text[from] === '\n' && starts[from + 1] === begin) from += 1;
  return { from, to: Math.max(from, Math.min(firstFrom(starts, end), text.length)) };
}

/** The first of rising numbers that is no less than another; their count if there is none. */
function firstFrom(numbers: readonly number[], least: number): number {
  return firstWhere(numbers.length, (index) => numbers[index]! >= least);
}

/** The first index for which something is true that stays true behind it, by halving; the count if for none. */
function firstWhere(count: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Ends a line with CR LF, or with LF alone; the last line has no end to be changed. */
export function withLineEnd(source: Source, line: number, end: 'crlf' | 'lf'): string {
  const { text, lines } = source;
  const changed = lines[line];
  if (changed === undefined || changed.end === 'none' || changed.end === end) return text;
  return end === 'lf'
    ? `${text.slice(0, changed.to)}${BARE_LF}${text.slice(changed.to)}`
    : `${text.slice(0, changed.to)}${text.slice(changed.to + BARE_LF.length)}`;
}
