import { expect, test } from 'vitest';
import { act, PRESET_NAMES, PRESETS, set, START } from '#widgets/push-lab/settings.ts';
import { parseState, serializeState } from '#widgets/push-lab/state.ts';

test('serializeState() writes events, numbers, what is counted and the view', () => {
  expect(serializeState(START)).toBe('t37400,60,2,50,30,60,30,542,203,messages,0,0,short-poll');
  expect(serializeState(set(PRESETS.pair, 'rate', 0.2))).toBe(
    'r0.2s1,10,5,20,30,60,30,542,203,messages,200,1950,long-poll',
  );
});

test('parseState() reads what serializeState() wrote', () => {
  const states = PRESET_NAMES.map((name) => PRESETS[name]);
  for (const state of [...states, act(START, 'count', ['tls']), set(START, 'proxy', 0)]) {
    expect(parseState(serializeState(state))).toEqual(state);
  }
});

test('parseState() refuses what was damaged', () => {
  const good = serializeState(PRESETS.chat);
  expect(parseState(good)).toBeDefined();
  for (const [from, to] of [
    ['r60', 'r61'], // no stop
    ['s1', 's0'],
    ['r60s1', 't1.x'],
    ['r60s1', 't2010.2000'],
    [',300', ',301'],
    ['542', '100'],
    ['203', '20300'],
    ['messages', 'all'],
    ['short-poll', 'poll'],
    ['short-poll', 'short-poll,more'],
    [',0,0,', ',0,5,'], // all is shown: nowhere else to begin
    [',0,0,', ',300,0,'],
  ] as const) {
    const damaged = good.replace(from, to);
    expect(damaged).not.toBe(good);
    expect(parseState(damaged), damaged).toBeUndefined();
  }
  for (let end = 0; end < good.length - 10; end++)
    expect(parseState(good.slice(0, end))).toBeUndefined();
});
