import { expect, test } from 'vitest';
import {
  act,
  areaPath,
  cookieAt,
  FIRST_STEP,
  momentAt,
  placesAt,
  SECONDS,
  set,
  START,
  storyOf,
  triesPath,
} from '#widgets/syn-flood/model.ts';

const full = storyOf({ ...START, rate: 200, hold: 75, backlog: 256 });

test('storyOf() tells when the backlog fills up, and what becomes of the client', () => {
  const story = storyOf(START);
  expect(story.outcome).toEqual({ fills: true, afterSeconds: 25.6 });
  expect(story.retransmissions).toBe(5);
  expect(story.seconds).toHaveLength(SECONDS);
  const [first, second] = story.spells;
  expect(first).toMatchObject({ from: 0, client: 'accepted' });
  expect(second).toMatchObject({ client: 'dropped' });
  expect(second!.from).toBeGreaterThanOrEqual(25);
  expect(second!.from).toBeLessThanOrEqual(26);
  // The spells are the whole time without a gap.
  expect(story.spells.at(-1)!.to).toBe(SECONDS);
  for (const [i, { from }] of story.spells.entries()) {
    expect(from).toBe(story.spells[i - 1]?.to ?? 0);
  }
  expect(full.outcome).toEqual({ fills: true, afterSeconds: 1.28 });
  expect(full.seconds.slice(2, 70).every(({ client }) => client === 'dropped')).toBe(true);
});

test('storyOf() helps the client with either defence', () => {
  const cookies = storyOf({ ...START, cookies: true });
  expect(momentAt(cookies, SECONDS).successes).toBe(SECONDS);
  expect(momentAt(cookies, SECONDS).withCookie).toBeGreaterThan(30);
  const short = storyOf({ ...START, short: true });
  expect(short.hold).toBe(7);
  expect(short.outcome).toEqual({ fills: false, steadyHalfOpen: 35 });
  expect(momentAt(short, SECONDS)).toMatchObject({ successes: SECONDS, withCookie: 0 });
  // A hold time that is shorter already stays.
  expect(storyOf({ ...START, hold: 3, short: true }).hold).toBe(3);
});

test('momentAt() counts up to its step', () => {
  expect(momentAt(full, 0)).toMatchObject({ halfOpen: 0, tries: 0, successes: 0 });
  expect(momentAt(full, 0).last).toBeUndefined();
  const { tries, successes, halfOpen, last } = momentAt(full, FIRST_STEP);
  expect([tries, halfOpen, last?.client]).toEqual([60, 256, 'dropped']);
  expect(successes).toBeLessThanOrEqual(2);
});

test('the rows of the table add up to the seconds', () => {
  for (const story of [full, storyOf(START)]) {
    const { rows, seconds } = story;
    const forged = seconds.reduce((sum, second) => sum + second.forged, 0);
    expect(rows.reduce((sum, row) => sum + row.forged, 0)).toBe(forged);
    expect(forged).toBe(SECONDS * story.state.rate);
    expect(rows.reduce((sum, row) => sum + row.successes, 0)).toBe(
      momentAt(story, SECONDS).successes,
    );
    expect([rows[0]!.from, rows.at(-1)!.to]).toEqual([0, SECONDS]);
  }
});

/** How many places a path draws. */
const drawn = (path: string) => path.split('M').length - 1;

test('placesAt() draws every place once, the older the paler', () => {
  for (const step of [0, 1, 10, 26, 60, 64, 70, SECONDS]) {
    const story = storyOf(START);
    const { free, used, columns, rows } = placesAt(story, step);
    expect(drawn(free) + used.reduce((sum, path) => sum + drawn(path), 0)).toBe(128);
    expect(drawn(free)).toBe(128 - momentAt(story, step).halfOpen);
    expect(columns * rows).toBeGreaterThanOrEqual(128);
  }
  // All came in the first 26 of 63 seconds.
  expect(placesAt(storyOf(START), 62).used.map(drawn).slice(0, 2)).toEqual([0, 0]);
});

test('areaPath() and triesPath() draw a second by a unit', () => {
  const story = storyOf({ ...START, rate: 0 });
  expect(areaPath(story, 0)).toBe('');
  expect(areaPath(full, 2)).toMatch(/^M0 256L1 \d+L2 0V256z$/);
  expect(triesPath(story.seconds.slice(0, 1), 'accepted')).toBe('M0.15 1v-1h.7V1z');
  expect(triesPath(full.seconds.slice(60, 61), 'dropped')).toBe('M0.15 1v1h.7V1z');
  expect(drawn(triesPath(story.seconds, 'accepted'))).toBe(SECONDS);
  expect(triesPath(story.seconds, 'dropped')).toBe('');
});

test('cookieAt() gives the cookie of a second in which there was one', () => {
  expect(cookieAt(full, FIRST_STEP)).toBeUndefined();
  const cookie = cookieAt(storyOf({ ...full.state, cookies: true }), FIRST_STEP)!;
  const bits = cookie.time + cookie.mss + cookie.keyed;
  expect(parseInt(bits, 2)).toBe(cookie.sequence);
  expect([cookie.time.length, cookie.mss.length, cookie.keyed.length]).toEqual([5, 3, 24]);
  expect(cookie.readMss).toBe(1460);
});

test('set() and act() change one thing, and keep it in its range', () => {
  expect(set(START, 'rate', 1e9).rate).toBe(300);
  expect(set(START, 'backlog', 100).backlog).toBe(96);
  expect(set(START, 'backlog', 104).backlog).toBe(112);
  expect(set(START, 'hold', NaN)).toBe(START);
  expect(act(START, 'set', ['rate', '200']).rate).toBe(200);
  expect(act(START, 'cookies', ['on']).cookies).toBe(true);
  expect(act({ ...START, short: true }, 'short', ['off']).short).toBe(false);
  expect(act(START, 'set', ['colour', '1'])).toBe(START);
  expect(act(START, 'run', [])).toBe(START);
});
