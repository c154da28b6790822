/** What holds on every page, at any width, in both themes, with and without JavaScript. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, wakeEverything } from './page.ts';
import { pagesOf, ROOT_SITE } from './sites.ts';

const WIDTHS = [1280, 360];
const THEMES = ['light', 'dark'] as const;
const ACCESSIBILITY_RULES = [
  ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  'best-practice',
];

for (const path of pagesOf(ROOT_SITE)) {
  for (const width of WIDTHS) {
    test(`/${path} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as LayoutShift[]) {
            // So little is a pixel or two of one line, in a page that was drawn while it arrived.
            if (entry.hadRecentInput || entry.value < 0.0001) continue;
            const moved = entry.sources.map(({ node }) => describe(node)).join(', ');
            shifts.push(`${entry.value.toFixed(4)} by ${moved}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });

        interface LayoutShift extends PerformanceEntry {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources: readonly { readonly node: Node | null }[];
        }
        function describe(node: Node | null): string {
          const element = node instanceof Element ? node : node?.parentElement;
          return element ? `${element.tagName.toLowerCase()}.${element.className}` : 'a gone node';
        }
      });

      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.goto(path);
        await wakeEverything(page);
        const shifts = await page.evaluate(
          () => (window as unknown as { shifts: string[] }).shifts,
        );
        expect.soft(shifts, `layout shifts, ${theme}`).toEqual([]);

        const sideways = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect.soft(sideways, `pixels to scroll sideways, ${theme}`).toBe(0);

        const { violations } = await new AxeBuilder({ page })
          .withTags(ACCESSIBILITY_RULES)
          .analyze();
        const findings = violations.flatMap(({ id, nodes }) =>
          nodes.map(
            ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`,
          ),
        );
        expect.soft(findings, `accessibility, ${theme}`).toEqual([]);
      }
    });
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const path of pagesOf(ROOT_SITE)) {
    test(`/${path} shows its content, controls of instruments asleep`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      for (const island of await page.locator('astro-island').all()) {
        await expect(island).toHaveText(/\S/);
      }
      const controls = page.locator('astro-island').locator('button, input, select, textarea');
      const awake = controls.and(page.locator(':enabled'));
      await expect(awake).toHaveCount(0);
    });
  }
});
