import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import {
  lineAt,
  lineOfByte,
  MOST_READ,
  readSource,
  textRange,
  withLineEnd,
  writeSource,
} from '#widgets/handshake-workbench/source.ts';

describe('readSource()', () => {
  test.each([
    ['a line break is CR LF', 'a\n\n', '61 0d 0a 0d 0a'],
    ['an escaped LF before it takes the CR away', 'a\\n\n', '61 0a'],
    ['an escaped CR gives it back', 'a\\r\\n\n', '61 0d 0a'],
    ['escapes stand for what cannot be typed', '\\0\\r\\x7F\\t\t\\n\\\\', '00 0d 7f 09 09 0a 5c'],
    ['any other backslash is one', '\\"\\x4\\', '5c 22 5c 78 34 5c'],
    ['all else is UTF-8', 'é😀', 'c3 a9 f0 9f 98 80'],
  ])('%s', (_, text, hex) => {
    expect(encodeHex(readSource(text).bytes)).toBe(hex);
  });

  test('knows the bytes of each line', () => {
    const { lines } = readSource('GET\nA: é\\n\n\nx');
    expect(
      lines.map(({ text, end, firstByte, endByte }) => [text, end, firstByte, endByte]),
    ).toEqual([
      ['GET', 'crlf', 0, 5],
      ['A: é', 'lf', 5, 11],
      ['', 'crlf', 11, 13],
      ['x', 'none', 13, 14],
    ]);
  });
});

describe('writeSource()', () => {
  test('brings back every text that it wrote itself', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(0x00, 0x09, 0x0a, 0x0d, 0x20, 0x41, 0x5c, 0x6e, 0x78, 0x7f, 0xc3, 0xa9),
          { maxLength: 40 },
        ),
        (codes) => {
          const bytes = Uint8Array.from(codes);
          const text = writeSource(bytes);
          expect(encodeHex(readSource(text).bytes)).toBe(encodeHex(bytes));
          expect(writeSource(readSource(text).bytes)).toBe(text);
        },
      ),
    );
  });

  test('shows bytes that are no UTF-8', () => {
    expect(writeSource(decodeHex('41 ff 0d 0a'))).toBe('A\\xff\n');
  });
});

describe('textRange()', () => {
  const source = readSource('é: \\0\nb');
  test('finds the characters of bytes', () => {
    expect(textRange(source, 4, 5)).toEqual({ from: 3, to: 5 });
    expect(textRange(source, 0, 3)).toEqual({ from: 0, to: 2 });
    expect(textRange(source, 7, 8)).toEqual({ from: 6, to: 7 });
  });
  test('finds a whole character for a part of it', () => {
    expect(textRange(source, 1, 2)).toEqual({ from: 0, to: 1 });
  });
  test('is empty where no bytes are', () => {
    expect(textRange(source, 8, 8)).toEqual({ from: 7, to: 7 });
    expect(textRange(readSource(''), 0, 0)).toEqual({ from: 0, to: 0 });
  });
});

describe('lineOfByte() and lineAt()', () => {
  const source = readSource('a\nb\\n\n\nc');
  test('know the line of a byte', () => {
    expect([0, 2, 3, 4, 5, 6, 7, 99].map((byte) => lineOfByte(source, byte))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ]);
  });
  test('know the line of a place in the text', () => {
    expect([0, 1, 2, 5, 6, 7].map((at) => lineAt(source, at))).toEqual([0, 0, 1, 1, 2, 3]);
  });
});

describe('withLineEnd()', () => {
  test('ends a line as asked, and brings it back', () => {
    const bare = withLineEnd(readSource('a\nb\n'), 0, 'lf');
    expect(bare).toBe('a\\n\nb\n');
    expect(withLineEnd(readSource(bare), 0, 'crlf')).toBe('a\nb\n');
  });
  test('leaves a line alone that has no end, or that one already', () => {
    const text = 'a\nb';
    for (const [line, end] of [
      [0, 'crlf'],
      [1, 'lf'],
      [2, 'lf'],
    ] as const) {
      expect(withLineEnd(readSource(text), line, end)).toBe(text);
    }
  });
});

describe('a text that is longer than what is read', () => {
  test.each([
    ['a', 1],
    ['\\0', 0.5],
    ['\\n\n', 1 / 3],
    ['😀', 2],
  ])('%j again and again: is read up to there, and kept whole', (piece, bytesPerUnit) => {
    const text = `x${piece.repeat(1_000_000 / piece.length)}`;
    const { bytes, lines, unread, ...source } = readSource(text);
    expect(source.text).toBe(text);
    const read = text.length - unread.length;
    expect(read - MOST_READ).toBeLessThanOrEqual(piece.length);
    expect(bytes.length / read).toBeCloseTo(bytesPerUnit, 2);
    expect(lines.at(-1)).toMatchObject({ end: 'none', endByte: bytes.length });
    // No escape and no character is cut in two.
    expect((read - 1) % piece.length).toBe(0);
  });

  test('nothing is left unread of a shorter one', () => {
    expect(readSource('a\n'.repeat(MOST_READ / 2)).unread).toBe('');
  });
});
