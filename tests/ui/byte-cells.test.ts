import { describe, expect, test } from 'vitest';
import { decodeHex } from '#protocol/bytes.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { asciiOf, byteCells, groupCells, touches } from '#ui/byte-cells.ts';

const CLOSE = decodeHex('88 82 37 fa 21 3d 34 12');

describe('byteCells()', () => {
  test('gives each byte the fields that it has bits of', () => {
    const cells = byteCells(CLOSE, frameSpans(CLOSE), 0, 8);
    expect(cells.map(({ hex }) => hex).join(' ')).toBe('88 82 37 fa 21 3d 34 12');
    expect(cells[0]!.fields.map(({ field, bits }) => `${field}:${bits}`)).toEqual([
      'fin:1',
      'rsv1:1',
      'rsv2:1',
      'rsv3:1',
      'opcode:4',
    ]);
    expect(cells[5]!.fields).toEqual([{ field: 'masking-key', bitOffset: 16, bits: 8 }]);
    // The close code lies inside the payload and does not stand beside it.
    expect(cells[7]!.fields.map(({ field }) => field)).toEqual(['payload']);
  });

  test('cuts out a part, and has no fields where there are no spans', () => {
    const cells = byteCells(CLOSE, frameSpans(CLOSE).slice(0, 7), 1, 20);
    expect(cells.map(({ offset }) => offset)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(cells.map(({ fields }) => fields.length)).toEqual([2, 0, 0, 0, 0, 0, 0]);
  });

  test('counts bits beyond 2^31', () => {
    const bytes = { length: 2 ** 30, [2 ** 29]: 7 } as unknown as Uint8Array;
    const span = { field: 'payload', bitOffset: 2 ** 32, bitLength: 8, value: 7, section: '' };
    expect(byteCells(bytes, [span], 2 ** 29, 2 ** 29 + 1)[0]!.fields).toHaveLength(1);
  });
});

test('groupCells() gathers what one field covers and leaves shared bytes alone', () => {
  const groups = groupCells(byteCells(CLOSE, frameSpans(CLOSE), 0, 8));
  expect(groups.map((group) => group.length)).toEqual([1, 1, 4, 2]);
});

test('touches() is true for one bit in common', () => {
  const runs = [{ bitOffset: 8, bitLength: 4 }];
  expect(touches(runs, 11, 5)).toBe(true);
  expect(touches(runs, 12, 5)).toBe(false);
  expect(touches(runs, 0, 8)).toBe(false);
});

test('asciiOf() has a dot for what has no picture', () => {
  expect(Array.from([0x1f, 0x20, 0x7e, 0x7f, 0xff], asciiOf).join('')).toBe('. ~..');
});
