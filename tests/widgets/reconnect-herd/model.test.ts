import { expect, test } from 'vitest';
import { act, barPath, picture, set, START } from '#widgets/reconnect-herd/model.ts';

test('picture() draws the same seconds of three ways, and says when each ends', () => {
  const { ways, end, barSeconds, top, rows } = picture(START);
  expect(ways.map(({ strategy }) => strategy)).toEqual(['fixed', 'exponential', 'jitter']);
  expect([end, barSeconds, top]).toEqual([120, 1, 1000]);
  const [fixed, exponential, jitter] = ways;
  expect(fixed!.bars[5]!.attempts).toBe(1000);
  expect(fixed!.bars[6]!.attempts).toBe(0);
  expect(fixed!.recovered).toBeLessThan(120);
  expect(exponential!.recovered).toBeGreaterThan(300);
  expect(jitter!.peak).toBeLessThan(fixed!.peak / 3);
  expect(jitter!.attempts).toBeLessThan(fixed!.attempts / 3);
  expect(jitter!.delays).toEqual([5, 10, 20, 40, 60]);
  // Nothing is left out of the table but what comes after the picture.
  expect(rows.at(-1)!.to).toBe(end);
  expect(rows.reduce((sum, { attempts }) => sum + attempts[0]!, 0)).toBe(fixed!.attempts);
});

test('picture() of the whole time gives one bar several seconds, and shows the busiest', () => {
  const { ways, end, barSeconds, rows } = picture({ ...START, view: 'all' });
  expect(barSeconds).toBeGreaterThan(1);
  expect(end).toBeGreaterThanOrEqual(ways[1]!.recovered!);
  expect(end % barSeconds).toBe(0);
  for (const { bars, peak } of ways) {
    expect(bars).toHaveLength(end / barSeconds);
    expect(Math.max(...bars.map(({ attempts }) => attempts))).toBe(peak);
  }
  expect(rows.length).toBeLessThanOrEqual(12);
});

test('barPath() draws only bars that are there', () => {
  const bars = [
    { attempts: 0, accepted: 0 },
    { attempts: 7, accepted: 3 },
  ];
  expect(barPath(bars, 'attempts', 10)).toBe('M1 10v-7h1v7z');
  expect(barPath(bars, 'accepted', 10)).toBe('M1 10v-3h1v3z');
});

test('set() keeps numbers in their range', () => {
  expect(set(START, 'clients', 1e9).clients).toBe(2000);
  expect(set(START, 'base', 0.2).base).toBe(1);
  expect(set(START, 'cap', NaN)).toBe(START);
});

test('act() obeys prose and nothing else', () => {
  expect(act(START, 'set', ['refusal', '10']).refusal).toBe(10);
  expect(act(START, 'view', ['all']).view).toBe('all');
  expect(act(START, 'set', ['colour', '10'])).toBe(START);
  expect(act(START, 'run', [])).toBe(START);
});
