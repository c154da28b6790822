import { expect, test } from 'vitest';
import {
  act,
  intervalAt,
  LAST_STOP,
  plan,
  presetOf,
  replan,
  setNumber,
  START,
  stopOf,
  unplan,
} from '#widgets/connection-life/settings.ts';

test('plan(), replan() and unplan() change what befalls the connection, within bounds', () => {
  const life = plan(START, 'sleep', 500.4);
  expect(life.planned.at(-1)).toEqual({ deed: 'sleep', at: 500, lasts: 300 });
  expect(replan(life, 1, { lasts: 60 }).planned[1]!.lasts).toBe(60);
  expect(replan(life, 1, { at: NaN })).toBe(life);
  expect(unplan(life, 0).planned.map(({ deed }) => deed)).toEqual(['sleep']);
  const full = Array.from({ length: 9 }).reduce<typeof START>((one) => plan(one, 'cut', 1), START);
  expect(full.planned).toHaveLength(6);
});

test('setNumber() keeps numbers in their range', () => {
  expect(setNumber(START, 'interval', 0).interval).toBe(1);
  expect(setNumber(START, 'nat', 1e9).nat).toBe(86_400);
  expect(setNumber(START, 'proxy', NaN)).toBe(START);
});

test('intervalAt() and stopOf() slide evenly in proportion, and there and back', () => {
  expect([intervalAt(0), intervalAt(LAST_STOP)]).toEqual([10, 7441]);
  for (let stop = 1; stop <= LAST_STOP; stop++) {
    expect(intervalAt(stop)).toBeGreaterThan(intervalAt(stop - 1));
    expect(stopOf(intervalAt(stop))).toBe(stop);
  }
  expect([stopOf(1), stopOf(40_000)]).toEqual([0, LAST_STOP]);
});

test('act() obeys prose and nothing else', () => {
  expect(presetOf(act(START, 'preset', ['polite']))).toBe('polite');
  expect(act(START, 'set', ['interval', '59']).interval).toBe(59);
  expect(act(START, 'pinger', ['page']).pinger).toBe('page');
  expect(act(START, 'preset', ['other'])).toBe(START);
  expect(act(START, 'set', ['other', '1'])).toBe(START);
  expect(act(START, 'pinger', ['dog'])).toBe(START);
});
