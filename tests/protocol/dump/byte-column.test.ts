import { describe, expect, test } from 'vitest';
import { readBits, readPairs, readWords } from '#protocol/dump/byte-column.ts';
import { ByteSink } from '#protocol/dump/byte-sink.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import { decodeHex, encodeUtf8 } from '#protocol/bytes.ts';

test('readPairs(), readWords() and readBits() add to the bytes of the lines before', () => {
  const sink = new ByteSink(4);
  const pairs = ' 8105  ..';
  readPairs(pairs, 0, pairs.length, { cap: 2, hasGap: false }, sink);
  readWords(' 6548', 0, 5, sink);
  readBits(' 01101100  l', 0, 12, sink);
  expect(sink.take()).toEqual(decodeHex('81 05 48 65 6c'));
});

describe('readDump() finds the end of the hex column', () => {
  test.each([
    [
      'characters like hex in a short line',
      '00000000: 6162 6364                                abcd',
    ],
    ['characters like hex after a gap', '00000000: 6162 6364  abcd'],
    ['collapsed blanks before a bar', '00000000 61 62 63 64 |abcd|\n00000004'],
    ['collapsed blanks before characters', '00000000: 6162 6364 ab.d'],
    ['a tab before the bytes', '0000\t61 62 63 64'],
    ['no column of characters', '\t0x0000:  6162 6364'],
    ['an angle', '000000 61 62 63 64 >abcd<\n000004'],
  ])('%s', (_, text) => {
    expect(readDump(text)).toMatchObject({ ok: true, bytes: decodeHex('61 62 63 64'), notes: [] });
  });

  test('after a gap in the middle only where programs write one', () => {
    const bytes = decodeHex('00 01 02 03 04 05 06 07 08 09');
    expect(readDump('0000   00 01 02 03 04 05 06 07  08 09')).toMatchObject({ bytes });
    expect(readDump('00000000: 0001 0203 0405 0607  0809')).toMatchObject({ bytes });
    expect(readDump('00000000: 6162 6364 6566 6768  abcdefgh')).toMatchObject({
      bytes: encodeUtf8('abcdefgh'),
    });
    expect(readDump('00000000: 8105 4865  6c6c')).toMatchObject({
      reason: 'foreign-character',
      column: 22,
    });
  });

  test.each([
    ['00000000: 6162 6364 abcd', '61 62 63 64'],
    ['00000000: 6162 63', '61 62 63'],
    ['00000000: 6162 ab', '61 62 ab'],
    ['00000000: 3333 2020 33', '33 33 20 20 33'],
    ['00000000: 2061 6120                                 aa', '20 61 61 20'],
    ['00000000: 2020 6162                                   ab', '20 20 61 62'],
    ['00000000: 2020 6162                                   ?\u00b7', '20 20 61 62'],
    ['00000000: 2061 a', '20 61'],
  ])('by the characters, which show the bytes: %s', (text, hex) => {
    expect(readDump(text)).toMatchObject({ ok: true, bytes: decodeHex(hex), notes: [] });
  });

  test('by the next offset, whatever the characters are', () => {
    const bytes = decodeHex('61 62 63');
    expect(readDump('00000000: 6162 xy\n00000002: 63 z\n')).toMatchObject({
      reason: 'foreign-character',
    });
    expect(readDump('00000000: 6162 xy\n00000002: 63\n')).toMatchObject({ bytes });
  });

  test.each([
    ['00000000: 8105 4865 6c6g', 24],
    ['00000000: 8105 4865 6c6g\n00000006: 81\n', 24],
    ['0000   61 62 6x', 15],
  ])('and takes no damaged group for characters: %j', (text, column) => {
    expect(readDump(text)).toMatchObject({ reason: 'foreign-character', column });
  });
});

describe('readDump() reads what `xxd -b` writes', () => {
  test.each([
    ['00000000: 10000001 00000101  ..', '81 05'],
    ['00000000: 01100001 00100000  a', '61 20'],
    ['$ xxd -b f\r\n00000000: 10000001  .\r\n00000001: 00000101  .\r\n', '81 05'],
    ['00000000: 10000001  .\n00000001: 00000101', '81 05'],
  ])('%j', (text, hex) => {
    expect(readDump(text)).toMatchObject({ form: 'xxd', bytes: decodeHex(hex) });
  });

  test('but not eight digits that are four bytes', () => {
    expect(readDump('00000000: 10000001 00000101  ........')).toMatchObject({
      bytes: decodeHex('10 00 00 01 00 00 01 01'),
    });
  });

  test.each<[string, string, number]>([
    ['00000000: 10000001  .\n00000001: 0000101', 'digit-missing', 18],
    ['00000000: 10000001  .\n00000001: 0000101  .', 'digit-missing', 18],
    ['00000000: 10000001  .\n00000001: 00001012  .', 'foreign-character', 18],
  ])('and says where it is damaged: %j', (text, reason, column) => {
    expect(readDump(text)).toMatchObject({ reason, line: 2, column });
  });
});
