/** What people do with the Accept machine. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const KEY_DECODED = 'BXhwxM0SZasKmCD9S4BfpPmCnEw=';

const stage = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const mistake = (page: Page) => page.getByLabel('A server’s mistake');
const answer = (page: Page) => page.getByLabel('Sec-WebSocket-Accept that a server sent');

/** Opens the page, comes near with the mouse, and waits until the machine is awake. */
async function open(page: Page, state = ''): Promise<void> {
  await page.goto(`tools/accept-machine/${state}`);
  await page.mouse.move(100, 300);
  await expect(page.locator('#accept-machine[data-awake]')).toBeVisible();
}

test('typing over a stage computes the later ones and forgets what cannot be known', async ({
  page,
}) => {
  await open(page);
  await expect(stage(page, 'Accept')).toHaveValue(ACCEPT);
  await stage(page, 'Key').fill('rRXp2i/XCuCsKqs5MN12Ag==');
  await expect(stage(page, 'Accept')).toHaveValue('c/LP8JsVmZWV/EB3lgGDVmVQWVA=');
  await expect(stage(page, 'Random bytes')).toHaveValue(/^ad 15 e9/);

  await stage(page, 'SHA-1 digest').fill('00'.repeat(20));
  await expect(stage(page, 'Accept')).toHaveValue('AAAAAAAAAAAAAAAAAAAAAAAAAAA=');
  await expect(stage(page, 'Key')).toHaveValue('');
  await expect(page.getByText('No longer known')).toHaveCount(3);
  await expectNoViolation(page);
});

test('bad input stays, is explained at its stage, and nothing is computed from it', async ({
  page,
}) => {
  await open(page);
  const bytes = stage(page, 'Random bytes');
  await bytes.fill('74 68 xx');
  await expect(bytes).toHaveAccessibleDescription(/“xx” is not a hex digit/);
  await expect(bytes).toHaveValue('74 68 xx');
  await expect(page.getByText('Cannot be computed')).toHaveCount(4);
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(stage(page, 'Accept')).toHaveValue(ACCEPT);
});

test('a wrong answer is traced to its mistake, which can be seen in the stages', async ({
  page,
}) => {
  await open(page);
  await answer(page).fill(`HTTP/1.1 101 OK\r\nSec-WebSocket-Accept: ${ACCEPT}`);
  await expect(page.getByText('Right. It answers this key.')).toBeVisible();
  await answer(page).fill(KEY_DECODED);
  await expect(page.getByText('Wrong. The server’s mistake: Key decoded')).toBeVisible();
  await expect(page.getByText('Hash the field value as it came.')).toBeVisible();
  await page.getByRole('button', { name: 'Show in the stages' }).click();
  await expect(mistake(page)).toHaveValue('key-decoded');
  await expect(stage(page, 'Accept')).toHaveValue(KEY_DECODED);
  await expect(page.getByText('spoilt by the mistake')).toHaveCount(3);
  await expectNoViolation(page);
  for (const [shape, said] of [
    [ACCEPT.slice(0, -1), 'The = left out'],
    ['b37a4f2cc0624f1690f64606cf385945b2bec4ea', 'Hex, no base64'],
    ['YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==', 'Base64 of the hex digits'],
    ['a'.repeat(40), 'These are 40 hex digits.'],
  ] as const) {
    await answer(page).fill(shape);
    await expect(answer(page)).toHaveAccessibleDescription(new RegExp(`Wrong. .*${said}`));
  }
});

test('bytes and characters that share bits are linked, by mouse and by keyboard', async ({
  page,
}) => {
  await open(page);
  await stage(page, 'Random bytes').press('Control+End');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('byte')).toHaveText(/65\s*filling/);
  await expect(row('character')).toHaveText(/Z\s*Q\s*=\s*=/);
  await page.getByRole('button', { name: '74 68 65 becomes dGhl' }).press('Enter');
  await row('character').getByRole('cell', { name: 'G' }).hover();
  const lit = page.locator('[data-stage="bytes"] .lit');
  await expect(lit).toHaveText(['74', '68']);
  await page.getByRole('button', { name: 'digest → accept' }).click();
  await expect(row('byte')).toHaveText(/b3\s*7a\s*4f/);
});

test('a link keeps stage, mistake and answer; presets step in present mode without scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, `#accept-machine=${KEY.replaceAll('=', '.')},,guid-first,key`);
  await expect(stage(page, 'Accept')).toHaveValue('2OZf2Seed9yzIpkj+zvC9KS9Mjw=');
  const instrument = page.locator('#accept-machine');
  const hidden = () => instrument.evaluate((shown) => shown.scrollHeight - shown.clientHeight);
  await page.getByRole('button', { name: 'Present' }).click();
  expect(await hidden()).toBeLessThanOrEqual(0);
  await expectNoViolation(page);
  await mistake(page).selectOption('none: all is right');
  await page.keyboard.press('PageDown');
  await expect(stage(page, 'Key')).toHaveValue('rRXp2i/XCuCsKqs5MN12Ag==');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(stage(page, 'Accept')).toHaveValue('C/0nmHhBztSRGR1CwL6Tf4ZjwpY=');
  expect(await hidden()).toBeLessThanOrEqual(0);
  // The key as printed, with stray bits and what is to be said of them.
  await page.keyboard.press('PageUp');
  await expect(stage(page, 'Accept')).toHaveValue('OfS0wDaT5NoxF2gqm7Zj2YtetzM=');
  expect(await hidden()).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await expect(answer(page)).toBeVisible();
});
