/**
 * Reads a head line by line (RFC 9112 §2.2, §5), for `http-head.ts`, which has all the bytes, and
 * `head-reader.ts`, which gets them in pieces. Whatever a line is, reading goes on behind it.
 * @module
 */

import { requireOneOf } from '../errors.ts';
import { CHARACTER, decodeLatin1, isBlank, isControlCharacter, isToken } from './characters.ts';
import { type ByteRange, repairBy } from './head-finding.ts';
import {
  HEAD_KINDS,
  type HeadFinding,
  type HeadKind,
  HeadNotes,
  type HeadRule,
} from './head-rules.ts';
import type { Head, HeaderField, HeadLimits } from './http-head.ts';
import { parseStartLine, type StartLine } from './start-line.ts';

/**
 * The limits where none are given.
 *
 * @example
 * ```ts
 * HEAD_LIMITS.maxFields; // => 100
 * ```
 */
export const HEAD_LIMITS = { maxLength: 16_384, maxLineLength: 8192, maxFields: 100 } as const;

/** CR LF. Unit: bytes. */
const EMPTY_LINE = 2;

/**
 * Parses line by line, for whoever cuts bytes into lines.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const parser = new HeadParser('response');
 * parser.bytes = encodeUtf8('HTTP/1.1 101 \r\n');
 * parser.readLine(0, 15);
 * parser.finish(15).startLine.statusCode; // => 101
 * ```
 */
export class HeadParser {
  /** Whether the empty line was read. */
  complete = false;
  readonly #limits: Readonly<Record<keyof HeadLimits, number>>;
  readonly #notes: HeadNotes;
  readonly #fields: OpenField[] = [];
  /** The field that a fold would go on with. */
  #openField: OpenField | undefined;
  #startLine: StartLine | undefined;
  /** Where the text of the line before ended. */
  #textEnd = 0;
  #hasFieldLines = false;
  #isTooLong = false;
  /** The first line behind the start line that would leave no room for the empty line. */
  #firstBeyond: number | undefined;
  #wholeLines = 0;

  /**
   * @throws {RangeError} if there is no such kind, or a limit is no number above 0
   */
  constructor(kind: HeadKind, limits: HeadLimits = {}) {
    requireOneOf('Kind', kind, HEAD_KINDS);
    const { maxLength, maxLineLength, maxFields } = HEAD_LIMITS;
    this.#limits = {
      maxLength: limitOf(limits.maxLength ?? maxLength),
      maxLineLength: limitOf(limits.maxLineLength ?? maxLineLength),
      maxFields: limitOf(limits.maxFields ?? maxFields),
    };
    this.#notes = new HeadNotes(kind, new Uint8Array());
  }

  /** The bytes read so far, from the first of the head. They may move, but not change. */
  set bytes(bytes: Uint8Array) {
    this.#notes.bytes = bytes;
  }

  /** Begins with the fields: behind the last chunk of a body, there is no first line. */
  skipStartLine(): void {
    const nothing = { start: 0, end: 0 };
    const { kind, bytes } = this.#notes;
    this.#startLine = parseStartLine(new HeadNotes(kind, bytes), nothing, nothing);
  }

  /** What was found so far. */
  get findings(): readonly HeadFinding[] {
    return this.#notes.findings;
  }

  /**
   * Notes a limit that a line breaks which begins at one byte and goes on to another at least. Where
   * it breaks two, the one it reaches first.
   *
   * @returns whether it breaks one
   */
  checkLimits(start: number, end: number): boolean {
    const { maxLength, maxLineLength } = this.#limits;
    const lineEnd = start + maxLineLength;
    // Once the head is too long, every further line is.
    if (end <= Math.min(lineEnd, maxLength) || this.#isTooLong) return false;
    const ofLine = this.#startLine === undefined ? 'start-line-too-long' : 'field-line-too-long';
    this.#isTooLong = lineEnd > maxLength;
    if (this.#isTooLong)
      this.#notes.found('head-too-long', { start: maxLength, end: maxLength + 1 });
    else this.#notes.found(ofLine, { start, end: lineEnd + 1 });
    return true;
  }

  /**
   * Reads a line: what lies up to a line feed, or behind the last one.
   *
   * @param start its first byte
   * @param end the byte after the line feed, or after the last byte there is
   */
  readLine(start: number, end: number): void {
    const notes = this.#notes;
    if (this.#startLine !== undefined && end > this.#limits.maxLength - EMPTY_LINE) {
      this.#firstBeyond ??= start;
    }
    this.checkLimits(start, end);
    const isEnded = notes.bytes[end - 1] === CHARACTER.LF;
    if (isEnded) this.#wholeLines = end;
    const beforeLf = isEnded ? end - 1 : end;
    const hasCr = beforeLf > start && notes.bytes[beforeLf - 1] === CHARACTER.CR;
    const text = { start, end: hasCr ? beforeLf - 1 : beforeLf };
    const line = { start, end };
    this.#readText(text, line, isEnded);
    this.#textEnd = text.end;
    notes.mark('line-end', { start: text.end, end });
    if (isEnded && !hasCr) {
      const lineFeed = { start: beforeLf, end };
      notes.found('bare-lf', lineFeed, { start: beforeLf, end: beforeLf, text: ['\r'] });
    }
  }

  /**
   * The head as far as it was read.
   *
   * @param length how many bytes were read
   */
  finish(length: number): Head {
    const notes = this.#notes;
    const end = { start: length, end: length };
    if (!this.complete) {
      const missing = this.#missingEnd(length);
      notes.found('head-incomplete', end, ...(missing === '' ? [] : [{ ...end, text: [missing] }]));
    }
    return {
      startLine:
        this.#startLine ?? parseStartLine(new HeadNotes(notes.kind, notes.bytes), end, end),
      fields: this.#fields.map((field) => closeField(field, notes.bytes)),
      spans: notes.spans,
      findings: notes.findings.map((finding) => this.#withRoom(finding, length)),
      length,
      wholeLines: this.#wholeLines,
      complete: this.complete,
    };
  }

  /** Too much is mended by taking out what is too much, once all of it is known. */
  #withRoom(finding: HeadFinding, length: number): HeadFinding {
    const { rule } = finding;
    let start = rule === 'head-too-long' ? this.#firstBeyond : undefined;
    let end = this.complete ? this.#textEnd : length;
    if (rule === 'too-many-fields' || rule === 'field-line-too-long') start = finding.start;
    if (rule === 'field-line-too-long') {
      const lineFeed = this.#notes.bytes.indexOf(CHARACTER.LF, finding.start);
      end = lineFeed < 0 ? length : lineFeed + 1;
    }
    if (start === undefined) return finding;
    return { ...finding, repair: repairBy({ start, end, text: [] }) };
  }

  #readText(text: ByteRange, line: ByteRange, isEnded: boolean): void {
    const notes = this.#notes;
    const isEmpty = text.start === text.end;
    if (this.#startLine === undefined) {
      if (!isEmpty) {
        this.#startLine = parseStartLine(notes, text, line);
        this.#checkCharacters(text, this.#reasonStart(), ' ');
      } else if (isEnded) {
        notes.found('leading-empty-line', line, { ...line, text: [] });
      }
    } else if (isEmpty) {
      this.complete = isEnded;
    } else if (isBlank(notes.bytes[text.start])) {
      this.#continueField(text, line);
    } else {
      this.#readField(text, line);
    }
  }

  /** Bytes above 127 may stand in a reason, nowhere before it. */
  #reasonStart(): number {
    const line = this.#startLine!;
    return line.kind === 'response' ? line.reasonAt.start : line.line.end;
  }

  /** What has to follow for the head to be complete; nothing would help where nothing is there. */
  #missingEnd(length: number): string {
    if (this.#startLine === undefined) return '';
    const last = this.#notes.bytes[length - 1];
    if (last === CHARACTER.LF) return '\r\n';
    if (last !== CHARACTER.CR) return '\r\n\r\n';
    const isEmptyLine = this.#notes.bytes[length - 2] === CHARACTER.LF;
    return isEmptyLine ? '\n' : '\n\r\n';
  }

  #readField(text: ByteRange, line: ByteRange): void {
    const notes = this.#notes;
    const { bytes } = notes;
    this.#hasFieldLines = true;
    const length = bytes.subarray(text.start, text.end).indexOf(CHARACTER.COLON);
    if (length < 0) {
      this.#openField = undefined;
      notes.found('colon-missing', text, { ...line, text: [] });
      notes.mark('unreadable', text);
      this.#checkCharacters(text, text.end, '');
      return;
    }
    const colon = text.start + length;
    let nameEnd = colon;
    while (nameEnd > text.start && isBlank(bytes[nameEnd - 1])) nameEnd -= 1;
    const nameAt = { start: text.start, end: nameEnd };
    const blanks = { start: nameEnd, end: colon };
    const name = decodeLatin1(bytes.subarray(text.start, nameEnd));
    if (name === '') {
      notes.found('field-name-missing', { start: colon, end: colon + 1 }, { ...line, text: [] });
    } else if (!isToken(name)) {
      const rest = Array.from(name).filter(isToken).join('');
      const edit = rest === '' ? { ...line, text: [] } : { ...nameAt, text: [rest] };
      notes.found('field-name-malformed', nameAt, edit);
    }
    if (nameEnd < colon) notes.found('blank-before-colon', blanks, { ...blanks, text: [] });
    notes.mark('field-name', nameAt);
    notes.mark('blank', blanks);
    notes.mark('colon', { start: colon, end: colon + 1 });
    const valueAt = this.#markValue({ start: colon + 1, end: text.end });
    this.#checkCharacters(text, colon + 1, '');
    this.#openField = { name, nameAt, valueAt, line, folds: [] };
    this.#fields.push(this.#openField);
    if (this.#fields.length === this.#limits.maxFields + 1) notes.found('too-many-fields', line);
  }

  /** A line that begins with a blank goes on with the field before it, if there is one. */
  #continueField(text: ByteRange, line: ByteRange): void {
    const notes = this.#notes;
    let start = text.start;
    while (start < text.end && isBlank(notes.bytes[start])) start += 1;
    if (!this.#hasFieldLines) {
      const blanks = { start: text.start, end: start };
      // Where nothing but blanks is there, the line would become the empty line.
      const removed = start === text.end ? line : blanks;
      notes.found('blank-before-first-field', blanks, { ...removed, text: [] });
      notes.mark('unreadable', text);
      this.#checkCharacters(text, text.end, '');
      return;
    }
    const fold = { start: this.#textEnd, end: start };
    notes.found('obs-fold', fold, { ...fold, text: [' '] });
    const more = this.#markValue(text);
    this.#checkCharacters(text, text.start, ' ');
    const field = this.#openField;
    if (field === undefined) return;
    field.line = { start: field.line.start, end: line.end };
    field.folds.push({ start: this.#textEnd, end: text.start });
    if (more.start === more.end) return;
    const isFirst = field.valueAt.start === field.valueAt.end;
    field.valueAt = isFirst ? more : { start: field.valueAt.start, end: more.end };
  }

  /** Marks a value and the blanks around it, and returns where it lies without them. */
  #markValue({ start, end }: ByteRange): ByteRange {
    const { bytes } = this.#notes;
    let first = start;
    while (first < end && isBlank(bytes[first])) first += 1;
    let last = end;
    while (last > first && isBlank(bytes[last - 1])) last -= 1;
    this.#notes.mark('blank', { start, end: first });
    this.#notes.mark('field-value', { start: first, end: last });
    this.#notes.mark('blank', { start: last, end });
    return { start: first, end: last };
  }

  /**
   * Notes runs of characters that may not stand in a line.
   *
   * @param valueStart from here on a value or a reason, in which more is allowed; the grammar of what
   *   comes before knows only few characters, and is checked as such
   * @param filler takes the place of what has to go before that
   */
  #checkCharacters(text: ByteRange, valueStart: number, filler: ' ' | ''): void {
    const notes = this.#notes;
    let at = text.start;
    while (at < text.end) {
      const start = at;
      const isValue = start >= valueStart;
      const rule = ruleOf(notes.bytes[start]!, isValue);
      do at += 1;
      while (
        at < text.end &&
        at >= valueStart === isValue &&
        ruleOf(notes.bytes[at]!, isValue) === rule
      );
      if (rule === undefined) continue;
      const run = { start, end: at };
      const filling = (isValue ? ' ' : filler).repeat(at - start);
      if (rule === 'not-ascii') notes.found(rule, run, { ...run, text: [] });
      else notes.found(rule, run, { ...run, text: [filling] });
    }
  }
}

interface OpenField {
  readonly name: string;
  readonly nameAt: ByteRange;
  valueAt: ByteRange;
  line: ByteRange;
  /** Line ends within the value. */
  readonly folds: ByteRange[];
}

function closeField(field: OpenField, bytes: Uint8Array): HeaderField {
  const { name, nameAt, valueAt, line, folds } = field;
  let value = '';
  let at = valueAt.start;
  for (const { start, end } of folds) {
    if (start < at || start >= valueAt.end) continue;
    value += decodeLatin1(bytes.subarray(at, start)) + ' '.repeat(end - start);
    at = end;
  }
  value += decodeLatin1(bytes.subarray(at, valueAt.end));
  return { name, value, line, nameAt, valueAt };
}

function ruleOf(byte: number, isValue: boolean): HeadRule | undefined {
  if (byte === CHARACTER.NUL) return 'nul';
  if (byte === CHARACTER.CR) return 'bare-cr';
  if (!isValue) return undefined;
  if (byte > CHARACTER.DELETE) return 'not-ascii';
  return isControlCharacter(byte) ? 'control-character' : undefined;
}

function limitOf(limit: number): number {
  if (typeof limit !== 'number') throw new TypeError('Limit of a head must be a number');
  if (!(limit > 0)) throw new RangeError(`Limit of a head must be above 0, got ${limit}`);
  return limit;
}
