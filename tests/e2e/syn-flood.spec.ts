import { expect, expectNoViolation, test } from './page.ts';

const PAGE = 'tools/syn-flood/';

test('a flood shuts the client out, and each defence lets it in again', async ({ page }) => {
  await page.goto(PAGE);
  const panel = page.locator('#syn-flood');
  const places = panel.getByRole('img', { name: 'Places for half-open connections' });
  await expect(places).toHaveAccessibleName(/128 of 128/);
  await expect(panel.getByText('after 25.6 s')).toBeVisible();
  await expect(panel.getByText('26 of 60')).toBeVisible();

  const rate = panel.getByLabel('Forged SYNs');
  await rate.fill('2');
  await expect(rate).toHaveAttribute('aria-valuetext', '2 per second');
  await expect(panel.getByText('never: 126 at most')).toBeVisible();
  await expect(panel.getByText('60 of 60')).toBeVisible();

  await rate.fill('200');
  await panel.getByLabel('Hold time').fill('75');
  await panel.getByLabel('Backlog').fill('256');
  await expect(panel.getByText('after 1.28 s')).toBeVisible();
  await expect(panel.getByText('1 of 60')).toBeVisible();
  await panel.getByRole('button', { name: 'SYN cookies' }).click();
  await expect(panel.getByText('60 of 60')).toBeVisible();
  await expect(panel.getByText(/^SYN,ACK with SEQ=\d+$/)).toBeVisible();
  await panel.getByRole('button', { name: 'SYN cookies' }).click();
  await panel.getByRole('button', { name: 'Shorter timer' }).click();
  await expect(panel.getByText('200 per second × 7 s = 1,400 entries')).toBeVisible();
  await expectNoViolation(page);
});

test('it steps back and forth, says the same in words and numbers, and goes into a link', async ({
  page,
}) => {
  await page.goto(PAGE);
  const panel = page.locator('#syn-flood');
  const next = panel.getByRole('button', { name: 'Next' });
  await next.click();
  await expect(panel.getByText('62 / 181')).toBeVisible();
  await next.press('Home');
  await expect(panel.getByRole('status').last()).toHaveText(
    'The server listens. Nothing has come yet.',
  );
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByText('1 of 1', { exact: true })).toBeVisible();
  await page.keyboard.press('End');
  await expect(panel.getByText('181 / 181')).toBeVisible();
  const log = panel.getByRole('list', { name: 'What happened' });
  await log.getByRole('button').nth(1).click();
  await expect(log.getByRole('listitem')).toHaveCount(2);
  await expect(log.getByRole('listitem').last()).toContainText('The client is dropped each time.');

  await panel.getByText('The picture as a table').click();
  await expect(panel.getByRole('row')).toHaveCount(13);
  await expect(panel.getByRole('row').nth(1)).toContainText('75');
  await expect(page).toHaveURL(/#syn-flood=5,63,128,1,,2\d$/);
  await page.reload();
  await expect(panel.getByText(/2\d \/ 181/)).toBeVisible();
});
