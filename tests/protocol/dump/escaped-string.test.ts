import { describe, expect, test } from 'vitest';
import { readDump } from '#protocol/dump/read-dump.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import type { DumpFailure, DumpForm } from '#protocol/dump/reading.ts';

describe('readDump() reads strings', () => {
  test.each<[DumpForm, string, string]>([
    ['escaped', String.raw`\x41\x05Hello`, 'A\x05Hello'],
    ['escaped', String.raw`\x41 \x05 \x48`, 'A\x05H'],
    ['escaped', '\\x41\\x05\n\\x48\\x49\n', 'A\x05HI'],
    ['escaped', String.raw`\x05Hello world \x06`, '\x05Hello world \x06'],
    ['escaped', String.raw`GET / HTTP/1.1\r\n\r\n\x01\x00`, 'GET / HTTP/1.1\r\n\r\n\x01\x00'],
    ['escaped', String.raw`"\x01\x05Hello"`, '\x01\x05Hello'],
    ['escaped', String.raw`'\001\5Hello\0'`, '\x01\x05Hello\0'],
    ['escaped', '`\\x01`', '\x01'],
    ['escaped', String.raw`frame = "\x01" + "\x02";`, '\x01\x02'],
    ['escaped', '"\\x01" \\\r\n"\\x02"', '\x01\x02'],
    ['escaped', '"\\x01\\\n\\x02"', '\x01\x02'],
    ['escaped', String.raw`"\x01" "\x02"`, '\x01\x02'],
    ['escaped', String.raw`"\x01\a\b\e\f\n\r\t\v\\\'\""`, '\x01\x07\b\x1b\f\n\r\t\v\\\'"'],
    ['escaped', String.raw`"\101\7\77\377"`.replace('377', '177'), 'A\x07\x3f\x7f'],
    ['escaped', String.raw`"\u0001\u{5}Hel\u006co\/"`, '\x01\x05Hello/'],
    ['escaped', String.raw`\u0001\u0005Hello`, '\x01\x05Hello'],
    ['escaped', '"\\x01\x7f"', '\x01\x7f'],
    ['python', `b'Hello'`, 'Hello'],
    ['python', String.raw`b"it's\x01"`, "it's\x01"],
    ['python', String.raw`frame = bytearray(b'\x01\x05')`, '\x01\x05'],
    ['python', `(b'\\x01'\n b'\\x02')`.slice(1), '\x01\x02'],
  ])('%s: %s', (form, text, latin) => {
    const bytes = encodeUtf8(latin);
    expect(readDump(text)).toEqual({ ok: true, bytes, form, notes: [], also: [] });
  });
});

describe('readDump() says where a string is damaged', () => {
  test.each<[string, string, number, string]>([
    [String.raw`"\x01\x0"`, 'digit-missing', 6, String.raw`\x0`],
    [String.raw`"\x01\xg0"`, 'digit-missing', 6, String.raw`\x`],
    [String.raw`"\x01\u00"`, 'digit-missing', 6, String.raw`\u`],
    [String.raw`"\x01\u0100"`, 'out-of-range', 6, String.raw`\u0100`],
    [String.raw`"\u{1f600}"`, 'out-of-range', 2, String.raw`\u{1f600}`],
    [String.raw`recv \x01`, 'foreign-character', 1, 'r'],
    [String.raw`"\x01\q"`, 'bad-escape', 6, String.raw`\q`],
    [String.raw`"\x01`, 'unterminated', 1, '"'],
    [String.raw`"\x01é"`, 'foreign-character', 6, 'é'],
    [String.raw`"\x01😀"`, 'foreign-character', 6, '😀'],
    ['"\\x01\n"', 'foreign-character', 6, '\n'],
    [String.raw`"\x01" x`, 'foreign-character', 8, 'x'],
    [String.raw`\x01é`, 'foreign-character', 5, 'é'],
  ])('%s', (text, reason, column, found) => {
    const reading = readDump(text) as DumpFailure;
    expect([reading.reason, reading.column, reading.found]).toEqual([reason, column, found]);
  });

  test('and takes quoted words for no dump', () => {
    expect(readDump('"Hello world"')).toMatchObject({ ok: false, reason: 'no-form' });
  });
});
