import { expect, test } from './page.ts';

test('a visitor types their own words and sees the frame a browser would send', async ({
  page,
}) => {
  await page.goto('');
  await page.getByLabel('Say something').fill('你好');
  const frame = page.getByRole('group', { name: /^What a browser sends/ });
  // Six bytes of UTF-8: MASK and 6 make 0x86.
  await expect(frame).toContainText('81');
  await expect(frame).toContainText('86');
  const key = /37 fa 21 3d/;
  await expect(frame).toContainText(key);
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(frame).not.toContainText(key);
});

test('the plan leads to every written chapter', async ({ page }) => {
  await page.goto('');
  const plan = page.getByRole('region', { name: 'The plan of the book' });
  await expect(plan.getByRole('listitem')).toHaveCount(22);
  await plan.getByRole('link', { name: 'The frame header, bit by bit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The frame header, bit by bit');
});

test('the choice of a theme stays on the next page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await page.getByLabel('Theme').selectOption('dark');
  await page.goto('tools/');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('the contents close on Escape, on a click beside them, and when the focus moves on', async ({
  page,
}) => {
  await page.goto('tools/');
  const contents = page.getByText('Contents', { exact: true });
  const chapter = page.getByRole('link', { name: 'Key and Accept' });
  await contents.press('Enter');
  await chapter.press('Escape');
  await expect(chapter).toBeHidden();
  await expect(contents).toBeFocused();
  await contents.click();
  await expect(chapter).toBeVisible();
  await page.getByRole('contentinfo').click();
  await expect(chapter).toBeHidden();
  await contents.press('Enter');
  await page.getByLabel('Theme').focus();
  await expect(chapter).toBeHidden();
});
