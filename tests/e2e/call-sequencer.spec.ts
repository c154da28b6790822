/** The call sequencer, as a reader uses it: by keyboard, by mouse, from a link and from its chapter. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const PAGE = 'tools/call-sequencer/';
const WORKS =
  'tcp,socket.bind.listen.accept.recv-c.send-c.close-c.close,socket.connect.send.recv.close';

const program = (page: Page, who: 'Server' | 'Client') =>
  page.getByRole('list', { name: new RegExp(`^${who}: its calls`) }).locator('> li');
const calls = (page: Page, who: 'Server' | 'Client') => program(page, who).locator('[data-call]');
const tray = (page: Page, who: 'Server' | 'Client') =>
  page.getByRole('group', { name: `${who}: calls to put in` });

async function centre(target: Locator): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

test('the keyboard alone finds what is missing, puts it in, moves it and takes it back', async ({
  page,
}) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(page.getByText('ECONNREFUSED, error 111 on Linux')).toBeVisible();
  // Behind the first call of the server.
  await calls(page, 'Server').first().press('Enter');
  await tray(page, 'Server').getByRole('button', { name: 'bind' }).press('Enter');
  await expect(calls(page, 'Server')).toContainText([
    'socket',
    'bind(s, 9000)',
    'listen',
    'accept',
  ]);
  await page.getByRole('button', { name: 'Next' }).press('End');
  await expect(page.getByText('Both programs are done.').first()).toBeVisible();

  const listen = program(page, 'Server').nth(2);
  await calls(page, 'Server').nth(2).press('Enter');
  await listen.getByRole('button', { name: /^Later/ }).press('Enter');
  await expect(calls(page, 'Server')).toContainText(['socket', 'bind', 'accept', 'listen']);
  await expect(
    program(page, 'Server')
      .nth(3)
      .getByRole('button', { name: /^Later/ }),
  ).toBeFocused();
  await page.getByRole('button', { name: 'Next' }).press('Home');
  for (let n = 0; n < 3; n += 1) await page.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(page.getByText('EINVAL, error 22 on Linux: “Invalid argument”')).toBeVisible();
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Put listen() before it' }).press('Enter');
  await expect(calls(page, 'Server')).toContainText(['socket', 'bind', 'listen', 'accept']);
  await expect(calls(page, 'Server').nth(2)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(calls(page, 'Server')).toContainText(['socket', 'bind', 'accept', 'listen']);
});

test('a pointer drags a call to another place, and one from the tray into a program', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 1200 });
  await page.goto(PAGE);
  const chip = await centre(tray(page, 'Server').getByRole('button', { name: 'bind' }));
  await page.mouse.move(chip.x, chip.y);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  const second = await centre(calls(page, 'Server').nth(1));
  await page.mouse.down();
  await page.mouse.move(second.x, second.y - 5, { steps: 6 });
  await page.mouse.up();
  await expect(calls(page, 'Server')).toContainText(['socket', 'bind', 'listen', 'accept']);

  const grip = await centre(program(page, 'Client').nth(2).locator('.grip'));
  const first = await centre(calls(page, 'Client').nth(1));
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(first.x, first.y - 5, { steps: 6 });
  await page.mouse.up();
  await expect(calls(page, 'Client')).toContainText(['socket', 'send', 'connect', 'recv', 'close']);
  await expect(page.getByText('EPIPE, error 32 on Linux')).toBeVisible();
  await expect(page.getByText('POSIX names ENOTCONN for this')).toBeVisible();
});

test('the same calls over UDP fail where TCP had a connection', async ({ page }) => {
  await page.goto(`${PAGE}#call-sequencer=${WORKS},step0`);
  await page.getByRole('button', { name: 'UDP', exact: true }).click();
  await expect(page.getByText('EOPNOTSUPP, error 95 on Linux')).toBeVisible();
  await page.getByRole('button', { name: 'Use the calls of UDP' }).click();
  await expect(calls(page, 'Server')).toContainText([
    'socket',
    'bind',
    'recvfrom',
    'sendto',
    'close',
  ]);
  await page.getByRole('button', { name: 'Next' }).press('End');
  const wire = page.getByRole('group', { name: 'What goes over the wire' });
  await expect(wire.getByRole('button')).toHaveText(['UDP “Hello”', 'UDP “Hi there”']);
});

test('an arrow opens into bytes, and all packets are saved as a capture', async ({ page }) => {
  await page.goto(`${PAGE}#call-sequencer=${WORKS},step27`);
  const wire = page.getByRole('group', { name: 'What goes over the wire' });
  await wire.getByRole('button', { name: /^SYN, ACK, from the server/ }).click();
  await expect(page.getByText('The bytes of this packet: SYN, ACK')).toBeVisible();
  await expect(page.getByRole('button', { name: /^TCP/ }).last()).toBeVisible();
  await expectNoViolation(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as pcap' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('sockets.pcap');
  const bytes = await readFile(await file.path());
  // The magic number of captures with nanoseconds, and eleven packets.
  expect(bytes.readUInt32LE(0)).toBe(0xa1b23c4d);
});

test('a link opens the other tab, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${PAGE}#call-sequencer=${WORKS},step9,browser`);
  await expect(page.getByRole('rowheader', { name: 'WebTransport' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Two programs' }).click();
  await expect(program(page, 'Server')).toHaveCount(8);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('phrases of the chapter show the step that they speak of', async ({ page }) => {
  await page.goto('chapters/sockets/');
  await page.getByRole('button', { name: 'When connect returns' }).click();
  await expect(page.getByText('Client: connect(s, server) returns 0.').first()).toBeVisible();
  await expect(program(page, 'Server').nth(3)).toContainText('waits …');
  await page.getByRole('button', { name: 'both receive first' }).click();
  await expect(page.getByText('a deadlock').first()).toBeVisible();
  await page.getByRole('button', { name: 'hears nothing' }).click();
  await expect(page.getByText('Client waits for ever').first()).toBeVisible();
});
