/** What people do with the connection timeline. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const NAME = 'connection-timeline';

async function open(page: Page, state = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`tools/${NAME}/${state}`);
  await page.mouse.move(100, 300);
  await expect(page.locator(`#${NAME}[data-awake]`)).toBeVisible();
}

/** The cells of a way in the table of numbers. */
const numbers = (page: Page, way: string) =>
  page.getByRole('table', { name: 'The numbers' }).getByRole('row', { name: way });

test('settings change the picture and its numbers; a link brings both back', async ({ page }) => {
  await open(page);
  await page.getByLabel('Situations').selectOption('Nothing but round trips');
  await expect(numbers(page, 'HTTP/1.0, a connection each')).toContainText('2,000 ms');
  await expect(numbers(page, 'HTTP/1.1, persistent')).toContainText('1,200 ms');
  await expect(numbers(page, 'HTTP/1.1, pipelined')).toContainText('400 ms');

  await page.getByLabel('Requests', { exact: false }).first().press('ArrowLeft');
  await expect(numbers(page, 'HTTP/1.0, a connection each')).toContainText('1,600 ms');

  const list = page.getByLabel('Or each in turn, in ms');
  await list.fill('90, many');
  await expect(page.getByRole('alert')).toContainText('Write up to 8 times');
  await list.fill('90, 30, 70, 90');
  await expect(page.getByRole('alert')).toHaveText('');
  await expect(numbers(page, 'HTTP/1.1, pipelined')).toContainText('490 ms');

  await expect(page).toHaveURL(/#connection-timeline=4,200,.*90\.30\.70\.90/);
  await page.reload();
  await expect(numbers(page, 'HTTP/1.1, pipelined')).toContainText('490 ms');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(numbers(page, 'HTTP/1.1, pipelined')).toContainText('483 ms');
  await expect(page).toHaveURL(new RegExp(`tools/${NAME}/$`));
});

test('a bar says what it is, to the pointer and to arrow keys', async ({ page }) => {
  await open(page);
  const picture = page.getByRole('listbox');
  await expect(page.getByText(/^Response 2 is ready at 171 ms/)).toBeVisible();
  await picture.press('ArrowRight');
  await expect(page.getByText(/^Response 2, 8,104 bytes/)).toBeVisible();
  await expect(page.getByRole('group', { name: 'The message' })).toContainText('HTTP/1.1 200 OK');
  await picture.press('Home');
  await picture.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'HTTP/1.1, pipelined: request 3' })).toBeVisible();

  const lane = page.getByRole('group', { name: 'HTTP/1.0 with keep-alive' });
  const request = lane.getByRole('option', { name: /^request 1,/ });
  await request.hover();
  await expect(page.getByText('Connection: keep-alive').first()).toBeVisible();
  await request.click();
  await expect(request).toHaveAttribute('aria-selected', 'true');
  await expectNoViolation(page);
});

test('every lane is busy in both directions where the server answers early', async ({ page }) => {
  await open(page);
  await page.getByLabel('Situations').selectOption('Uploads, answered early');
  const table = page.getByRole('table', { name: 'The numbers' });
  await expect(table.getByRole('row').filter({ hasText: '109 ms' })).toHaveCount(4);
  await expect(table.getByText('–')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'The message' })).toContainText(
    'Content-Length: 1000',
  );
  await page.getByLabel('Mark where both directions carry data').uncheck();
  await expect(page.getByText('both directions carry data', { exact: true })).toHaveCount(0);
});

test('channels are sorted, each with its reason', async ({ page }) => {
  await open(page);
  const tcp = page.getByRole('group', { name: 'A TCP connection' });
  await tcp.getByRole('button', { name: 'half-duplex' }).click();
  await expect(tcp).toContainText('No. Each direction has sequence numbers');
  await tcp.getByRole('button', { name: 'full-duplex' }).press('Enter');
  await expect(tcp).toContainText('Yes.');
  const exchange = page.getByRole('group', { name: 'An HTTP/1.1 exchange' });
  await exchange.getByRole('button', { name: 'half-duplex' }).click();
  await expect(exchange).toContainText('As a comparison.');
  await expectNoViolation(page);
});
