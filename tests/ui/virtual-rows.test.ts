import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isScaled,
  lastTopRow,
  revealing,
  scrolledHeight,
  scrollTopFor,
  seenRows,
  topRow,
} from '#ui/virtual-rows.ts';

const rows = fc.record({
  count: fc.integer({ min: 1, max: 10_000_000 }),
  rowHeight: fc.integer({ min: 18, max: 60 }),
  height: fc.integer({ min: 100, max: 800 }),
});

describe('virtual rows', () => {
  test('topRow() undoes scrollTopFor()', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const top = share * lastTopRow(all);
        expect(topRow(all, scrollTopFor(all, top))).toBeCloseTo(top, 3);
      }),
    );
  });

  test('a short list scrolls pixel by pixel, a long one by shares', () => {
    const short = { count: 1000, rowHeight: 30, height: 300 };
    expect(isScaled(short)).toBe(false);
    expect(topRow(short, 45)).toBeCloseTo(1.5);
    const long = { count: 8_388_608, rowHeight: 30, height: 300 };
    expect(isScaled(long)).toBe(true);
    expect(scrolledHeight(long)).toBeLessThan(16_000_000);
    expect(topRow(long, scrolledHeight(long) - 300)).toBeCloseTo(lastTopRow(long));
  });

  test('revealing() shows a row whole and moves no more than it must', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), (all, start, wanted) => {
        const top = start % Math.ceil(lastTopRow(all) + 1);
        const row = wanted % all.count;
        const moved = revealing(all, top, row);
        expect(moved).toBeLessThanOrEqual(row);
        expect(row + 1).toBeLessThanOrEqual(moved + all.height / all.rowHeight + 1e-6);
        if (row >= top && row + 1 <= top + Math.floor(all.height / all.rowHeight)) {
          expect(moved).toBe(top);
        }
      }),
    );
  });

  test('seenRows() covers the box and ends with the list', () => {
    expect(seenRows({ count: 100, rowHeight: 30, height: 300 }, 2.5)).toEqual({
      first: 2,
      end: 13,
    });
    expect(seenRows({ count: 5, rowHeight: 30, height: 300 }, 0)).toEqual({ first: 0, end: 5 });
  });
});
