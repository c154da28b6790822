import { describe, expect, test } from 'vitest';
import { decodeHex } from '#protocol/bytes.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { byteCells } from '#ui/byte-cells.ts';
import { isSameView, viewOf } from '#ui/bytes-view.ts';

const CLOSE = decodeHex('88 82 37 fa 21 3d 34 12');
const CELLS = byteCells(CLOSE, frameSpans(CLOSE), 0, 8);

const PROPS: Parameters<typeof viewOf>[1] = {
  selected: 2,
  half: undefined,
  hot: [],
  wrong: [],
  names: { mask: 'MASK', 'payload-length': 'payload length' },
  words: { bytes: 'Bytes', cell: '{hex} at {offset}: {fields}', append: 'append' },
};

const views = (props: Partial<typeof PROPS> = {}) =>
  CELLS.map((cell) => viewOf(cell, { ...PROPS, ...props }));

describe('viewOf()', () => {
  test('names a field that has the byte to itself, and the first of those that share it', () => {
    expect(views().map(({ field, shared }) => field ?? shared)).toEqual([
      'fin',
      'mask',
      ...Array<string>(4).fill('masking-key'),
      ...Array<string>(2).fill('payload'),
    ]);
    expect(views().map(({ field }) => field === undefined)).toEqual([
      ...[true, true],
      ...Array<boolean>(6).fill(false),
    ]);
  });

  test('says where a field begins', () => {
    const begins = views().flatMap((view) => (view.begins ? [view.offset] : []));
    expect(begins).toEqual([0, 1, 2, 6]);
  });

  test('puts a cell in words', () => {
    expect(views()[1]!.label).toBe('82 at 1: MASK, payload length');
  });

  test('shows a digit that waits for its second, in the selected cell alone', () => {
    const digits = views({ half: 0xc }).map((view) => view.digits);
    expect(digits.join(' ')).toBe('88 82 c_ fa 21 3d 34 12');
    expect(views({ half: 0xc })[2]!.label).toContain('c_ at 2');
  });

  test('marks what is pointed at and what is wrong, bit by bit', () => {
    const [one, two] = [
      { bitOffset: 15, bitLength: 2 },
      { bitOffset: 63, bitLength: 1 },
    ];
    const marked = views({ hot: [one], wrong: [two] });
    expect(marked.flatMap(({ hot, offset }) => (hot ? [offset] : []))).toEqual([1, 2]);
    expect(marked.flatMap(({ wrong, offset }) => (wrong ? [offset] : []))).toEqual([7]);
  });
});

describe('isSameView()', () => {
  test('tells every change that is seen', () => {
    const [first] = views();
    expect(isSameView(first!, views()[0]!)).toBe(true);
    for (const props of [
      { selected: 0 },
      { selected: 0, half: 8 },
      { hot: [{ bitOffset: 0, bitLength: 1 }] },
      { wrong: [{ bitOffset: 7, bitLength: 1 }] },
      { names: { fin: 'FIN' } },
    ]) {
      expect(isSameView(first!, views(props)[0]!)).toBe(false);
    }
  });
});
