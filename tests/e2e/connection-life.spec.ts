/** The two instruments of chapter 14: the life of a connection, and the clients that come back. */
import { expect, expectNoViolation, test, wakeEverything } from './page.ts';

test('a reader predicts, steps to the end, and learns who believed in a dead connection', async ({
  page,
}) => {
  await page.goto('tools/connection-life/');
  const instrument = page.locator('#connection-life');
  const facts = instrument.locator('.facts');
  await expect(instrument.getByText(/It gets lost: the NAT does not know/).first()).toBeVisible();
  await expect(facts).not.toContainText('22:04');
  await instrument.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(instrument.getByLabel('Step', { exact: true })).toHaveValue('4');
  await page.keyboard.press('End');
  await expect(facts).toContainText(
    'The client believed in it for 17:04 more, and learned at 22:04',
  );
  await expect(facts).toContainText(
    'The server has believed in it for 25:00 more, and still does.',
  );
  // The states in the diagram, for those who do not see it.
  const states = instrument.getByRole('list', { name: /^States of a connection/ });
  await expect(states).toContainText('client: CLOSED');
  await expect(states).toContainText('server: OPEN');
  await expectNoViolation(page);
});

test('the longest safe interval holds, one second more does not, and a link says which', async ({
  page,
  context,
}) => {
  await page.goto('tools/connection-life/');
  const instrument = page.locator('#connection-life');
  const facts = instrument.locator('.facts');
  await instrument.getByLabel('Lives').selectOption('The server pings');
  await expect(facts).toContainText('The longest safe interval is 59 s');
  const interval = instrument.getByLabel('Every');
  await interval.fill('59');
  await interval.press('Tab');
  await expect(facts).toContainText('It lives to the end');
  await interval.fill('61');
  await interval.press('Tab');
  await expect(facts).toContainText('Signs of life every 61 s come too late');
  await expect(facts).toContainText('Dead from 1:00 on: the proxy has ended it.');
  await expect(page).toHaveURL(/,server,61,/);

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator('#connection-life .facts')).toContainText('Dead from 1:00 on');
});

test('a phone is put to sleep where the story stands, by keyboard, and woken again', async ({
  page,
}) => {
  await page.goto('tools/connection-life/');
  const instrument = page.locator('#connection-life');
  await instrument.getByRole('button', { name: 'Remove: client sends' }).press('Enter');
  await instrument.getByLabel('Given by').selectOption('server, by Pings');
  await instrument.getByLabel('Step', { exact: true }).press('Home');
  await instrument.getByRole('button', { name: 'phone sleeps' }).press('Enter');
  const list = instrument.getByRole('list', { name: 'What happens to it' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByLabel('at second')).toHaveValue('2');
  await instrument.getByLabel('Step', { exact: true }).press('End');
  const log = instrument.getByRole('list', { name: 'What happened so far' });
  await expect(log).toContainText('The phone goes to sleep. Nobody is told.');
  await expect(log).toContainText('OPEN → CLOSED, no Pong came in time');
  await expect(log).toContainText('The phone wakes up.');
  await list.getByRole('button').press('Enter');
  await expect(list).toBeFocused();
  await expect(log).not.toContainText('The phone wakes up.');
});

test('frames of a step open in the frame workbench', async ({ page }) => {
  await page.goto('tools/connection-life/');
  const instrument = page.locator('#connection-life');
  await instrument.getByLabel('Lives').selectOption('Closed politely');
  await instrument.getByRole('button', { name: '1:00' }).first().click();
  await expect(instrument.locator('.said')).toContainText('sends a Close 1000, 8 bytes');
  await instrument.getByRole('link', { name: 'Open in the frame workbench' }).click();
  await expect(page).toHaveURL(/tools\/frame-workbench\/#frame-workbench=8882/);
});

test('prose drives both instruments of the chapter', async ({ page }) => {
  await page.goto('chapters/closing/');
  await wakeEverything(page);
  await page.getByRole('button', { name: 'reverse proxy', exact: true }).click();
  await expect(page.locator('#connection-life .facts')).toContainText('the proxy has ended it');
  await page.getByRole('button', { name: 'each refusal cost the server more' }).click();
  const herd = page.locator('#reconnect-herd');
  await expect(herd.getByLabel('A refusal costs')).toHaveValue('10');
  await expect(herd.getByRole('region', { name: 'Always the same delay' })).toContainText(
    'not within 30:00',
  );
  await expect(herd.getByRole('region', { name: 'Doubled delays, random' })).not.toContainText(
    'not within',
  );
  await herd.getByText('The picture as a table of attempts').click();
  await expect(herd.getByRole('table')).toBeVisible();
  await expectNoViolation(page);
});
