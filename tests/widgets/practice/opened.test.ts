import { expect, test } from 'vitest';
import { openedBy, tasksOf } from '#widgets/practice/opened.ts';
import { readSheet } from '#widgets/practice/sheet.ts';
import { encodeSheet } from '#widgets/worksheet/state.ts';

const entry = (id: string, number: string) => ({ id, number, title: id, kinds: [], fixed: false });
const TASKS = tasksOf([
  { slug: 'one', number: 1, title: 'One', href: '/one/', entries: [entry('a', '1.1')] },
  {
    ...{ slug: 'nine', number: 9, title: 'Nine', href: '/nine/' },
    entries: [entry('b', '9.1'), entry('c', '9.2')],
  },
]);

test('openedBy() opens a task and a practice of tasks that this book has', () => {
  expect(openedBy({ task: 'b:7' }, TASKS)).toEqual({
    kind: 'task',
    run: { at: 0, items: [{ id: 'b', n: 7, tries: [] }] },
  });
  expect(openedBy({ practice: '1,b:7,a:1*' }, TASKS)).toMatchObject({
    kind: 'practice',
    run: { at: 1, items: [{ id: 'b' }, { id: 'a', tries: [{ n: 1, right: true }] }] },
  });
  for (const asked of [
    ...[{ task: 'x:7' }, { task: '' }, { task: null }, { practice: null }, { practice: '0' }],
    ...[{ practice: '0,a:1,x:1' }, { task: 'a:1', practice: 'damaged' }],
  ]) {
    expect(openedBy(asked, TASKS)).toBeUndefined();
  }
});

test('readSheet() finds the tasks of a code, however it was typed', () => {
  const exercises = [
    { number: '1.1', times: 1 },
    { number: '9.2', times: 2 },
  ];
  const code = encodeSheet({ seed: 40, exercises });
  expect(readSheet(code.toLowerCase().replaceAll('-', ' '), TASKS)).toEqual({
    code,
    instances: [
      { id: 'a', n: 40 },
      { id: 'c', n: 40 },
      { id: 'c', n: 41 },
    ],
  });
});

test('readSheet() says what is wrong with a code', () => {
  const later = encodeSheet({ seed: 1, exercises: [{ number: '9.3', times: 1 }] });
  expect(readSheet(later, TASKS)).toEqual({ problem: 'newer' });
  expect(readSheet('', TASKS)).toEqual({ problem: 'empty' });
  expect(readSheet('AAAA-U', TASKS)).toEqual({ problem: 'character', character: 'U' });
});

test('openedBy() goes on with a sheet where its answers are, and begins it where they are of others', () => {
  const sheet = { code: 'CODE', instances: [{ id: 'a', n: 40 }] };
  expect(openedBy({ sheet }, TASKS)).toEqual({
    kind: 'sheet',
    code: 'CODE',
    run: { at: 0, items: [{ id: 'a', n: 40, tries: [] }] },
  });
  expect(openedBy({ sheet, practice: '1,a:40*' }, TASKS)?.run.at).toBe(1);
  expect(openedBy({ sheet, practice: '1,a:41*' }, TASKS)?.run.at).toBe(0);
});
