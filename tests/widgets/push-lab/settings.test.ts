import { expect, test } from 'vitest';
import { LEAST } from '#sim/push/compose.ts';
import {
  act,
  lastStart,
  look,
  PRESET_NAMES,
  PRESETS,
  presetOf,
  RANGES,
  readTimes,
  set,
  START,
  writeTimes,
  zoom,
} from '#widgets/push-lab/settings.ts';

test('set() brings a number to a stop or into its range, and ignores what is none', () => {
  expect(set(START, 'period', 4).setup.period).toBe(3);
  expect(set(START, 'delay', 1e9).setup.delay).toBe(500);
  expect(set(START, 'request', 1).setup.request).toBe(214);
  expect(set(START, 'request', 870.4).setup.request).toBe(870);
  expect(set(START, 'hold', NaN)).toBe(START);
});

test('set() gives events back to chance with their rate, and keeps the view inside', () => {
  expect(set(START, 'rate', 10).setup).toMatchObject({ rate: 10, times: undefined });
  const late = look(zoom(PRESETS.chat, 1000), 299_000);
  expect(set(late, 'duration', 10).view.from).toBe(9000);
});

test('presetOf() knows a preset however it is looked at', () => {
  for (const name of PRESET_NAMES) expect(presetOf(PRESETS[name])).toBe(name);
  expect(presetOf(zoom(PRESETS.cost, 1000))).toBe('cost');
  expect(presetOf(set(PRESETS.cost, 'hold', 45))).toBeUndefined();
});

test('zoom() keeps the middle where it can', () => {
  const zoomed = zoom(PRESETS.chat, 60_000);
  expect(zoomed.view.from).toBe(120_000);
  expect(zoom(zoomed, 1000).view.from).toBe(149_500);
  expect(zoom(zoomed, 0).view.from).toBe(0);
  expect(lastStart(zoomed)).toBe(240_000);
});

test('readTimes() reads seconds in any order, and nothing else', () => {
  expect(readTimes('2.01, 2')).toEqual([2000, 2010]);
  expect(readTimes(' 3;1 2 ')).toEqual([1000, 2000, 3000]);
  for (const text of ['', 'two', '-1', '3600', '1e9', '1 '.repeat(41)]) {
    expect(readTimes(text), text).toBeUndefined();
  }
  expect(writeTimes(readTimes('2.01, 2'))).toBe('2, 2.01');
});

test('act() does what a phrase asks for, and nothing else', () => {
  expect(act(START, 'preset', ['pair'])).toBe(PRESETS.pair);
  expect(act(START, 'set', ['period', '10']).setup.period).toBe(10);
  expect(act(START, 'times', ['1 2']).setup.times).toEqual([1000, 2000]);
  expect(act(START, 'count', ['tcp']).setup.depth).toBe('tcp');
  expect(act(START, 'technique', ['sse']).view.technique).toBe('sse');
  expect(act(START, 'show', ['1000', '37000']).view).toMatchObject({ shown: 1000, from: 37_000 });
  for (const [action, ...args] of [
    ['set', 'seed', '4'],
    ['times', 'soon'],
    ['count', 'all'],
    ['technique', 'http'],
    ['show', '3', '4'],
    ['dance'],
  ] as const) {
    expect(act(START, action, args)).toBe(START);
  }
});

test('RANGES begin where the simulation can', () => {
  expect(RANGES.request.min).toBe(LEAST.request);
  expect(RANGES.response.min).toBe(LEAST.response);
});
