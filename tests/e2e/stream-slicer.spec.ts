/** What people do with the stream slicer. */
import { expect, expectNoViolation, test } from './page.ts';

test('a reader finds the messages again, by luck, by rule, and not where a newline is inside', async ({
  page,
}) => {
  await page.goto('chapters/byte-stream/');
  const slicer = page.locator('#stream-slicer');
  const got = slicer.locator('.came li .text');
  const verdict = slicer.locator('.end');
  await expect(got).toHaveText(['sell 10', ' left\uFFFD', '\uFFFD好']);
  await expect(verdict).toContainText('none right');

  await slicer.getByRole('button', { name: 'As written' }).click();
  await expect(verdict).toContainText('by luck');
  await slicer.getByRole('button', { name: /^A new read before byte 7,/ }).click();
  await expect(got).toHaveText(['sell 10 left', '你好']);

  await slicer.getByRole('button', { name: 'Newline' }).click();
  await expect(verdict).toContainText('the same 3 received');
  await slicer.getByLabel('Message 2', { exact: true }).fill('0\nleft');
  await expect(got).toHaveText(['sell 1', '0', 'left', '你好']);
  await expect(verdict).toContainText('Message 2 has a newline inside');

  await slicer.getByRole('button', { name: 'Length' }).click();
  await slicer.getByRole('button', { name: 'Each byte' }).click();
  await expect(got).toHaveText(['sell 1', '0↵left', '你好']);
  await expect(verdict).toContainText('Cut as you like');
  await expectNoViolation(page);

  const phrase = page.getByRole('button', { name: 'These three reads' });
  await phrase.press('Enter');
  await expect(got).toHaveText(['ok', '你好', 'buy']);
  await slicer.getByRole('button', { name: 'Back' }).click();
  await expect(slicer.locator('.telling')).toContainText('1 message comes out. 2 bytes wait');
});

test('the knife works by keyboard and by dragging, and messages come and go', async ({ page }) => {
  await page.goto('tools/stream-slicer/');
  const slicer = page.locator('#stream-slicer');
  const place = (byte: number) =>
    slicer.getByRole('button', { name: new RegExp(`^A new read before byte ${byte},`) });
  const atOnce = slicer.getByRole('button', { name: 'At once' });
  await atOnce.click();
  await expect(atOnce).toHaveAttribute('aria-pressed', 'true');
  await place(2).press('ArrowRight');
  await expect(place(3)).toBeFocused();
  await place(3).press('Enter');
  await expect(place(3)).toHaveAttribute('aria-pressed', 'true');
  await place(3).press('Shift+ArrowRight');
  await expect(place(4)).toBeFocused();
  await expect(place(4)).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/#stream-slicer=none,3,2,/);

  await place(4).hover();
  await page.mouse.down();
  const { x, y, width, height } = (await place(10).boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(place(10)).toHaveAttribute('aria-pressed', 'true');
  await expect(place(4)).toHaveAttribute('aria-pressed', 'false');

  await slicer.getByRole('button', { name: 'Add a message' }).click();
  await expect(slicer.getByLabel('Message 4', { exact: true })).toHaveValue('');
  await expect(slicer.locator('.end')).toContainText('An empty message leaves no byte');
  await slicer.getByRole('button', { name: 'Remove message 4' }).press('Enter');
  await expect(slicer.getByRole('button', { name: 'Remove message 3' })).toBeFocused();
  await slicer.getByLabel('Message 1', { exact: true }).fill('你'.repeat(14));
  await expect(slicer.getByRole('alert')).toContainText('40 bytes at most');
  await expect(slicer.getByLabel('Message 1', { exact: true })).toHaveValue('你'.repeat(14));
});
