/**
 * What stands before the bytes in lines of a log, and where it does.
 *
 * Only where nothing can be mistaken. Before hex or base64 a label ends in a word with a colon or `=`,
 * in an address or in an arrow; it is none of the bytes, since the word has no decimal digit and some
 * letter that is no hex digit, or there is more before the arrow than hex. Before a string in quotes
 * it may be anything, if escapes show that the string is bytes.
 *
 * More lines with that label go on with the bytes: the times in it may differ, and how many bytes
 * there are. A line with another label is refused: it may well be of the other direction. So is what
 * shows only payloads, `< BINARY 81 05 [2 bytes]`.
 * @module
 */
import { isPlainlyBase64 } from './base64-text.ts';
import { hasByteEscape } from './escaped-string.ts';
import { Damage, type DumpForm } from './reading.ts';
import { HEAD_LENGTH, type Range, skipBlanks, unwrap } from './text.ts';

/** The forms in which there may be bytes behind a label; a Buffer of Node counts as hex. */
export type LogForm = Extract<DumpForm, 'hex' | 'base64' | 'escaped' | 'python' | 'number-list'>;

/** Bytes behind one label. Indices are into the whole text. */
export interface LogEntry extends Range {
  readonly label: string;
  /** The line says that it has so many bytes. */
  readonly declared: number | undefined;
}

/** How long a label may be, and how long what follows the bytes. */
const LABEL_LENGTH = 200;
const SIZE_LENGTH = 40;

/** A word with a colon, perhaps a host with its port. */
const WORD = String.raw`(?<!\S)[^\s\d]*[^\s\da-f:][^\s\d]*:(?:\d{3,5}:)?`;
const ADDRESS = String.raw`(?<!\S)(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d{1,5})?:`;
/** A name before `=`. */
const NAME = String.raw`(?<![^\s,;&])[^\s\d=]*[^\s\da-f=][^\s\d=]*\s*=`;
/** An arrow, and before it nothing or more than hex. */
const ARROW = String.raw`(?:.*?[^\s\da-f:,<=>←→↑↓-].*?)?(?:<[-=]*|[-=]*>|[←→↑↓])`;
/** Words in brackets, or what ends in some. */
const BRACKETS = String.raw`.*?[g-z].*?[\])}>]`;
/** A time that is no bytes: with a date, with a fraction or in brackets. */
const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;
const WHEN = String.raw`(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]${CLOCK}\]?|\[${CLOCK}\]|\d\d:\d\d:\d\d[.,]\d+)`;
/** Words alone, before three bytes or more; none so short that it may be a byte with a slip, `fO`. */
const WORDS = String.raw`(?:[^\d\n]*\s)?(?:[rt]x|(?=[a-z]*[g-z])[a-z]{3,})[^\S\n]+(?=(?:[\da-f]{2} ){2}[\da-f]{2}(?!\S))`;
/** The first in the line, for bytes of hex tell themselves from words. */
const LABEL = String.raw`(?:[^<\n]*\s(?=<Buffer )|${WORDS}|.*?(?:${WORD}|${ADDRESS})\s+|(?:${ARROW}|${BRACKETS}|${WHEN})[^\S\n]+|.*?${NAME}\s*)["'\x60]?`;
/** The last in the line. */
const LAST_LABEL = String.raw`(?:.*${WORD}\s+|.*${NAME}\s*)["'\x60]?`;

/** Two bytes, the first with a decimal digit, as frames have: `Note: added` is a sentence. */
const BYTES = String.raw`(?:0x|<Buffer )?(?:\d[\da-f]|[a-f]\d)[\s:,-]{0,2}[\da-f]{2}(?![g-z])`;

/** Before a list of numbers there are words, but no number of a line, or the arrow of Ruby. */
const LIST_LABEL =
  /^(?!\d{1,6}[:.]?\s)(?:=>|(?=[^\n[{]*[a-z$]|\[[^\n[{\]]*[a-z])[^\n]*?[:=>)\]])\s*(?=[[{]\s*(?:-?\d{1,3}|0x[\da-f]{1,2})(?:[,\]}]|\s))/i;

/** How the first label ends before each form, and those in later lines. */
const LABELS: Readonly<Record<LogForm, { readonly first: RegExp; readonly next: RegExp }>> = {
  hex: {
    first: new RegExp(String.raw`^(?:${LABEL})?(?=${BYTES})`, 'i'),
    next: new RegExp(String.raw`^${LABEL}(?=(?:0x|<Buffer )?[\da-f]{2})`, 'i'),
  },
  base64: {
    first: new RegExp(String.raw`^${LAST_LABEL}(?=[\w+/-]{2})`, 'i'),
    next: new RegExp(String.raw`^${LAST_LABEL}(?=[\w+/-]{2})`, 'i'),
  },
  python: { first: /^[^'"`\\]+?(?=(?<!\w)b['"])/, next: /^[^'"`\\\n]+?(?=(?<!\w)b['"])/ },
  'number-list': { first: LIST_LABEL, next: LIST_LABEL },
  escaped: { first: /^[^'"`\\]+?(?=['"`\\])/, next: /^[^'"`\\\n]+?(?=['"`\\])/ },
};

/** A label that needs no quotes behind it, or no escapes in them. */
const PLAIN_LABEL = /(?:[:=<>←→↑↓]|<-)\s*$/;
/** What can be in a label before hex or base64 only. */
const LABEL_MARK = /[^\s\da-f:,+/-]/i;
/** What libraries log instead of a frame. */
const PAYLOAD = /^(.*[<>] )(TEXT|BINARY|CONT|CLOSE|PING|PONG) /;

const SIZE = /\s+[([](\d{1,9}) (?:bytes?|B)[)\]]$/i;
const SIZE_BEFORE = /\b(\d{1,9}) (?:bytes?|B)\b/i;
const TIME =
  /\d{4}-\d\d-\d\d[T ]?|\d\d?:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|\b\d{10,}(?:\.\d+)?\b/g;

/**
 * In which form there are bytes in lines of a log, if there are.
 *
 * @example
 * ```ts
 * logFormOf('recv: 81 05 48'); // => 'hex'
 * logFormOf("DEBUG: < b'Hello'"); // => 'python'
 * logFormOf('Note: added'); // => undefined
 * ```
 */
export function logFormOf(text: string): LogForm | undefined {
  const range = unwrap(text);
  const head = text.slice(range.start, Math.min(range.end, range.start + HEAD_LENGTH));
  if (PAYLOAD.test(head)) return 'hex';
  for (const form of ['python', 'escaped'] as const) {
    if (isStringLabel(head, form)) return form;
  }
  const label = LABELS.hex.first.exec(head.slice(0, LABEL_LENGTH))?.[0];
  if (label || (label === '' && sizeAt(text, range))) return 'hex';
  if (LIST_LABEL.test(head)) return 'number-list';
  const name = LABELS.base64.first.exec(head.slice(0, LABEL_LENGTH))?.[0];
  if (!name || holdsBase64(name)) return undefined;
  const start = range.start + name.length;
  const end = range.end - (sizeAt(text, range)?.[0].length ?? 0);
  const whole = text.slice(start, end).replace(/["'`][\s;,)}]*$/, '');
  return [whole, whole.split('\n', 1)[0]!].some(isPlainlyBase64) ? 'base64' : undefined;
}

/**
 * Cuts a log at the lines that have a label.
 *
 * @param form what {@link logFormOf} says of it
 * @throws Damage if the labels differ or are those of payloads
 * @example
 * ```ts
 * logEntries('in: 81 05\nin: 48', 'hex').length; // => 2
 * ```
 */
export function logEntries(text: string, form: LogForm): readonly LogEntry[] {
  const range = unwrap(text);
  const head = text.slice(range.start, range.start + HEAD_LENGTH);
  const payload = PAYLOAD.exec(head);
  if (payload) {
    throw new Damage('payload-only', range.start + payload[1]!.length, payload[2]!.length);
  }
  const { first, next } = LABELS[form];
  const entries: LogEntry[] = [];
  let label = first.exec(head)![0];
  let start = range.start + label.length;
  let lineStart = start;
  for (;;) {
    const newline = text.indexOf('\n', lineStart);
    if (newline < 0 || newline >= range.end) break;
    lineStart = skipBlanks(text, newline + 1, range.end);
    const line = text.slice(lineStart, lineStart + LABEL_LENGTH);
    const found = hasMark(line, form) && next.exec(line)?.[0];
    if (!found) continue;
    if (withoutAmounts(found) !== withoutAmounts(label)) {
      throw new Damage('label-differs', lineStart, found.trimEnd().length);
    }
    entries.push(entryAt(text, label, { start, end: newline }));
    label = found;
    start = lineStart + label.length;
  }
  entries.push(entryAt(text, label, { start, end: range.end }));
  return entries;
}

/** Whether bytes in a string stand behind words, and not in a call of something unknown. */
function isStringLabel(head: string, form: 'python' | 'escaped'): boolean {
  const label = LABELS[form].first.exec(head.slice(0, LABEL_LENGTH))?.[0];
  if (!label) return false;
  const hasEscape = hasByteEscape(head);
  return PLAIN_LABEL.test(label)
    ? hasEscape || form === 'python'
    : hasEscape && head[label.length] !== '\\';
}

function holdsBase64(label: string): boolean {
  const words = label.matchAll(/(?:^|[\s=:])([\w+/-]+={0,2})(?=\s)/g);
  return [...words].some(([, word]) => isPlainlyBase64(word!));
}

/** Saves looking for a label in each line of a long dump. */
function hasMark(line: string, form: LogForm): boolean {
  const end = line.indexOf('\n');
  return form !== 'hex' || LABEL_MARK.test(end < 0 ? line : line.slice(0, end));
}

function entryAt(text: string, label: string, { start, end }: Range): LogEntry {
  const size = sizeAt(text, { start, end });
  const declared = size?.[1] ?? SIZE_BEFORE.exec(label)?.[1];
  return {
    label,
    start,
    end: end - (size?.[0].length ?? 0),
    declared: declared === undefined ? undefined : Number(declared),
  };
}

/** The number of bytes that follows them in brackets. */
function sizeAt(text: string, { start, end }: Range): RegExpExecArray | null {
  return SIZE.exec(text.slice(Math.max(start, end - SIZE_LENGTH), end));
}

/** What must be the same in each line. */
function withoutAmounts(label: string): string {
  return label.replace(TIME, '').replace(SIZE_BEFORE, '').replace(/\s+/g, ' ').trim();
}
