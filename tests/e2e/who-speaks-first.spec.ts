/** What people do with the cards of the first chapter. */
import { expect, expectNoViolation, test } from './page.ts';

test('a card is sorted by keyboard, judged with a reason, and replayed over HTTP', async ({
  page,
}) => {
  await page.goto('tools/who-speaks-first/');
  await page.mouse.move(100, 300);
  const instrument = page.locator('#who-speaks-first[data-awake]');
  await expect(instrument).toBeVisible();
  await expect(instrument.getByRole('button', { name: /^Page to Server: GET/ })).toBeVisible();

  await instrument.getByRole('button', { name: 'Next card' }).press('Enter');
  await expect(instrument.getByText('Card 2 of 14')).toBeVisible();
  // What is not sorted is not given away.
  await expect(instrument.getByRole('button', { name: /: GET/ })).toHaveCount(0);

  await instrument.getByRole('button', { name: 'Download', exact: true }).press('Enter');
  const answers = instrument.getByRole('group', { name: 'Who starts the message that matters?' });
  await answers.getByRole('button', { name: 'The server' }).press('Enter');
  const verdict = instrument.getByRole('status').filter({ hasText: 'Not quite.' });
  await expect(verdict).toContainText('one request, one long response');
  await expect(instrument.getByText('2 of 14 sorted, 1 right')).toBeVisible();
  await expectNoViolation(page);

  await answers.getByRole('button', { name: 'The page' }).press('Enter');
  await expect(instrument.getByText('2 of 14 sorted, 2 right')).toBeVisible();
  await instrument.getByRole('slider', { name: 'Step', exact: true }).press('End');
  await expect(instrument.locator('.telling')).toContainText('one request, one response, however');
  await expect(instrument.getByText('… and a body of 48,000 bytes')).toBeVisible();
});

test('news waits for the next question, however late that is', async ({ page }) => {
  await page.goto('tools/who-speaks-first/');
  await page.mouse.move(100, 300);
  const instrument = page.locator('#who-speaks-first[data-awake]');
  const step = instrument.getByRole('slider', { name: 'Step', exact: true });
  await step.press('End');
  await expect(instrument.locator('.telling')).toContainText(
    'Now the page knows, 2.76 s after the server.',
  );
  await instrument.getByRole('button', { name: 'never' }).press('Enter');
  await expect(instrument.locator('.telling')).toContainText('It will not be told.');
  await instrument.getByRole('button', { name: '2 s', exact: true }).press('Enter');
  await instrument.getByRole('slider', { name: 'It happens at' }).press('ArrowRight');
  await step.press('End');
  await expect(instrument.locator('.telling')).toContainText(
    'Now the page knows, 1.66 s after the server.',
  );
  await expect(instrument.getByText('{"login":"confirmed"}')).toBeVisible();
  await expect(page).toHaveURL(/#who-speaks-first=s-------------,login,2,2\.4,10$/);
});

test('a card is dragged into a column', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.goto('tools/who-speaks-first/');
  await page.mouse.move(100, 300);
  const instrument = page.locator('#who-speaks-first[data-awake]');
  const column = instrument.locator('[data-column=both]');
  await instrument.getByRole('button', { name: 'Shared document' }).dragTo(column);
  await expect(column.getByRole('button', { name: /^Shared document ?, right$/ })).toBeVisible();
  await expect(instrument.getByText('Your letters start at the page.')).toBeVisible();
});
