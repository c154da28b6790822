import { expect, test } from 'vitest';
import { START } from '#widgets/reconnect-herd/model.ts';
import { parseState, serializeState } from '#widgets/reconnect-herd/state.ts';

test('parseState() reads what serializeState() wrote', () => {
  const state = { ...START, clients: 300, seed: 42, view: 'all' } as const;
  expect(serializeState(state)).toBe('300,5,60,100,5,2,42,all');
  expect(parseState(serializeState(state))).toEqual(state);
});

test('parseState() refuses what was damaged', () => {
  for (const text of ['', '300', '300,5,60,100,5,2,42,some', '300,5,60,100,5,2,x,all']) {
    expect(parseState(text)).toBeUndefined();
  }
  expect(parseState('1,5,60,100,5,2,42,all')).toBeUndefined();
  expect(parseState('300,5,60,100,5,2,42,all,more')).toBeUndefined();
});
