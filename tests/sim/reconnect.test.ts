import { expect, test } from 'vitest';
import { delayRange, type Herd, LIMIT, reconnect, STRATEGIES } from '#sim/reconnect.ts';

const HERD: Herd = {
  clients: 1000,
  base: 5,
  cap: 60,
  capacity: 100,
  refusal: 0,
  outage: 0,
  seed: 1,
};

test('delayRange() doubles up to the cap, and with jitter begins at 0', () => {
  // The exercise instances of the curriculum.
  expect(delayRange('jitter', { base: 5, cap: 60 }, 5)).toEqual([0, 60]);
  expect(delayRange('jitter', { base: 1, cap: 30 }, 2)).toEqual([0, 4]);
  expect([0, 1, 2, 3, 4].map((n) => delayRange('exponential', HERD, n)[0])).toEqual([
    5, 10, 20, 40, 60,
  ]);
  expect(delayRange('fixed', HERD, 7)).toEqual([5, 5]);
});

test('reconnect() sends everybody at once with a fixed delay, one capacity at a time', () => {
  const { seconds, peak, attempts, recovered } = reconnect(HERD, 'fixed');
  expect(peak).toBe(1000);
  // Ten rounds of 100, every 5 s: 1000 + 900 + … + 100.
  expect(recovered).toBe(50);
  expect(attempts).toBe(5500);
  expect(seconds[5]).toEqual({ attempts: 1000, accepted: 100 });
  expect(seconds[6]).toEqual({ attempts: 0, accepted: 0 });
  expect(seconds[50]).toEqual({ attempts: 100, accepted: 100 });
  expect(seconds).toHaveLength(51);
});

test('reconnect() keeps the crowd together where delays grow without chance', () => {
  const { peak, recovered } = reconnect(HERD, 'exponential');
  expect(peak).toBe(1000);
  // 5, 15, 35, 75, then every 60 s until the tenth round.
  expect(recovered).toBe(75 + 6 * 60);
});

test('reconnect() spreads the first attempts over the base with jitter, and ends soonest', () => {
  const jitter = reconnect(HERD, 'jitter');
  const first = jitter.seconds.slice(0, 5).reduce((sum, { accepted }) => sum + accepted, 0);
  expect(first).toBe(500);
  expect(jitter.peak).toBeLessThan(350);
  expect(jitter.recovered).toBeLessThan(50);
  expect(reconnect(HERD, 'jitter')).toEqual(jitter);
  expect(reconnect({ ...HERD, seed: 2 }, 'jitter')).not.toEqual(jitter);
});

test('reconnect() lets nobody in while the server is away, never more than it can, and all once', () => {
  for (const strategy of STRATEGIES) {
    const { seconds, recovered } = reconnect({ ...HERD, outage: 10 }, strategy);
    expect(seconds.slice(0, 10).every(({ accepted }) => accepted === 0)).toBe(true);
    expect(seconds.every(({ accepted }) => accepted <= HERD.capacity)).toBe(true);
    expect(seconds.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(HERD.clients);
    expect(recovered).toBeGreaterThanOrEqual(10);
  }
});

test('reconnect() lets fewer in where every knock costs work, down to nobody', () => {
  const herd = { ...HERD, refusal: 0.05 };
  // 100 units of work: 52 let in and 948 × 0.05 for the others.
  expect(reconnect(herd, 'fixed').seconds[5]!.accepted).toBe(52);
  expect(reconnect({ ...HERD, refusal: 0.1 }, 'fixed').recovered).toBeUndefined();
  expect(reconnect({ ...HERD, refusal: 0.1 }, 'jitter').recovered).toBeLessThan(60);
});

test('reconnect() stops looking after a while', () => {
  const hopeless = reconnect({ ...HERD, capacity: 1, base: 60 }, 'fixed');
  expect(hopeless.recovered).toBeUndefined();
  expect(hopeless.seconds).toHaveLength(LIMIT);
});
