import { expect, test } from 'vitest';
import { flood, floodOutcome, synAckRetransmissions } from '#sim/tcp/flood.ts';

test('floodOutcome() says whether the backlog fills up, and when', () => {
  expect(floodOutcome({ backlog: 256, hold: 75, rate: 200 })).toEqual({
    fills: true,
    afterSeconds: 1.28,
  });
  expect(floodOutcome({ backlog: 256, hold: 63, rate: 2 })).toEqual({
    fills: false,
    steadyHalfOpen: 126,
  });
  expect(floodOutcome({ backlog: 128, hold: 63, rate: 5 })).toEqual({
    fills: true,
    afterSeconds: 25.6,
  });
  expect(floodOutcome({ backlog: 126, hold: 63, rate: 2 }).fills).toBe(true);
});

test('flood() comes to what floodOutcome() says', () => {
  for (const backlog of [16, 128, 256]) {
    for (const rate of [1, 2, 5, 200]) {
      for (const hold of [7, 63, 75]) {
        const settings = { backlog, rate, hold, cookies: false };
        const outcome = floodOutcome(settings);
        const run = flood(settings, 200);
        // What comes in the last second may still be on its way in or out.
        const most = Math.max(...run.map(({ halfOpen }) => halfOpen));
        if (!outcome.fills) {
          expect(Math.abs(most - outcome.steadyHalfOpen)).toBeLessThanOrEqual(2);
          expect(run.every(({ client }) => client === 'accepted')).toBe(true);
        } else {
          const full = run.findIndex(({ dropped, client }) => dropped > 0 || client === 'dropped');
          expect(full).toBeGreaterThanOrEqual(Math.floor(outcome.afterSeconds) - 1);
          if (rate * hold > backlog + rate) {
            expect(most).toBe(backlog);
            expect(full).toBeLessThanOrEqual(Math.ceil(outcome.afterSeconds));
          }
        }
      }
    }
  }
});

test('flood() keeps the client out while the backlog is full, and cookies let it in', () => {
  const settings = { backlog: 256, rate: 200, hold: 75, cookies: false };
  const without = flood(settings, 75);
  expect(without.slice(2).every(({ client }) => client === 'dropped')).toBe(true);
  expect(without[0]).toMatchObject({ forged: 200, dropped: 0, client: 'accepted' });
  // The entry of the client is gone, those of the attacker are all there.
  expect(without[0]!.halfOpen).toBeGreaterThanOrEqual(200);
  expect(without[2]!.halfOpen).toBe(256);
  expect(without[2]!.slots.every((at) => at !== undefined && at < 1.3)).toBe(true);
  const withCookies = flood({ ...settings, cookies: true }, 75);
  expect(withCookies.slice(2).every(({ client }) => client === 'cookie')).toBe(true);
  expect(withCookies[2]!.halfOpen).toBe(256);
});

test('flood() gives up entries after the hold time, and no sooner', () => {
  const run = flood({ backlog: 1000, rate: 3, hold: 10, cookies: false }, 40);
  expect(run.findIndex(({ expired }) => expired > 1)).toBe(10);
  for (const { forged, dropped } of run) expect([forged, dropped]).toEqual([3, 0]);
  expect(run[39]!.slots.filter((at) => at !== undefined).length).toBe(run[39]!.halfOpen);
  expect(flood({ backlog: 9, rate: 3, hold: 10, cookies: false, seed: 5 }, 9)).toEqual(
    flood({ backlog: 9, rate: 3, hold: 10, cookies: false, seed: 5 }, 9),
  );
});

test('synAckRetransmissions() counts those that come before the entry is given up', () => {
  // After 1, 3, 7, 15, 31 s; at 63 s it is given up.
  expect([1, 2, 3, 4, 7, 8, 63, 64, 75].map(synAckRetransmissions)).toEqual([
    0, 1, 1, 2, 2, 3, 5, 6, 6,
  ]);
});
