import { describe, expect, test } from 'vitest';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure, DumpNote } from '#protocol/dump/reading.ts';
import { decodeHex } from '#protocol/bytes.ts';

const LINE = '00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f';

describe('readDump() checks offsets', () => {
  test('of two dumps in a row', () => {
    const dump = '00000000: 8105 48  ..H\n00000003: 65  e\n';
    expect(readDump(dump + dump)).toMatchObject({
      bytes: decodeHex('81 05 48 65 81 05 48 65'),
      notes: [{ code: 'several-packets', starts: [0, 4] }],
    });
  });

  test('that begin later, when the next line goes on', () => {
    expect(readDump(`0100   ${LINE}\n0110   ${LINE}\n`)).toMatchObject({
      form: 'wireshark',
      notes: [{ code: 'begins-late', offset: 0x100 }],
    });
    expect(readDump(`00000100  ${LINE}\n00000110  ${LINE}\n00000120\n`)).toMatchObject({
      form: 'hexdump',
      notes: [{ code: 'begins-late', offset: 0x100 }],
    });
    expect(readDump(`0100   ${LINE}\n0120   ${LINE}\n`)).toMatchObject({ form: 'hex' });
    expect(readDump(`0100   ${LINE}`)).toMatchObject({ form: 'hex' });
  });

  test.each([
    ['hexdump', 16, '0000020', 32, '0000020'],
    ['od -A x', 16, '000020', 32, '000020'],
    ['od -A d', 10, '0000032', 32, '0000032'],
    ['od -x', 8, '0000040', 32, '0000050'],
  ])('of %s, in base %i, where `*` follows the first line', (program, _, offset, length, last) => {
    const isWords = program === 'hexdump' || program === 'od -x';
    const first = isWords
      ? `0000000${' 6161'.repeat(8)}`
      : `${'0'.repeat(offset.length)}${' 61'.repeat(16)}`;
    const rest = offset === last ? '' : `${offset}${' 6161'.repeat(4)}\n`;
    const bytes = new Uint8Array(length + (rest ? 8 : 0)).fill(0x61);
    expect(readDump(`${first}\n*\n${rest}${last}\n`)).toMatchObject({ ok: true, bytes });
  });

  test('of no base that fits, where `*` follows the first line', () => {
    const text = `0000000${' 6161'.repeat(8)}\n*\n0000040 6161\n0000055\n`;
    expect(readDump(text)).toMatchObject({ ok: false, reason: 'offset-mismatch', line: 4 });
  });

  test('in base 8 also where `*` follows the first line', () => {
    const zeros = LINE.replaceAll(/\w\w/g, '00');
    expect(readDump(`0000000 ${zeros}\n*\n0000400\n`)).toEqual({
      ok: true,
      form: 'od',
      bytes: new Uint8Array(256),
      notes: [{ code: 'base-unsure', found: 256, other: 400 }],
      also: [],
    });
  });

  test('which after `*` may be those of `od -x` as well as those of `hexdump`', () => {
    const text = `0000000${' 0581'.repeat(8)}\n*\n0000040\n`;
    const found: DumpNote = { code: 'base-unsure', found: 64, other: 32 };
    expect(readDump(text)).toMatchObject({
      form: 'hexdump-words',
      notes: [{ code: 'words-swapped' }, found],
      also: ['od'],
    });
    const other: DumpNote = { code: 'base-unsure', found: 32, other: 64 };
    expect(readDump(text, 'od')).toMatchObject({
      bytes: decodeHex('81 05'.repeat(16)),
      notes: [{ code: 'words-swapped' }, other],
    });
  });

  test('and takes them for base 16 where none fits', () => {
    expect(readDump(`0000000 ${LINE}\n0000023\n`)).toMatchObject({
      reason: 'offset-mismatch',
      actual: 19,
    });
  });

  test.each<[string, string, string, number, number]>([
    ['a short first line', '00000000: 8105\n00000010: 8105\n', 'short-line', 1, 15],
    [
      'a line missing from narrow ones',
      '00000000: 8105\n00000002: 8105\n00000008: 8105\n',
      'offset-mismatch',
      3,
      1,
    ],
    [
      'an offset that goes back',
      '00000000: 81\n00000001: 81\n00000001: 81\n',
      'offset-mismatch',
      3,
      1,
    ],
    ['an offset alone in the middle', `000000 ${LINE}\n000010\n000020 00\n`, 'short-line', 2, 7],
    ['`*` before any line', '*\n00000000: 8105\n', 'repeat-unbounded', 1, 1],
    ['`*` up to an offset before it', '00000000: 81\n*\n00000000\n', 'offset-missing', 3, 1],
    ['`*` up to its own offset', '00000000: 81\n*\n00000001: 81\n', 'offset-mismatch', 3, 1],
    ['`*` for more than there can be', `00000000: 81\n*\nffffffff: 81\n`, 'too-long', 2, 1],
    ['a star with something behind', '00000000: 81\n* 81\n', 'offset-missing', 2, 1],
    ['a line of prose', '00000000: 81\nand so on\n', 'offset-missing', 2, 1],
    ['an offset with something behind', '000000 81\n000001x 81\n', 'offset-missing', 2, 1],
    ['an offset without its colon', '00000000: 81\n00000001 81\n', 'offset-missing', 2, 1],
  ])('and refuses %s', (_, text, reason, line, column) => {
    const reading = readDump(text) as DumpFailure;
    expect([reading.reason, reading.line, reading.column]).toEqual([reason, line, column]);
  });

  test.each([
    ['one group', '00000000: 8105 4865  ab\n00000002: 65\n'],
    ['several groups', '00000000: 8105 4865 6c6c\n00000002: 65\n'],
    ['a group without a blank', '00000000: 81054865  ab\n00000002: 65\n'],
    ['a group and a blank', '00000000: 8105 4865 \n00000002: 65\n'],
  ])('and refuses a line with %s too many', (_, text) => {
    expect(readDump(text)).toMatchObject({ reason: 'long-line', line: 1, expected: 2 });
  });
});

describe('readDump() reads words', () => {
  const swapped = { code: 'words-swapped' };

  test('of which the last may be half', () => {
    expect(readDump('0000000 0581 0048\n0000003\n')).toMatchObject({
      form: 'hexdump-words',
      bytes: decodeHex('81 05 48'),
      notes: [swapped],
    });
  });

  test('and notes where nothing says so', () => {
    expect(readDump('0000000 0581 0048\n')).toMatchObject({
      bytes: decodeHex('81 05 48 00'),
      notes: [swapped, { code: 'end-missing' }, { code: 'last-word-unsure' }],
    });
    expect(readDump('0000000 0581 6548\n')).toMatchObject({
      notes: [swapped, { code: 'end-missing' }],
    });
  });

  test('with characters behind them', () => {
    expect(readDump('0000000 0581 6548  >..He<\n0000004\n')).toMatchObject({
      form: 'od',
      bytes: decodeHex('81 05 48 65'),
      notes: [swapped],
    });
  });

  test('of two bytes only', () => {
    expect(readDump('0000000 65480581 >..He<\n0000004\n')).toMatchObject({
      reason: 'foreign-character',
      column: 11,
    });
  });

  test.each<[string, string, number, string]>([
    ['0000000 0581 48\n', 'digit-missing', 16, ''],
    ['0000000 0581 486\n', 'digit-missing', 17, ''],
    ['0000000 0581 4', 'digit-missing', 15, ''],
    ['0000000 0581 48655\n', 'foreign-character', 18, '5'],
    ['0000000 0581 4x65\n', 'foreign-character', 15, 'x'],
  ])('and says where they are damaged: %j', (text, reason, column, found) => {
    const reading = readDump(text) as DumpFailure;
    expect([reading.reason, reading.column, reading.found]).toEqual([reason, column, found]);
  });
});

test('readDump() leaves out a prompt before a dump and one after its last offset', () => {
  expect(readDump('$ hexdump -C f\n00000000  81 05  |..|\n00000002\n\n$ ')).toMatchObject({
    bytes: decodeHex('81 05'),
    notes: [{ code: 'lines-skipped', line: 1, count: 2 }],
  });
});

test('readDump() takes lines that only begin like a dump for what they are', () => {
  expect(readDump('8105 48 65')).toMatchObject({ form: 'hex' });
  expect(readDump('810548 6565 6565')).toMatchObject({ form: 'hex' });
});
