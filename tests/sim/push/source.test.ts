import { expect, test } from 'vitest';
import { eventsAt, poissonEvents } from '#sim/push/source.ts';

test('eventsAt() numbers events in the order of their times', () => {
  expect(eventsAt([2010, 2000]).map(({ id, at }) => [id, at])).toEqual([
    [1, 2000],
    [2, 2010],
  ]);
});

test('poissonEvents() makes about as many as asked for, with gaps as uneven as chance makes them', () => {
  const events = poissonEvents(60, 3_600_000, 1);
  expect(events.length).toBeGreaterThan(3400);
  expect(events.length).toBeLessThan(3800);
  const gaps = events.map(({ at }, i) => at - (events[i - 1]?.at ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  // Mean and standard deviation of an exponential distribution are the same.
  expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
});

test('poissonEvents() makes the same events from the same seed, and none where none are wanted', () => {
  expect(poissonEvents(10, 60_000, 5)).toEqual(poissonEvents(10, 60_000, 5));
  expect(poissonEvents(10, 60_000, 5)).not.toEqual(poissonEvents(10, 60_000, 6));
  expect(poissonEvents(0, 60_000, 5)).toEqual([]);
});
