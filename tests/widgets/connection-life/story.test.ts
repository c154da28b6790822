import { expect, test } from 'vitest';
import { live } from '#sim/live.ts';
import { PRESETS, type PresetName } from '#widgets/connection-life/settings.ts';
import { isSent, tell } from '#widgets/connection-life/story.ts';

const told = (name: PresetName) => tell(live(PRESETS[name]), PRESETS[name].until * 1000);
const kinds = (name: PresetName) => told(name).map(({ kind }) => kind);

test('tell() loses nothing, and keeps the order of time', () => {
  for (const name of Object.keys(PRESETS) as PresetName[]) {
    const steps = told(name);
    const happenings = live(PRESETS[name]);
    expect(steps.flatMap((step) => step.happenings)).toHaveLength(happenings.length);
    expect(steps.flatMap((step) => step.happenings)).toEqual(
      expect.arrayContaining([...happenings]),
    );
    const times = steps.map(({ at }) => at);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  }
});

test('tell() tells a sign of life once, counts those that follow, and folds retries', () => {
  expect(kinds('pings')).toEqual(['moment', 'round', 'rounds', 'end']);
  expect(kinds('page')).toEqual(['moment', 'round', 'rounds', 'end']);
  expect(told('pings')[2]!.times).toBe(10);
  expect(kinds('silence')).toEqual(['moment', 'moment', 'moment', 'retries', 'moment', 'end']);
});

test('tell() gives each move of the closing handshake a step of its own', () => {
  const steps = told('polite');
  const moves = steps.flatMap(({ happenings }) =>
    happenings.filter(isSent).map(({ from, cargo }) => `${from} ${cargo.kind}`),
  );
  expect(moves.slice(2)).toEqual(['client bytes', 'server bytes', 'server end', 'client end']);
  expect(steps).toHaveLength(6);
  // What the proxy passes on belongs to what was sent.
  expect(steps[1]!.happenings.filter(({ type }) => type === 'flight')).toHaveLength(2);
});

test('tell() tells what was sent again and arrived as news, where it happened', () => {
  const steps = told('mended');
  const [mended, arrived] = steps.slice(-3);
  expect(mended!.happenings).toMatchObject([{ deed: 'cut', phase: 'ends' }]);
  expect(arrived!.happenings).toMatchObject([{ from: 'proxy', arrived: true, again: 5 }]);
  // No step reaches beyond the moment: a picture up to it shows nothing of what is to come.
  for (const name of Object.keys(PRESETS) as PresetName[]) {
    const all = told(name);
    expect(all.every(({ until }, i) => until < (all[i + 1]?.at ?? until) + 1000)).toBe(true);
  }
});
