/** The push lab: settings, numbers that can be added up, messages that can be opened, captures. */
import { readFileSync } from 'node:fs';
import { expect, expectNoViolation, test } from './page.ts';

const NAMES = [
  'Short polling',
  'Long polling',
  'HTTP streaming',
  'Server-Sent Events',
  'WebSocket',
] as const;

test('a reader adds up five silent minutes, opens a poll, and counts what carries it', async ({
  page,
}) => {
  await page.goto('tools/push-lab/');
  const lab = page.locator('#push-lab');
  await lab.getByLabel('Situations').selectOption('Five silent minutes');
  const sums = lab.getByRole('table', { name: 'Every byte' });
  await expect(sums.getByRole('row')).toHaveText([
    /Message/,
    /page poll\s*300\s*542\s*162,600/,
    /204, nothing new\s*300\s*203\s*60,900/,
    /In all\s*223,500/,
  ]);
  await expect(lab.getByRole('region', { name: 'Short polling' })).toContainText('223,500');

  await lab
    .getByRole('button', { name: /server 204, nothing new/ })
    .first()
    .click();
  await expect(lab.getByRole('group', { name: '204, nothing new' })).toContainText('HTTP/1.1 204');

  await lab.getByLabel('Counted').selectOption('+ TCP and IP');
  await expect(sums.getByRole('row', { name: /SYN with its headers/ })).toHaveCount(2);
  await lab.getByLabel('Counted').selectOption('+ TLS, TCP and IP');
  await expect(sums.getByRole('row', { name: /TLS handshake, not built/ })).toHaveCount(2);

  await lab.getByText('All numbers').click();
  await lab.getByText('The picture as a table').click();
  await expect(lab.getByRole('table', { name: 'Sent' }).getByRole('row')).toHaveCount(6);
  await expectNoViolation(page);
});

test('the second event of a long poll waits; a slider moves by keys, and a link keeps it', async ({
  page,
}) => {
  await page.goto('tools/push-lab/');
  const lab = page.locator('#push-lab');
  await lab.getByLabel('Situations').selectOption('Two events, 10 ms apart');
  const fates = lab.getByRole('list', { name: 'What became of the events' });
  await expect(fates).toContainText('Event 2, 0:02.010: waited 30 ms');
  await expect(fates).toContainText('reached the page after 50 ms');

  await lab.getByRole('slider', { name: 'One way takes' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(fates).toContainText('reached the page after 80 ms');
  await expect(page).toHaveURL(/#push-lab=t2000\.2010,10,5,30,/);
  await page.reload();
  await expect(fates).toContainText('reached the page after 80 ms');

  await lab.getByLabel('Events at given times').fill('1, 1.5');
  await page.keyboard.press('Tab');
  await expect(page).toHaveURL(/#push-lab=t1000\.1500,/);
});

test('each technique is saved as a capture', async ({ page }) => {
  await page.goto('tools/push-lab/');
  const lab = page.locator('#push-lab');
  for (const name of NAMES) {
    await lab.getByLabel('Technique').selectOption(name);
    const saved = page.waitForEvent('download');
    await lab.getByRole('button', { name: 'Save as pcap' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^[a-z-]+\.pcap$/);
    const bytes = readFileSync(await download.path());
    // Little-endian, with nanoseconds.
    expect(bytes.subarray(0, 4).toString('hex')).toBe('4d3cb2a1');
    expect(bytes.includes('GET /')).toBe(true);
  }
});
