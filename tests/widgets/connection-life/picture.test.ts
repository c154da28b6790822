import { expect, test } from 'vitest';
import { lanesAt, linesAt, sleepsAt } from '#widgets/connection-life/model.ts';
import { PRESETS } from '#widgets/connection-life/settings.ts';
import { BAR, barsOf, reach, roomFor, topOf } from '#widgets/connection-life/picture.ts';
import { storyOf } from '#widgets/connection-life/run.ts';

const sleep = storyOf(PRESETS.sleep);
const LAST = sleep.steps.length - 1;
const END = PRESETS.sleep.until * 1000;
const lanes = lanesAt(sleep, LAST);
const lines = linesAt(sleep, LAST, END);

test('barsOf() cuts a lane where its belief becomes wrong, and around a sleep', () => {
  const bars = barsOf(lanes[0]!, sleepsAt(PRESETS.sleep, END));
  expect(bars.map(({ what, wrong, asleep }) => [what, wrong, asleep])).toEqual([
    ['CONNECTING', false, false],
    ['OPEN', false, false],
    ['OPEN', false, true],
    ['OPEN', true, true],
    ['OPEN', true, false],
    ['CLOSED', false, false],
  ]);
  // Nothing is lost between them.
  expect(bars.slice(1).every(({ from }, i) => from === bars[i]!.to)).toBe(true);
});

test('roomFor() finds room where no journey crosses a bar, and says when there is none', () => {
  const [bar] = barsOf(lanes[1]!, []);
  const at = roomFor('knows it', bar!, 1, lines, END)!;
  const passing = lines.filter(({ from, to }) => Math.min(from, to) < 1 && Math.max(from, to) > 1);
  expect(passing.length).toBeGreaterThan(5);
  expect(passing.every((line) => line.at < at || line.at > at + 0.15 * END)).toBe(true);
  expect(roomFor('a word too long for it'.repeat(3), bar!, 1, lines, END)).toBeUndefined();
});

test('reach() ends journeys at the edges of bars, and lost ones where they got lost', () => {
  const line = { at: 0, by: 'client', lost: false, now: false } as const;
  expect(reach({ ...line, from: 0, to: 2 })).toEqual([topOf(0) + BAR, topOf(2)]);
  expect(reach({ ...line, from: 2, to: 0 })).toEqual([topOf(2), topOf(0) + BAR]);
  const [, middle] = reach({ ...line, from: 2, to: 0.5 });
  expect(middle).toBeCloseTo((topOf(0) + BAR + topOf(1)) / 2);
});
