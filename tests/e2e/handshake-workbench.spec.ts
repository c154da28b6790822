/** The handshake workbench: editing as the server, judging as the client, finding the border on the wire. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const PAGE = 'tools/handshake-workbench/';

const request = (page: Page) =>
  page.getByLabel('Request, line by line').and(page.locator('textarea'));
const answer = (page: Page) => page.getByRole('heading', { name: /^You / });
const line = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('the server judges as one types, repairs, and takes the repair back', async ({ page }) => {
  await page.goto(PAGE);
  await expect(answer(page)).toHaveText('You answer 101 Switching Protocols');
  await request(page).fill(
    (await request(page).inputValue()).replace('Connection: Upgrade', 'Connection: keep-alive'),
  );
  await expect(answer(page)).toHaveText('You answer 400 Bad Request');
  const connection = line(page, 'Connection does not name Upgrade');
  await expect(connection).toContainText('§4.2.1');
  await expectNoViolation(page);

  await connection.getByRole('button', { name: 'Add Upgrade to the list' }).press('Enter');
  await expect(request(page)).toHaveValue(/Connection: keep-alive, Upgrade\n/);
  await expect(answer(page)).toHaveText('You answer 101 Switching Protocols');
  await expect(page.getByRole('button', { name: /^Connection/ })).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect(answer(page)).toHaveText('You answer 400 Bad Request');
  await page.keyboard.press('Control+Shift+z');
  await expect(answer(page)).toHaveText('You answer 101 Switching Protocols');
});

test('what is typed letter by letter is undone as one, in the field itself', async ({ page }) => {
  await page.goto(PAGE);
  const before = await request(page).inputValue();
  await request(page).press('Control+Home');
  await expect(page.locator('#handshake-workbench')).toHaveAttribute('data-awake');
  await page.keyboard.type('POST');
  await expect(answer(page)).toHaveText('You answer 405 Method Not Allowed');
  await page.keyboard.press('Control+z');
  await expect(request(page)).toHaveValue(before);
});

test('without its empty line the server waits, and says what may still come', async ({ page }) => {
  await page.goto(PAGE);
  await request(page).fill('GET /chat HTTP/1.1\nHost: a.example\n');
  await expect(answer(page)).toHaveText(/^You do not answer yet/);
  await expect(line(page, 'Upgrade').first()).toContainText('not yet there');
  await request(page).fill('');
  await expect(line(page, 'Method').first()).toContainText('not yet there');
});

test('a megabyte is put in at once, kept whole, and drawn in part', async ({ page }) => {
  await page.goto(PAGE);
  const before = await request(page).inputValue();
  await request(page).press('Control+Home');
  await expect(page.locator('#handshake-workbench')).toHaveAttribute('data-awake');
  for (const [text, shown] of [
    ['a'.repeat(1_000_000), 1_000_000],
    ['\0\n'.repeat(1000), 2000],
    ['ab\n'.repeat(10_000), 30_000],
    ['\n'.repeat(1_000_000), 25_000],
  ] as const) {
    await request(page).evaluate((area: HTMLTextAreaElement, data) => {
      area.select();
      const paste = { inputType: 'insertFromPaste', data, cancelable: true, bubbles: true };
      area.dispatchEvent(new InputEvent('beforeinput', paste));
    }, text);
    await expect
      .poll(() => request(page).evaluate((area: HTMLTextAreaElement) => area.value.length))
      .toBe(shown);
    await expect(answer(page)).toHaveText(/^You answer 4/);
    // One element per line would be a million.
    expect(await page.locator('#handshake-workbench *').count()).toBeLessThan(3000);
  }
  await expect(page.getByText('975000 more characters are kept')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(request(page)).toHaveValue('ab\n'.repeat(10_000));
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect(request(page)).toHaveValue(before);
});

test('a line can end with LF alone', async ({ page }) => {
  await page.goto(PAGE);
  await request(page).press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('group', { name: 'Line 2 ends with' }).getByText('LF alone').click();
  await expect(request(page)).toHaveValue(/Host: server\.example\.com\\n\n/);
  await expect(line(page, 'A line ends with LF alone')).toContainText('RFC 9112 §2.2');
  await page.getByRole('button', { name: 'End it with CR LF' }).click();
  await expect(answer(page)).toHaveText('You answer 101 Switching Protocols');
});

test('a line of the list and its line of the head know each other', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: /^Key/ }).click();
  await expect(request(page)).toBeFocused();
  const selected = await request(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toMatch(/^Sec-WebSocket-Key: \S+$/);
  await page.getByRole('button', { name: /^Origin/ }).focus();
  await expect(page.locator('.line.hot')).toHaveText(/^Origin: http/);
});

test('the server’s answer depends on its policy', async ({ page }) => {
  await page.goto(PAGE);
  for (const [label, status] of [
    ['wants a login', '401 Unauthorized'],
    ['has this resource', '401 Unauthorized'],
    ['speaks WebSocket here', '404 Not Found'],
  ] as const) {
    await page.getByLabel(label).click();
    await expect(answer(page)).toContainText(status);
  }
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByLabel('serves pages of').fill('https://example.org');
  await expect(answer(page)).toHaveText('You answer 403 Forbidden');
  await page.getByRole('button', { name: 'Serve this origin, too' }).click();
  await expect(answer(page)).toHaveText('You answer 101 Switching Protocols');
  await page.keyboard.press('Control+z');
  await expect(answer(page)).toHaveText('You answer 403 Forbidden');
});

test('what curl prints is taken as it is, and read as a handshake if one likes', async ({
  page,
}) => {
  await page.goto(PAGE);
  const log = '> GET /chat HTTP/1.1\n> Host: a.example\n>\n< HTTP/1.1 101 Switching Protocols\n<\n';
  await request(page).fill(log);
  await expect(page.getByText('This looks like what curl -v prints.')).toBeVisible();
  await expect(request(page)).toHaveValue(log);
  await page.getByRole('button', { name: 'Read request and response' }).click();
  await expect(request(page)).toHaveValue('GET /chat HTTP/1.1\nHost: a.example\n\n');
  await page.getByRole('button', { name: 'client', exact: true }).click();
  await expect(page.locator('#handshake-workbench-response')).toHaveValue(
    'HTTP/1.1 101 Switching Protocols\n\n',
  );
});

test('the client decides first, and then sees each check', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'client', exact: true }).click();
  await expect(page.getByText('Connection does not name Upgrade')).toHaveCount(0);
  await page.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: /Next/ })).toBeFocused();
  await page.getByRole('slider', { name: 'Step' }).press('End');
  await expect(line(page, '3. Connection')).toContainText('Connection does not name Upgrade');
  await expect(
    page.getByText('a client must refuse. Connection does not name Upgrade.'),
  ).toBeVisible();
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Another response' }).click();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('slider', { name: 'Step' }).press('End');
  await expect(page.getByText('Right: every check holds.')).toBeVisible();
});

test('on the wire the first byte behind the head is that of a frame', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'wire', exact: true }).click();
  const selected = page.getByRole('gridcell', { selected: true });
  await expect(selected).toHaveAccessibleName('81, byte 159, FIN, RSV1, RSV2, RSV3, opcode');
  await page.getByRole('grid').press('ArrowLeft');
  await expect(selected).toHaveAccessibleName('0a, byte 158, line end');
  await expectNoViolation(page);
  await page.getByRole('link', { name: 'Open the frames in the frame workbench' }).click();
  await expect(page.getByText('A client finds nothing wrong with this frame.')).toBeVisible();
});

test('a link opens both texts, the policy and the side', async ({ page, context }) => {
  await page.goto(PAGE);
  await page.getByLabel('Preset').selectOption('No key');
  await expect(request(page)).toHaveValue(/^(?!.*Sec-WebSocket-Key)/s);
  await page.getByLabel('wants a login').click();
  await page.getByRole('button', { name: 'client', exact: true }).click();
  await expect(page).toHaveURL(/client$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'server', exact: true }).click();
  await expect(request(other)).toHaveValue(/^(?!.*Sec-WebSocket-Key)/s);
  await expect(other.getByLabel('wants a login')).toBeChecked();
});

test('phrases of the chapter bring their situation about', async ({ page }) => {
  await page.goto('chapters/opening-handshake/');
  await page.getByRole('button', { name: 'does not even answer' }).press('Enter');
  await expect(answer(page)).toHaveText(/^You do not answer yet/);
  await page
    .getByRole('button', { name: /comes from an origin that is not wanted/ })
    .press('Enter');
  await expect(answer(page)).toHaveText('You answer 403 Forbidden');
  await page.getByRole('button', { name: /asks for another version/ }).press('Enter');
  await expect(answer(page)).toHaveText('You answer 426 Upgrade Required');
});

for (const size of [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
]) {
  test(`present mode fits ${size.width} × ${size.height} on every side`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(PAGE);
    await page.getByLabel('Preset').selectOption('As a browser sends it');
    await page.getByRole('button', { name: 'Present' }).click();
    const instrument = page.locator('#handshake-workbench');
    await expect(instrument).toHaveCSS('position', 'fixed');
    for (const side of ['client', 'wire', 'server']) {
      await page.getByRole('button', { name: side, exact: true }).click();
      await expect(page.locator('#handshake-workbench .body > :nth-child(2)')).toBeVisible();
      // Letters that are too large for it shrink a moment later.
      const over = () =>
        instrument.evaluate((element) => [
          element.scrollWidth - element.clientWidth,
          element.scrollHeight - element.clientHeight,
        ]);
      await expect.poll(over, side).toEqual([0, 0]);
    }
    await page.keyboard.press('PageDown');
    await expect(request(page)).toHaveValue(/^GET \/echo/);
  });
}
