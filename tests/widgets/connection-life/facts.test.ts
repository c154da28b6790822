import { expect, test } from 'vitest';
import { safeIntervals, shortestTimer } from '#widgets/connection-life/facts.ts';
import { PRESETS } from '#widgets/connection-life/settings.ts';
import { storyOf } from '#widgets/connection-life/run.ts';

const fate = (name: keyof typeof PRESETS) => storyOf(PRESETS[name]).fate;
const seconds = (ms: number | undefined) => ms && Math.round(ms / 1000);

test('shortestTimer() finds the first to run out, and takes 0 for none', () => {
  const life = { ...PRESETS.silence, nat: 7440, proxy: 350, server: 60 };
  expect(shortestTimer(life)).toEqual({ place: 'server', idle: 60 });
  expect(shortestTimer({ ...life, server: 0 })).toEqual({ place: 'proxy', idle: 350 });
  expect(shortestTimer({ ...life, nat: 0, proxy: 0, server: 0 })).toBeUndefined();
});

test('safeIntervals() stays below the timer, and below half of it', () => {
  expect(safeIntervals(60)).toEqual({ longest: 59, withOneMissing: 29 });
  expect(safeIntervals(61)).toEqual({ longest: 60, withOneMissing: 30 });
});

test('fateOf() says when a connection died, and how long each side went on believing', () => {
  const silence = fate('silence');
  expect(silence.died?.of).toBe('forgot');
  expect(seconds(silence.died?.at)).toBe(300);
  expect(seconds(silence.client.learned)).toBe(1324);
  expect(seconds(silence.client.astray)).toBe(1024);
  expect(silence.client.closed?.code).toBe(1006);
  expect(silence.server?.learned).toBeUndefined();
  expect(seconds(silence.server?.astray)).toBe(1500);
  expect([silence.frames, silence.bytes]).toEqual([1, 11]);
});

test('fateOf() knows deaths that everybody hears of, and lives that go on', () => {
  const polite = fate('polite');
  expect(polite.died?.of).toBe('closed');
  expect(polite.client.closed).toMatchObject({ code: 1000, wasClean: true });
  expect(fate('proxy').died?.of).toBe('idle');
  expect(fate('kill')).toMatchObject({ died: { of: 'kill' }, server: undefined });
  for (const name of ['pings', 'page', 'mended'] as const) expect(fate(name).died).toBeUndefined();
});
