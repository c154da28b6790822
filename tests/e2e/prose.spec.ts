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
    let before = '';
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
      await phrase.click();
      // No two phrases in a row ask for the same.
      await expect.poll(look, (await phrase.textContent()) ?? '').not.toBe(before);
      before = await look();
    }
  });
}
