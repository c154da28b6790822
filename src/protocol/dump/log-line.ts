/**
 * Bytes in lines of a log, or behind a name:
 *
 *     2026-11-21T10:00:00Z recv: 81 05 48 65 6c 6c 6f
 *     [ws] <- 810548656c6c6f (7 bytes)
 *     recv 7 bytes from 10.0.0.1:80: 81 05 48 65 6c 6c 6f
 *     received: <Buffer 81 05 48 65 6c 6c 6f>
 *     DEBUG: < b'\x81\x05Hello'
 *     payload=gQVIZWxsbw==
 *
 * `log-label.ts` finds out what is label. Behind it all is bytes, but for their number and, after a
 * string, what code has there. Notes say what was dropped and joined.
 * @module
 */
import { readBase64Text } from './base64-text.ts';
import { areBits, readBitText } from './bits-text.ts';
import { ByteSink } from './byte-sink.ts';
import { isHexList } from './detect-form.ts';
import { readPieces, readUnquoted } from './escaped-string.ts';
import { isPostgresHex, readHexText } from './hex-text.ts';
import { type LogEntry, logEntries, type LogForm } from './log-label.ts';
import { readNumberList } from './number-list.ts';
import { Damage, type DumpNote, type ReadBytes } from './reading.ts';
import { HEAD_LENGTH, type Range, skipBlanks } from './text.ts';

/**
 * What may follow a string: closing brackets, the end of a statement, the prompt of Python; or what
 * `strace` has there, the other arguments of a call and what it gave.
 */
const TAIL = /(?:,\s*[\w|]+)*\)\s*=\s*\d+|[\s;,)\]}]*(?:>>>\s*)?/y;

/**
 * Reads the bytes in lines of a log.
 *
 * @param form what `logFormOf` says of them
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readLogLines('[ws] <- 81 05 48 (3 bytes)', 'hex').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * readLogLines('in: 81 05\nin: 48', 'hex').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function readLogLines(text: string, form: LogForm): ReadBytes {
  const entries = logEntries(text, form);
  const sink = new ByteSink(text.length >> 1);
  const notes: DumpNote[] = [{ code: 'label-skipped' }];
  if (entries.length > 1) notes.push({ code: 'lines-joined', count: entries.length });
  let formFound: ReadBytes['form'] = form;
  for (const entry of entries) {
    const read = readEntry(text, entry, form);
    for (const byte of read.bytes) sink.push(byte);
    formFound = read.form;
    const found = read.bytes.length;
    if (entry.declared !== undefined && entry.declared !== found) {
      notes.push({ code: 'length-differs', declared: entry.declared, found });
    }
    notes.push(...read.notes);
  }
  return { bytes: sink.take(), form: formFound, notes };
}

function readEntry(text: string, entry: LogEntry, form: LogForm): ReadBytes {
  if (form === 'base64') return readDigits(text, entry, readBase64Text);
  const head = text.slice(entry.start, Math.min(entry.end, entry.start + HEAD_LENGTH));
  if (isPostgresHex(head)) return readDigits(text, entry, readHexText);
  if (form === 'escaped' || form === 'python') return readString(text, entry, form);
  if (form === 'hex') return readDigits(text, entry, areBits(head) ? readBitText : readHexText);
  return isHexList(head)
    ? readHexText(text, trimEnd(text, entry))
    : readNumberList(text.slice(0, entry.end), head.startsWith('{') ? 'c' : form, entry.start);
}

function readDigits(text: string, entry: LogEntry, read: typeof readHexText): ReadBytes {
  const quote = /["'`]?$/.exec(entry.label)![0];
  if (!quote) return read(text, trimEnd(text, entry));
  const end = text.indexOf(quote, entry.start);
  if (end < 0 || end >= entry.end) throw new Damage('unterminated', entry.start - 1, 1);
  skipTail(text, end + 1, entry.end);
  return read(text, { start: entry.start, end });
}

function readString(text: string, entry: LogEntry, form: 'escaped' | 'python'): ReadBytes {
  const sink = new ByteSink(entry.end - entry.start);
  if (text[entry.start] === '\\') {
    readUnquoted(text, entry.start, entry.end, sink);
  } else {
    const start = form === 'python' ? entry.start + 1 : entry.start;
    const end = readPieces(text.slice(0, entry.end), start, sink);
    skipTail(text, end, entry.end);
  }
  return { bytes: sink.take(), form, notes: [] };
}

function trimEnd(text: string, { start, end }: Range): Range {
  const length = text.slice(start, end).trimEnd().length;
  return { start, end: start + length };
}

/** @throws Damage where something else stands before the end */
function skipTail(text: string, start: number, end: number): void {
  TAIL.lastIndex = start;
  TAIL.test(text);
  const index = skipBlanks(text, TAIL.lastIndex, end);
  if (index < end) throw new Damage('foreign-character', index, 1);
}
