/**
 * Writes bytes in the forms people take elsewhere. `hexdump` and `xxd` are what `hexdump -C` and `xxd`
 * print, `c` is what `xxd -i` makes of a file called `data`, byte for byte, so that a reader can
 * compare; `readDump` reads every one of them back.
 *
 * Text is collected as ASCII codes in one array: a string per byte would be millions.
 * @module
 */
import { encodeBase64, encodeHex } from '../bytes.ts';
import { requireBytes, requireOneOf } from '../errors.ts';
import { ByteSink } from './byte-sink.ts';

/**
 * The forms that can be written; `hex-stream` is `hex` without blanks.
 *
 * @example
 * ```ts
 * WRITTEN_FORMS.includes('hex-stream'); // => true
 * ```
 */
export const WRITTEN_FORMS = [
  'hex',
  'hex-stream',
  'hexdump',
  'xxd',
  'wireshark',
  'c',
  'javascript',
  'python',
  'escaped',
  'base64',
] as const;

/** A form that can be written, one of {@link WRITTEN_FORMS}. */
export type WrittenForm = (typeof WRITTEN_FORMS)[number];

const LINE_LENGTH = 16;
const ARRAY_LINE_LENGTH = 12;
const BLANK = 32;
const NEWLINE = 10;
const DOT = 46;

/** How far behind the end of the offset the characters begin. */
const HEXDUMP_WIDTH = 52;
const XXD_WIDTH = 43;
const WIRESHARK_WIDTH = 53;

const decoder = new TextDecoder();

/**
 * Writes bytes as text.
 *
 * @throws {TypeError} if it is given no bytes
 * @throws {RangeError} if there is no such form
 * @example
 * ```ts
 * const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);
 * writeDump(hello, 'hex'); // => '81 05 48 65 6c 6c 6f'
 * writeDump(hello, 'escaped'); // => '"\\x81\\x05\\x48\\x65\\x6c\\x6c\\x6f"'
 * writeDump(hello, 'xxd'); // => '00000000: 8105 4865 6c6c 6f                        ..Hello\n'
 * ```
 */
export function writeDump(bytes: Uint8Array, form: WrittenForm): string {
  requireBytes(bytes);
  requireOneOf('Form', form, WRITTEN_FORMS);
  switch (form) {
    case 'hex':
      return encodeHex(bytes);
    case 'hex-stream':
      return encodeHex(bytes, '');
    case 'hexdump':
      return writeHexdump(bytes);
    case 'xxd':
      return writeLines(bytes, writeXxdLine);
    case 'wireshark':
      return writeLines(bytes, writeWiresharkLine);
    case 'c': {
      const length = `unsigned int data_len = ${bytes.length};\n`;
      return `unsigned char data[] = {\n${writeNumbers(bytes)}};\n${length}`;
    }
    case 'javascript':
      return `new Uint8Array([\n${writeNumbers(bytes)}])`;
    case 'python':
      return `bytes([\n${writeNumbers(bytes)}])`;
    case 'escaped':
      return writeEscaped(bytes);
    case 'base64':
      return encodeBase64(bytes);
  }
}

type LineWriter = (ascii: ByteSink, bytes: Uint8Array, start: number, end: number) => void;

function writeLines(bytes: Uint8Array, writeLine: LineWriter): string {
  const ascii = new ByteSink(bytes.length * 5);
  for (let start = 0; start < bytes.length; start += LINE_LENGTH) {
    writeLine(ascii, bytes, start, Math.min(start + LINE_LENGTH, bytes.length));
  }
  return decoder.decode(ascii.take());
}

/** Like `hexdump -C`: runs of equal lines shrink to `*`, and the last offset is the length. */
function writeHexdump(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  const ascii = new ByteSink(bytes.length * 5);
  let isRepeating = false;
  for (let start = 0; start < bytes.length; start += LINE_LENGTH) {
    if (repeatsLine(bytes, start)) {
      if (!isRepeating) ascii.pushText('*\n');
      isRepeating = true;
      continue;
    }
    isRepeating = false;
    writeHexdumpLine(ascii, bytes, start, Math.min(start + LINE_LENGTH, bytes.length));
  }
  pushOffset(ascii, bytes.length, 8);
  ascii.push(NEWLINE);
  return decoder.decode(ascii.take());
}

/** Whether a whole line is the same as the one before. */
function repeatsLine(bytes: Uint8Array, start: number): boolean {
  if (start === 0 || start + LINE_LENGTH > bytes.length) return false;
  for (let index = start; index < start + LINE_LENGTH; index += 1) {
    if (bytes[index] !== bytes[index - LINE_LENGTH]) return false;
  }
  return true;
}

function writeHexdumpLine(ascii: ByteSink, bytes: Uint8Array, start: number, end: number): void {
  pushOffset(ascii, start, 8);
  const column = ascii.length + HEXDUMP_WIDTH;
  ascii.push(BLANK);
  for (let index = start; index < end; index += 1) {
    if (index - start === 8) ascii.push(BLANK);
    ascii.push(BLANK);
    pushPair(ascii, bytes[index]!);
  }
  pushCharacters(ascii, column, bytes, start, end, '|');
}

function writeXxdLine(ascii: ByteSink, bytes: Uint8Array, start: number, end: number): void {
  pushOffset(ascii, start, 8);
  const column = ascii.length + XXD_WIDTH;
  ascii.pushText(':');
  for (let index = start; index < end; index += 1) {
    if ((index - start) % 2 === 0) ascii.push(BLANK);
    pushPair(ascii, bytes[index]!);
  }
  pushCharacters(ascii, column, bytes, start, end, '');
}

/** As Wireshark copies bytes "as Hex + ASCII Dump". */
function writeWiresharkLine(ascii: ByteSink, bytes: Uint8Array, start: number, end: number): void {
  pushOffset(ascii, start, 4);
  const column = ascii.length + WIRESHARK_WIDTH;
  ascii.pushText('  ');
  for (let index = start; index < end; index += 1) {
    ascii.push(BLANK);
    pushPair(ascii, bytes[index]!);
  }
  pushCharacters(ascii, column, bytes, start, end, '');
}

function pushOffset(ascii: ByteSink, offset: number, digits: number): void {
  ascii.pushText(offset.toString(16).padStart(digits, '0'));
}

function pushPair(ascii: ByteSink, byte: number): void {
  ascii.push(digitCode(byte >> 4));
  ascii.push(digitCode(byte & 15));
}

function digitCode(digit: number): number {
  return digit < 10 ? digit + 48 : digit + 87;
}

function pushCharacters(
  ascii: ByteSink,
  column: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  border: string,
): void {
  while (ascii.length < column) ascii.push(BLANK);
  ascii.pushText(border);
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index]!;
    ascii.push(byte >= 32 && byte < 127 ? byte : DOT);
  }
  ascii.pushText(border);
  ascii.push(NEWLINE);
}

/** Lines of `0x81, 0x05, …`, the last without a comma. */
function writeNumbers(bytes: Uint8Array): string {
  const ascii = new ByteSink(bytes.length * 7);
  for (let index = 0; index < bytes.length; index += 1) {
    ascii.pushText(index % ARRAY_LINE_LENGTH === 0 ? '  0x' : ' 0x');
    pushPair(ascii, bytes[index]!);
    if (index + 1 < bytes.length) ascii.pushText(',');
    if ((index + 1) % ARRAY_LINE_LENGTH === 0 || index + 1 === bytes.length) ascii.push(NEWLINE);
  }
  return decoder.decode(ascii.take());
}

/** Every byte as an escape: C would take hex digits that follow one for more of it. */
function writeEscaped(bytes: Uint8Array): string {
  const ascii = new ByteSink(bytes.length * 5);
  ascii.pushText('"');
  for (let index = 0; index < bytes.length; index += 1) {
    if (index > 0 && index % LINE_LENGTH === 0) ascii.pushText('" \\\n"');
    ascii.pushText('\\x');
    pushPair(ascii, bytes[index]!);
  }
  ascii.pushText('"');
  return decoder.decode(ascii.take());
}
