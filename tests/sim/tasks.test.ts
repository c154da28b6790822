import { expect, test } from 'vitest';
import { Tasks } from '#sim/tasks.ts';

test('Tasks does what is due in order of time, then of planning, and stops at the end', () => {
  const tasks = new Tasks();
  const done: string[] = [];
  const note = (name: string) => () => void done.push(`${name}@${tasks.now}`);
  tasks.after(20, note('late'));
  tasks.after(10, note('first'));
  tasks.after(10, () => {
    note('second')();
    tasks.after(0, note('at once'));
    tasks.after(91, note('never'));
  });
  tasks.runUntil(100);
  expect(done).toEqual(['first@10', 'second@10', 'at once@10', 'late@20']);
  expect(tasks.now).toBe(100);
});
