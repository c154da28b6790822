/** The stepper of chapter 4: two TCP endpoints, and a reader who says which state comes next. */
import { expect, expectNoViolation, holdBack, test, wakeEverything } from './page.ts';

const PAGE = 'tools/handshake-stepper/';

test('a reader predicts the handshake by keyboard, is told why a guess is wrong, and goes on', async ({
  page,
}) => {
  await page.goto(PAGE);
  const stepper = page.locator('#handshake-stepper');
  const map = stepper.getByRole('group', { name: 'States of TCP, and where A and B are' });
  const log = stepper.getByRole('list', { name: 'What happened so far' });
  await expect(map.getByRole('button', { name: /^SYN-RECEIVED.*B$/ })).toBeVisible();
  await map.getByRole('button', { name: 'CLOSE-WAIT' }).press('Enter');
  await expect(stepper.getByText('Not CLOSE-WAIT. Nothing leads from SYN-RECEIVED')).toBeVisible();
  await map.getByRole('button', { name: 'FIN-WAIT-1' }).press('Enter');
  await expect(
    stepper.getByText(/Not FIN-WAIT-1.*something else: its program closes/),
  ).toBeVisible();
  await expect(log).not.toContainText('SEQ=101 ACK=301 ACK arrives at B');
  const right = map.getByRole('button', { name: 'ESTABLISHED' });
  await right.press('Enter');
  await expect(stepper.getByText('Right, ESTABLISHED.')).toBeVisible();
  await expect(right).toBeFocused();
  await expect(stepper.getByText('0 of 1 at the first try')).toBeVisible();
  await expect(log).toContainText(
    'SEQ=101 ACK=301 ACK arrives at B. B: SYN-RECEIVED → ESTABLISHED.',
  );
  await expect(stepper.getByLabel('Step', { exact: true })).toHaveValue('5');
  await expectNoViolation(page);
});

test('a dropped segment comes again, and a link says which was dropped', async ({
  page,
  context,
}) => {
  await page.goto(PAGE);
  const stepper = page.locator('#handshake-stepper');
  await stepper.getByRole('button', { name: 'Drop SEQ=300 ACK=101 SYN,ACK' }).click();
  await expect(stepper.getByLabel('Stories')).toHaveValue('lost-syn-ack');
  await stepper.getByLabel('Step', { exact: true }).press('End');
  const ends = stepper.getByRole('table', { name: 'What both ends know' });
  await expect(ends.getByRole('row', { name: 'State ESTABLISHED ESTABLISHED' })).toBeVisible();
  const log = stepper.getByRole('list', { name: 'What happened so far' });
  await expect(log).toContainText(
    'B’s retransmission timer runs out. B sends SEQ=300 ACK=101 SYN,ACK again',
  );
  await expect(page).toHaveURL(/,s\.SA\.0$/);

  const other = await context.newPage();
  await other.goto(page.url());
  const back = other.getByRole('button', { name: 'Put back SEQ=300 ACK=101 SYN,ACK' }).first();
  await back.click();
  await expect(other.locator('#handshake-stepper').getByLabel('Stories')).toHaveValue('open');
});

test('who goes to another step while the endpoints load is not turned back', async ({ page }) => {
  await page.goto(PAGE);
  await wakeEverything(page);
  const arrive = await holdBack(page, '**/*.js');
  const stepper = page.locator('#handshake-stepper');
  await stepper.getByRole('button', { name: 'Drop SEQ=300 ACK=101 SYN,ACK' }).click();
  await stepper.getByLabel('Step', { exact: true }).press('End');
  // The last step of the story that is still shown.
  await expect(stepper.getByLabel('Step', { exact: true })).toHaveValue('8');
  arrive();
  await expect(stepper.getByRole('list', { name: 'What happened so far' })).toContainText(
    'B’s retransmission timer runs out. B sends SEQ=300 ACK=101 SYN,ACK again',
  );
});

test('first numbers wrap around, and what is no number is explained and stays', async ({
  page,
}) => {
  await page.goto(PAGE);
  const stepper = page.locator('#handshake-stepper');
  const first = stepper.getByLabel('A begins at');
  await first.fill('2^32');
  await expect(stepper.getByRole('alert')).toContainText('from 0 to 4294967295');
  await expect(first).toHaveValue('2^32');
  await first.fill('4294967295');
  await expect(stepper.getByRole('alert')).toHaveText('');
  await expect(
    stepper.getByRole('button', { name: 'B to A: SEQ=300 ACK=0 SYN,ACK, arrives' }),
  ).toBeVisible();
});

test('a segment opens into the bytes of its frame, and all can be saved as a capture', async ({
  page,
}) => {
  await page.goto(PAGE);
  const stepper = page.locator('#handshake-stepper');
  await stepper.getByRole('button', { name: 'A to B: SEQ=100 SYN, arrives' }).press('Enter');
  // The sequence number, 100, is what one looks at first.
  const cell = stepper.getByRole('gridcell', { selected: true });
  await expect(cell).toHaveAccessibleName(/TCP.*sequence number/i);
  await expect(stepper.getByRole('button', { name: /^sequence number 100/ })).toBeVisible();
  await expectNoViolation(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    stepper.getByRole('button', { name: 'Save as pcap' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tcp-open.pcap');
});

test('prose drives the stepper', async ({ page }) => {
  await page.goto('chapters/tcp-connection/');
  await wakeEverything(page);
  const stepper = page.locator('#handshake-stepper');
  await page.getByRole('button', { name: 'may go on sending' }).click();
  await expect(stepper.getByLabel('Stories')).toHaveValue('half-close');
  await expect(stepper.getByText('B stays in CLOSE-WAIT.').first()).toBeVisible();
  await page.getByRole('button', { name: 'gives up' }).click();
  await expect(
    stepper.getByText('Its program is told: connection timed out.').first(),
  ).toBeVisible();
  await expectNoViolation(page);
});
