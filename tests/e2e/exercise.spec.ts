/**
 * The tasks at the end of a chapter, by keyboard alone: one of each kind is failed and then solved, with
 * answers that the core gives.
 */
import type { Locator, Page } from '@playwright/test';
import { rightAnswer, wrongAnswers } from '#exercises/answers.ts';
import { loadExercises } from '#exercises/chapters.ts';
import type { Given, Part } from '#exercises/exercise.ts';
import { judge } from '#exercises/judge.ts';
import { taskOf } from '#exercises/question.ts';
import { expect, expectNoViolation, test } from './page.ts';

/** Chapters, and the tasks in them that have every kind of part. */
const TASKS: Readonly<Record<string, readonly string[]>> = {
  'waiting-page': ['who-starts', 'http-allows', 'what-http-lacks'],
  layers: ['which-frame'],
  'byte-stream': ['split', 'length-prefix'],
  'opening-handshake': ['repair-request', 'request-fields', 'first-frame-byte', 'handshake-order'],
  'key-and-accept': ['accept', 'lengths'],
};

async function partsOf(chapter: string, id: string): Promise<readonly Part[]> {
  const exercise = (await loadExercises(chapter)).find((one) => one.id === id)!;
  const { parts } = taskOf(exercise, 1);
  return parts;
}

/** An answer that makes a known mistake; of code, what the reader was given. */
function wrongAnswer(part: Part): Given {
  if (part.kind === 'code' || part.kind === 'edit') return `${part.initial} `;
  const mistake = wrongAnswers(part).find(({ given }) => judge(part, given).outcome === 'wrong');
  if (mistake !== undefined) return mistake.given;
  return part.kind === 'order' ? part.right.toReversed() : 'AAAA';
}

const list = (given: Given) => given as readonly string[];
const text = (given: Given) => given as string;

/** Answers a part as somebody does who has only a keyboard. */
async function answer(page: Page, task: Locator, part: Part, given: Given): Promise<void> {
  const { keyboard } = page;
  const id = `#${(await task.getAttribute('id'))!}-${part.id}`;
  const place = task.locator('.part', { has: page.locator(`${id}-label`) });
  switch (part.kind) {
    case 'choice': {
      const at = part.options.findIndex((option) => option.id === text(given));
      await place.getByRole('radio').nth(at).focus();
      return keyboard.press('Space');
    }
    case 'several':
      for (const [at, option] of part.options.entries()) {
        const box = place.getByRole('checkbox').nth(at);
        if ((await box.isChecked()) === list(given).includes(option.id)) continue;
        await box.focus();
        await keyboard.press('Space');
      }
      return;
    case 'order': {
      const offered = place.locator('.offered').getByRole('button');
      while ((await place.locator('.out').count()) > 0) {
        await place.locator('.out').first().focus();
        await keyboard.press('Enter');
      }
      for (const item of list(given)) {
        await offered.nth(part.items.findIndex((one) => one.id === item)).focus();
        await keyboard.press('Enter');
      }
      return;
    }
    case 'match':
      for (const [row, item] of part.items.entries()) {
        const choice = (given as Readonly<Record<string, string>>)[item.id];
        const at = part.choices.findIndex((one) => one.id === choice);
        const item_ = place.getByRole('listitem').nth(row);
        if ((await item_.getByRole('radio').count()) > 0) {
          await item_.getByRole('radio').nth(at).focus();
          await keyboard.press('Space');
        } else {
          await item_.getByRole('combobox').focus();
          await keyboard.press('Home');
          for (let i = 0; i <= at; i += 1) await keyboard.press('ArrowDown');
        }
      }
      return;
    case 'pick':
      if (part.figure.kind === 'bytes') {
        await place.getByRole('grid').focus();
        await keyboard.press('Home');
        for (let i = 0; i < Number(list(given)[0]); i += 1) await keyboard.press('ArrowRight');
        return keyboard.press('Space');
      }
      for (const box of list(given)) {
        const at = part.figure.boxes.findIndex((one) => one.id === box);
        await place.getByRole('button').nth(at).focus();
        await keyboard.press('Enter');
      }
      return;
    default:
      await place.getByRole('textbox').focus();
      await keyboard.press('ControlOrMeta+a');
      return keyboard.insertText(text(given).replaceAll('\r\n', '\n'));
  }
}

/** Reaches for a task, and waits until its code has come. */
async function wake(page: Page, id: string): Promise<Locator> {
  const task = page.locator(`#task-${id}`);
  await task.getByRole('button', { name: 'Check', exact: true }).focus();
  await expect(task).toHaveAttribute('data-awake', 'true');
  return task;
}

async function check(task: Locator): Promise<void> {
  await task.getByRole('button', { name: 'Check', exact: true }).press('Enter');
}

for (const [chapter, ids] of Object.entries(TASKS)) {
  test(`tasks of chapter ${chapter} are failed and solved by keyboard`, async ({ page }) => {
    await page.goto(`chapters/${chapter}/`);
    for (const id of ids) {
      const task = await wake(page, id);
      const verdicts = task.locator('.said');
      const parts = await partsOf(chapter, id);
      for (const part of parts) await answer(page, task, part, wrongAnswer(part));
      await check(task);
      await expect(verdicts.first()).toContainText('Not yet.');
      // It is told once, as a sum, and the worked example is named once.
      const told = task.getByRole('status').filter({ hasText: 'Not yet.' });
      await expect(told).toHaveCount(1);
      if (parts.length > 1) await expect(told).toContainText(`of ${parts.length} parts are right.`);
      await expect(task.getByRole('link', { name: /^The worked example/ })).toHaveCount(1);
      // Never only that it is wrong.
      expect((await verdicts.first().innerText()).length).toBeGreaterThan(40);
      await expect(task.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
      for (const part of parts) await answer(page, task, part, rightAnswer(part));
      await check(task);
      await expect(task.getByText('Solved.')).toBeVisible();
      await expect(task.getByRole('heading')).toHaveAttribute('data-mark', '✓ solved');
      await expect(task.getByRole('heading')).toHaveAccessibleName(/ ✓ solved$/);
      for (const said of await verdicts.all()) await expect(said).toContainText('Right.');
    }
    // What is solved leaves no draft.
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await expect(page).not.toHaveURL(/#/);
    await expectNoViolation(page);
  });
}

test('a task keeps what it cannot read, opens its solution after two tries, and draws another', async ({
  page,
}) => {
  await page.goto('chapters/key-and-accept/');
  const task = await wake(page, 'accept');
  const field = task.getByRole('textbox');
  await field.fill('what?');
  await field.press('Enter');
  await expect(task.getByText('That did not count as a try.')).toBeVisible();
  await expect(field).toHaveValue('what?');
  const way = task.getByRole('button', { name: 'Show the solution step by step' });
  for (const wrong of ['AAAA', 'AAAAAAAA']) {
    await expect(way).toBeHidden();
    await field.fill(wrong);
    await field.press('Enter');
    await expect(task.getByText('Not yet.').first()).toBeVisible();
  }
  await way.press('Enter');
  const solution = task.getByRole('region', { name: 'The way to the answer' });
  await expect(solution.getByRole('listitem')).toHaveCount(1);
  await solution.getByRole('button', { name: 'Next' }).click();
  await expect(solution.getByRole('listitem')).toHaveCount(2);

  const prompt = await task.locator('.prompt').innerText();
  await task.getByRole('button', { name: 'Another one' }).press('Enter');
  await expect(task.getByText('No. 2', { exact: true })).toBeVisible();
  await expect(task.locator('.prompt')).toBeFocused();
  await expect(task.locator('.prompt')).not.toHaveText(prompt);
  await expect(page).toHaveURL(/#task-accept=2$/);
  await expect(task.getByRole('heading')).toHaveAttribute('data-mark', 'tried');
  const second = await task.locator('.prompt').innerText();
  await page.reload();
  await expect(task.locator('.prompt')).toHaveText(second, { useInnerText: true });
  await expect(task.getByRole('heading')).toHaveAttribute('data-mark', 'tried');

  // On a projector a clicker opens the solution, steps through it, and comes back.
  await task.getByRole('button', { name: 'Present', exact: true }).click();
  // What listens to clickers comes when something is presented.
  await expect(task.getByRole('button', { name: 'Class' })).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(solution).toBeVisible();
  await expect(field).toBeHidden();
  await page.keyboard.press('PageDown');
  await expect(solution.getByText('2 / 3')).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(solution).toBeHidden();
  await expect(field).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(task.getByRole('button', { name: 'Present', exact: true })).toBeVisible();
});

test('an order is changed by dragging, also with a finger, which scrolls the page beside that', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('chapters/sockets/');
  const task = await wake(page, 'client-calls');
  const offered = task.locator('.offered').getByRole('button');
  for (const at of [0, 1, 2]) await offered.nth(at).click();
  const rows = task.getByRole('list', { name: 'Your order' }).getByRole('listitem');
  const names = () =>
    rows.evaluateAll((all) => all.map((one) => /[a-z]+/.exec(one.textContent)?.[0] ?? ''));
  const [first, second, third] = await names();
  expect(new Set([first, second, third, '']).size).toBe(4);
  const middleOf = async (at: number, within: string) => {
    const box = (await rows.nth(at).locator(within).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  await rows.nth(2).locator('.item').hover();
  const from = await middleOf(2, '.item');
  await page.mouse.down();
  await page.mouse.move(from.x, (await middleOf(0, '.item')).y - 4, { steps: 5 });
  await page.mouse.up();
  await expect.poll(names).toEqual([third, first, second]);
  await expect(task.getByText('is now 1 of 3')).toBeAttached();

  const client = await page.context().newCDPSession(page);
  const finger = async (within: string) => {
    const [start, end] = [await middleOf(0, within), await middleOf(2, within)];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] });
    for (let i = 1; i <= 10; i += 1) {
      const y = start.y + ((end.y + 4 - start.y) * i) / 10;
      const touchPoints = [{ x: start.x, y }];
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const scrolled = () => page.evaluate(() => scrollY);
  const before = await scrolled();
  await finger('.grip');
  await expect.poll(names).toEqual([first, second, third]);
  expect(await scrolled()).toBe(before);
  await finger('.item');
  expect(await names()).toEqual([first, second, third]);
  await expect.poll(scrolled).not.toBe(before);
});

test('code that never ends is stopped, and code that is none is not counted', async ({ page }) => {
  await page.goto('chapters/byte-stream/');
  const task = await wake(page, 'split');
  const editor = task.getByRole('textbox');
  await editor.fill('function split() { for (;;); }');
  await editor.press('Control+Enter');
  await expect(task.locator('.said')).toContainText('After 2 seconds');
  await editor.fill('function split( {');
  await editor.press('Control+Enter');
  await expect(task.locator('.said')).toContainText('SyntaxError');
  await expect(task.getByText('That did not count as a try.')).toBeVisible();
});

test('what was typed outlives a reload until it is right or reset', async ({ page }) => {
  await page.goto('chapters/byte-stream/');
  const task = await wake(page, 'split');
  const editor = task.getByRole('textbox');
  const given = await editor.inputValue();
  await editor.fill('function split() {}');
  await page.reload();
  // Nobody has reached for the task: its code comes because there is a draft.
  await expect(editor).toHaveValue('function split() {}');
  await editor.press('Control+Enter');
  await expect(task.locator('.said')).toContainText('Not yet.');
  await page.reload();
  await expect(editor).toHaveValue('function split() {}');
  await task.getByRole('button', { name: 'Reset' }).click();
  await expect(editor).toHaveValue(given);
  await page.reload();
  await wake(page, 'split');
  await expect(editor).toHaveValue(given);

  await page.goto('chapters/byte-stream/#task-length-prefix=2');
  const second = await wake(page, 'length-prefix');
  const field = second.getByRole('textbox');
  await expect(second.getByText('No. 2', { exact: true })).toBeVisible();
  await field.fill('00 01');
  await second.getByRole('button', { name: 'Another one' }).click();
  await expect(second.getByText('No. 3', { exact: true })).toBeVisible();
  await expect(field).toHaveValue('');
  await expect(page).toHaveURL(/#task-length-prefix=3$/);
  await page.goto('chapters/byte-stream/#task-length-prefix=2');
  await page.reload();
  await expect(field).toHaveValue('00 01');
});

test('where the tab has no memory, tasks work as ever', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
  });
  await page.goto('chapters/key-and-accept/');
  const task = await wake(page, 'accept');
  await task.getByRole('textbox').fill('AAAA');
  await check(task);
  await expect(task.locator('.said')).toContainText('Not yet.');
  await expect(page).not.toHaveURL(/#/);
});

/** With a long name, a table of its own, a row of fields, long words to match, a program, and bytes among fields. */
for (const [chapter, id] of [
  ['http-connections', 'persist'],
  ['http-connections', 'duplex'],
  ['tcp-connection', 'sequence-numbers'],
  ['waiting-page', 'question-time'],
  ['polling', 'repair-long-poll'],
  ['frame-header', 'decode'],
] as const) {
  test(`the task ${id} is asked, judged and solved in large letters on a projector`, async ({
    page,
  }) => {
    for (const [width, height] of [
      [1280, 720],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`chapters/${chapter}/`);
      const task = page.locator(`#task-${id}`);
      await task.getByRole('button', { name: 'Present', exact: true }).click();
      await expect(task.getByRole('button', { name: 'Class' })).toBeVisible();
      const seen = () =>
        task.evaluate((element) => ({
          points: Math.round(Number.parseFloat(getComputedStyle(element).fontSize) * 0.75),
          over: element.scrollHeight - element.clientHeight,
          wider: element.scrollWidth - element.clientWidth,
        }));
      const fits = { points: 20, over: 0, wider: 0 };
      await expect.poll(seen, `asked at ${width}`).toEqual(fits);
      await task.getByRole('button', { name: 'Check' }).click();
      await expect(task.locator('.brief')).toBeVisible();
      await expect.poll(seen, `judged at ${width}`).toEqual(fits);
      const solution = task.getByRole('region', { name: 'The way to the answer' });
      while (!(await solution.isVisible())) {
        await page.keyboard.press('PageDown');
        await page.waitForLoadState('networkidle');
      }
      await page.keyboard.press('End');
      await expect.poll(seen, `solved at ${width}`).toEqual(fits);
    }
  });
}

test('on paper a task has its boxes to tick, and no buttons', async ({ page }) => {
  await page.goto('chapters/sockets/');
  await page.emulateMedia({ media: 'print' });
  const task = page.locator('#task-page-opens');
  await expect(task.getByRole('checkbox').first()).toBeVisible();
  await expect(task.getByRole('button')).toHaveCount(0);
});
