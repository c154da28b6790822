import { expect, expectNoViolation, test } from './page.ts';

const PAGE = 'worksheets/';

test('a sheet is chosen, keeps its tasks in a link and a code, and opens on screen', async ({
  page,
}) => {
  await page.goto(PAGE);
  const maker = page.locator('#sheet');
  const sheet = maker.getByRole('article').first();
  const key = maker.getByRole('article').last();
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(5);

  // Single tasks, by keyboard.
  await maker.getByRole('checkbox', { name: '9 Key and Accept' }).click();
  await expect(maker.getByText('No task is chosen')).toBeVisible();
  await maker.getByRole('button', { name: 'Single tasks of chapter 12' }).press('Enter');
  await maker.getByRole('checkbox', { name: /^12\.1/ }).press('Space');
  await maker.getByLabel('Number of the draw').fill('3');
  await maker.getByLabel('How many tasks').fill('2');
  await maker.getByLabel('Title').fill('Group "B"');
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('Group "B"');
  await expect(sheet.getByText('12.1 · 3')).toBeVisible();
  await expect(sheet.getByText('12.1 · 4')).toBeVisible();
  await expect(key.getByText('b5 8e 79 b5').first()).toBeVisible();
  await expectNoViolation(page);

  // The address brings it back.
  const code = await maker.locator('output').textContent();
  await expect(page).toHaveURL(new RegExp(`#sheet=${code ?? '?'}&paper=`));
  await page.reload();
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText('Group "B"');
  await expect(sheet.getByText('12.1 · 4')).toBeVisible();

  // So does the code, copied by hand; a wrong one says what is wrong and leaves the sheet alone.
  await maker.getByLabel('Title').fill('');
  await maker.getByRole('checkbox', { name: /^1 / }).check();
  await maker.getByRole('button', { name: 'Each once' }).click();
  await expect(sheet.getByText('1.1 · 3')).toBeVisible();
  const typed = maker.getByLabel('Code from a sheet of paper');
  await typed.fill(`${code ?? ''}7`);
  await typed.press('Enter');
  await expect(maker.getByText('This is not a whole code')).toBeVisible();
  await expect(sheet.getByText('1.1 · 3')).toBeVisible();
  await typed.fill((code ?? '').toLowerCase().replaceAll('-', ' '));
  await typed.press('Enter');
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(2);

  // On paper stand sheet and key, nothing else.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(sheet).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(maker.getByLabel('Number of the draw')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: null, colorScheme: null });

  // The same tasks on screen.
  await page.goto(`exercises/#sheet=${code ?? ''}`);
  await expect(page.getByRole('heading', { name: /Mask/ }).first()).toBeVisible();
});
