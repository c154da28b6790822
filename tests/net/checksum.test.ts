import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { internetChecksum } from '#net/checksum.ts';
import { decodeHex } from '#protocol/bytes.ts';
import { anyBytes } from './any-packet.ts';

/** The example of RFC 1071 §3, whose sum is ddf2. */
const EXAMPLE = decodeHex('00 01 f2 03 f4 f5 f6 f7');

describe('internetChecksum()', () => {
  test('complements the sum of the example of RFC 1071', () => {
    expect(internetChecksum(EXAMPLE)).toBe(0xffff - 0xddf2);
  });

  test('is the same wherever the bytes are cut into parts', () => {
    for (let cut = 0; cut <= EXAMPLE.length; cut += 1) {
      expect(internetChecksum(EXAMPLE.subarray(0, cut), EXAMPLE.subarray(cut))).toBe(0x220d);
    }
  });

  test('counts a last odd byte as the higher one of a word', () => {
    expect(internetChecksum(Uint8Array.of(0x12))).toBe(0xffff - 0x1200);
    expect(internetChecksum()).toBe(0xffff);
  });

  test('carries as often as it takes', () => {
    // 0x8001 words of ffff: the sum has carries that carry.
    expect(internetChecksum(new Uint8Array(0x1_0002).fill(0xff))).toBe(0);
    expect(internetChecksum(new Uint8Array(2 ** 18).fill(0xff), Uint8Array.of(0, 1))).toBe(0xfffe);
  });

  test('over bytes that hold their checksum is 0', () => {
    fc.assert(
      fc.property(anyBytes(0, 30), (bytes) => {
        const even = bytes.subarray(0, bytes.length & ~1);
        const checksum = internetChecksum(even);
        expect(internetChecksum(even, Uint8Array.of(checksum >> 8, checksum))).toBe(0);
      }),
    );
  });

  test('does not notice words that changed places', () => {
    expect(internetChecksum(decodeHex('f2 03 00 01 f6 f7 f4 f5'))).toBe(0x220d);
  });

  test('refuses what is no bytes', () => {
    expect(() => internetChecksum('00 01' as never)).toThrow(TypeError);
  });
});
