/** The exercises page, and what the browser remembers from page to page. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';
import { encodeSheet } from '#widgets/worksheet/state.ts';

const PROGRESS = 'websocket-byte-by-byte.progress';
const READ = 'websocket-byte-by-byte.read';

/** A record with one task failed and one done. */
const RECORD = JSON.stringify({
  version: 1,
  tasks: {
    accept: {
      ...{ tries: 2, right: 0, streak: 0, n: 5, at: 1_795_000_000_000 },
      mistakes: { 'guid-first': { times: 2, n: 5 } },
    },
    'what-http-lacks': { tries: 1, right: 1, streak: 1, n: 1, at: 1_795_000_000_000 },
  },
});

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(`exercises/${fragment}`);
  // Where nothing is remembered, the page waits for a reader.
  await page.mouse.move(10, 10);
  await expect(page.locator('.practice[data-awake=true]')).toBeVisible();
}

/** Puts a text into the browser's memory before the first page reads it. */
async function remember(page: Page, texts: Record<string, string>): Promise<void> {
  await page.goto('404.html');
  await page.evaluate((texts) => {
    for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  }, texts);
}

const row = (page: Page, title: string) =>
  page.locator('.tasks').getByRole('listitem').filter({ hasText: title });
const memory = (page: Page) => page.getByRole('region', { name: 'What this browser remembers' });

test('a task is opened and failed by keyboard alone, and remembered', async ({ page }) => {
  await open(page);
  const link = page.getByRole('link', { name: 'What plain HTTP lacks' });
  await link.press('Enter');
  const task = page.locator('#task-what-http-lacks');
  await expect(page.getByRole('heading', { name: '1. The page that must be told' })).toBeFocused();
  await task.getByRole('radio', { name: 'a connection that stays open' }).press(' ');
  await task.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(task).toContainText('open by default');
  await expect(page).toHaveURL(/#task=what-http-lacks:1$/);

  await page.goBack();
  await expect(link).toBeFocused();
  await expect(row(page, 'What plain HTTP lacks')).toContainText('Not yet, 1 try');
  await page.getByLabel('State').selectOption('Not yet');
  await expect(page).toHaveURL(/#filter=,,failed$/);
  await page.reload();
  await expect(page.locator('.tasks').getByRole('listitem')).toHaveCount(1);
  await expect(row(page, 'What plain HTTP lacks')).toContainText('Not yet, 1 try');
});

test('a mixed practice of what was read goes on after a reload, and names the mistakes', async ({
  page,
}) => {
  await remember(page, { [READ]: 'waiting-page#check-yourself', [PROGRESS]: RECORD });
  await open(page);
  await expect(page.getByText('From 1 chapter', { exact: true })).toBeVisible();
  // Chapter 1 has four tasks. What it asks always the same comes once.
  await page.getByRole('button', { name: 'Start ten tasks' }).press('Enter');
  const run = page.getByRole('region', { name: /^Mixed practice/ });
  await expect(run).toContainText('Task 1 of 10');
  await page.goto('exercises/#practice=0,what-http-lacks:7,question-time:3');
  await page.reload();
  await run.getByRole('button', { name: 'Next task' }).click();
  await run.getByRole('button', { name: 'What came of it' }).click();
  await expect(run).toContainText('2 not answered.');
  // Nor was anything right.
  await expect(run).not.toContainText('No mistake was made.');
  await run.getByRole('button', { name: 'Task 1 of 2' }).click();
  const task = page.locator('#task-what-http-lacks');
  await task.getByRole('radio', { name: 'binary data' }).check();
  await task.getByRole('button', { name: 'Check' }).click();
  await expect(run.getByRole('button', { name: 'Task 1 of 2, not right yet' })).toBeVisible();
  // At once: a reload may come before anything else does.
  expect(page.url()).toMatch(/what-http-lacks:7!binary/);
  await page.reload();
  await expect(run.getByRole('button', { name: 'Task 1 of 2, not right yet' })).toBeVisible();
  await run.getByRole('button', { name: 'Next task' }).press('Enter');
  await expect(run.getByRole('heading', { level: 2 }).first()).toBeFocused();
  await expect(page.locator('#task-question-time')).toBeVisible();
  await run.getByRole('button', { name: 'What came of it' }).press('Enter');
  await expect(run).toContainText('1 not right yet, 1 not answered');
  await expect(run).toContainText('bytes');
  const again = run.getByRole('link', {
    name: 'Read again: chapter 1, The page that must be told',
  });
  await expect(again).toHaveAttribute('href', /chapters\/waiting-page\/#./);
  await expectNoViolation(page);
  await run.getByRole('button', { name: 'Try again what went wrong' }).click();
  await expect(run).toContainText('Task 1 of 1');
});

test('progress is saved, cleared, brought back, cleared for good, and read from the file', async ({
  page,
}) => {
  await remember(page, { [PROGRESS]: RECORD, [READ]: 'key-and-accept layers' });
  await open(page);
  const box = memory(page);
  await expect(box).toContainText('2 tasks tried, 2 chapters visited.');
  await box.getByRole('button', { name: 'Clear' }).press('Enter');
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await expect(box.getByRole('button', { name: 'Clear' })).toBeFocused();
  await expect(box).toContainText('2 tasks tried');

  // An answer that is not solved yet lies in the memory of the tab.
  const draft = () =>
    page.evaluate(() => sessionStorage.getItem('websocket-byte-by-byte.draft.a:1'));
  await page.evaluate(() => sessionStorage.setItem('websocket-byte-by-byte.draft.a:1', '{}'));
  await box.getByRole('button', { name: 'Clear' }).press('Enter');
  const download = page.waitForEvent('download');
  await box.getByRole('button', { name: 'Save as a file, then clear' }).press('Enter');
  const file = await (await download).path();
  await expect(box).toContainText('Nothing yet.');
  expect(await draft()).toBeNull();
  await expect(row(page, 'Answer a key')).not.toContainText('Not yet');
  await box.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(row(page, 'Answer a key')).toContainText('Not yet, 2 tries');
  expect(await draft()).toBe('{}');
  await box.getByRole('button', { name: 'Clear' }).press('Enter');
  await box.getByRole('button', { name: 'Clear without a file' }).press('Enter');
  await page.reload();
  await expect(box).toContainText('Nothing yet.');

  const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent('filechooser');
    await box.getByRole('button', { name: 'Read a file' }).press('Enter');
    await (await chooser).setFiles(file);
  };
  await choose({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(box.getByRole('status')).toContainText('This file was not saved by this page');
  await choose(file);
  await expect(box.getByRole('status')).toContainText('was added');
  await expect(box).toContainText('2 tasks tried, 2 chapters visited.');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    ...(JSON.parse(RECORD) as object),
    read: ['key-and-accept', 'layers'],
  });
});

test('a damaged record is put aside until the reader lets it go', async ({ page }) => {
  const damaged = RECORD.replace('"n":5', '"n":"five"');
  await remember(page, { [PROGRESS]: damaged });
  await open(page, '#task=what-http-lacks:1');
  await page.getByRole('radio', { name: 'binary data' }).check();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.locator('#task-what-http-lacks')).toContainText('Not yet.');
  await page.getByRole('link', { name: 'All tasks' }).click();
  const box = memory(page);
  await expect(box).toContainText('could not be read');
  await expect(row(page, 'Answer a key')).toContainText('Not yet, 2 tries');
  const stored = () => page.evaluate(() => Object.values(localStorage).join('\n'));
  expect(await stored()).toContain(JSON.stringify(damaged));
  await box.getByRole('button', { name: 'Delete what cannot be read' }).click();
  await expect(box.getByRole('button', { name: 'Delete what cannot be read' })).toBeHidden();
  await expect(row(page, 'Answer a key')).toContainText('Not yet, 2 tries');
  expect(await stored()).not.toContain('five');
});

for (const [how, deny] of [
  [
    'denied',
    () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Denied', 'SecurityError');
        },
      });
    },
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    },
  ],
] as const) {
  test(`where storage is ${how}, tasks go on as long as the page, and it says so`, async ({
    page,
  }) => {
    await page.addInitScript(deny);
    await open(page, '#task=what-http-lacks:1');
    await page.getByRole('radio', { name: 'a message that the server starts' }).check();
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.locator('#task-what-http-lacks')).toContainText('Right');
    await expect(page.getByText('forgotten when you leave')).toHaveCount(1);
    await page.getByRole('link', { name: 'All tasks' }).click();
    await expect(row(page, 'What plain HTTP lacks')).toContainText('Done, 1 try');
    await expect(memory(page)).toContainText('forgotten when you leave');
  });
}

test('two tabs see each other’s tries', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other, '#task=what-http-lacks:1');
  await other.getByRole('radio', { name: 'binary data' }).check();
  await other.getByRole('button', { name: 'Check' }).click();
  await expect(row(page, 'What plain HTTP lacks')).toContainText('Not yet, 1 try');
});

test('the home page leads back to the place in the last chapter', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('');
  await expect(page.getByRole('link', { name: 'Start with chapter 1' })).toBeVisible();
  await page.goto('chapters/messages/#one-event-per-message');
  await page.goto('exercises/');
  await page.goto('');
  const link = page.getByRole('link', { name: 'Go on with chapter 13' });
  await expect(link).toContainText('Messages, fragments, control frames');
  await link.click();
  await expect(page).toHaveURL(/chapters\/messages\/#one-event-per-message$/);
});

test('the code of a sheet opens its tasks, and one that is damaged says so', async ({ page }) => {
  const exercises = [
    { number: '1.4', times: 1 },
    { number: '9.1', times: 2 },
  ];
  const code = encodeSheet({ seed: 4711, exercises });
  await open(page);
  const field = page.getByLabel('Code on the paper');
  await field.fill(code.replace(/.$/, ''));
  await field.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'not a whole code' })).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill(code.toLowerCase().replace('-', ' '));
  await field.press('Enter');
  const run = page.getByRole('region', { name: `Worksheet ${code}` });
  await expect(run).toContainText('Task 1 of 3');
  await run.getByRole('button', { name: 'Task 3 of 3' }).click();
  await expect(page.locator('#task-accept')).toContainText('No. 4712');
  await expect(page).toHaveURL(/practice=2,/);
  await page.reload();
  await expect(run).toContainText('Task 3 of 3');
  await page.goto('exercises/#sheet=XXXX-XXXX');
  await expect(page.getByRole('status').filter({ hasText: 'not a whole code' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all tasks stand there and lead into their chapters', async ({ page }) => {
    await page.goto('exercises/');
    await page.getByRole('link', { name: 'What plain HTTP lacks' }).click();
    await expect(page).toHaveURL(/chapters\/waiting-page\/#task-what-http-lacks$/);
    await expect(page.locator('#task-what-http-lacks')).toBeVisible();
  });
});

test('a link to a task opens that very task, in its chapter', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#task=accept:12');
  const task = page.locator('#task-accept');
  await task.getByRole('button', { name: 'Copy link' }).click();
  await expect(task.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/chapters\/key-and-accept\/#task-accept=12$/);

  const asked = await task.locator('.prompt').textContent();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('#task-accept')).toBeInViewport();
  await expect(other.locator('#task-accept .prompt')).toHaveText(asked!);
});
