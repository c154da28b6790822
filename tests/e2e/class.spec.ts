/** An instrument in front of a class: what it is asked, the keys that it sees, the teacher's own window. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, holdBack, test } from './page.ts';

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
  const arrive = await holdBack(page, '**/enter.svelte.*.js');
  await page.goto(STEPPER);
  const instrument = page.locator('.instrument');
  await instrument.getByRole('button', { name: 'Present' }).click();
  await page.keyboard.press('PageDown');
  await expect(instrument).toHaveCSS('position', 'static');
  arrive();
  await expect(instrument).toHaveCSS('position', 'fixed');
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('3');
});

test('what a clicker sends before the state of a link has come is done to that state', async ({
  page,
}) => {
  const arrive = await holdBack(page, '**/narrate.svelte.*.js');
  const asked = page.waitForRequest('**/narrate.svelte.*.js');
  await page.goto(`${STEPPER}&present-handshake-stepper=`);
  await asked;
  const instrument = page.locator('.instrument');
  await page.keyboard.press('PageDown');
  await expect(instrument).toHaveCSS('position', 'static');
  arrive();
  await expect(instrument).toHaveCSS('position', 'fixed');
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('3');
});

test('a clicker leads to the solution as soon as an answer is checked', async ({ page }) => {
  const arrive = await holdBack(page, '**/Verdict.*.js');
  await page.goto('chapters/masking/#present-task-mask=');
  const task = page.locator('#task-mask');
  await expect(task).toHaveCSS('position', 'fixed');
  await task.getByRole('textbox').fill('00');
  await task.getByRole('button', { name: 'Check' }).click();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  arrive();
  await expect(task.getByRole('slider', { name: 'Step' })).toHaveValue('2');
});

test('a class says what comes next before it sees it, and the clicker leads through', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const instrument = await presentAt(page, STEPPER);
  await turn(page, 'Ask first', true);
  const step = instrument.getByRole('slider', { name: 'Step' });
  await expect(step).toHaveValue('2');
  // That it is presented is written a moment later.
  await expect(page).toHaveURL(/&present-handshake-stepper=$/);
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
  await expect(page).toHaveURL(address);

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

test('a state is added to the pack from present mode, and taken off again', async ({ page }) => {
  await presentAt(page, STEPPER);
  await page.getByRole('button', { name: 'Class' }).click();
  const add = page.getByRole('button', { name: 'Add this state' });
  await add.click();
  await expect(page.getByText('Added as number 1.')).toBeVisible();
  await expectNoViolation(page);
  await page.keyboard.press('PageDown');
  await add.click();
  await expect(page.getByText('Added as number 2.')).toBeVisible();
  await page.keyboard.press('PageDown');
  await add.click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Off the list again.')).toBeVisible();
  await expect(add).toBeFocused();
  await page.goto('pack/');
  const links = page.locator('.pack ol a');
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAttribute(
    'href',
    /\/tools\/handshake-stepper\/#handshake-stepper=1,open,100,300,-,-&present-handshake-stepper=$/,
  );
});

test('while a pack is made, every instrument and every exercise adds its state to it', async ({
  page,
  context,
}) => {
  await page.goto('pack/');
  const chapter = await context.newPage();
  await chapter.goto('chapters/masking/');
  const masking = chapter.locator('#masking');
  const add = masking.getByRole('button', { name: /^Add to pack/ });
  await chapter.mouse.move(600, 400);
  await expect(masking).toHaveAttribute('data-awake', 'true');
  await expect(add).toHaveCount(0);
  await page.getByRole('button', { name: 'Start collecting' }).press('Enter');

  // A page that is open hears of it.
  await masking.getByLabel('Payload as text').fill('Hi');
  await add.focus();
  await chapter.keyboard.press('Enter');
  await expect(masking.getByRole('status').first()).toContainText('Added as number 1.');
  await expect(add).toHaveText('Add to pack (1)');
  await chapter.keyboard.press('Enter');
  await expect(masking.getByRole('status').first()).toContainText('It is number 1 already.');
  await masking.getByLabel('Payload as text').fill('Other');
  await add.press('Enter');
  await chapter.keyboard.press('Tab');
  await chapter.keyboard.press('Enter');
  await expect(masking.getByRole('status').first()).toContainText('Off the list again.');
  await expect(add).toBeFocused();
  await expect(add).toHaveText('Add to pack (1)');

  // An exercise further down, in an instance of its own.
  const task = chapter.locator('#task-mask');
  await task.scrollIntoViewIfNeeded();
  await expect(task.getByRole('button', { name: 'Add to pack (1)' })).toBeVisible();
  await task.getByRole('button', { name: 'Another' }).click();
  await expect(chapter).toHaveURL(/task-mask=2/);
  await task.getByRole('button', { name: 'Add to pack (1)' }).click();
  await expect(task.getByRole('status').first()).toContainText('Added as number 2.');
  await expect(add).toHaveText('Add to pack (2)');
  await expectNoViolation(chapter);

  const links = page.locator('.pack ol a');
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAttribute('href', /\/chapters\/masking\/#masking=4869,/);
  await expect(links.last()).toHaveAttribute('href', /\/chapters\/masking\/#task-mask=2&/);
  await page.getByRole('button', { name: 'Stop collecting' }).click();
  await expect(add).toHaveCount(0);
});

test('whoever copies a link may put it into the pack', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('tools/length-slider/#length-slider=65536,client');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Add to class pack' }).press('Enter');
  await expect(page.getByText('Added as number 1.')).toBeVisible();
  const pack = page.getByRole('link', { name: 'Your class pack' });
  await expect(pack).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('Off the list again.')).toBeVisible();
  await expect(pack).toBeFocused();
});

test('where the browser keeps nothing, the pack says so and the link is there', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('tools/length-slider/#length-slider=65536,client');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Add to class pack' }).click();
  await expect(page.getByLabel('this browser keeps no list')).toHaveValue(
    /\/tools\/length-slider\/#length-slider=65536,client$/,
  );
  await page.goto('pack/');
  await page.getByRole('button', { name: 'Start collecting' }).click();
  await expect(page.getByText('This browser remembers nothing for these pages')).toBeVisible();
  await expect(page.getByText('Your list, until you leave this page.')).toBeVisible();
  await page.getByLabel('Open a file').setInputFiles({
    name: 'class-pack.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('tools/masking/#masking=6869,37fa213d One'),
  });
  await expect(page.getByText(/^1 state read\. This browser does not keep the list/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start collecting' })).toBeVisible();
});

test('a link leads to its instrument, presents it if it says so, and so does the next', async ({
  page,
}) => {
  await page.goto('chapters/masking/#poisoned-proxy=fresh,1,0');
  const proxy = page.locator('#poisoned-proxy');
  const masking = page.locator('#masking');
  await expect(proxy).toBeInViewport();
  await expect(proxy).not.toHaveCSS('position', 'fixed');

  const go = (hash: string) => page.evaluate((to) => (location.hash = to), hash);
  await go('#masking=4869,37fa213d,payload,0,-,reads,bytes&present-masking=');
  await expect(masking).toHaveCSS('position', 'fixed');
  await expect(masking.getByLabel('Payload as text')).toHaveValue('Hi');
  // Its button changes its name, so it is not one that is pressed.
  const leave = masking.getByRole('button', { name: 'Leave (Esc)' });
  await expect(leave).toBeVisible();
  await expect(leave).not.toHaveAttribute('aria-pressed');
  // What is presented goes on after a reload.
  await masking.getByLabel('Payload as text').fill('Again');
  await expect(page).toHaveURL(/#(?=.*masking=416761696e,).*present-masking=/);
  await page.reload();
  await expect(masking).toHaveCSS('position', 'fixed');
  await expect(masking.getByLabel('Payload as text')).toHaveValue('Again');

  await go('#poisoned-proxy=start&present-poisoned-proxy=');
  await expect(proxy).toHaveCSS('position', 'fixed');
  await expect(masking).not.toHaveCSS('position', 'fixed');
  // The address says so, too, and nothing of what was presented before.
  await expect(page).toHaveURL(/#present-poisoned-proxy=(?!.*present-masking)/);
  await go('#masking=start&present-masking=');
  await expect(masking).toHaveCSS('position', 'fixed');
  await expect(masking.getByLabel('Payload as text')).toHaveValue('Hello');
  await page.keyboard.press('Escape');
  await expect(masking).not.toHaveCSS('position', 'fixed');
  await expect(page.locator('html')).not.toHaveClass(/is-presenting/);
  await expect(page).toHaveURL(/chapters\/masking\/$/);
  await expect(proxy.getByRole('button', { name: 'Present' })).toBeVisible();
  await proxy.getByRole('button', { name: 'Present' }).click();
  await expect(proxy).toHaveCSS('position', 'fixed');
});
