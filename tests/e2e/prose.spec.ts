/** Phrases in the prose that drive an instrument. */
import { expect, test } from './page.ts';
import { pagesOf, ROOT_SITE } from './sites.ts';

for (const path of pagesOf(ROOT_SITE).filter((page) => page.startsWith('chapters/'))) {
  test(`every phrase in /${path} that drives an instrument moves it`, async ({ page }) => {
    // Else each phrase scrolls smoothly up to its instrument, and the next click waits for it.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    const phrases = page.locator('[data-do][role=button]');
    expect(await phrases.count()).toBeGreaterThan(0);
    for (const phrase of await phrases.all()) {
      const instrument = page.locator(`#${(await phrase.getAttribute('data-do')) ?? ''}`);
      const look = () =>
        instrument.evaluate((element) => {
          const controls = element.querySelectorAll<HTMLInputElement>('input, select, textarea');
          const values = [...controls].map(({ type, checked, value }) =>
            type === 'checkbox' ? checked : value,
          );
          return JSON.stringify([element.textContent, values]);
        });
      // No two phrases in a row ask for the same, nor the first of them for what is there.
      const before = await look();
      await phrase.click();
      await expect.poll(look, (await phrase.textContent()) ?? '').not.toBe(before);
    }
  });
}

for (const { width, height, reducedMotion } of [
  { width: 360, height: 740, reducedMotion: 'reduce' },
  { width: 360, height: 740, reducedMotion: 'no-preference' },
  { width: 1280, height: 640, reducedMotion: 'reduce' },
] as const) {
  test(`what a phrase changes is in sight on ${width} × ${height}, motion: ${reducedMotion}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion });
    const click = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

    await page.goto('chapters/frame-header/');
    await click('clear it');
    await expect(page.locator('#frame-workbench-byte')).toBeInViewport();
    await expect(page.locator('#frame-workbench .right')).toBeInViewport({ ratio: 1 });

    await page.goto('chapters/key-and-accept/');
    await click('decodes the key first');
    await expect(page.getByLabel('Key + GUID')).toBeInViewport({ ratio: 1 });
    await click('BXhwxM0SZasKmCD9S4BfpPmCnEw=');
    await expect(page.getByText('The server’s mistake: Key decoded')).toBeInViewport({ ratio: 1 });

    await page.goto('chapters/payload-length/');
    await click('announce one byte more');
    await expect(page.getByText('The top bit of the 64-bit length is set.')).toBeInViewport();
  });
}
