/** The fragment composer, as a reader uses it: by keyboard, by mouse, on a phone, from a link. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoViolation, test, wakeEverything } from './page.ts';

const PAGE = 'tools/fragment-composer/';

const gap = (page: Page, name: RegExp) => page.getByRole('button', { name });
const frames = (page: Page) => page.getByRole('list', { name: /^Frames/ }).locator('> li');
const titles = (page: Page) => frames(page).locator('[data-row-title]');

async function centre(target: Locator): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

test('the keyboard alone cuts, adds, breaks, mends and steps', async ({ page }) => {
  await page.goto(PAGE);
  const cut = gap(page, /byte 5, a5, inside 好/);
  await expect(cut).toHaveAttribute('aria-pressed', 'true');
  await cut.press('Space');
  await expect(frames(page)).toHaveCount(2);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(gap(page, /byte 4, e5$/)).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cut).toBeFocused();
  await expect(cut).toHaveAttribute('aria-pressed', 'true');
  // Cut anew, both fragments stand in front of the Ping.
  await expect(titles(page)).toContainText(['text, FIN 0', 'continuation, FIN 1', 'Ping, FIN 1']);
  await titles(page).nth(2).press('Enter');
  await frames(page).nth(2).getByRole('button', { name: 'Earlier' }).press('Enter');
  await expect(titles(page)).toContainText(['text, FIN 0', 'Ping, FIN 1', 'continuation, FIN 1']);
  await expect(frames(page).nth(1).getByRole('button', { name: 'Earlier' })).toBeFocused();

  await page.getByRole('button', { name: 'new text frame' }).press('Enter');
  const broken = page.getByText('A new message begins inside an unfinished one');
  await expect(broken.first()).toBeVisible();
  await expect(page.getByText('RFC 6455 §5.4 · closes with 1002')).toBeVisible();
  await page.getByRole('button', { name: 'Take it away' }).press('Enter');
  await expect(titles(page).nth(2)).toBeFocused();
  await expect(frames(page)).toHaveCount(3);

  await page.getByRole('button', { name: 'Next' }).press('End');
  const done = page.locator('.deeds');
  await expect(done.locator('li').first()).toContainText(/^sends a Pong 8a 82/);
  await expect(done.locator('li').last()).toContainText('event message: text “你好”');
  await expect(page.getByText('1 message event', { exact: true })).toBeVisible();
});

test('a pointer moves a cut, and puts a frame between two others', async ({ page }) => {
  await page.goto(PAGE);
  const from = await centre(gap(page, /byte 5, a5, inside 好/));
  const to = await centre(gap(page, /byte 3, a0, inside 你/));
  await page.mouse.move(from.x, from.y);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await expect(gap(page, /byte 3, a0, inside 你/)).toHaveAttribute('aria-pressed', 'true');
  await expect(gap(page, /byte 5, a5, inside 好/)).toHaveAttribute('aria-pressed', 'false');

  await page.setViewportSize({ width: 1280, height: 1200 });
  const chip = await centre(page.getByRole('button', { name: 'Close', exact: true }));
  const last = await centre(titles(page).nth(2));
  await page.mouse.move(chip.x, chip.y);
  await page.mouse.down();
  await page.mouse.move(last.x, last.y - 5, { steps: 6 });
  await page.mouse.up();
  await expect(titles(page)).toContainText([/text/, /Ping/, /Close/, /continuation/]);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('A data frame comes after Close').first()).toBeVisible();
  await page.getByRole('button', { name: 'Send Close last' }).click();
  await expect(titles(page)).toContainText([/text/, /Ping/, /continuation/, /Close/]);
});

test('what is no hex, too long or no number is explained and stays', async ({ page }) => {
  await page.goto(PAGE);
  const fault = page.locator('#fragment-composer-fault');
  await page.getByRole('group', { name: 'Typed as' }).getByRole('button', { name: 'hex' }).click();
  const message = page.getByLabel('Message', { exact: true });
  await expect(message).toHaveValue('e4 bd a0 e5 a5 bd');
  await message.fill('e4 bd zz');
  await expect(fault).toContainText('This is not hex');
  await expect(message).toHaveValue('e4 bd zz');
  await expect(frames(page)).toHaveCount(3);
  await message.fill('c0 af');
  await expect(fault).toBeEmpty();
  // Bytes that are no text cannot be written as text.
  await expect(
    page.getByRole('group', { name: 'Typed as' }).getByRole('button', { name: 'text' }),
  ).toHaveAttribute('aria-disabled', 'true');
  await expect(message).toHaveValue('c0 af');
  await page.getByLabel('Receiver’s limit').fill('many');
  await expect(fault).toContainText('Write a number of bytes');
  await expect(page.getByLabel('Receiver’s limit')).toHaveValue('many');
  await expectNoViolation(page);
});

test('a message that never ends is no mistake, and no event', async ({ page }) => {
  await page.goto(PAGE);
  await titles(page).nth(2).click();
  await frames(page).nth(2).getByLabel('FIN').click();
  await expect(titles(page).nth(2)).toContainText('continuation, FIN 0');
  await page.getByRole('button', { name: 'Next' }).press('End');
  await expect(page.getByText('The message has no end yet')).toBeVisible();
  await expect(page.getByText('0 message events')).toBeVisible();
});

test('a link opens what was composed at its step, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${PAGE}#fragment-composer=eda0bd,1,0.x896862.1,client,step3`);
  await expect(page.getByText('A text message is not UTF-8').first()).toBeVisible();
  await expect(page.getByText('a surrogate, which is no character').first()).toBeVisible();
  await expect(page.locator('.deeds')).toContainText('fails the connection with 1007');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectNoViolation(page);
  await titles(page).nth(1).click();
  const workbench = frames(page).nth(1).getByRole('link', { name: 'Workbench' });
  const hex = await frames(page)
    .nth(1)
    .getByRole('group', { name: /^89 82/ })
    .getAttribute('aria-label');
  await workbench.click();
  await expect(
    page.getByLabel('Bytes of the stream').or(page.locator('#frame-workbench')),
  ).toBeVisible();
  expect(decodeURIComponent(page.url())).toContain(`frame-workbench=${hex!.replaceAll(' ', '')}`);
});

test('what was typed, cut, dragged or reset is undone from anywhere but a text field', async ({
  page,
}) => {
  await page.goto('tools/fragment-composer/');
  await wakeEverything(page);
  const message = page.getByLabel('Message', { exact: true });
  await message.fill('');
  await message.pressSequentially('Hello');
  const cut = page.locator('[data-gap="2"]');
  await cut.press('Enter');
  await cut.press('Shift+ArrowRight');
  await page.locator('[data-gap="3"]').press('Shift+ArrowRight');
  const address = (cuts: string) => new RegExp(`=48656c6c6f,${cuts},`);
  await expect(page).toHaveURL(address('4'));
  // Both moves of the cut are one.
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(address('2'));
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(address(''));
  await page.keyboard.press('Control+z');
  await expect(message).not.toHaveValue('Hello');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(page).toHaveURL(address('2'));
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').getByText('Undone')).toBeAttached();
  await expect(page).toHaveURL(address('2'));
});
