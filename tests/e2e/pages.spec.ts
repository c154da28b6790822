/** What holds on every page, at any width, in both themes, with and without JavaScript. */
import type { Page } from '@playwright/test';
import { accessibilityFindings, expect, RULES_OF_COLOUR, test, wakeEverything } from './page.ts';
import { pagesOf, ROOT_SITE } from './sites.ts';

const WIDE = 1280;
const WIDTHS = [WIDE, 360];
/**
 * Pages of one form, of which what is read closely on one need not be on the next: what is on a tool's page
 * is on its chapter's, too, and a lesson is a list of words.
 */
const ALIKE = [/^tools\/./, /^teaching\/./];

/** The first of its form, or the only one. */
function isRead(path: string): boolean {
  const form = ALIKE.find((pattern) => pattern.test(path));
  return form === undefined || path === pagesOf(ROOT_SITE).find((other) => form.test(other));
}

/** A frame in which things moved: when, in ms since the start, and the share of the window they moved. */
interface Shift {
  readonly time: number;
  readonly value: number;
  readonly moved: string;
}

for (const path of pagesOf(ROOT_SITE)) {
  for (const width of WIDTHS) {
    test(`/${path} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      await page.addInitScript(() => {
        const shifts: Shift[] = [];
        Object.assign(window, { shifts });
        // The frame that first shows the whole document belongs to its arrival too.
        document.addEventListener('DOMContentLoaded', () => {
          requestAnimationFrame(() =>
            requestAnimationFrame((arrived) => Object.assign(window, { arrived })),
          );
        });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as LayoutShift[]) {
            if (entry.hadRecentInput) continue;
            const moved = entry.sources.map(({ node }) => describe(node)).join(', ');
            shifts.push({ time: entry.startTime, value: entry.value, moved });
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

      const [theme, other] = width === WIDE ? (['light', 'dark'] as const) : (['dark'] as const);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(path);
      await wakeEverything(page);
      const { arriving, settled } = await layoutShifts(page);
      expect.soft(arriving, 'layout shifts while the page arrives').toBeLessThan(0.05);
      expect.soft(settled, 'layout shifts of a page that is there').toEqual([]);

      const sideways = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(sideways, 'pixels to scroll sideways').toBe(0);

      if (!isRead(path)) return;
      expect.soft(await accessibilityFindings(page), `accessibility, ${theme}`).toEqual([]);
      // A theme changes colours and nothing else.
      if (other === undefined) return;
      await page.emulateMedia({ colorScheme: other });
      const inOther = await accessibilityFindings(page, RULES_OF_COLOUR);
      expect.soft(inOther, `accessibility, ${other}`).toEqual([]);
    });
  }
}

/**
 * What moved without the reader's doing. A browser draws a page while its bytes come in, so a row that
 * is centred or aligned to its end moves a little with each piece that joins it: the share of the
 * window that this moves, summed up (0.1 is still good to a reader). Once all of the document is there,
 * nothing may move any more.
 */
async function layoutShifts(page: Page): Promise<{ arriving: number; settled: string[] }> {
  const { shifts, arrived } = await page.evaluate(() => {
    const { shifts, arrived } = window as unknown as { shifts: Shift[]; arrived: number };
    return { shifts, arrived };
  });
  const isArriving = ({ time }: Shift) => time <= arrived;
  return {
    arriving: shifts.filter(isArriving).reduce((sum, { value }) => sum + value, 0),
    settled: shifts
      .filter((shift) => !isArriving(shift))
      .map(({ value, moved }) => `${value.toFixed(4)} by ${moved}`),
  };
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every page shows its content, controls of instruments asleep', async ({ page }) => {
    for (const path of pagesOf(ROOT_SITE)) {
      await page.goto(path);
      const heading = page.getByRole('main').getByRole('heading', { level: 1 });
      await expect.soft(heading, path).toBeVisible();
      const islands = await page.locator('astro-island').allTextContents();
      expect
        .soft(
          islands.filter((text) => !/\S/.test(text)),
          path,
        )
        .toEqual([]);
      const controls = page.locator('astro-island').locator('button, input, select, textarea');
      const awake = controls.and(page.locator(':enabled'));
      await expect.soft(awake, path).toHaveCount(0);
    }
  });
});
