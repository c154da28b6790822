/** What people do with the frame workbench. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

/** What a client logged: text, "Hello", but MASK is 0 and RSV1 is 1. */
const LOGGED = `[ws] out 7 bytes
00000000: c105 4865 6c6c 6f                        ..Hello
`;

const bytes = (page: Page) => page.getByRole('grid', { name: 'Bytes' });
const byte = (page: Page, offset: number) => page.locator(`#frame-workbench-byte-${offset}`);

/** Opens the page, comes near with the mouse, and waits until the workbench is awake. */
async function open(page: Page, path = 'tools/frame-workbench/'): Promise<void> {
  await page.goto(path);
  await page.mouse.move(100, 300);
  await expect(page.locator('#frame-workbench[data-awake]')).toBeVisible();
}

/** Presses Tab until a control has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`No control ${name} within 60 presses of Tab`);
}

test('someone pastes a broken frame from a log and mends it, by keyboard only', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('tools/frame-workbench/');
  await page.evaluate((text) => navigator.clipboard.writeText(text), LOGGED);
  await tabTo(page, /Paste or drop bytes/);
  await page.keyboard.press('Control+V');

  await expect(page.getByText('7 bytes, read as the output of xxd')).toBeVisible();
  const text = page.locator('#frame-workbench');
  await expect(text).toContainText('RSV1 is set, but no extension was negotiated');
  await expect(text).toContainText('A frame from a client is not masked');
  await expect(text).toContainText('closes with 1002');
  await expectNoViolation(page);

  await tabTo(page, /^Clear RSV1$/);
  await page.keyboard.press('Enter');
  await expect(text).not.toContainText('RSV1 is set');
  // A repair takes its button along: the focus goes on to the next, and at last to the verdict.
  await expect(page.getByRole('button', { name: 'Mask it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('A server finds nothing wrong with this frame')).toBeVisible();
  await expect(page.locator(':focus')).toHaveText('A server finds nothing wrong with this frame.');
  await expect(page.getByLabel('payload, text')).toHaveValue('Hello');
});

test('a text that is no dump stays in its box, and its mistake can be found', async ({ page }) => {
  await open(page);
  const box = page.getByLabel('Paste or drop bytes here');
  await box.fill('81 05 48 65 6c\n6c 6g');
  await expect(box).toHaveAccessibleDescription(/line 2, column 5.*“g”/);
  await expect(byte(page, 0)).toHaveText('81');
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Show the place' }).click();
  const selected = await box.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe('g');
});

test('a line that a log cut short is read up to there, and leads to what is wrong', async ({
  page,
}) => {
  await open(page);
  const text = 'recv: c1 85 37 fa 21 3d 7f ...';
  const box = page.getByLabel('Paste or drop bytes here');
  await box.fill(text);
  const outcome = page.locator('#frame-workbench-said');
  await expect(outcome).toContainText('Not read');
  await outcome.getByRole('button', { name: 'Read what stands before it' }).press('Enter');
  await expect(outcome).toContainText('7 bytes');
  await expect(outcome).toBeFocused();
  await expect(box).toHaveValue(text);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('Show the broken rule');
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toContainText('RSV1 is set');
  await expect(page.locator(':focus')).toBeInViewport();
});

test('bytes, bits and fields follow one another', async ({ page }) => {
  await open(page);
  await bytes(page).focus();
  await page.keyboard.type('8');
  await expect(byte(page, 0)).toHaveText('8_');
  await page.keyboard.type('9');
  await expect(byte(page, 0)).toHaveText('89');
  await expect(page.getByLabel('opcode', { exact: true })).toHaveValue('9');

  // From the second byte into its bits: MASK is the first.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(byte(page, 1)).toHaveText('05');
  await expect(page.getByLabel('MASK 0')).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(byte(page, 1)).toHaveText('85');

  await page.getByLabel('payload, text').fill('Hi');
  await expect(byte(page, 1)).toHaveText('82');
  await page.getByLabel('MASK 1').uncheck();
  await expect(bytes(page).getByRole('gridcell')).toHaveText(['89', '02', '48', '69', '+']);

  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(byte(page, 0)).toHaveText('81');
});

test('bytes can be pasted onto the bytes, and reset empties the place to paste', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.evaluate(() => navigator.clipboard.writeText('89 00'));
  await bytes(page).press('Control+V');
  await expect(bytes(page).getByRole('gridcell')).toHaveText(['89', '00', '+']);
  await expect(bytes(page)).toBeFocused();
  const box = page.getByLabel('Paste or drop bytes here');
  await expect(box).toHaveValue('89 00');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(byte(page, 0)).toHaveText('81');
  await expect(box).toHaveValue('');
});

test('typing goes on where the line of bytes becomes a grid', async ({ page }) => {
  await open(page);
  await bytes(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('00'.repeat(40));
  await expect(bytes(page)).toBeFocused();
  await expect(byte(page, 50)).toHaveText('00');
  for (let i = 0; i < 20; i++) await page.keyboard.press('Backspace');
  await expect(bytes(page).getByRole('gridcell')).toHaveCount(32);
  await expect(bytes(page)).toBeFocused();
});

test('the headers of a pasted packet are skipped, and can be shown', async ({ page }) => {
  await open(page);
  const packet =
    '45 00 00 2f 00 00 40 00 40 06 3c c7 7f 00 00 01 7f 00 00 01 ' +
    '1f 90 d4 31 00 00 03 e8 00 00 07 d0 50 18 02 00 00 00 00 00 81 05 48 65 6c 6c 6f';
  await page.getByLabel('Paste or drop bytes here').fill(packet);
  await expect(page.getByText('Skipped 40 bytes of IPv4 and TCP headers.')).toBeVisible();
  await expect(bytes(page).getByRole('gridcell')).toHaveCount(8);
  await page.getByRole('button', { name: 'Show the whole packet' }).press('Enter');
  await expect(byte(page, 46)).toHaveText('6f');
  await page.getByRole('button', { name: 'Skip 40 bytes of IPv4 and TCP headers' }).press('Enter');
  await expect(bytes(page).getByRole('gridcell')).toHaveCount(8);
  await expectNoViolation(page);
});

test('what was typed, flipped or pasted can be undone from the bytes and the bits', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const cells = bytes(page).getByRole('gridcell');
  const hello = (await cells.allTextContents()).join(' ');
  await bytes(page).focus();
  await page.keyboard.type('09');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(byte(page, 1)).toHaveText('05');
  await page.keyboard.press('Control+Z');
  await expect(byte(page, 1)).toHaveText('85');
  await expect(page.getByText('Undone, 1 step left')).toBeAttached();

  await page.evaluate(() => navigator.clipboard.writeText('89 00'));
  await page.keyboard.press('Control+V');
  await expect(cells).toHaveText(['89', '00', '+']);
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  expect((await cells.allTextContents()).join(' ')).toBe(hello);
  await page.keyboard.press('Control+Shift+Z');
  await expect(byte(page, 0)).toHaveText('09');

  // A text field undoes by itself.
  const payload = page.getByLabel('payload, text');
  await payload.press('End');
  await payload.press('!');
  await payload.press('Control+Z');
  await expect(payload).toHaveValue('Hello');
});

test('a link carries the state', async ({ page }) => {
  await open(page, 'tools/frame-workbench/#frame-workbench=8103,client');
  await expect(page.getByText('3 bytes of its payload are still to come')).toBeVisible();
  await page.getByLabel('FIN 1').uncheck();
  await expect(page).toHaveURL(/#frame-workbench=0103,client$/);
});

test('presets step by clicker, and fit the projector', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await page.getByRole('button', { name: 'Present' }).click();
  const instrument = page.locator('#frame-workbench');
  for (let preset = 0; preset < 24; preset++) {
    const before = await instrument.innerText();
    await page.keyboard.press('PageDown');
    await expect.poll(() => instrument.innerText()).not.toBe(before);
    await expect
      .poll(() => instrument.evaluate((shown) => shown.scrollHeight - shown.clientHeight), before)
      .toBe(0);
  }
  await expectNoViolation(page);
});

test('who steps to the last frame by keyboard keeps the focus', async ({ page }) => {
  await page.goto('tools/frame-workbench/#frame-workbench=81008a00');
  const next = page.getByRole('button', { name: 'Next frame' });
  await next.press('Enter');
  await expect(page.getByText('frame 2 of 2', { exact: true })).toBeVisible();
  await expect(next).toBeDisabled();
  await expect(next).toBeFocused();
});

test('eight million frames are listed, and the last can be edited', async ({ page }) => {
  test.slow();
  await open(page);
  const buffer = Buffer.alloc(2 ** 24);
  for (let at = 0; at < buffer.length; at += 2) buffer[at] = 0x81;
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'many.bin', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByText('frame 1 of 8,388,608', { exact: true })).toBeVisible();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('End');
  await expect(page.getByText('frame 8,388,608 of 8,388,608', { exact: true })).toBeVisible();
  await page.getByLabel('FIN 1').uncheck();
  await expect(byte(page, 2 ** 24 - 2)).toHaveText('01');
  await expect(page.getByText('Too long for a link')).toBeVisible();
  await expectNoViolation(page);
});
