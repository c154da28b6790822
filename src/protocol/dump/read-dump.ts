/**
 * Reads bytes in every form in which people paste them: the output of `xxd`, `hexdump`, `od`,
 * `tcpdump` and Wireshark, arrays, strings and calls of several languages, plain hex, base64, bits, and
 * much of this in lines of a log and in JSON. The form is recognised from the beginning of the text
 * (`detect-form.ts`), then one reader for its family goes through all of it once and either gives all
 * the bytes or says where the text is damaged: half a dump taken for a whole one would be worse than
 * none.
 *
 * Reading a hex dump of 16 MiB, 70 MB of text, takes about a second: call it in a worker.
 * @module
 */
import { requireOneOf, requireText } from '../errors.ts';
import { readBase64Text } from './base64-text.ts';
import { readBitText } from './bits-text.ts';
import { detectForm, isNearlyHex, looksLike } from './detect-form.ts';
import { readEscapedString, stringFormOf } from './escaped-string.ts';
import { isPostgresHex, readHexText } from './hex-text.ts';
import { findJsonBytes, isJson, type JsonForm, readJsonBytes } from './json-text.ts';
import { logFormOf } from './log-label.ts';
import { readLogLines } from './log-line.ts';
import { readNumberList } from './number-list.ts';
import { readOffsetLines } from './offset-lines.ts';
import { withoutMarks } from './paste-marks.ts';
import { callFormOf, type CallForm, readQuotedCall } from './quoted-call.ts';
import {
  Damage,
  DUMP_FORMS,
  type DumpFailure,
  type DumpForm,
  type DumpReading,
  type DumpSuccess,
  type ReadBytes,
} from './reading.ts';
import { HEAD_LENGTH, type Range, skipBlanks, unwrap } from './text.ts';

/**
 * Reads a dump.
 *
 * @param form the form to read it in; recognised if not given
 * @returns the bytes and how they were written, or where and why they cannot be read
 * @throws {TypeError} if it is given no text
 * @throws {RangeError} if there is no such form
 * @example
 * ```ts
 * const reading = readDump('00000000: 8105 4865 6c6c 6f  ..Hello');
 * reading.form; // => 'xxd'
 * reading.ok && reading.bytes.length; // => 7
 * ```
 * @example
 * ```ts
 * const reading = readDump('81 05 48 6');
 * reading.ok || [reading.reason, reading.line, reading.column]; // => ['digit-missing', 1, 10]
 * ```
 */
export function readDump(text: string, form?: DumpForm): DumpReading {
  requireText(text);
  if (form !== undefined) requireOneOf('Form', form, DUMP_FORMS);
  if (skipBlanks(text, 0, text.length) === text.length) {
    return failure(text, form ?? 'hex', new Damage('empty', 0, 0));
  }
  const bare = withoutMarks(text);
  if (form) return attempt(bare, form);
  const known = detectForm(bare);
  const reading = known ? attempt(bare, known) : readWithoutForm(bare);
  if (!reading.ok) return readBehindWords(bare, reading, known);
  return { ...reading, also: othersThan(reading, bare) };
}

/** Forms in which the same text makes sense, too. */
function othersThan({ form, notes }: DumpSuccess, text: string): readonly DumpForm[] {
  const canBe = (other: DumpForm): boolean => attempt(text, other).ok;
  switch (form) {
    case 'hex':
      return [
        ...(canBe('bits') ? (['bits'] as const) : []),
        // `\x8105`, of which most languages would make three characters.
        ...(isPostgresHex(headOf(text)) ? (['escaped'] as const) : []),
        ...(isDoubtfulHex(text) && canBe('base64') ? (['base64'] as const) : []),
      ];
    case 'bits':
    case 'number-list':
      // `81, 05` is hex, but `81, 15` may be either.
      return canBe('hex') ? ['hex'] : [];
    case 'hexdump-words':
      // Whose offsets are octal.
      return notes.some(({ code }) => code === 'base-unsure') ? ['od'] : [];
    default:
      return [];
  }
}

/** Reads what does not begin in a form: bytes in JSON, or only digits. */
function readWithoutForm(text: string): DumpReading {
  if (!isJson(headOf(text))) return readDigits(text);
  let form: JsonForm = 'hex';
  const reading = attempt(text, form, () => {
    const bytes = findJsonBytes(text);
    if (!bytes) throw new Damage('no-form', skipBlanks(text, 0, text.length), 1);
    form = bytes.form;
    return readJsonBytes(text, bytes);
  });
  return reading.ok ? reading : { ...reading, form };
}

/** Reads what is no dump from its beginning: perhaps it is one behind the words of a log. */
function readBehindWords(
  text: string,
  failure: DumpFailure,
  known: DumpForm | undefined,
): DumpReading {
  // Hex of which the first groups are like bits.
  if (known === 'bits' && failure.reason === 'foreign-character') return readDigits(text);
  const form = isJson(headOf(text)) ? undefined : logFormOf(text);
  if (!form) return failure;
  const logged = attempt(text, form, () => readLogLines(text, form));
  return logged.ok || !known || known === 'escaped' ? logged : failure;
}

/** Reads what is only digits: as hex if it can be, else as base64. */
function readDigits(text: string): DumpReading {
  const hex = attempt(text, 'hex');
  if (hex.ok) {
    // Dashes or commas alone.
    const { start, end } = unwrap(text);
    const isNothing = hex.bytes.length === 0 && end > start;
    return isNothing ? failure(text, 'hex', new Damage('no-form', start, 1)) : hex;
  }
  const base64 = attempt(text, 'base64');
  // An odd number of hex digits would also do as base64 without padding.
  const isTorn = hex.reason === 'digit-missing' && base64.ok && base64.notes.length > 0;
  if (base64.ok && !isTorn && !isNearlyHex(text)) return base64;
  if (base64.ok || looksLike('hex', text)) return hex;
  if (looksLike('base64', text)) return base64;
  return { ...(base64.index > hex.index ? base64 : hex), reason: 'no-form' };
}

/** Whether hex is in one piece, but so short or in such letters as base64 might be by chance. */
function isDoubtfulHex(text: string): boolean {
  const { start, end } = digitsIn(text);
  const head = text.slice(start, Math.min(end, start + HEAD_LENGTH));
  const hasBothCases = /[a-f]/.test(head) && /[A-F]/.test(head);
  return !/[\s:,-]/.test(head) && (head.length <= 8 || hasBothCases || !/\d/.test(head));
}

function attempt(text: string, form: DumpForm, read = readAs): DumpReading {
  try {
    return { ok: true, ...read(text, form), also: [] };
  } catch (error) {
    if (error instanceof Damage) return failure(text, form, error);
    throw error;
  }
}

function readAs(text: string, form: DumpForm): ReadBytes {
  switch (form) {
    case 'hex':
    case 'node-buffer':
      return readHexText(text, digitsIn(text));
    case 'bits':
      return readBitText(text);
    case 'base64':
    case 'base64url':
      return readBase64Text(text, digitsIn(text));
    case 'escaped':
      return readEscapedString(text);
    case 'python':
    case 'javascript':
    case 'go':
    case 'rust':
      return readCode(text, form);
    case 'number-list':
    case 'c':
      return readNumberList(text, form);
    default:
      return readOffsetLines(text, form);
  }
}

/** Where hex or base64 stands: in JSON, or between quotes and blanks. */
function digitsIn(text: string): Range {
  const bytes = isJson(headOf(text)) ? findJsonBytes(text) : undefined;
  return bytes ?? unwrap(text);
}

function headOf(text: string): string {
  const start = skipBlanks(text, 0, text.length);
  return text.slice(start, start + HEAD_LENGTH);
}

/** Reads what a language has several notations for. */
function readCode(text: string, form: CallForm): ReadBytes {
  const head = headOf(text);
  if (callFormOf(head) === form) return readQuotedCall(text);
  return form === 'python' && stringFormOf(head)
    ? readEscapedString(text)
    : readNumberList(text, form);
}

function failure(text: string, form: DumpForm, damage: Damage): DumpFailure {
  const { reason, index, length, amounts } = damage;
  let line = 1;
  let lineStart = 0;
  for (;;) {
    const newline = text.indexOf('\n', lineStart);
    if (newline < 0 || newline >= index) break;
    lineStart = newline + 1;
    line += 1;
  }
  const isPair = /[\ud800-\udbff]/.test(text.charAt(index + length - 1));
  return {
    ok: false,
    reason,
    form,
    index,
    line,
    column: index - lineStart + 1,
    found: text.slice(index, index + length + (isPair ? 1 : 0)),
    ...amounts,
  };
}
