import { describe, expect, test } from 'vitest';
import { withoutMarks } from '#protocol/dump/paste-marks.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import { decodeHex } from '#protocol/bytes.ts';

describe('withoutMarks() leaves as it is', () => {
  test.each([
    ['an arrow before hex', '> 81 05'],
    ['an arrow before a string', String.raw`> "\x81\x05"`],
    ["Python's prompt", String.raw`>>> b'\x81'`],
    ['lines of which one is not quoted', '> 0000: 81 05\n0002: 48'],
    ['a fence that does not end', '```\n81 05'],
    ['a fence in one line', '```81 05```'],
    ['a fence with something behind it', '```\n81 05\n```\n48'],
    ['a fence alone', '```'],
  ])('%s', (_, text) => {
    expect(withoutMarks(text)).toBe(text);
  });
});

test('withoutMarks() keeps every character at its place', () => {
  expect(withoutMarks(' ```hex\n81 05\n``` ')).toBe(`       \n81 05\n    `);
  expect(withoutMarks('>> 0000: 81\n> > 0001: 05')).toBe('   0000: 81\n    0001: 05');
});

describe('readDump() reads Hello', () => {
  // What xxd, hexdump -C and od -t x1z print.
  test.each([
    ['quoted by mail', '> 00000000: 8105 4865 6c6c 6f                        ..Hello\n'],
    [
      'quoted twice',
      '>> 00000000  81 05 48 65 6c 6c 6f                              |..Hello|\n>> 00000007\n',
    ],
    [
      'quoted without a blank',
      '>0000000 81 05 48 65 6c 6c 6f                             >..Hello<',
    ],
    ['quoted, in bits', '> 10000001 00000101 01001000 01100101\n> 01101100 01101100 01101111'],
    ['in a fence', '```\n81 05 48 65 6c 6c 6f\n```\n'],
    ['in a fence with a language', '```text\n00000000: 8105 4865 6c6c 6f  ..Hello\n```'],
  ])('%s', (_, text) => {
    expect(readDump(text)).toMatchObject({ ok: true, bytes: decodeHex('810548656c6c6f') });
  });
});

test('readDump() says where a quoted dump is damaged', () => {
  const text = '> 00000000: 8105 4865 6c6c 6f  ..Hello\n> 00000008: 4g\n';
  expect(readDump(text)).toMatchObject({ reason: 'offset-mismatch', line: 2, column: 3 });
});
