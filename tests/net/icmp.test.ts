import { describe, expect, test } from 'vitest';
import {
  ICMP_TYPE,
  type IcmpMessage,
  parseIcmp,
  serializeIcmp,
  UNREACHABLE_CODE,
} from '#net/icmp.ts';
import { concatBytes, decodeHex, encodeHex } from '#protocol/bytes.ts';

/**
 * From Scapy 2.7.0: `IP(src='198.51.100.200', dst='192.0.2.1') / ICMP(type=3, code=3) / quoted`, where
 * `quoted` is the packet "UDP over IPv4" of tests/vectors/packets.ts.
 */
const HEX =
  '0303ea1f00000000450000280000400040114dc8c0000201c63364c8c350003500140803627974652062792062797465';
const bytes = decodeHex(HEX);
const message: IcmpMessage = {
  type: ICMP_TYPE.destinationUnreachable,
  code: UNREACHABLE_CODE.port,
  rest: 0,
  payload: bytes.subarray(8),
};

describe('parseIcmp()', () => {
  test('reads what Scapy wrote', () => {
    const { checksum, ...read } = parseIcmp(bytes);
    expect(read).toMatchObject({ ...message, expectedChecksum: checksum, findings: [] });
  });

  test('gives every field, from an offset', () => {
    const { spans, checksum } = parseIcmp(concatBytes(Uint8Array.of(0xff), bytes), 1);
    const section = 'RFC 792';
    expect(spans).toEqual([
      { field: 'icmp-type', bitOffset: 8, bitLength: 8, value: 3, section },
      { field: 'icmp-code', bitOffset: 16, bitLength: 8, value: 3, section },
      { field: 'checksum', bitOffset: 24, bitLength: 16, value: checksum, section },
      { field: 'rest-of-header', bitOffset: 40, bitLength: 32, value: 0, section },
    ]);
  });

  test('finds a flip of any bit, unless bytes are missing', () => {
    for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
      expect(parseIcmp(flipped).findings).toMatchObject([
        { rule: 'bad-checksum', layer: 'icmp', start: 2, end: 4 },
      ]);
      expect(parseIcmp(flipped, 0, false)).toMatchObject({
        findings: [],
        expectedChecksum: undefined,
      });
    }
  });

  test('says where a header is cut off', () => {
    for (let length = 0; length < 8; length += 1) {
      const { findings, payload } = parseIcmp(bytes.subarray(0, length));
      expect(findings).toMatchObject([{ rule: 'truncated', start: 0, end: length }]);
      expect(payload).toHaveLength(0);
    }
  });

  test('refuses what is no bytes or no place in them', () => {
    expect(() => parseIcmp('0303' as never)).toThrow(TypeError);
    expect(() => parseIcmp(bytes, -1)).toThrow(RangeError);
  });
});

describe('serializeIcmp()', () => {
  test('writes what Scapy wrote', () => {
    expect(encodeHex(serializeIcmp(message), '')).toBe(HEX);
  });

  test.each([
    ['type', 256, RangeError],
    ['code', -1, RangeError],
    ['rest', 2 ** 32, RangeError],
    ['payload', 'text', TypeError],
  ])('refuses an impossible %s', (field, value, error) => {
    expect(() => serializeIcmp({ ...message, [field]: value })).toThrow(error);
  });
});
