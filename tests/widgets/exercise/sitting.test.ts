/** A reader at a task of chapter 9, judged by the real judge. */

import { describe, expect, test } from 'vitest';
import { loadTask } from '#widgets/exercise/load.ts';
import { Sitting } from '#widgets/exercise/sitting.svelte.ts';

async function sit() {
  const task = (await loadTask('accept', 1, 'en', 9))!;
  return new Sitting(task.question, async ({ id }, n) => (await loadTask(id, n, 'en', 9))!);
}

const WRONG = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=';

async function rightAnswer(sitting: Sitting): Promise<string> {
  const { steps } = await sitting.loaded();
  return /`([^`]+)`/.exec(steps.at(-1)!.text)![1]!;
}

describe('Sitting', () => {
  test('counts a wrong answer once, however often it is checked', async () => {
    const sitting = await sit();
    sitting.give('accept', WRONG);
    expect(await sitting.check()).toMatchObject({ right: false });
    expect(await sitting.check()).toBeUndefined();
    expect(sitting.offersSolution).toBe(false);
    sitting.give('accept', `B${WRONG.slice(1)}`);
    expect(sitting.isStale('accept')).toBe(true);
    expect(await sitting.check()).toMatchObject({ right: false });
    expect(sitting.offersSolution).toBe(true);
  });

  test('takes no try for what cannot be read, and keeps what was typed', async () => {
    const sitting = await sit();
    sitting.give('accept', 'no base64 …');
    expect(await sitting.check()).toBeUndefined();
    expect(sitting.outcome).toBe('unreadable');
    expect(sitting.given('accept')).toBe('no base64 …');
    expect(sitting.verdict('accept')!.said.join(' ')).not.toBe('');
  });

  test('names the mistake for the record', async () => {
    const sitting = await sit();
    const [, key] = /Sec-WebSocket-Key: (\S+)`/.exec(sitting.question.prompt)!;
    sitting.give('accept', key!);
    expect(await sitting.check()).toEqual({ right: false, mistake: 'key-echoed' });
  });

  test('offers the solution to who has the answer', async () => {
    const sitting = await sit();
    sitting.give('accept', await rightAnswer(sitting));
    expect(await sitting.check()).toEqual({ right: true });
    expect(sitting.offersSolution).toBe(true);
  });

  test('forgets everything with another instance', async () => {
    const sitting = await sit();
    const first = sitting.question.prompt;
    sitting.give('accept', WRONG);
    await sitting.check();
    await sitting.draw(2);
    expect(sitting.question.n).toBe(2);
    expect(sitting.question.prompt).not.toBe(first);
    expect(sitting.given('accept')).toBe('');
    expect(sitting.verdict('accept')).toBeUndefined();
    expect(sitting.outcome).toBeUndefined();
  });

  test('goes on to one that asks something else, where the next number asks the same', async () => {
    const load = async (n: number) => (await loadTask('fragments', n, 'en', 13))!;
    const asked = async (n: number) => JSON.stringify({ ...(await load(n)).question, n: 0 });
    let n = 1;
    while ((await asked(n)) !== (await asked(n + 1))) n += 1;
    const sitting = new Sitting((await load(n)).question, (_, n) => load(n));
    await sitting.another();
    expect(sitting.question.n).toBeGreaterThan(n + 1);
    expect(await asked(sitting.question.n)).not.toBe(await asked(n));
  });

  test('comes to an end where all instances ask the same', async () => {
    const task = (await loadTask('accept', 1, 'en', 9))!;
    const same = (_: unknown, n: number) =>
      Promise.resolve({ ...task, question: { ...task.question, n } });
    const sitting = new Sitting(task.question, same);
    await sitting.another();
    expect(sitting.question.n).toBeGreaterThan(1);
  });
});

test('loadTask() finds an exercise without its chapter, and says when there is none', async () => {
  expect((await loadTask('accept', 3, 'en'))!.chapter.slug).toBe('key-and-accept');
  expect(await loadTask('no-such-exercise', 1, 'en')).toBeUndefined();
});
