/** The envelope explorer, as a reader uses it. */
import { readFile } from 'node:fs/promises';
import { expect, expectNoViolation, test } from './page.ts';

const PAGE = 'tools/envelope-explorer/';

test('an envelope, a byte and a field choose each other, by keyboard alone', async ({ page }) => {
  await page.goto(PAGE);
  const instrument = page.locator('#envelope-explorer');
  await instrument.getByRole('button', { name: /^IPv4 packet, 51 bytes/ }).press('Enter');
  await expect(instrument.getByText('Layer 3, network')).toBeVisible();
  const bytes = instrument.getByRole('grid', { name: 'Bytes of the packet' });
  const chosen = bytes.getByRole('gridcell', { selected: true });
  await expect(chosen).toHaveAccessibleName('45, byte 14, IPv4: version');

  // Down a row, and two to the right: a field of the next layer.
  await bytes.focus();
  for (const key of [
    'ArrowDown',
    'ArrowDown',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
    'ArrowRight',
  ]) {
    await page.keyboard.press(key);
  }
  await expect(chosen).toHaveAccessibleName('52, byte 50, TCP: checksum');
  await expect(instrument.getByText('Layer 4, transport')).toBeVisible();
  const field = instrument.getByRole('button', { name: /^checksum/ });
  await expect(field).toHaveAttribute('aria-pressed', 'true');

  // And from field to field.
  await field.press('ArrowDown');
  await expect(instrument.getByRole('button', { name: /^urgent pointer/ })).toBeFocused();
  await expect(chosen).toHaveAccessibleName(/byte 52, TCP: urgent pointer$/);
  await expectNoViolation(page);
});

test('a message that cannot be sent stays, with the reason, and a long one is cut', async ({
  page,
}) => {
  await page.goto(PAGE);
  const message = page.getByRole('textbox', { name: 'Your message' });
  const long = 'x'.repeat(9000);
  await message.fill(long);
  await expect(page.getByRole('alert')).toContainText('8,192 bytes');
  await expect(message).toHaveValue(long);
  await expect(page.getByText('5 bytes of yours, 69 bytes on the wire')).toBeVisible();

  await message.fill('x'.repeat(3000));
  await expect(page.getByRole('alert')).toBeEmpty();
  await page.getByRole('button', { name: 'Packet 3 of 3, 146 bytes' }).click();
  await expect(page.getByText('In 3 packets:')).toBeVisible();
  await page.getByRole('button', { name: /^WebSocket frame/ }).click();
  await expect(page.getByText('Layer 7, application: a protocol')).toBeVisible();
  await expectNoViolation(page);
});

test('the connection is saved as a capture, with TLS it says why not', async ({ page }) => {
  await page.goto(PAGE);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as pcap' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('envelopes.pcap');
  const file = await readFile(await download.path());
  expect(file.subarray(0, 4).toString('hex')).toBe('d4c3b2a1');
  expect(file.includes('GET /chat HTTP/1.1')).toBe(true);

  await page.getByRole('button', { name: 'wss: (TLS)' }).click();
  await expect(page.getByText('With TLS there is nothing to save')).toBeVisible();
  await expect(page.getByRole('button', { name: /^IPv4 packet, 73 bytes/ })).toBeVisible();
  await expectNoViolation(page);
});

test('names are hidden for a class, and revealed one after the other', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByLabel('Hide the names').click();
  await expect(page.getByLabel('Hide the names')).toBeChecked();
  const instrument = page.locator('#envelope-explorer');
  const envelopes = instrument.getByRole('group', { name: /^Envelopes around/ });
  await expect(envelopes).not.toContainText(/Ethernet|IPv4|TCP|WebSocket/);
  await expect(instrument.getByRole('table')).not.toContainText(/network|7/);
  await envelopes.getByRole('button', { name: /51 bytes/ }).click();
  await expect(envelopes).toContainText('IPv4 packet');
  await expect(instrument.getByRole('table')).toContainText('3network');
  await expectNoViolation(page);

  await page.getByRole('button', { name: 'Present' }).click();
  await expect(instrument).toHaveCSS('position', 'fixed');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(envelopes).toContainText('TCP segment');
  await expect(envelopes).not.toContainText('WebSocket');
});

test('the prose drives it', async ({ page }) => {
  await page.goto('chapters/layers/');
  await page.getByRole('button', { name: 'Let the server say “Hi”' }).click();
  await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('Hi');
  await expect(
    page.getByRole('button', {
      name: 'Ethernet frame, 64 bytes: 14 bytes of header, 6 bytes behind',
    }),
  ).toHaveAttribute('aria-pressed', 'true');
});
