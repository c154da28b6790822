/**
 * The first line of a message (RFC 9112 §3, §4), read leniently: words are found wherever blanks
 * separate them, and every departure from the grammar is noted.
 * @module
 */

import { decodeLatin1, isBlank, isDigit, isTokenCharacter, lowerAscii } from './characters.ts';
import type { ByteRange } from './head-finding.ts';
import type { HeadNotes } from './head-rules.ts';
import { checkTarget } from './request-target.ts';

/** First line of a request (RFC 9112 §3). A part that is missing is empty. */
export interface RequestLine {
  readonly kind: 'request';
  readonly method: string;
  readonly target: string;
  /** As in `'HTTP/1.1'`. */
  readonly version: string;
  /** With its line end. */
  readonly line: ByteRange;
  readonly methodAt: ByteRange;
  readonly targetAt: ByteRange;
  readonly versionAt: ByteRange;
}

/** First line of a response (RFC 9112 §4). A part that is missing is empty. */
export interface StatusLine {
  readonly kind: 'response';
  /** As in `'HTTP/1.1'`. */
  readonly version: string;
  /** `undefined` if it is not three digits. */
  readonly statusCode: number | undefined;
  readonly reason: string;
  /** With its line end. */
  readonly line: ByteRange;
  readonly versionAt: ByteRange;
  readonly statusAt: ByteRange;
  readonly reasonAt: ByteRange;
}

/** First line of a message. */
export type StartLine = RequestLine | StatusLine;

const VERSION = 'HTTP/1.1';

/**
 * Reads the first line of a request or a response.
 *
 * @param notes where findings and spans go
 * @param text the line without its line end
 * @param line the line with its line end
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { HeadNotes } from '#protocol/handshake/head-rules.ts';
 * const notes = new HeadNotes('request', encodeUtf8('GET  /chat HTTP/1.1'));
 * const all = { start: 0, end: 19 };
 * parseStartLine(notes, all, all).target; // => '/chat'
 * notes.findings.map(({ rule }) => rule); // => ['start-line-blank']
 * ```
 */
export function parseStartLine(notes: HeadNotes, text: ByteRange, line: ByteRange): StartLine {
  return notes.kind === 'request'
    ? parseRequestLine(notes, text, line)
    : parseStatusLine(notes, text, line);
}

function parseRequestLine(notes: HeadNotes, text: ByteRange, line: ByteRange): RequestLine {
  const { bytes } = notes;
  const methodAt = wordFrom(bytes, skipBlanks(bytes, text.start, text.end), text.end);
  const lastEnd = skipBlanksBack(bytes, methodAt.end, text.end);
  let lastStart = lastEnd;
  while (lastStart > methodAt.end && !isBlank(bytes[lastStart - 1])) lastStart -= 1;
  const second = skipBlanks(bytes, methodAt.end, lastStart);
  let targetAt: ByteRange;
  let versionAt: ByteRange;
  if (second < lastStart) {
    targetAt = { start: second, end: skipBlanksBack(bytes, second, lastStart) };
    versionAt = { start: lastStart, end: lastEnd };
  } else if (looksLikeVersion(bytes, lastStart, lastEnd)) {
    targetAt = { start: lastStart, end: lastStart };
    versionAt = { start: lastStart, end: lastEnd };
  } else {
    targetAt = { start: lastStart, end: lastEnd };
    versionAt = { start: lastEnd, end: lastEnd };
  }
  checkIndent(notes, text, line, methodAt);
  let at = methodAt.end;
  for (const { start, end } of [targetAt, versionAt]) {
    if (start < end) checkBlank(notes, at, start, ' ');
    if (start < end) at = end;
  }
  checkBlank(notes, at, text.end, '');
  markWords(notes, text, [
    ['method', methodAt],
    ['target', targetAt],
    ['http-version', versionAt],
  ]);

  const method = textAt(bytes, methodAt);
  const target = textAt(bytes, targetAt);
  if (!isTokenRun(bytes, methodAt)) {
    notes.found('method-malformed', methodAt, { ...methodAt, text: ['GET'] });
  }
  if (target === '') noteMissingTarget(notes, methodAt, targetAt, versionAt);
  else checkTarget(notes, targetAt, method);
  if (versionAt.start < versionAt.end) checkVersion(notes, versionAt);
  else {
    // Without a method, the version would be taken for one.
    const edits = method === '' ? [] : [{ ...versionAt, text: [` ${VERSION}`] }];
    notes.found('http-version-missing', versionAt, ...edits);
  }
  return {
    kind: 'request',
    method,
    target,
    version: textAt(bytes, versionAt),
    line,
    methodAt,
    targetAt,
    versionAt,
  };
}

function parseStatusLine(notes: HeadNotes, text: ByteRange, line: ByteRange): StatusLine {
  const { bytes } = notes;
  const versionAt = wordFrom(bytes, skipBlanks(bytes, text.start, text.end), text.end);
  const statusAt = wordFrom(bytes, skipBlanks(bytes, versionAt.end, text.end), text.end);
  // One blank separates; all others belong to the reason.
  const reasonAt = { start: Math.min(statusAt.end + 1, text.end), end: text.end };
  checkIndent(notes, text, line, versionAt);
  if (statusAt.start > versionAt.end) checkBlank(notes, versionAt.end, statusAt.start, ' ');
  if (reasonAt.start > statusAt.end) checkBlank(notes, statusAt.end, reasonAt.start, ' ');
  markWords(notes, text, [
    ['http-version', versionAt],
    ['status-code', statusAt],
    ['reason-phrase', reasonAt],
  ]);

  checkVersion(notes, versionAt);
  const digits = textAt(bytes, statusAt);
  const isCode = digits.length === 3 && /^\d+$/.test(digits);
  if (!isCode) {
    const blank = statusAt.start === versionAt.end ? ' ' : '';
    const rest = { start: statusAt.start, end: text.end };
    // Without a version, the code would be taken for one.
    const isAlone = versionAt.start === versionAt.end;
    const edits = isAlone ? [] : [{ ...rest, text: [`${blank}101 Switching Protocols`] }];
    notes.found('status-code-malformed', statusAt, ...edits);
  } else if (statusAt.end === text.end) {
    const place = { start: text.end, end: text.end };
    notes.found('reason-space-missing', statusAt, { ...place, text: [' '] });
  }
  return {
    kind: 'response',
    version: textAt(bytes, versionAt),
    statusCode: isCode ? Number(digits) : undefined,
    reason: textAt(bytes, reasonAt),
    line,
    versionAt,
    statusAt,
    reasonAt,
  };
}

/** The shortest target stands before the version; where no method is, it would be taken for one. */
function noteMissingTarget(
  notes: HeadNotes,
  methodAt: ByteRange,
  targetAt: ByteRange,
  versionAt: ByteRange,
): void {
  const at = versionAt.start < versionAt.end ? versionAt.start : methodAt.end;
  const text = at === methodAt.end ? ' /' : '/ ';
  const edits = methodAt.start === methodAt.end ? [] : [{ start: at, end: at, text: [text] }];
  notes.found('target-missing', targetAt, ...edits);
}

/** Notes blanks that are not just what is due there: one space or none. */
function checkBlank(notes: HeadNotes, start: number, end: number, due: ' ' | ''): void {
  const found = decodeLatin1(notes.bytes.subarray(start, end));
  if (found !== due) notes.found('start-line-blank', { start, end }, { start, end, text: [due] });
}

/** Blanks before the first word; where there is none, the line goes with them. */
function checkIndent(notes: HeadNotes, text: ByteRange, line: ByteRange, first: ByteRange): void {
  const blanks = { start: text.start, end: first.start };
  if (first.start === text.end) notes.found('start-line-blank', blanks, { ...line, text: [] });
  else checkBlank(notes, text.start, first.start, '');
}

function markWords(
  notes: HeadNotes,
  text: ByteRange,
  words: readonly (readonly [Parameters<HeadNotes['mark']>[0], ByteRange])[],
): void {
  let at = text.start;
  for (const [field, range] of words) {
    notes.mark('blank', { start: at, end: range.start });
    notes.mark(field, range);
    at = range.end;
  }
  notes.mark('blank', { start: at, end: text.end });
}

/** `HTTP/`, a digit, a dot, a digit; upper case (RFC 9112 §2.3). */
function checkVersion(notes: HeadNotes, at: ByteRange): void {
  const { bytes } = notes;
  const isRight =
    at.end - at.start === VERSION.length &&
    textAt(bytes, { start: at.start, end: at.start + 5 }) === 'HTTP/' &&
    isDigit(bytes[at.start + 5]) &&
    bytes[at.start + 6] === VERSION.charCodeAt(6) &&
    isDigit(bytes[at.start + 7]);
  if (!isRight) notes.found('http-version-malformed', at, { ...at, text: [VERSION] });
}

function looksLikeVersion(bytes: Uint8Array, start: number, end: number): boolean {
  return lowerAscii(textAt(bytes, { start, end: Math.min(end, start + 5) })) === 'http/';
}

function isTokenRun(bytes: Uint8Array, { start, end }: ByteRange): boolean {
  return end > start && bytes.subarray(start, end).every(isTokenCharacter);
}

function wordFrom(bytes: Uint8Array, start: number, limit: number): ByteRange {
  let end = start;
  while (end < limit && !isBlank(bytes[end])) end += 1;
  return { start, end };
}

function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(bytes[at])) at += 1;
  return at;
}

function skipBlanksBack(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(bytes[at - 1])) at -= 1;
  return at;
}

function textAt(bytes: Uint8Array, { start, end }: ByteRange): string {
  return decodeLatin1(bytes.subarray(start, end));
}
