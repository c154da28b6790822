/** What people do with the masking instrument and with the story of the poisoned proxy. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const field = (page: Page, name: string) => page.getByLabel(name);
const column = (page: Page, index: number) =>
  page.getByRole('option', { name: new RegExp(`^byte ${index}:`) });
const bit = (page: Page, row: string, weight: number) =>
  page.getByRole('button', { name: new RegExp(`^${row}, weight ${weight}:`) });

/** Opens a page, comes near with the mouse, and waits until the instrument is awake. */
async function open(page: Page, name: string, state = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`tools/${name}/${state}`);
  await page.mouse.move(100, 300);
  await expect(page.locator(`#${name}[data-awake]`)).toBeVisible();
}

test('masking works in both directions, from text, hex, key or single bits', async ({ page }) => {
  await open(page, 'masking');
  const masked = field(page, 'Masked, in hex');
  await expect(masked).toHaveValue('7f 9f 4d 51 58');
  await field(page, 'Payload as text').fill('111');
  await expect(masked).toHaveValue('06 cb 10');

  await masked.fill('7f 9f 4d 51 58');
  await expect(field(page, 'Payload as text')).toHaveValue('Hello');
  await expect(page.getByText('computed', { exact: true })).toHaveCount(1);
  // The row that was typed stays; the other one follows the key.
  await field(page, 'Masking key').fill('00000000');
  await expect(masked).toHaveValue('7f 9f 4d 51 58');
  await expect(field(page, 'Payload in hex')).toHaveValue('7f 9f 4d 51 58');

  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('listbox').press('End');
  await expect(column(page, 4)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('4 mod 4 = 0: 6f XOR 37 = 58')).toBeVisible();
  await bit(page, 'masked', 1).click();
  await expect(field(page, 'Payload as text')).toHaveValue('Helln');
  await bit(page, 'masked', 1).press('ArrowUp');
  await expect(bit(page, 'key', 1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(field(page, 'Masking key')).toHaveValue('36 fa 21 3d');
  await expectNoViolation(page);
});

test('what cannot be read is explained and stays; a fresh key replaces it', async ({ page }) => {
  await open(page, 'masking');
  const key = field(page, 'Masking key');
  await key.fill('37 fa 21');
  await expect(page.getByRole('alert')).toContainText('four bytes');
  await expect(key).toHaveValue('37 fa 21');
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Fresh key' }).click();
  await expect(key).toHaveValue(/^[\da-f]{2}( [\da-f]{2}){3}$/);
  await expect(page.getByRole('alert')).toHaveText('');
});

test('a payload of any length is shown a window at a time', async ({ page }) => {
  await open(page, 'masking');
  await page.getByLabel('Examples').selectOption('A longer text');
  await expect(page.getByText('Bytes 0 to 63 of 290')).toBeVisible();
  await page.getByRole('button', { name: 'Later bytes' }).click();
  await expect(column(page, 64)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('listbox').press('ArrowLeft');
  await expect(page.getByText('Bytes 0 to 63 of 290')).toBeVisible();
  await expectNoViolation(page);

  await page.getByRole('button', { name: 'In pieces' }).click();
  await expect(page.getByRole('row', { name: /^Together/ })).toContainText('… and 90 more');
});

test('pieces are cut with the keyboard, and the mistake shows or hides', async ({ page }) => {
  await open(page, 'masking');
  await page.getByRole('button', { name: 'In pieces' }).click();
  const row = (name: RegExp) => page.getByRole('row', { name });
  await expect(row(/^Together/)).toContainText('Hello');
  await page.getByRole('button', { name: /^byte 1, 9f/ }).press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^byte 2, 4d/ })).toBeFocused();
  await expect(row(/^2 4d 51 58/)).toContainText('after 2 bytes: from key byte 2');
  await expect(page.getByText('What came out is not UTF-8')).toBeVisible();
  await expectNoViolation(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^byte 4, 58/ }).click();
  await expect(page.getByText('every cut is at a multiple of 4')).toBeVisible();

  await page.getByRole('button', { name: 'whole frames' }).click();
  await expect(page.getByText('every frame begins at a multiple of 4')).toBeVisible();
  await expect(row(/^2 .* key /)).toContainText('after 0 bytes: from key byte 0');
});

test('the proxy is poisoned without masking and with a known key, not with a fresh one', async ({
  page,
}) => {
  await open(page, 'poisoned-proxy');
  const story = page.locator('#poisoned-proxy');
  const title = story.locator('h3');
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('End');
  for (const [variant, ending, cached] of [
    ['No masking', 'The proxy answers from its cache', 'evil()'],
    ['Known key', 'The proxy answers from its cache', 'evil()'],
    ['Fresh key', 'The proxy asks ads.example', 'showAds()'],
  ] as const) {
    await page.getByRole('button', { name: variant }).click();
    await expect(title).toHaveText(ending);
    await expect(story.locator('dl')).toContainText(`ads.example/ads.js: ${cached}`);
  }
  await expectNoViolation(page);

  // Back to what the proxy makes of it; other keys give other noise, and a link brings it again.
  for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Back' }).click();
  await expect(title).toHaveText('The proxy finds nothing');
  const bytes = story.getByRole('img');
  const before = await bytes.getAttribute('aria-label');
  await page.getByRole('button', { name: 'Draw other keys' }).click();
  await expect(bytes).not.toHaveAttribute('aria-label', before ?? '');
  await expect(title).toHaveText('The proxy finds nothing');
  const after = await bytes.getAttribute('aria-label');
  await expect(page).toHaveURL(/#poisoned-proxy=fresh,(?!6455,)\d+,reads$/);
  await page.reload();
  await expect(bytes).toHaveAttribute('aria-label', after ?? '');
  await expectNoViolation(page);

  await page.getByText('The whole story').click();
  await page.getByRole('button', { name: 'The script tries the same' }).click();
  await expect(title).toHaveText('The script tries the same');
  await expect(story.locator('[aria-current=step]')).toContainText('The script tries the same');
});

test('in present mode a clicker goes through the story', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'poisoned-proxy', '#poisoned-proxy=predictable,6455,hand');
  const title = page.locator('#poisoned-proxy h3');
  await page.getByRole('button', { name: 'Present' }).click();
  await page.keyboard.press('PageDown');
  await expect(title).toHaveText('The browser masks and sends');
  await page.keyboard.press('PageDown');
  await expect(title).toHaveText('The proxy finds a request');
  await expectNoViolation(page);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Escape');
  await expect(title).toHaveText('The browser masks and sends');
});

test('what was typed, flipped or reset is undone from anywhere but a text field', async ({
  page,
}) => {
  await page.goto('tools/masking/');
  const text = page.getByLabel('Payload as text');
  await text.fill('');
  await text.pressSequentially('Hi');
  await page.getByRole('button', { name: 'Fresh key' }).click();
  const key = page.getByLabel('Masking key');
  await expect(key).not.toHaveValue('37 fa 21 3d');
  await page.keyboard.press('Control+z');
  await expect(key).toHaveValue('37 fa 21 3d');
  await expect(text).toHaveValue('Hi');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue('Hello');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').getByText('Nothing left to undo')).toBeAttached();
  await page.keyboard.press('Control+Shift+z');
  await expect(text).toHaveValue('Hi');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(text).toHaveValue('Hello');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue('Hi');
});
