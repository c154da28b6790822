import { describe, expect, test } from 'vitest';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure, DumpForm, DumpNote } from '#protocol/dump/reading.ts';

const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);

describe('readDump() reads Hello as a list of numbers', () => {
  test.each<[DumpForm, string]>([
    ['number-list', '0x81 0x05 0x48 0x65 0x6c 0x6c 0x6f'],
    ['number-list', '129, 5, 72, 101, 108, 108, 111'],
    ['number-list', '[129, 5, 72, 101, 108, 108, 111]'],
    ['number-list', '(129, 5, 72, 101, 108, 108, 111)'],
    ['number-list', '[129   5  72 101 108 108 111]'],
    ['number-list', 'x = [129, 05, 0x48, 0o145, 0b1101100, 108, 111,]'],
    ['c', "{ 0x81, 05, 'H', 0145, 108u, 0x6cUL, 'o' }"],
    ['c', '{0x81,5,72,101,108,108,111}'],
    ['c', "static const uint8_t f[7]={'\\x81','\\005','H','e','l','l','o'};"],
    ['c', '// A frame\nchar frame[] = {\n0x81, /* text */ 5, 72, // H\n101,108,108,111 };\n'],
    ['c', 'std::vector<uint8_t> frame = {129, 5, 72, 101, 108, 108, 111};'],
    ['c', 'byte[] frame = new byte[] {(byte) 0x81, 5, 72, 101, 108, 108, 111};'],
    ['javascript', 'new Uint8Array([0x81, 5, 72, 101, 108, 108, 111])'],
    ['javascript', 'const frame = Uint8Array.of(129, 5, 72, 101, 108, 108, 111);'],
    ['javascript', 'Buffer.from([129, 5, 72, 101, 108, 108, 111])'],
    ['javascript', 'const frame = [129, 5, 72, 101, 108, 108, 111];'],
    ['javascript', 'Uint8Array(7) [129, 5, 72, 101, 108, 108, 111]'],
    ['python', 'bytes([0x81, 5, 72, 101, 108, 108, 111])'],
    ['python', 'frame = bytearray((129, 5, 72, 101, 108, 108, 111))'],
    ['python', 'bytes([129, 5, # Hello\n 72, 101, 108, 108, 111])'],
    ['go', '[]byte{0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f}'],
    ['go', 'frame := [7]uint8{129, 05, 72, 101, 108, 108, 111,}'],
    ['rust', 'vec![0x81, 5, 72, 101, 108, 108, 111]'],
    ['rust', 'let frame: Vec<u8> = vec![129, 5, 72, 101, 108, 108, 111];'],
    ['rust', '[0x81u8, 5, 72, 101, 108, 108, 111]'],
    ['rust', '&[129_u8, 5, 72, 101, 108, 108, 111]'],
    ['rust', "const FRAME: &'static [u8] = &[129, 5, 72, 101, 108, 108, 111];"],
    ['rust', 'let frame: [u8; 7] = [129, 5, 72, 101, 108, 108, 111];'],
  ])('%s: %s', (form, text) => {
    expect(readDump(text)).toEqual({ ok: true, bytes: hello, form, notes: [], also: [] });
  });
});

describe('readDump() notes', () => {
  test.each<[string, string, number[], DumpNote]>([
    [
      'a declared length that differs',
      'char f[60] = {1, 2};',
      [1, 2],
      { code: 'length-differs', declared: 60, found: 2 },
    ],
    [
      'a length after the array that differs',
      'unsigned char f[] = {\n1\n};\nunsigned int f_len = 2;\n',
      [1],
      { code: 'length-differs', declared: 2, found: 1 },
    ],
    ['numbers with a sign', '-127, 5, -128', [0x81, 5, 0x80], { code: 'signed-numbers' }],
    [
      'several arrays',
      '/* 1 */ char a[1] = {1};\n/* 2 */ char b[N] = {2};',
      [1, 2],
      { code: 'several-packets', starts: [0, 1] },
    ],
  ])('%s', (_, text, bytes, note) => {
    expect(readDump(text)).toMatchObject({ bytes: Uint8Array.from(bytes), notes: [note] });
  });
});

test('readDump() reads an empty array as no bytes', () => {
  expect(readDump('new Uint8Array([])')).toMatchObject({ ok: true, bytes: new Uint8Array() });
  expect(readDump('char f[] = {};')).toMatchObject({ ok: true, bytes: new Uint8Array() });
});

describe('readDump() says where a list is damaged', () => {
  test.each<[string, string, number, string]>([
    ['[129, 256]', 'out-of-range', 7, '256'],
    ['[129, 99999999999999999999]', 'out-of-range', 7, '99999999999999999999'],
    ['[129, -129]', 'out-of-range', 7, '-129'],
    ['0x81, 0x123', 'out-of-range', 7, '0x123'],
    ['[129, 5', 'unterminated', 1, '['],
    ['x = [129, 5', 'unterminated', 1, 'x'],
    ['[129,, 5]', 'foreign-character', 6, ','],
    ['[129, 5; 6]', 'foreign-character', 8, ';'],
    ['[129, 5z]', 'foreign-character', 8, 'z'],
    ['[129, -]', 'foreign-character', 8, ']'],
    ['[129, (5)]', 'foreign-character', 7, '('],
    ['129, 0x', 'digit-missing', 8, ''],
    ['[129, 0x, 5]', 'digit-missing', 9, ''],
    ['[129, 0x 5]', 'digit-missing', 9, ''],
    ['[129, 0xg]', 'foreign-character', 9, 'g'],
    ['{129, 09}', 'foreign-character', 8, '9'],
    ["{129, 'ab'}", 'unterminated', 7, "'"],
    ["{129, 'é'}", 'foreign-character', 8, 'é'],
    ["{129, '\\q'}", 'bad-escape', 8, '\\q'],
    ['{129, /* 5}', 'foreign-character', 7, '/'],
    ['0x81, …', 'elided', 7, '…'],
    ['[129, 5] and more', 'foreign-character', 10, 'a'],
    ['char a[] = {1}; and more', 'foreign-character', 17, 'a'],
    ['0x81, 5 // five', 'none', 0, ''],
  ])('%s', (text, reason, column, found) => {
    const reading = readDump(text) as Partial<DumpFailure>;
    expect([reading.reason ?? 'none', reading.column ?? 0, reading.found ?? '']).toEqual([
      reason,
      column,
      found,
    ]);
  });
});
