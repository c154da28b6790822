import { expect, test } from 'vitest';
import {
  beliefsAt,
  firstLook,
  lanesAt,
  linesAt,
  sleepsAt,
} from '#widgets/connection-life/model.ts';
import { plan, PRESETS, START } from '#widgets/connection-life/settings.ts';
import { storyOf } from '#widgets/connection-life/run.ts';

const silence = storyOf(START);
const LAST = silence.steps.length - 1;
const seconds = (ms: number) => Math.round(ms / 1000);

test('firstLook() shows where a message is lost while both sides believe in the connection', () => {
  const index = firstLook(silence);
  const { client, server } = beliefsAt(silence, index);
  expect([client?.to, server?.to]).toEqual(['OPEN', 'OPEN']);
  expect(silence.fate.died!.at).toBeLessThan(silence.steps[index]!.at);
});

test('lanesAt() shows what each place holds, and nothing of what comes later', () => {
  const [client, nat, proxy, server] = lanesAt(silence, LAST);
  const what = (lane: typeof client) => lane!.stretches.map((stretch) => stretch.what);
  expect(what(client)).toEqual(['CONNECTING', 'OPEN', 'CLOSED']);
  expect(client!.stretches.at(-1)!.code).toBe(1006);
  expect(what(nat)).toEqual(['knows', 'forgot']);
  expect(what(proxy)).toEqual(['joined']);
  expect(what(server)).toEqual(['CONNECTING', 'OPEN']);
  expect([client!.astray!.from, client!.astray!.to].map(seconds)).toEqual([300, 1324]);
  expect([server!.astray!.from, server!.astray!.to].map(seconds)).toEqual([300, 1800]);

  const early = lanesAt(silence, 0);
  expect(early.every(({ astray }) => astray === undefined)).toBe(true);
  expect(early[1]!.stretches.map((stretch) => stretch.what)).toEqual(['knows']);
});

test('lanesAt() shows an end at the proxy, and a server that knows nothing any more', () => {
  const { steps } = storyOf(PRESETS.kill);
  const [, , proxy, server] = lanesAt(storyOf(PRESETS.kill), steps.length - 1);
  expect(proxy!.stretches.at(-1)!.what).toBe('ended');
  expect(server!.stretches.at(-1)!.what).toBe('gone');
  expect(server!.astray).toBeUndefined();
});

test('linesAt() draws journeys as far as they came, and those at the same place once', () => {
  const lines = linesAt(silence, LAST, 1_800_000);
  const lost = lines.filter((line) => line.lost);
  expect(lost.every(({ from, to, by }) => from === 0 && to === 1 && by === 'client')).toBe(true);
  expect(lost.length).toBeGreaterThan(10);
  const hours = storyOf({ ...PRESETS.pings, until: 28_800 });
  expect(linesAt(hours, hours.steps.length - 1, 28_800_000).length).toBeLessThan(2500);
});

test('lanesAt() and linesAt() show no error of a moment, and no loss of what only waits', () => {
  const all = (name: keyof typeof PRESETS) => {
    const story = storyOf(PRESETS[name]);
    const last = story.steps.length - 1;
    return { lanes: lanesAt(story, last), lines: linesAt(story, last, story.life.until * 1000) };
  };
  for (const name of ['proxy', 'kill', 'polite'] as const) {
    expect(all(name).lanes.every(({ astray }) => astray === undefined)).toBe(true);
  }
  expect(all('cut').lines.every(({ from, to }) => from !== to)).toBe(true);
});

test('storyOf() counts a frame once, however often and however late TCP sends it', () => {
  const planned = [30, 40, 50].map((at) => ({ deed: 'client-text' as const, at, lasts: 0 }));
  const cut = { deed: 'cut' as const, at: 20, lasts: 60 };
  const { fate } = storyOf({ ...PRESETS.mended, planned: [cut, ...planned] });
  expect([fate.frames, fate.bytes]).toEqual([3, 33]);
});

test('linesAt() gives what the proxy passes on to whoever sent it', () => {
  const story = storyOf(PRESETS.polite);
  const passed = linesAt(story, 1, 120_000).filter((line) => line.now);
  expect(passed.map(({ from, to, by }) => [from, to, by])).toEqual([
    [0, 2, 'client'],
    [2, 3, 'client'],
  ]);
});

test('storyOf() gives the bytes of the engine: a Ping, and the Pong that repeats its body', () => {
  const [ping, pong] = storyOf(PRESETS.pings).steps[1]!.frames;
  expect([ping!.bytes[0], ping!.receiver]).toEqual([0x89, 'client']);
  expect([pong!.bytes[0], pong!.receiver]).toEqual([0x8a, 'server']);
  const key = pong!.bytes.subarray(2, 6);
  const body = pong!.bytes.subarray(6).map((byte, i) => byte ^ key[i % 4]!);
  expect(body).toEqual(ping!.bytes.subarray(2));
});

test('storyOf() shows a Close frame as its fields, none inside another', () => {
  const [close] = storyOf(PRESETS.polite).steps[1]!.frames;
  const starts = close!.spans.map(({ bitOffset }) => bitOffset);
  expect(new Set(starts).size).toBe(starts.length);
});

test('sleepsAt() tells of a sleep up to now', () => {
  const life = plan(START, 'sleep', 500);
  expect(sleepsAt(life, 600_000)).toEqual([{ from: 500_000, to: 600_000 }]);
  expect(sleepsAt(life, 400_000)).toEqual([]);
});
