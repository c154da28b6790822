import { expect, test } from 'vitest';
import { boxesOf, linesOf } from '#ui/state-map.ts';

const ROWS = [
  ['A', 'B', ''],
  ['C', 'D', 'B'],
];
const boxes = boxesOf(ROWS);

test('boxesOf() leaves free places out and marks what stands there a second time', () => {
  expect(boxes.map(({ state, column, row, isEcho }) => [state, column, row, isEcho])).toEqual([
    ['A', 0, 0, false],
    ['B', 1, 0, false],
    ['C', 0, 1, false],
    ['D', 1, 1, false],
    ['B', 2, 1, true],
  ]);
});

test('linesOf() runs from border to border, beside and downwards', () => {
  const way = (from: string, to: string) => linesOf(boxes, [{ from, to }])[0]!;
  const beside = way('A', 'B');
  expect(beside.y1).toBe(beside.y2);
  expect(beside.x1).toBeGreaterThan(100 / 6);
  expect(beside.x2).toBeGreaterThan(beside.x1);
  expect(beside.x2).toBeLessThan(50);
  const back = way('B', 'A');
  expect([back.x1, back.x2]).toEqual([beside.x2, beside.x1]);
  const down = way('A', 'C');
  expect(down.x1).toBe(down.x2);
  expect(down.y2).toBeGreaterThan(down.y1);
  const slanting = way('B', 'C');
  expect(slanting.x2).toBeLessThan(slanting.x1);
});

test('linesOf() ends at the echo where that is nearer', () => {
  const [line] = linesOf(boxes, [{ from: 'D', to: 'B' }]);
  expect(line!.x2).toBeGreaterThan(line!.x1);
});

test('linesOf() draws a way once, and none between boxes that lie apart or are unknown', () => {
  const ways = [
    { from: 'A', to: 'B' },
    { from: 'A', to: 'B' },
    { from: 'C', to: 'A' },
    { from: 'C', to: 'B' },
    { from: 'E', to: 'A' },
  ];
  expect(linesOf(boxes, ways).map(({ from, to }) => from + to)).toEqual(['AB']);
});
