import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { applyMask, mask, maskingKeyFrom, maskInto, memoryFor } from '#protocol/mask.ts';
import { anyKey, patternBytes } from './any-frame.ts';

/** RFC 6455 §5.3, word for word: octet i is XORed with octet i modulo 4 of the key. */
function maskByTheRfc(bytes: Uint8Array, key: number, offset: number): Uint8Array {
  const octets = [key >>> 24, key >>> 16, key >>> 8, key].map((octet) => octet & 0xff);
  return bytes.map((byte, index) => byte ^ octets[(index + offset) % 4]!);
}

/** Lengths around every change of method, and any beginning of source and target in a word. */
const anyCase = fc.record({
  length: fc.oneof(
    fc.nat(40),
    fc.integer({ min: 56, max: 220 }),
    fc.integer({ min: 4080, max: 4240 }),
  ),
  start: fc.nat(9),
  at: fc.nat(9),
  key: anyKey,
  offset: fc.oneof(fc.nat(9), fc.constantFrom(2 ** 31 + 1, 2 ** 32 + 2, 2 ** 52 + 3)),
});

// Random frames by the thousand take a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

test('mask() finds its place in the key beside 2^53', () => {
  // 2^53 − 3 leaves 1 modulo 4.
  const masked = mask(new Uint8Array(100), 0x01020304, 2 ** 53 - 3);
  expect(encodeHex(masked, '')).toBe('02030401'.repeat(25));
});

describe('maskingKeyFrom()', () => {
  test('puts the first byte highest, beyond what a signed number holds too', () => {
    expect(maskingKeyFrom(decodeHex('fe dc ba 98'))).toBe(0xfedcba98);
  });

  test.each([0, 3, 5])('refuses %i bytes', (length) => {
    expect(() => maskingKeyFrom(new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('mask()', () => {
  test.each([
    ['Hello', 0x37fa213d, '7f 9f 4d 51 58'],
    ['帧', 0xb98647ad, '5c 3e e0'],
    ['Upgrade', 0x2e9ee599, '7b ee 82 eb 4f fa 80'],
    ['😀', 0x4511e135, 'b5 8e 79 b5'],
  ])('of %s', (text, key, masked) => {
    expect(encodeHex(mask(encodeUtf8(text), key))).toBe(masked);
  });

  test('does what RFC 6455 §5.3 says, leaves its source and undoes itself', () => {
    fc.assert(
      fc.property(anyCase, ({ length, start, key, offset }) => {
        const source = patternBytes(start + length).subarray(start);
        const masked = mask(source, key, offset);
        expect(masked).toEqual(maskByTheRfc(source, key, offset));
        expect(source).toEqual(patternBytes(start + length).subarray(start));
        expect(mask(masked, key, offset)).toEqual(source);
      }),
      { numRuns: 400 },
    );
  });
});

describe('maskInto()', () => {
  test('writes where it is told, from where it is told, and nowhere else', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(9), ({ length, start, at, key, offset }, behind) => {
        const source = patternBytes(start + length + behind);
        const target = new Uint8Array(at + length + behind).fill(0xee);
        maskInto(target, at, source, key, offset, start, start + length);
        const expected = new Uint8Array(at + length + behind).fill(0xee);
        expected.set(maskByTheRfc(source.subarray(start, start + length), key, offset), at);
        expect(target).toEqual(expected);
        expect(source).toEqual(patternBytes(start + length + behind));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([10, 100, 5000])('works in place on %d bytes', (length) => {
    const bytes = patternBytes(length + 3);
    maskInto(bytes, 3, bytes, 0x0102_0304, 0, 3);
    const expected = patternBytes(length + 3);
    expected.set(maskByTheRfc(expected.slice(3), 0x0102_0304, 0), 3);
    expect(bytes).toEqual(expected);
  });

  test('moves bytes to another place of the same array', () => {
    const bytes = patternBytes(16_384);
    const expected = maskByTheRfc(bytes.slice(8192), 0x0102_0304, 0);
    maskInto(bytes, 0, bytes, 0x0102_0304, 0, 8192);
    expect(bytes.subarray(0, 8192)).toEqual(expected);
    expect(bytes.subarray(8192)).toEqual(patternBytes(16_384).subarray(8192));
  });

  test.each([
    { at: 1, start: 0, end: 4 },
    { at: -1, start: 0, end: 4 },
    { at: 0, start: -1, end: 3 },
    { at: 0, start: 1, end: 5 },
    { at: NaN, start: 0, end: 4 },
  ])('refuses place $at for bytes $start to $end of 4', ({ at, start, end }) => {
    const target = new Uint8Array(4);
    expect(() => maskInto(target, at, patternBytes(4), 0, 0, start, end)).toThrow(RangeError);
    expect(target).toEqual(new Uint8Array(4));
  });
});

test('applyMask() in pieces is applyMask() at once, whatever the pieces', () => {
  const anyCuts = fc.array(fc.nat(6000), { maxLength: 6 });
  fc.assert(
    fc.property(anyCuts, anyKey, (cuts, key) => {
      const bytes = patternBytes(6000);
      const borders = [0, ...cuts.toSorted((a, b) => a - b), 6000];
      for (const [index, border] of borders.slice(1).entries()) {
        applyMask(bytes.subarray(borders[index], border), key, borders[index]);
      }
      expect(bytes).toEqual(maskByTheRfc(patternBytes(6000), key, 0));
    }),
  );
});

test('applyMask() with one key twice gives the bytes back', () => {
  const bytes = decodeHex('7f 9f 4d 51 58');
  applyMask(bytes, 0x37fa213d);
  expect(bytes).toEqual(encodeUtf8('Hello'));
  applyMask(bytes, 0x37fa213d);
  expect(encodeHex(bytes)).toBe('7f 9f 4d 51 58');
});

describe('memoryFor()', () => {
  test('lays long memory out like its source', () => {
    const source = new Uint8Array(20_000);
    for (let start = 0; start < 8; start++) {
      for (let at = 0; at < 15; at++) {
        const memory = memoryFor(5000, at, source, start);
        expect(memory.length).toBe(5000);
        expect((memory.byteOffset + at) % 8).toBe(start);
      }
    }
  });

  test('cuts short memory from common buffers, and no byte belongs to two', () => {
    const all = Array.from({ length: 300 }, (_, i) =>
      memoryFor(1 + ((i * 37) % 4000), 0, new Uint8Array()).fill(i),
    );
    expect(all.every((memory, i) => memory.every((byte) => byte === (i & 0xff)))).toBe(true);
    expect(new Set(all.map(({ buffer }) => buffer)).size).toBeLessThan(all.length);
  });

  test('goes on after somebody gave such a buffer away', () => {
    const { buffer } = memoryFor(100, 0, new Uint8Array());
    structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
    expect(memoryFor(100, 0, new Uint8Array())).toEqual(new Uint8Array(100));
  });

  test('takes memory from where it is told', () => {
    const asked: number[] = [];
    const allocate = (length: number) => {
      asked.push(length);
      return new Uint8Array(length).fill(7);
    };
    expect(memoryFor(3, 0, new Uint8Array(), 0, allocate)).toEqual(Uint8Array.of(7, 7, 7));
    expect(memoryFor(4096, 3, new Uint8Array(), 0, allocate)).toHaveLength(4096);
    expect(asked).toEqual([3, 4103]);
  });
});
