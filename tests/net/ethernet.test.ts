import { describe, expect, test } from 'vitest';
import { decodeMac } from '#net/address.ts';
import { ETHER_TYPE, parseEthernet, serializeEthernet } from '#net/ethernet.ts';
import { decodeHex } from '#protocol/bytes.ts';

const header = {
  destinationMac: decodeMac('02:00:00:00:00:01'),
  sourceMac: decodeMac('02:00:00:00:00:02'),
  etherType: ETHER_TYPE.ipv6,
};
const HEADER = '020000000001 020000000002 86dd';

describe('parseEthernet()', () => {
  test('gives every field with its place, from an offset', () => {
    const bytes = decodeHex(`ffff ${HEADER} 0102`);
    const frame = parseEthernet(bytes, 2);
    expect(frame).toMatchObject({ ...header, headerLength: 14, payload: Uint8Array.of(1, 2) });
    expect(frame.findings).toEqual([]);
    expect(
      frame.spans.map(({ field, bitOffset, bitLength }) => [field, bitOffset, bitLength]),
    ).toEqual([
      ['destination-mac', 16, 48],
      ['source-mac', 64, 48],
      ['ether-type', 112, 16],
    ]);
  });

  test('says where a frame is cut off', () => {
    const whole = decodeHex(HEADER);
    for (let length = 0; length < whole.length; length += 1) {
      const frame = parseEthernet(whole.subarray(0, length));
      expect(frame.findings).toMatchObject([{ rule: 'truncated', start: 0, end: length }]);
      expect(frame).toMatchObject({ headerLength: length, payload: new Uint8Array() });
    }
    expect(parseEthernet(whole, 20)).toMatchObject({ headerLength: 0, spans: [] });
  });
});

describe('serializeEthernet()', () => {
  test('pads to 60 bytes, and nothing beyond', () => {
    for (const [length, padded] of [
      [0, 60],
      [45, 60],
      [46, 60],
      [47, 61],
      [1500, 1514],
    ] as const) {
      const frame = serializeEthernet({ ...header, payload: new Uint8Array(length).fill(1) });
      expect(frame).toHaveLength(padded);
      expect(frame.subarray(0, 14)).toEqual(decodeHex(HEADER));
      expect(frame.filter((byte, index) => index >= 14 && byte === 1)).toHaveLength(length);
      expect(frame.subarray(14 + length).every((byte) => byte === 0)).toBe(true);
    }
  });

  test.each([
    ['destinationMac', new Uint8Array(5), RangeError],
    ['sourceMac', '02:00:00:00:00:02', TypeError],
    ['etherType', 0x1_0000, RangeError],
    ['etherType', '0x0800', TypeError],
    ['payload', [1], TypeError],
    ['payload', new Uint8Array(1501), RangeError],
  ])('refuses an impossible %s', (field, value, error) => {
    const init = { ...header, payload: new Uint8Array(), [field]: value };
    expect(() => serializeEthernet(init)).toThrow(error);
  });
});

test('parseEthernet() refuses what is no bytes or no place in them', () => {
  expect(() => parseEthernet('86dd' as never)).toThrow(TypeError);
  expect(() => parseEthernet(new Uint8Array(14), -1)).toThrow(RangeError);
});
