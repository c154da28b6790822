/**
 * Bytes as a string or a list in JSON, in whatever objects: `{"data":"8105"}`, `{"payload":"gQVI"}`,
 * `{"frame":{"data":[129,5]}}`, `{"data":"\u0081\u0005"}`. What Node writes for a Buffer alone,
 * `number-list.ts` reads.
 *
 * A string may be bytes if it is hex, plainly base64 or has escapes of bytes; a list, if it begins with
 * a number. There must be one of these, or one whose name says so: of two, one may be a time or an
 * address, or both may be frames.
 * @module
 */
import { isPlainlyBase64, readBase64Text } from './base64-text.ts';
import { ByteSink } from './byte-sink.ts';
import { looksLike } from './detect-form.ts';
import { hasByteEscape, readPieces } from './escaped-string.ts';
import { readHexText } from './hex-text.ts';
import { readNumberList } from './number-list.ts';
import { Damage, type DumpForm, type ReadBytes } from './reading.ts';
import { HEAD_LENGTH, type Range } from './text.ts';

/** The forms in which there may be bytes in JSON. */
export type JsonForm = Extract<DumpForm, 'hex' | 'base64' | 'escaped' | 'number-list'>;

/** A value that may be bytes; the range is what is between its quotes, or all of a list. */
export interface JsonBytes extends Range {
  readonly form: JsonForm;
  readonly name: string;
}

const NAMES = /^(?:data|payload|bytes|frame|body|raw|buffer|hex|base64|b64)$/i;
/** Hex that is no word, as `feed` and `added` are, nor a single byte. */
const HEX = /^(?=[^\d]*\d)(?:0x)?(?:[\da-f]{2}[\s:,-]{0,2}){2,}[\da-f]?$/i;
/** How much is looked at behind a bracket or a quote. */
const LOOKED_AT = 100;

/**
 * Whether a text begins as an object in JSON does, or a list of objects.
 *
 * @param head beginning of the text, without blanks before it
 * @example
 * ```ts
 * isJson('{"data":"8105"}'); // => true
 * isJson('{ 0x81, 5 }'); // => false
 * ```
 */
export function isJson(head: string): boolean {
  return /^(?:\[\s*)?\{\s*"[^"\\]*"\s*:/.test(head);
}

/**
 * Finds the one value in a JSON text that is bytes.
 *
 * @returns where it is, or `undefined` if there is none
 * @throws Damage if there are several, or something does not end
 * @example
 * ```ts
 * findJsonBytes('{"id":1,"data":"8105"}'); // => { name: 'data', form: 'hex', start: 16, end: 20 }
 * ```
 */
export function findJsonBytes(text: string): JsonBytes | undefined {
  const all = candidatesOf(text);
  const named = all.filter(({ name }) => NAMES.test(name));
  const [first, second] = named.length > 0 ? named : all;
  if (second) throw new Damage('ambiguous', second.start, 1);
  return first;
}

/**
 * Reads the one value in a JSON text that is bytes.
 *
 * @param bytes what {@link findJsonBytes} found
 * @param form how to read it, if not as it looks
 * @throws Damage where it is damaged
 * @example
 * ```ts
 * const text = '{"data":"8105"}';
 * readJsonBytes(text, findJsonBytes(text)!).bytes; // => Uint8Array.of(0x81, 0x05)
 * ```
 */
export function readJsonBytes(text: string, bytes: JsonBytes, form = bytes.form): ReadBytes {
  const read = readValue(text, bytes, form);
  return { ...read, notes: [{ code: 'label-skipped' }, ...read.notes] };
}

function readValue(text: string, { start, end }: JsonBytes, form: JsonForm): ReadBytes {
  if (form === 'hex') return readHexText(text, { start, end });
  if (form === 'base64') return readBase64Text(text, { start, end });
  if (form === 'number-list') return readNumberList(text.slice(0, end), form, start);
  const sink = new ByteSink(end - start);
  readPieces(text.slice(0, end + 1), start - 1, sink);
  return { bytes: sink.take(), form, notes: [] };
}

/** All values that may be bytes. */
function candidatesOf(text: string): JsonBytes[] {
  const token = /["[\]{}]/g;
  const candidates: JsonBytes[] = [];
  const open: number[] = [];
  let name = '';
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const { index } = found;
    if (found[0] === '"') {
      const range = { start: index + 1, end: endOfString(text, index) };
      token.lastIndex = range.end + 1;
      if (/\s*:/y.test(text.slice(range.end + 1, range.end + LOOKED_AT))) {
        name = text.slice(range.start, range.end);
        continue;
      }
      const form = formOf(text.slice(range.start, range.end), NAMES.test(name));
      if (form) candidates.push({ name, form, ...range });
    } else if (found[0] === '[' && /\s*-?\d/y.test(text.slice(index + 1, index + LOOKED_AT))) {
      const bracket = text.indexOf(']', index);
      if (bracket < 0) throw new Damage('unterminated', index, 1);
      candidates.push({ name, form: 'number-list', start: index, end: bracket + 1 });
      token.lastIndex = bracket + 1;
    } else if (found[0] === '[' || found[0] === '{') {
      open.push(index);
    } else if (open.pop() === undefined) {
      throw new Damage('foreign-character', index, 1);
    }
  }
  if (open.length > 0) throw new Damage('unterminated', open.at(-1)!, 1);
  return candidates;
}

/** Index of the closing quote. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text[first - 1] === '\\') first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  throw new Damage('unterminated', start, 1);
}

/** @param isNamed whether its name says that it is bytes: then it may be damaged */
function formOf(value: string, isNamed: boolean): JsonForm | undefined {
  const head = value.slice(0, HEAD_LENGTH);
  // A date, a time or an identifier would do as hex, too.
  if (HEX.test(head) && (isNamed || !/[:-]/.test(head))) return 'hex';
  if (isPlainlyBase64(value.replaceAll('\\/', '/'))) return 'base64';
  if (isNamed && looksLike('hex', value)) return 'hex';
  if (isNamed && value.endsWith('=') && looksLike('base64', value)) return 'base64';
  return hasByteEscape(value) ? 'escaped' : undefined;
}
