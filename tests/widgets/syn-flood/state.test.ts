import { expect, test } from 'vitest';
import { FIRST_STEP, START } from '#widgets/syn-flood/model.ts';
import { parseState, serializeState } from '#widgets/syn-flood/state.ts';

test('parseState() reads what serializeState() wrote', () => {
  expect(serializeState(START, FIRST_STEP)).toBe('5,63,128,1,,60');
  for (const [cookies, short] of [
    [false, false],
    [true, false],
    [true, true],
  ] as const) {
    const state = { ...START, rate: 200, backlog: 256, seed: 9, cookies, short };
    expect(parseState(serializeState(state, 7))).toEqual({ state, step: 7 });
  }
});

test('parseState() refuses what was damaged', () => {
  for (const text of [
    '',
    '5,63',
    '5,63,128,1,,x',
    '5,63,128,1,,181',
    '5,63,128,1,short.cookies,60',
    '5,63,130,1,,60',
    '5,63,128,1,,60,1',
    '5,63,128,1,,-1',
    '5,63,128,1,,1.5',
  ]) {
    expect([text, parseState(text)]).toEqual([text, undefined]);
  }
});
