import { expect, test } from 'vitest';
import { Pipe } from '#sim/http-use/pipe.ts';
import { Tasks } from '#sim/tasks.ts';

test('send() shares the rate among all that is being sent', () => {
  const tasks = new Tasks();
  const pipe = new Pipe(tasks, 10);
  const done: [string, number][] = [];
  const sent = (name: string) => () => done.push([name, tasks.now]);
  pipe.send(100, sent('alone for 4 ms, then one of two'));
  tasks.after(4, () => pipe.send(20, sent('short')));
  tasks.runUntil(Infinity);
  // 40 bytes alone until 4; both at 5 per ms until 8; the last 40 bytes alone again.
  expect(done).toEqual([
    ['short', 8],
    ['alone for 4 ms, then one of two', 12],
  ]);
});

test('send() takes no time without a limit, and for nothing', () => {
  const tasks = new Tasks();
  let count = 0;
  new Pipe(tasks, Infinity).send(1000, () => (count += 1));
  new Pipe(tasks, 10).send(0, () => (count += 1));
  expect(count).toBe(2);
});
