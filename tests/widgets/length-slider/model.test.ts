import { describe, expect, it } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import {
  BORDERS,
  forms,
  judge,
  lengthAt,
  MAX_LENGTH,
  nextBorder,
  picture,
  readLength,
  STOPS,
  stopOf,
} from '#widgets/length-slider/model.ts';

const state = (length: bigint, sender: 'client' | 'server' = 'server') => ({
  length,
  sender,
  typed: '',
});

describe('picture()', () => {
  // Headers as RFC 6455 §5.2 and §5.7 give them.
  it.each([
    [0n, 'server', '82 00'],
    [125n, 'server', '82 7d'],
    [126n, 'server', '82 7e 00 7e'],
    [256n, 'server', '82 7e 01 00'],
    [65535n, 'server', '82 7e ff ff'],
    [65536n, 'server', '82 7f 00 00 00 00 00 01 00 00'],
    [MAX_LENGTH, 'server', '82 7f 7f ff ff ff ff ff ff ff'],
    [125n, 'client', '82 fd 37 fa 21 3d'],
    [126n, 'client', '82 fe 00 7e 37 fa 21 3d'],
  ] as const)('writes the header of %s bytes from a %s', (length, sender, hex) => {
    expect(encodeHex(picture(state(length, sender)).header)).toBe(hex);
  });

  it('gives the share of the header in the frame', () => {
    expect(picture(state(0n)).share).toBe(1);
    expect(picture(state(126n)).share).toBeCloseTo(4 / 130);
  });
});

describe('STOPS', () => {
  it('rises from 0 to 2^63 - 1 and holds every border', () => {
    expect(STOPS[0]).toBe(0n);
    expect(STOPS.at(-1)).toBe(2n ** 63n - 1n);
    for (let i = 1; i < STOPS.length; i++) expect(STOPS[i]! > STOPS[i - 1]!).toBe(true);
    for (const border of BORDERS) expect(STOPS).toContain(border);
  });

  it('is reached again from each of its lengths', () => {
    STOPS.forEach((length, stop) => expect(stopOf(length)).toBe(stop));
  });
});

describe('nextBorder()', () => {
  it('goes to the next border and back, and around at the ends', () => {
    expect([nextBorder(0n, 1), nextBorder(126n, 1), nextBorder(300n, 1)]).toEqual([
      125n,
      65535n,
      65535n,
    ]);
    expect([nextBorder(300n, -1), nextBorder(126n, -1)]).toEqual([126n, 125n]);
    expect([nextBorder(MAX_LENGTH, 1), nextBorder(0n, -1)]).toEqual([0n, MAX_LENGTH]);
  });
});

describe('lengthAt()', () => {
  it('draws a pointer to a border close by, and leaves the keyboard alone', () => {
    const nearBorder = STOPS.indexOf(65536n) + 2;
    expect(lengthAt(nearBorder, true)).toBe(65536n);
    expect(lengthAt(nearBorder, false)).toBe(STOPS[nearBorder]);
  });

  it('lets a pointer reach both sides of a border', () => {
    expect(lengthAt(STOPS.indexOf(125n), true)).toBe(125n);
    expect(lengthAt(STOPS.indexOf(126n), true)).toBe(126n);
  });
});

describe('readLength()', () => {
  it.each([
    ['65536', 65536n],
    ['65,536', 65536n],
    [' 65 536 ', 65536n],
    ['0x1_0000', 65536n],
    ['2^16', 65536n],
    ['2**16', 65536n],
    ['2^63 - 1', MAX_LENGTH],
    ['2^63−1', MAX_LENGTH],
  ])('reads %j', (text, length) => {
    expect(readLength(text)).toBe(length);
  });

  it.each(['', '-1', '1.5', '2^63', '9223372036854775808', 'many', '1e3'])('refuses %j', (text) => {
    expect(readLength(text)).toBeUndefined();
  });
});

describe('judge()', () => {
  it('names the broken rule of a header', () => {
    const verdict = judge(decodeHex('82 7e 00 7c'), 'server');
    expect(verdict.kind === 'illegal' && verdict.violations.map(({ rule }) => rule)).toEqual([
      'length-not-minimal',
    ]);
  });

  it('waits for the rest of a header', () => {
    expect(judge(decodeHex('82 7e 01'), 'server').kind).toBe('incomplete');
  });

  it('lets the sender decide whether a key must be there', () => {
    const header = decodeHex('82 05');
    expect(judge(header, 'server').kind).toBe('legal');
    expect(judge(header, 'client').kind).toBe('illegal');
  });
});

describe('forms()', () => {
  it('gives the shortest form first, which alone is legal', () => {
    const headers = forms(state(5n));
    expect(headers.map((hex) => judge(decodeHex(hex), 'server').kind)).toEqual([
      'legal',
      'illegal',
      'illegal',
    ]);
  });

  it('leaves out forms that cannot hold the length', () => {
    expect(forms(state(65536n))).toHaveLength(1);
  });
});
