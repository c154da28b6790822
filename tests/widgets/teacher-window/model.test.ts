import { expect, test } from 'vitest';
import { clockText, momentsFor, projected, schedule } from '#widgets/teacher-window/model.ts';

const moment = (title: string, minutes: number, from: number, opens = {}) => ({
  title,
  minutes,
  from,
  say: '',
  ...opens,
});
const lesson = [
  moment('first', 6, 20, { instrument: 'machine' }),
  moment('talk', 5, 20),
  moment('second', 7, 45, { instrument: 'machine', state: 'broken' }),
  moment('task', 10, 90, { instrument: 'task-accept', state: '3' }),
];

test('schedule() says when each moment begins and when all ends', () => {
  expect(schedule(lesson)).toEqual([0, 6, 11, 18, 28]);
});

test('momentsFor() leaves out what a shorter lesson has no room for', () => {
  expect(momentsFor(lesson, 20).map(({ title }) => title)).toEqual(['first', 'talk']);
  expect(momentsFor(lesson, 90)).toEqual(lesson);
});

test('projected() goes by instrument and state', () => {
  expect(projected(lesson, { instrument: 'machine', state: undefined }, -1)).toBe(0);
  expect(projected(lesson, { instrument: 'machine', state: 'broken' }, 0)).toBe(2);
  expect(projected(lesson, { instrument: 'task-accept', state: '3' }, 2)).toBe(3);
  expect(projected(lesson, { instrument: 'other', state: undefined }, 2)).toBe(-1);
});

test('projected() stays where it is while the class changes the state', () => {
  expect(projected(lesson, { instrument: 'machine', state: 'changed' }, 2)).toBe(2);
  expect(projected(lesson, { instrument: 'machine', state: undefined }, 2)).toBe(2);
  expect(projected(lesson, { instrument: 'task-accept', state: '4' }, 3)).toBe(3);
});

test('projected() goes on to the next moment with the instrument', () => {
  expect(projected(lesson, { instrument: 'machine', state: 'new' }, 1)).toBe(2);
  expect(projected(lesson, { instrument: 'machine', state: 'new' }, 3)).toBe(0);
});

test('clockText() writes a time as a clock does', () => {
  expect(clockText(0)).toBe('0:00');
  expect(clockText(245_999)).toBe('4:05');
  expect(clockText(3_729_000)).toBe('1:02:09');
  expect(clockText(-5)).toBe('0:00');
});
