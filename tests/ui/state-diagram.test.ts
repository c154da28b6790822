import { expect, test } from 'vitest';
import { READY_STATES, TRANSITIONS } from '#protocol/connection-state.ts';
import { layOut } from '#ui/state-diagram.ts';

const { width, height, boxes, arrows, labels } = layOut(READY_STATES, TRANSITIONS);

test('layOut() labels every way once, and joins ways between the same states in one arrow', () => {
  expect(labels).toHaveLength(TRANSITIONS.length);
  expect(new Set(labels.map(({ way }) => way))).toEqual(new Set(TRANSITIONS));
  const pairs = new Set(TRANSITIONS.map(({ from, to }) => `${from}>${to}`));
  expect(new Set(arrows.map(({ from, to }) => `${from}>${to}`))).toEqual(pairs);
  expect(arrows).toHaveLength(pairs.size);
});

test('layOut() keeps labels apart, inside, and between the state they leave and the next', () => {
  const rows = labels.map(({ y }) => y).sort((a, b) => a - b);
  for (const [i, y] of rows.entries()) if (i > 0) expect(y - rows[i - 1]!).toBeGreaterThan(16);
  for (const { way, x, y } of labels) {
    const box = boxes.findIndex(({ state }) => state === way.from);
    expect(y).toBeGreaterThan(boxes[box]!.y + 30);
    expect(y).toBeLessThan(boxes[box + 1]!.y);
    expect(x).toBeLessThan(width);
  }
  expect(boxes.at(-1)!.y + 30).toBeLessThanOrEqual(height);
});

test('layOut() gives every way past a state a lane and an end of its own', () => {
  const past = arrows.filter(({ path }) => path.includes('H'));
  expect(past.map(({ from, to }) => [from, to])).toEqual([
    ['CONNECTING', 'CLOSED'],
    ['OPEN', 'CLOSED'],
  ]);
  const [outer, inner] = past.map(({ path }) => /H(\d+)V([\d.]+)/.exec(path)!.slice(1).map(Number));
  expect(outer![0]).toBeGreaterThan(inner![0]!);
  expect(outer![1]).toBeGreaterThan(inner![1]!);
});
