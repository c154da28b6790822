/** An instrument in front of a class: what it is asked, the keys that it sees, the teacher's own window. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';

const STEPPER = 'tools/handshake-stepper/#handshake-stepper=1,open,100,300,-,-';

async function presentAt(page: Page, address: string) {
  await page.goto(address);
  const instrument = page.locator('.instrument');
  await instrument.getByRole('button', { name: 'Present' }).click();
  await expect(instrument).toHaveCSS('position', 'fixed');
  return instrument;
}

async function turn(page: Page, name: string, on: boolean) {
  await page.getByRole('button', { name: 'Class' }).click();
  await page.getByLabel(name).setChecked(on);
  await page.getByRole('button', { name: 'Class' }).click();
}

test('what a clicker sends before present mode has loaded is not lost', async ({ page }) => {
  const pressed = Promise.withResolvers<true>();
  await page.route('**/enter.svelte.*.js', async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await page.goto(STEPPER);
  const instrument = page.locator('.instrument');
  await instrument.getByRole('button', { name: 'Present' }).click();
  await page.keyboard.press('PageDown');
  await expect(instrument).toHaveCSS('position', 'static');
  pressed.resolve(true);
  await expect(instrument).toHaveCSS('position', 'fixed');
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('3');
});

test('a class says what comes next before it sees it, and the clicker leads through', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const instrument = await presentAt(page, STEPPER);
  await turn(page, 'Ask first', true);
  const step = instrument.getByRole('slider', { name: 'Step' });
  await expect(step).toHaveValue('2');
  const address = page.url();

  await page.keyboard.press('PageDown');
  const question = page.getByRole('heading', { name: 'In which state is B then?' });
  await expect(question).toBeFocused();
  // Nothing else is to be reached.
  await expect(instrument.locator('.body > :not(.question, [inert])')).toHaveCount(0);
  const choices = page.locator('.question').getByRole('listitem');
  await expect(choices).toHaveCount(4);
  await expect(instrument).not.toContainText('This is what happens');
  await expect(instrument).not.toContainText('LISTEN → SYN-RECEIVED');
  await expectNoViolation(page);

  await page.keyboard.press('1');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.keyboard.type('5 hands');
  await page.keyboard.press('PageDown');
  await expect(page.getByText('The class has said: 1: 12, 2: 5, 3: 0, 4: 0.')).toBeAttached();
  const field = page.getByLabel('Hands for 2');
  await expect(field).toHaveValue('5');
  await expect(field).not.toBeEditable();

  // Back to the counts, and once more.
  await page.keyboard.press('PageUp');
  await expect(field).toBeEditable();
  await page.keyboard.press('PageDown');
  await page.getByRole('button', { name: 'Vote again' }).click();
  await expect(page.getByText('before: 12')).toBeVisible();
  await expect(field).toHaveValue('');

  await page.keyboard.press('PageDown');
  const right = choices.filter({ hasText: 'This is what happens' });
  await expect(right).toContainText('SYN-RECEIVED');
  await expectNoViolation(page);
  expect(page.url()).toBe(address);

  await page.keyboard.press('PageDown');
  await expect(question).toHaveCount(0);
  await expect(step).toHaveValue('3');
  await expect(instrument).toContainText('LISTEN → SYN-RECEIVED');
  await page.keyboard.press('PageUp');
  await expect(step).toHaveValue('2');
});

test('a class may look at the picture again, and who leaves finds the same state', async ({
  page,
}) => {
  const instrument = await presentAt(page, STEPPER);
  await turn(page, 'Ask first', true);
  const next = instrument.getByRole('button', { name: 'Next' });
  await next.click();
  const question = page.getByRole('heading', { name: 'In which state is B then?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('b');
  await expect(question).toHaveCount(0);
  await expect(next).toBeFocused();
  await page.getByRole('button', { name: 'Back to the question' }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(instrument).not.toHaveCSS('position', 'fixed');
  await expect(question).toHaveCount(0);
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('2');
  await next.click();
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('3');
});

test('the key just pressed is seen where the name stands, but not what is typed, and stays off', async ({
  page,
}) => {
  const pressed = page.locator('kbd');
  await presentAt(page, 'tools/length-slider/');
  await page.keyboard.press('PageDown');
  await expect(pressed).toHaveText('Page Down');
  await expect(pressed).toHaveCount(0);
  await page.getByLabel('Exact length in bytes').press('1');
  await expect(pressed).toHaveCount(0);
  await turn(page, 'Show keys', false);
  await page.keyboard.press('PageUp');
  await expect(pressed).toHaveCount(0);
  await page.reload();
  await presentAt(page, 'tools/length-slider/');
  await page.getByRole('button', { name: 'Class' }).click();
  await expect(page.getByLabel('Show keys')).not.toBeChecked();
});

test('a state is added to the pack, at the address that leads to it', async ({ page }) => {
  await presentAt(page, STEPPER);
  await page.getByRole('button', { name: 'Class' }).click();
  await page.getByRole('button', { name: 'Add this state' }).click();
  await expect(page.getByText('Added as number 1 of')).toBeVisible();
  await expectNoViolation(page);
  await page.keyboard.press('PageDown');
  await page.getByRole('button', { name: 'Add this state' }).click();
  await expect(page.getByText('Added as number 2 of')).toBeVisible();
  await page.goto('pack/');
  const links = page.locator('.pack ol a');
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAttribute(
    'href',
    /\/tools\/handshake-stepper\/#handshake-stepper=1,open,100,300,-,-$/,
  );
});
