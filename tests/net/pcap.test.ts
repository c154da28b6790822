import { describe, expect, test } from 'vitest';
import { LINK_TYPE, type PcapRecord, serializePcap, timeAfter } from '#net/pcap.ts';
import { decodeHex } from '#protocol/bytes.ts';

const record = (seconds: number, nanoseconds: number, ...bytes: number[]): PcapRecord => ({
  time: { seconds, nanoseconds },
  bytes: Uint8Array.from(bytes),
});

describe('serializePcap()', () => {
  test('writes the file header and a header for each packet', () => {
    const records = [record(0x6554_0f00, 999_999_999, 1, 2, 3), record(0xffff_ffff, 0)];
    expect(serializePcap(records)).toEqual(
      decodeHex(
        [
          '4d3cb2a1 0200 0400 00000000 00000000 00000400 01000000',
          '000f5465 ffc99a3b 03000000 03000000 010203',
          'ffffffff 00000000 00000000 00000000',
        ].join(' '),
      ),
    );
  });

  test('cuts times down to microseconds, and names another link type', () => {
    const file = serializePcap([record(1, 1999)], { resolution: 'us', linkType: LINK_TYPE.ip });
    expect(file).toEqual(
      decodeHex(
        'd4c3b2a1 0200 0400 00000000 00000000 00000400 65000000 01000000 01000000 00000000 00000000',
      ),
    );
  });

  test('of nothing is a file header', () => {
    expect(serializePcap([])).toHaveLength(24);
  });

  test.each([
    ['bytes', () => serializePcap([{ ...record(0, 0), bytes: [1] as never }]), TypeError],
    ['seconds', () => serializePcap([record('1' as never, 0)]), TypeError],
    ['seconds', () => serializePcap([record(2 ** 32, 0)]), RangeError],
    ['nanoseconds', () => serializePcap([record(0, 0.5)]), RangeError],
    ['nanoseconds', () => serializePcap([record(0, 1_000_000_000)]), RangeError],
    ['resolution', () => serializePcap([], { resolution: 'ms' as never }), RangeError],
    ['link type', () => serializePcap([], { linkType: -1 }), RangeError],
  ])('refuses impossible %s', (_, write, error) => {
    expect(write).toThrow(error);
  });
});

describe('timeAfter()', () => {
  test('carries nanoseconds over, also when they are rounded up', () => {
    const start = { seconds: 10, nanoseconds: 999_999_999 };
    expect(timeAfter(start, 0)).toEqual(start);
    expect(timeAfter(start, 0.000001)).toEqual({ seconds: 11, nanoseconds: 0 });
    expect(timeAfter(start, 999.9999999)).toEqual({ seconds: 11, nanoseconds: 999_999_999 });
    expect(timeAfter(start, 86_400_000)).toEqual({ seconds: 86_410, nanoseconds: 999_999_999 });
  });

  test.each([-1, NaN, Infinity])('refuses %d ms', (milliseconds) => {
    expect(() => timeAfter({ seconds: 0, nanoseconds: 0 }, milliseconds)).toThrow(RangeError);
  });
});
