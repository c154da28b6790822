import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, decodeUtf8, encodeHex } from '#protocol/bytes.ts';
import { Utf8Check, UTF8_FAULTS } from '#protocol/utf8.ts';
import { cutAt } from './any-frame.ts';

/** What is wrong where, if the bytes are a whole text. */
function failureOf(bytes: Uint8Array) {
  const check = new Utf8Check();
  check.feed(bytes);
  return check.end();
}

/** Bytes near every border of the grammar, more often than chance would have them. */
const anyBytes = fc.array(
  fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf),
    fc.constantFrom(0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff),
  ),
  { maxLength: 8 },
);

describe('Utf8Check', () => {
  // The fault, the bytes of the character that is none, and the offset of the byte that cannot stand.
  test.each([
    ['80', 'stray-continuation', '80', 0],
    ['41 bf', 'stray-continuation', 'bf', 1],
    ['c3 a9 a9', 'stray-continuation', 'a9', 2],
    ['c0', 'overlong', 'c0', 0],
    ['c1', 'overlong', 'c1', 0],
    ['e0 80', 'overlong', 'e0 80', 1],
    ['e0 9f bf', 'overlong', 'e0 9f', 1],
    ['f0 80', 'overlong', 'f0 80', 1],
    ['f0 8f bf', 'overlong', 'f0 8f', 1],
    ['ed a0', 'surrogate', 'ed a0', 1],
    ['41 ed bf bf', 'surrogate', 'ed bf', 2],
    ['f4 90', 'too-large', 'f4 90', 1],
    ['f5', 'too-large', 'f5', 0],
    ['f7', 'too-large', 'f7', 0],
    ['f8', 'invalid-byte', 'f8', 0],
    ['ff', 'invalid-byte', 'ff', 0],
    ['c3 28', 'truncated', 'c3 28', 1],
    ['e4 bd c3 a9', 'truncated', 'e4 bd c3', 2],
    ['e0 41', 'truncated', 'e0 41', 1],
    ['f0 9f 98 ff', 'truncated', 'f0 9f 98 ff', 3],
    ['c3', 'truncated', 'c3', 1],
    ['41 f0 9f 98', 'truncated', 'f0 9f 98', 4],
  ])('finds in %s: %s', (hex, fault, bytes, offset) => {
    const failure = failureOf(decodeHex(hex))!;
    expect(failure).toMatchObject({ fault, offset });
    expect(UTF8_FAULTS).toContain(fault);
    expect(encodeHex(failure.bytes)).toBe(bytes);
    const { start } = failure;
    expect(encodeHex(decodeHex(hex).subarray(start, offset + 1))).toBe(bytes);
  });

  test('agrees with TextDecoder on every text of up to two bytes', () => {
    const wrong: string[] = [];
    for (let first = 0; first < 256; first++) {
      for (let second = -1; second < 256; second++) {
        const bytes = second < 0 ? Uint8Array.of(first) : Uint8Array.of(first, second);
        const isUtf8 = decodeUtf8(bytes) !== undefined;
        if ((failureOf(bytes) === undefined) !== isUtf8) wrong.push(encodeHex(bytes));
      }
    }
    expect(wrong).toEqual([]);
  });

  test('agrees with TextDecoder on every character and half of a pair', () => {
    let right = 0;
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      if (failureOf(new TextEncoder().encode(String.fromCodePoint(point))) === undefined) right++;
    }
    expect(right).toBe(0x11_0000 - 0x800);
  });

  test('agrees with TextDecoder on random bytes, and on whether more bytes could mend them', () => {
    const streaming = (bytes: Uint8Array) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(anyBytes, (values) => {
        const bytes = Uint8Array.from(values);
        expect(failureOf(bytes) === undefined).toBe(decodeUtf8(bytes) !== undefined);
        expect(new Utf8Check().feed(bytes) === undefined).toBe(streaming(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  test('says the same wherever the text is cut', () => {
    fc.assert(
      fc.property(anyBytes, fc.array(fc.nat(8)), (values, places) => {
        const bytes = Uint8Array.from(values);
        const check = new Utf8Check();
        for (const piece of cutAt(bytes, places)) check.feed(piece);
        expect(check.end()).toEqual(failureOf(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test('counts the bytes of the character under way', () => {
    const check = new Utf8Check();
    const counts = Array.from(decodeHex('41 c3 a9 e4 bd a0 f0 9f 98 80'), (byte) => {
      check.feed(Uint8Array.of(byte));
      return [check.present, check.missing];
    });
    expect(counts).toEqual([
      [0, 0],
      ...[
        [1, 1],
        [0, 0],
      ],
      ...[
        [1, 2],
        [2, 1],
        [0, 0],
      ],
      ...[
        [1, 3],
        [2, 2],
        [3, 1],
        [0, 0],
      ],
    ]);
    expect(check.length).toBe(10);
    expect(check.end()).toBeUndefined();
  });

  test('stays with what it found first', () => {
    const check = new Utf8Check();
    const failure = check.feed(decodeHex('41 ff 80'));
    expect(check.feed(decodeHex('c0'))).toBe(failure);
    expect(check.end()).toBe(failure);
    expect(check.failure).toBe(failure);
    expect(check.length).toBe(1);
  });
});
