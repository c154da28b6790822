import { expect, test } from 'vitest';
import {
  goTo,
  mistakesOf,
  otherWrong,
  startRun,
  stateOfItem,
  withAnswer,
} from '#widgets/practice/run.ts';

const START = startRun([
  { id: 'accept', n: 12 },
  { id: 'length', n: 7 },
]);

test('withAnswer() notes answers to the task that is shown, and to no other', () => {
  let run = withAnswer(START, 'accept', { n: 12, right: false, mistake: 'guid-first' });
  run = withAnswer(run, 'length', { n: 7, right: true });
  run = withAnswer(run, 'accept', { n: 13, right: false, mistake: 'guid-first' });
  run = withAnswer(run, 'accept', { n: 13, right: false });
  run = withAnswer(run, 'accept', { n: 13, right: true });
  const [accept, length] = run.items;
  expect(accept!.tries).toHaveLength(4);
  expect(length!.tries).toEqual([]);
  expect(mistakesOf(accept!)).toEqual([{ key: 'guid-first', n: 13, times: 2 }]);
  expect(otherWrong(accept!)).toBe(1);
  const summary = goTo(run, 2);
  expect(withAnswer(summary, 'length', { n: 7, right: true })).toBe(summary);
});

test('goTo() stays between the first task and the summary', () => {
  expect([-1, 0, 1, 2, 3].map((at) => goTo(START, at).at)).toEqual([0, 0, 1, 2, 2]);
});

test('stateOfItem() tells what was right at once from what was in the end', () => {
  const state = (...rights: boolean[]) =>
    stateOfItem({ id: 'accept', n: 1, tries: rights.map((right) => ({ n: 1, right })) });
  expect(state()).toBe('open');
  expect(state(true)).toBe('first');
  expect(state(true, false)).toBe('first');
  expect(state(false, true)).toBe('later');
  expect(state(false, false)).toBe('failed');
});
