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

test('what cannot be read is said, and the sheet stays as it was', async ({ page }) => {
  await page.goto(`${PAGE}#sheet=196F-2CPX`);
  const maker = page.locator('#sheet');
  const sheet = maker.getByRole('article').first();
  const code = maker.locator('output');
  await expect(sheet.getByText('9.1 · 4711')).toBeVisible();

  for (const [label, bad, error, good] of [
    ['Number of the draw', 'abc', 'from 1 to 9999', '4711'],
    ['How many tasks', '0', 'from 1 to 99', '5'],
    ['How many tasks', '1000', 'from 1 to 99', '5'],
  ] as const) {
    const field = maker.getByLabel(label);
    await field.fill(bad);
    await expect(maker.getByText(error)).toBeVisible();
    await expect(code).toHaveText('196F-2CPX');
    await field.blur();
    await expect(field).toHaveValue(good);
  }

  // A code as it may be copied by hand, then with a wrong character, then one of a later edition.
  const typed = maker.getByLabel('Code from a sheet of paper');
  await typed.fill('l96f 2cpx');
  await typed.press('Enter');
  await expect(maker.getByText('This is the sheet with the code 196F-2CPX.')).toBeVisible();
  for (const [bad, problem] of [
    ['196F-2CPU', 'No code has the character “U”'],
    ['196F-2CPY', 'This is not a whole code'],
    ['200B-YT', 'from a newer edition'],
    ['', 'There is no code yet'],
  ] as const) {
    await typed.fill(bad);
    await typed.press('Enter');
    await expect(maker.getByText(problem)).toBeVisible();
    await expect(typed).toHaveValue(bad);
    await expect(sheet.getByText('9.1 · 4711')).toBeVisible();
  }

  // The same in a link.
  await page.evaluate(() => (location.hash = '#sheet=200B-YT'));
  await expect(maker.getByText('This link is from a newer edition')).toBeVisible();
  await expect(sheet.getByText('9.1 · 4711')).toBeVisible();

  // More tasks than there can be.
  await maker.getByRole('checkbox', { name: '9 Key and Accept' }).uncheck();
  await maker.getByRole('button', { name: 'Single tasks of chapter 9' }).click();
  await maker.getByRole('checkbox', { name: /^9\.5/ }).check();
  await maker.getByLabel('How many tasks').fill('6');
  await expect(maker.getByText('There is only 1')).toBeVisible();
});

test('the letters of the key are those of the options', async ({ page }) => {
  // All exercises of the book, on two sheets.
  for (const code of ['1006-4CK5-SEDJ-WV6V-G1', '1006-E40F-CQ6S-PDKC-YA']) {
    await page.goto('about:blank');
    await page.goto(`${PAGE}#sheet=${code}`);
    const maker = page.locator('#sheet');
    await expect(maker.locator('article.tasks footer')).toContainText(code);
    const { letters, troubles } = await maker.evaluate((maker) => {
      const plain = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
      const tasks = [...maker.querySelectorAll('article.tasks .task')].map((task) =>
        [...task.querySelectorAll('.options li:has(.letter)')].map(plain),
      );
      const said = [...maker.querySelectorAll('article.key .entry')].flatMap((entry, i) =>
        [...entry.querySelectorAll('.answer b')].map((letter) => {
          const answer = plain(letter.parentElement!);
          const options = tasks[i]!.filter((option) => option.startsWith(`${plain(letter)} `));
          return { answer, options };
        }),
      );
      return {
        letters: said.length,
        troubles: said.filter(
          ({ answer, options }) => !options.some((option) => answer.includes(option)),
        ),
      };
    });
    expect(letters).toBeGreaterThan(30);
    expect(troubles).toEqual([]);
  }
});
