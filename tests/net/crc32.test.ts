import fc from 'fast-check';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32, frameCheckSequence } from '#net/crc32.ts';
import { concatBytes } from '#protocol/bytes.ts';
import { anyBytes } from './any-packet.ts';

test('crc32() is that of zlib', () => {
  fc.assert(
    fc.property(anyBytes(0, 200), (bytes) => {
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }),
  );
});

test('frameCheckSequence() makes the remainder of every frame the same', () => {
  fc.assert(
    fc.property(anyBytes(0, 200), (frame) => {
      // The complement of the remainder that receivers wait for, c704dd7b, in this order of bits.
      expect(crc32(concatBytes(frame, frameCheckSequence(frame)))).toBe(0x2144_df1c);
    }),
  );
});

test('crc32() refuses what is no bytes', () => {
  expect(() => crc32('123456789' as never)).toThrow(TypeError);
});
