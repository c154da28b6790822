import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainlyBase64, readBase64Text } from '#protocol/dump/base64-text.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure } from '#protocol/dump/reading.ts';

describe('readBase64Text()', () => {
  test('agrees with another implementation in both alphabets, wrapped or not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom<BufferEncoding>('base64', 'base64url'),
        fc.constantFrom(4, 64, 1000),
        (bytes, encoding, width) => {
          const text = Buffer.from(bytes).toString(encoding);
          const lines = text.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\r\n');
          expect(readBase64Text(lines).bytes).toEqual(bytes);
        },
      ),
    );
  });

  test('takes off a data URL and quotes', () => {
    const bytes = Uint8Array.of(0x81, 5);
    expect(readBase64Text('data:application/octet-stream;base64,gQU=').bytes).toEqual(bytes);
    expect(readBase64Text(' "gQU=" ').bytes).toEqual(bytes);
  });

  test('notes bits that belong to no byte and padding that is missing', () => {
    expect(readBase64Text('gQV').notes).toEqual([
      { code: 'padding-missing' },
      { code: 'spare-bits' },
    ]);
    expect(readBase64Text('gQU').notes).toEqual([{ code: 'padding-missing' }]);
    expect(readBase64Text('gQV=').notes).toEqual([{ code: 'spare-bits' }]);
  });

  test.each<[string, string, number, number]>([
    ['gQVI+_', 'foreign-character', 1, 6],
    ['gQ*I', 'foreign-character', 1, 3],
    ['gQVI gQVI', 'foreign-character', 1, 5],
    ['gQVIZ', 'base64-length', 1, 6],
    ['gQVI=', 'base64-length', 1, 5],
    ['gQVIZ===', 'base64-length', 1, 6],
    ['gQVIgQVI\ngQVI\ngQVI', 'short-line', 2, 1],
    ['gQVI\ngQVIgQVI', 'long-line', 2, 5],
  ])('refuses %j: %s', (text, reason, line, column) => {
    const reading = readDump(text, 'base64') as DumpFailure;
    expect([reading.reason, reading.line, reading.column]).toEqual([reason, line, column]);
  });
});

test.each([
  ['gQVIZWxsbw==', true],
  ['gQVI\nZWxsbw==', true],
  ['gQVIZWxsb4EFSGVs', true],
  ['gQVIZWxsbw=', false],
  ['gQVIZWxsb4EFSGVsb', false],
  ['gQVIZWxsb4EF', false],
  ['gQVIZWxs*w==', false],
  ['interesting_word', false],
])('isPlainlyBase64() asks for padding or for many kinds of digits: %j', (text, expected) => {
  expect(isPlainlyBase64(text)).toBe(expected);
});
