/** What people do with the live wire. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const instrument = (page: Page) => page.locator('#live-wire');
const log = (page: Page) => page.getByRole('region', { name: 'What happened' });
const now = (page: Page) => log(page).locator('[aria-current=step] button');
const deeds = (page: Page, side: string) =>
  page.getByRole('form', { name: `What the ${side} does now` });
const bytes = (page: Page) => page.getByRole('grid', { name: 'Bytes on the wire' });

async function open(page: Page, state = ''): Promise<void> {
  await page.goto(`tools/live-wire/${state}`);
  await page.mouse.move(100, 300);
  await expect(page.locator('#live-wire[data-awake]')).toBeVisible();
}

test('by keyboard: step, send, look at a byte, flip a bit, and undo', async ({ page }) => {
  await open(page);
  await expect(now(page)).toContainText('The client sends a text frame “Hello”: 11 bytes.');
  await page.getByRole('button', { name: /Next/ }).press('Enter');
  await expect(now(page)).toContainText('The wire brings 11 bytes to the server.');
  await page.keyboard.press('Home');
  await expect(now(page)).toContainText('TCP has connected the two.');
  await page.keyboard.press('End');
  await expect(now(page)).toContainText('The client hands its program a message: “Hi”.');

  const message = deeds(page, 'server').getByLabel('Message');
  await message.fill('你好');
  await message.press('Enter');
  await expect(now(page)).toContainText('The server sends a text frame “你好”: 8 bytes.');
  await expect(message).toBeFocused();

  await bytes(page).press('ArrowRight');
  await expect(page.getByText(/^Byte \d+: 06, MASK, payload length/)).toBeVisible();
  await bytes(page).press('Enter');
  await page.keyboard.press('Space');
  await expect(now(page)).toContainText('the bit worth 128 is flipped');
  await page.getByRole('button', { name: /Next/ }).focus();
  // A masked frame from a server: the client waits for a key of four bytes, then refuses all.
  await page.keyboard.press('End');
  await expect(log(page)).toContainText('The client must fail the connection: mask forbidden');
  await expect(page.getByRole('region', { name: 'client', exact: true })).toContainText('CLOSED');
  await expectNoViolation(page);

  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(log(page)).not.toContainText('mask forbidden');
  await expect(log(page)).toContainText('“你好”');
});

test('a link opened elsewhere shows the same run, at the same step', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const wire = instrument(page);
  await wire.getByLabel('delay').first().selectOption('200');
  await wire.getByLabel('segments').first().selectOption('2');
  await deeds(page, 'client').getByRole('button', { name: 'Ping' }).click();
  await deeds(page, 'client').getByLabel('Body').fill('a b, “c”');
  await deeds(page, 'client').getByRole('button', { name: 'Send' }).click();
  await expect(now(page)).toContainText('The client sends a Ping “a b, “c””');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await context.newPage();
  await other.goto(link);
  await expect(now(other)).toHaveText(await now(page).innerText(), { useInnerText: true });
  expect(await log(other).innerText()).toBe(await log(page).innerText());
  expect(await bytes(other).innerText()).toBe(await bytes(page).innerText());
});

test('the bytes of a step open in the frame workbench', async ({ page }) => {
  await open(page);
  await log(page).getByRole('link').first().click();
  await expect(page).toHaveURL(/tools\/frame-workbench\/#frame-workbench=8185/);
  await expect(page.getByLabel('payload, text')).toHaveValue('Hello');
});

test('what cannot be done is explained, and what was typed stays', async ({ page }) => {
  await open(page);
  const server = deeds(page, 'server');
  await server.getByRole('button', { name: 'Bytes' }).click();
  await server.getByLabel('Message, in hex').fill('0');
  await server.getByRole('button', { name: 'Send' }).click();
  await expect(server.getByRole('alert')).toContainText('This is not hex');
  await expect(server.getByLabel('Message, in hex')).toHaveValue('0');

  await server.getByRole('button', { name: 'Close' }).click();
  await server.getByLabel('Code').fill('1005');
  await server.getByRole('button', { name: 'Send' }).click();
  await expect(server.getByRole('alert')).toContainText('must not be sent');
  await server.getByLabel('Code').fill('1000');
  await server.getByLabel('Reason').fill('a'.repeat(124));
  await server.getByRole('button', { name: 'Send' }).click();
  await expect(server.getByRole('alert')).toContainText('at most 123 bytes');

  await page.getByRole('button', { name: 'Cut the cable' }).click();
  await expect(now(page)).toContainText('The cable is cut. Neither end is told.');
  await page.getByRole('button', { name: 'Reset TCP' }).click();
  await expect(instrument(page)).toContainText('The wire carries nothing any more');
  await expectNoViolation(page);

  await page.getByRole('button', { name: /^Remove: the cable/ }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(log(page)).not.toContainText('The cable is cut');
});

test('on a phone nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '#live-wire=1,1,200ct:Hello,n2');
  await expect(now(page)).toContainText('The client sends its request');
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(360);
  await deeds(page, 'client').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /Next/ }).click();
  expect(await width()).toBe(360);
  await expectNoViolation(page);
});

test('in a chapter it sleeps until it is touched, and then does what was asked', async ({
  page,
}) => {
  await page.goto('chapters/messages/');
  await page.mouse.move(100, 300);
  await instrument(page).scrollIntoViewIfNeeded();
  const asleep = page.locator('astro-island[ssr]:has(#live-wire)');
  await expect(asleep).toHaveCount(1);
  const next = instrument(page).getByRole('button', { name: /Next/ });
  const before = await now(page).innerText();
  await next.click();
  await expect(now(page)).not.toHaveText(before, { useInnerText: true });
  await expect(asleep).toHaveCount(0);

  await page.goto('about:blank');
  await page.goto('chapters/messages/');
  const phrase = page.locator('[data-do=live-wire]').first();
  await phrase.click();
  await expect(page.getByRole('region', { name: 'What is done, and when' })).toContainText(
    'segments from the server',
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a step of a run stands there, and the whole run as a list', async ({ page }) => {
    await page.goto('tools/live-wire/');
    await expect(now(page)).toContainText('The client sends a text frame “Hello”');
    await expect(log(page).getByRole('listitem')).toHaveCount(13);
    await expect(deeds(page, 'client').getByLabel('Message')).toBeDisabled();
  });
});
