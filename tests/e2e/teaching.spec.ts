/** The pages for teachers: what they promise can be opened, and two windows keep in step. */
import type { Page } from '@playwright/test';
import { expect, expectNoViolation, test } from './page.ts';
import { pagesOf, ROOT_SITE } from './sites.ts';

const lessons = pagesOf(ROOT_SITE).filter((page) => /^teaching\/./.test(page));

test('every state that a lesson has prepared opens', async ({ page }) => {
  test.setTimeout(120_000);
  expect(lessons.length).toBeGreaterThan(10);
  for (const path of lessons) {
    await page.goto(path);
    const links = await page
      .locator('.moments a')
      .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
    await page.goto(path.replace('teaching/', 'chapters/'));
    for (const link of links) {
      const [name = '', state] = decodeURIComponent(new URL(link).hash.slice(1)).split('=', 2);
      const instrument = page.locator(`#${name}`);
      await expect(instrument, link).toBeAttached();
      if (state === undefined) continue;
      await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
      await expect(instrument, link).toHaveAttribute('data-awake', 'true');
      // What it is in is in the address; a state that cannot be read would be complained of.
      await expect(instrument.getByRole('status').first(), link).toHaveText('');
    }
  }
});

test('no lesson is longer than it says', async ({ page }) => {
  await page.goto('teaching/');
  for (const minutes of [20, 45, 90]) {
    const lengths = await page
      .locator(`#minutes-${minutes} ~ .lesson summary .length`)
      .evaluateAll((spans, limit) => {
        const heading = document.getElementById(`minutes-${limit}`)!;
        const next = [...document.querySelectorAll('h2')].find(
          (other) => heading.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING,
        );
        return spans
          .filter(
            (span) =>
              next === undefined ||
              (span.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
          )
          .map((span) => Number.parseInt(span.textContent, 10));
      }, minutes);
    expect(lengths.length).toBeGreaterThan(10);
    for (const length of lengths) {
      expect(length).toBeGreaterThan(minutes / 4);
      expect(length).toBeLessThanOrEqual(minutes);
    }
  }
});

test('the teacher’s window keeps in step with what is projected', async ({ page, context }) => {
  const teacher = await context.newPage();
  await teacher.goto('teaching/tcp-connection/');
  const live = teacher.getByRole('region', { name: 'On the projector' });
  await expect(live).toContainText('Nothing is presented yet');
  const current = teacher.locator('[aria-current=step]');
  await expect(current).toHaveCount(0);

  // What a lesson has prepared, opened where it is projected.
  const moment = teacher.locator('.moments > li').first();
  const link = moment.getByRole('link', { name: 'Open on the projector' });
  await page.goto((await link.getAttribute('href')) ?? '');
  const instrument = page.locator('#handshake-stepper');
  await expect(instrument).toHaveCSS('position', 'fixed');
  await expect(live).toContainText('step 1 of');
  await expect(current).toContainText('Three segments');
  await expect(current).toContainText('projected now');
  const next = (await live.locator('p', { hasText: 'Then:' }).textContent()) ?? '';

  // A reload forgets neither the clock nor what is projected.
  await teacher.getByRole('button', { name: 'Start the lesson' }).click();
  await teacher.reload();
  await expect(teacher.getByRole('button', { name: 'Start again' })).toBeVisible();
  await expect(live).toContainText('step 1 of');

  // The clicker may be in either window.
  await teacher.getByRole('button', { name: 'Next' }).click();
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('2');
  await expect(live).toContainText('step 2 of');
  await expect(live).toContainText(next.replace('Then:', '').trim());
  await page.keyboard.press('PageUp');
  await expect(live).toContainText('step 1 of');

  // One that comes later asks what is shown.
  await teacher.reload();
  await expect(live).toContainText('step 1 of 8');
  await expect(current).toContainText('projected now');

  // Only the teacher sees which answer is right.
  await page.getByRole('button', { name: 'Class' }).click();
  await page.getByLabel('Ask first').setChecked(true);
  await page.keyboard.press('Escape');
  await instrument.getByRole('button', { name: 'Present' }).click();
  await page.keyboard.press('PageDown');
  await expect(live).toContainText('The class is asked:');
  await expect(live.getByRole('listitem').filter({ hasText: 'right' })).toHaveCount(1);
  await expect(instrument).not.toContainText('This is what happens');
  await teacher.getByRole('button', { name: 'Reveal' }).click();
  await expect(instrument).toContainText('This is what happens');
  await teacher.getByRole('button', { name: 'Next' }).click();
  await expect(instrument.getByRole('slider', { name: 'Step' })).toHaveValue('2');

  await page.keyboard.press('Escape');
  await expect(live).toContainText('Nothing is presented yet');
  await expectNoViolation(teacher);
});

test('a class pack goes to another browser as one link', async ({ page, browser, baseURL }) => {
  await page.goto('pack/');
  await page
    .getByLabel('Add a link')
    .fill(
      [
        `${baseURL}tools/masking/#masking=6869,37fa213d,payload,0,-,reads,bytes A short one`,
        'https://elsewhere.example/ Not ours',
        'chapters/messages/#fragment-composer Fragments',
      ].join('\n'),
    );
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  // What leads elsewhere stays, to be mended.
  await expect(page.getByRole('alert')).toContainText('does not lead to a page of this book');
  await expect(page.getByLabel('Add a link')).toHaveValue('https://elsewhere.example/ Not ours');
  await page.getByLabel('Name of the pack').fill('Group B');
  await page.getByRole('button', { name: 'Up: Fragments' }).click();
  await page.getByRole('button', { name: 'Copy link to this pack' }).click();
  const shown = page.getByLabel('Copy this link:');
  const link = (await shown.count()) > 0 ? await shown.inputValue() : await copied(page);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByLabel('Name of the pack')).toHaveValue('Group B');
  const titles = other.getByLabel(/^Title of state/);
  await expect(titles).toHaveCount(2);
  await expect(titles.first()).toHaveValue('Fragments');
  await expect(titles.last()).toHaveValue('A short one');
  const [opened] = await Promise.all([
    other.waitForEvent('popup'),
    other.getByRole('link', { name: 'Open on the projector' }).last().click(),
  ]);
  await expect(opened.locator('#masking')).toHaveAttribute('data-awake', 'true');
  await expect(opened.locator('#masking').getByRole('status').first()).toHaveText('');
  await other.context().close();

  // The list itself stays in this browser, also over a removal that was a mistake.
  await page.getByRole('button', { name: 'Remove: Fragments' }).click();
  await expect(page.getByRole('button', { name: 'Remove: A short one' })).toBeFocused();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.reload();
  await expect(page.getByLabel(/^Title of state/).first()).toHaveValue('Fragments');
});

test('a clicker leads from one state of a pack to the next, and back', async ({ page }) => {
  const pack = [
    'tools/length-slider/#length-slider=65536,client',
    'tools/handshake-stepper/#handshake-stepper=1,open,100,300,-,-',
    'chapters/masking/#task-mask=2',
    'tools/length-slider/#length-slider=65536,client Once more',
    'tools/length-slider/#length-slider=65536,client And again',
  ];
  await page.goto(`pack/#pack=${encodeURIComponent(pack.join('\n'))}`);
  const items = page.locator('.pack li');
  // What is around it is told to the projected window by another, and so a moment later.
  await page.context().addInitScript(() => {
    const channel = new BroadcastChannel('websocket-byte-by-byte class');
    channel.onmessage = ({ data }: MessageEvent<Record<string, string>>) => {
      const { kind, before, after } = data;
      if (kind === 'around') Object.assign(window, { around: [before, after] });
    };
  });
  const [projected] = await Promise.all([
    page.waitForEvent('popup'),
    items.first().getByRole('link').click(),
  ]);
  const isTold = async (...around: (string | undefined)[]) => {
    const told = () => projected.evaluate(() => (window as { around?: unknown }).around);
    await expect.poll(told).toEqual(around.map((state) => state?.split(' ')[0]));
  };
  const at = async (index: number, url: RegExp) => {
    await expect(projected).toHaveURL(url);
    await expect(
      projected.locator('.presenting').getByRole('button', { name: 'Class' }),
    ).toBeVisible();
    await expect(items.nth(index)).toHaveAttribute('aria-current', 'step');
    await expect(page.locator('[aria-current=step]')).toHaveCount(1);
    await isTold(pack[index - 1], pack[index + 1]);
  };
  // Of presets, a clicker shows none here: the pack comes first.
  await at(0, /tools\/length-slider\/#.*length-slider=65536,client/);
  await projected.keyboard.press('PageDown');
  await at(1, /tools\/handshake-stepper\//);

  const slider = projected.getByRole('slider', { name: 'Step' });
  const steps = Number(await slider.getAttribute('max'));
  const first = Number(await slider.inputValue());
  for (let step = first; step < steps; step += 1) await projected.keyboard.press('PageDown');
  await expect(slider).toHaveValue(String(steps));
  await at(1, /tools\/handshake-stepper\//);
  await projected.keyboard.press('PageDown');
  await at(2, /chapters\/masking\/#.*task-mask=2/);

  // A task has a solution first.
  await projected.keyboard.press('PageDown');
  await expect(projected.getByRole('region', { name: 'The way to the answer' })).toBeVisible();
  await projected.keyboard.press('PageUp');
  await expect(projected.getByRole('region', { name: 'The way to the answer' })).toHaveCount(0);
  await projected.keyboard.press('PageUp');
  await at(1, /tools\/handshake-stepper\//);
  await projected.keyboard.press('PageUp');
  await projected.keyboard.press('PageUp');
  await at(0, /tools\/length-slider\//);

  // The same state may come twice, also in a row.
  await items.nth(2).getByRole('link').click();
  await at(2, /chapters\/masking\/#.*task-mask=2/);
  const solution = projected.getByRole('region', { name: 'The way to the answer' });
  await projected.keyboard.press('PageDown');
  await expect(solution).toBeVisible();
  await projected.keyboard.press('End');
  await projected.keyboard.press('PageDown');
  await at(3, /tools\/length-slider\//);
  await projected.keyboard.press('PageDown');
  await at(4, /tools\/length-slider\//);
  await projected.keyboard.press('PageUp');
  await at(3, /tools\/length-slider\//);

  // With the page of the pack, its order is gone.
  await page.goto('about:blank');
  await isTold(undefined, undefined);
  await projected.keyboard.press('PageUp');
  await expect(projected).toHaveURL(/tools\/length-slider\/#.*length-slider=(?!65536,)/);
});

async function copied(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read']);
  return page.evaluate(() => navigator.clipboard.readText());
}
