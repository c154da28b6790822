/**
 * What reading a dump gives: the forms there are, the result, the notes and the kinds of damage.
 * Everything here is codes and numbers; the page that shows them has the words.
 * @module
 */

/**
 * Every form that can be read, by the name of the program or language that writes it.
 *
 * - `hex`: pairs of digits with any of blank, newline, colon, dash or comma between them
 * - `bits`: groups of eight digits 0 and 1
 * - `hexdump` is `hexdump -C`; `hexdump-words` is `hexdump` alone or `od -x`, 16-bit words
 * - `number-list`: numbers with commas, in no language or in brackets only
 * - `escaped`: a string with `\x81` and other escapes
 *
 * @example
 * ```ts
 * DUMP_FORMS.includes('xxd'); // => true
 * ```
 */
export const DUMP_FORMS = [
  'hex',
  'bits',
  'xxd',
  'hexdump',
  'hexdump-words',
  'od',
  'tcpdump',
  'wireshark',
  'number-list',
  'c',
  'javascript',
  'python',
  'go',
  'rust',
  'node-buffer',
  'escaped',
  'base64',
  'base64url',
] as const;

/** A way of writing bytes as text, one of {@link DUMP_FORMS}. */
export type DumpForm = (typeof DUMP_FORMS)[number];

/** Something to know about bytes that could be read. Offsets and lengths are in bytes, lines from 1. */
export type DumpNote =
  /** Lines that are not part of the dump, as packet summaries or a prompt, were left out. */
  | { readonly code: 'lines-skipped'; readonly line: number; readonly count: number }
  /** What stands around the bytes, in a line of a log or in JSON, was left out. */
  | { readonly code: 'label-skipped' }
  /** Several lines of a log with the same label, whose bytes were put one behind the other. */
  | { readonly code: 'lines-joined'; readonly count: number }
  /** Offsets begin again at 0: several dumps in a row, whose bytes begin at `starts`. */
  | { readonly code: 'several-packets'; readonly starts: readonly number[] }
  /** The first offset is not 0: the beginning was not copied. */
  | { readonly code: 'begins-late'; readonly offset: number }
  /** The closing offset, which this program always prints, is missing: the end may be, too. */
  | { readonly code: 'end-missing' }
  /** The dump shows 16-bit words of a little-endian machine; each pair of bytes was swapped back. */
  | { readonly code: 'words-swapped' }
  /** Behind `*` the offsets fit in two bases, and in the other there are `other` bytes. */
  | { readonly code: 'base-unsure'; readonly found: number; readonly other: number }
  /** The last word ends in `00` and no closing offset says whether that is a byte or padding. */
  | { readonly code: 'last-word-unsure' }
  /** The array, or the line of a log, says that it has another length. */
  | { readonly code: 'length-differs'; readonly declared: number; readonly found: number }
  /** Some numbers were negative, as Java prints bytes, and were taken modulo 256. */
  | { readonly code: 'signed-numbers' }
  /** Base64 without the `=` at its end. */
  | { readonly code: 'padding-missing' }
  /** The last base64 digit has bits set that belong to no byte. */
  | { readonly code: 'spare-bits' };

/** Why a text could not be read. */
export type DumpDamage =
  /** No character but blanks. */
  | 'empty'
  /** No form fits; the failure tells of the nearest. */
  | 'no-form'
  /** A character that has no place here. */
  | 'foreign-character'
  /** Half a byte, or `0x` without digits. */
  | 'digit-missing'
  /** A number that is no byte. */
  | 'out-of-range'
  /** A backslash followed by what is no escape. */
  | 'bad-escape'
  /** A string, comment or array without its end. */
  | 'unterminated'
  /** The printing program left bytes out (`...`). */
  | 'elided'
  /** A log that shows what a frame carries instead of the frame. */
  | 'payload-only'
  /** A line of a log with another label than the first: perhaps of the other direction. */
  | 'label-differs'
  /** A second string or list that may be the bytes. */
  | 'ambiguous'
  /** A line without an offset between lines with one. */
  | 'offset-missing'
  /** The offset is not where the line before ended: a line is missing, double or out of order. */
  | 'offset-mismatch'
  /** A line in the middle has fewer bytes than the others (`expected` and `actual`). */
  | 'short-line'
  /** A line has more bytes than its offsets allow (`expected`). */
  | 'long-line'
  /** `*` without a line before it or an offset after it. */
  | 'repeat-unbounded'
  /** More bytes than anyone wants to paste. */
  | 'too-long'
  /** Base64 whose number of digits (`actual`) cannot be right. */
  | 'base64-length';

/** Bytes that were read. */
export interface DumpSuccess {
  readonly ok: true;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly form: DumpForm;
  readonly notes: readonly DumpNote[];
  /** Other forms in which the same text makes sense; pass one to `readDump` to have it read so. */
  readonly also: readonly DumpForm[];
}

/** A text that could not be read, and where. */
export interface DumpFailure {
  readonly ok: false;
  readonly reason: DumpDamage;
  /** The form that was recognised, or, with `no-form`, the nearest. */
  readonly form: DumpForm;
  /** Place of the damage in the text, in UTF-16 units from 0, as for a text field's selection. */
  readonly index: number;
  /** The same place for people: line from 1. */
  readonly line: number;
  /** And column from 1, in UTF-16 units. */
  readonly column: number;
  /** What stands there: a character or a number; empty at the end of a line. */
  readonly found: string;
  /** What ought to be there: an offset or a length in bytes. */
  readonly expected?: number;
  /** What is there instead, in the same unit. */
  readonly actual?: number;
}

/** What came of reading a text. */
export type DumpReading = DumpSuccess | DumpFailure;

/** What a reader of one family of forms hands back when all went well. */
export type ReadBytes = Pick<DumpSuccess, 'bytes' | 'form' | 'notes'>;

/**
 * How a reader gives up; `readDump` turns it into a {@link DumpFailure}. Stays inside this folder.
 *
 * @example
 * ```ts
 * new Damage('foreign-character', 3, 1).reason; // => 'foreign-character'
 * ```
 */
export class Damage extends Error {
  readonly reason: DumpDamage;
  readonly index: number;
  readonly length: number;
  readonly amounts: { readonly expected?: number; readonly actual?: number };

  /**
   * Says what is wrong and where.
   *
   * @param index first UTF-16 unit of what is wrong
   * @param length how many units are wrong; 0 where something is missing
   */
  constructor(reason: DumpDamage, index: number, length: number, amounts: Damage['amounts'] = {}) {
    super(reason);
    this.reason = reason;
    this.index = index;
    this.length = length;
    this.amounts = amounts;
  }
}
