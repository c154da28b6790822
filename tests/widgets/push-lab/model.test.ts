import { expect, test } from 'vitest';
import { captureOf } from '#widgets/push-lab/capture.ts';
import { comparedOf, topsOf } from '#widgets/push-lab/compare.ts';
import {
  createLab,
  fatesOf,
  lanesOf,
  messagesOf,
  rowsOf,
  windowOf,
} from '#widgets/push-lab/model.ts';
import { pictureOf } from '#widgets/push-lab/picture.ts';
import { act, look, PRESETS, set, START, TECHNIQUES } from '#widgets/push-lab/settings.ts';

const PAIR = lanesOf(PRESETS.pair.setup);
const WINDOW = windowOf(PRESETS.pair);

test('lanesOf() runs all techniques over the same events', () => {
  const lanes = lanesOf(START.setup);
  expect(lanes.map(({ technique }) => technique)).toEqual(TECHNIQUES);
  // The event falls at 37.4 s; the poll of 38 s takes 50 ms there and 50 back.
  expect(lanes.map(({ count }) => count.worstDelay)).toEqual([700, 50, 50, 50, 50]);
  expect(lanes.map(({ count }) => count.requests)).toEqual([30, 3, 1, 1, 1]);
});

test('lanesOf() counts more where more is counted', () => {
  const bytes = (depth: string) =>
    lanesOf(act(START, 'count', [depth]).setup).map(({ count }) => count.up + count.down);
  const [messages, tcp, tls] = [bytes('messages'), bytes('tcp'), bytes('tls')];
  for (const i of TECHNIQUES.keys()) {
    expect(tcp[i]).toBeGreaterThan(messages[i]!);
    expect(tls[i]).toBeGreaterThan(tcp[i]!);
  }
});

test('topsOf() finds the full bar of each number', () => {
  expect(topsOf(PAIR)).toMatchObject({ requests: 3, mean: 3035, worst: 3040 });
  expect(comparedOf(PAIR[0]!.count).bytes).toBeLessThanOrEqual(topsOf(PAIR).bytes);
  expect(topsOf(lanesOf(PRESETS.cost.setup)).mean).toBe(0);
});

test('fatesOf() tells why the second event of a long poll is late', () => {
  const { fates, more } = fatesOf(PAIR[1]!, WINDOW, 10);
  expect(fates).toEqual([
    { id: 1, at: 2000, left: 2000, arrived: 2020, together: 1 },
    { id: 2, at: 2010, left: 2040, arrived: 2060, together: 1 },
  ]);
  expect(more).toBe(0);
  expect(fatesOf(PAIR[1]!, WINDOW, 1).more).toBe(1);
});

test('messagesOf() lists what is sent in a part of time, and at the end also the last words', () => {
  const kinds = (from: number, to: number) =>
    messagesOf(PAIR[4]!, { from, to }, 99).messages.map(({ kind }) => kind);
  expect(kinds(2000, 2010)).toEqual(['event']);
  expect(kinds(9000, 10_000)).toEqual(['close', 'close']);
  expect(messagesOf(PAIR[0]!, { from: 0, to: 10_000 }, 1).more).toBe(3);
});

test('rowsOf() counts every message and every arrival once', () => {
  const lanes = lanesOf(PRESETS.chat.setup);
  const rows = rowsOf(lanes, { from: 0, to: 300_000 });
  for (const [i, { run }] of lanes.entries()) {
    const sum = (of: 'up' | 'told') => rows.reduce((all, { cells }) => all + cells[i]![of], 0);
    const polls = run.messages.filter(({ from, at }) => from === 'client' && at < 300_000);
    expect(sum('up')).toBe(polls.length);
    expect(sum('told')).toBe(run.deliveries.filter(({ arrived }) => arrived < 300_000).length);
  }
});

test('pictureOf() draws a message as a line from one end to the other', () => {
  const { up, told, waits, mayPush, events } = pictureOf(PAIR[1]!.run, WINDOW);
  // 200 ms are 1000 wide, and begin at 1950 ms.
  expect(told).toBe('M250 66L350 12M450 66L550 12');
  expect(up).toBe('M350 12L450 66M550 12L650 66');
  expect(waits).toBe('M300 82H450V92H300z');
  expect(mayPush).toBe('M0 61H250V71H0zM650 61H1000V71H650z');
  expect(events).toBe('M250 87h0M300 87h0');
});

test('pictureOf() draws no more lines than there is room for', () => {
  const setup = { ...set(PRESETS.night, 'period', 1).setup, rate: 60 };
  for (const { run } of lanesOf(setup)) {
    const { up, down, told, most } = pictureOf(run, { from: 0, to: 3_600_000 });
    for (const path of [up, down, told]) expect(path.split('M').length).toBeLessThanOrEqual(402);
    expect(most).toBeGreaterThan(5);
  }
});

test('pictureOf() marks what failed', () => {
  const setup = { ...PRESETS.impatient.setup };
  const failed = lanesOf(setup).map(({ run }) => pictureOf(run, { from: 0, to: 300_000 }).failed);
  expect(failed[0]).toBe('');
  for (const path of failed.slice(1)) expect(path).not.toBe('');
});

test('captureOf() leaves TLS out', () => {
  const tls = act(START, 'count', ['tls']).setup;
  expect(captureOf('sse', tls)).toEqual(captureOf('sse', START.setup));
});

test('createLab() shows one technique in lists, with one of its messages open', () => {
  const lab = createLab();
  const shown = lab(PRESETS.pair, 2);
  expect(shown.messages.map(({ kind, at }) => [kind, at])).toEqual([
    ['news', 2000],
    ['poll', 2020],
    ['news', 2040],
    ['poll', 2060],
  ]);
  expect(shown.opened?.index).toBe(2);
  expect(shown.opened?.bytes).toHaveLength(shown.messages[2]!.size);
  expect(lab(PRESETS.pair, 99).opened?.index).toBe(0);
  expect(lab(look(PRESETS.pair, 3000), 0).opened).toBeUndefined();
});

test('createLab() lists no more than a reader wants to see', () => {
  const { messages, moreMessages, fates, moreFates, lanes } = createLab()(PRESETS.chat, 0);
  const { run } = lanesOf(PRESETS.chat.setup)[0]!;
  expect(messages.length + moreMessages).toBe(run.messages.length);
  expect(fates.length + moreFates).toBe(run.options.events.length);
  expect(messages.length).toBeLessThan(20);
  expect(lanes[0]!.picture.dense).toBe(true);
});
