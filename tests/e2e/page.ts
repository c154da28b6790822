/**
 * `test` for the browser tests. It fails a test in which any page logs an error or a warning, throws,
 * breaks the Content-Security-Policy, gets no answer or a bad one, or asks a foreign host.
 */
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

export { expect };

export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      await watch(context, new URL(baseURL ?? '').origin, (problem) => problems.push(problem));
      await use(problems);
      expect(problems, 'problems while the pages ran').toEqual([]);
    },
    { auto: true },
  ],
});

async function watch(
  context: BrowserContext,
  origin: string,
  found: (problem: string) => void,
): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
      console.error(`Policy ${effectiveDirective} blocks ${blockedURI}`, sourceFile, lineNumber);
    });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    found(`${message.type()} in the console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => found(`uncaught: ${String(error.error())}`));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:$/.test(protocol) && asked !== origin) found(`foreign request: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown';
    // Leaving a page ends what it still loads.
    if (reason !== 'net::ERR_ABORTED') found(`request failed: ${request.url()} (${reason})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) found(`status ${response.status()}: ${response.url()}`);
  });
}

/** Keeps a script from arriving until what is returned is called. */
export async function holdBack(page: Page, url: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(url, async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(undefined);
}

/** Scrolls to each instrument and back to the top, so that whatever waits to be seen wakes up. */
export async function wakeEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { firstElementChild: box } of document.querySelectorAll('astro-island')) {
      box?.scrollIntoView({ behavior: 'instant' });
      // What is in sight is found out once for each frame.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
  });
  // Astro takes the attribute away when an island has woken up; some wait until they are touched.
  await expect(page.locator('astro-island[ssr]:not([opts*=touch])')).toHaveCount(0);
  await page.evaluate(() => {
    window.scrollTo({ top: 0, behavior: 'instant' });
  });
  // What loads on demand may still arrive and move things.
  await page.waitForLoadState('networkidle');
}

const ACCESSIBILITY_RULES = [
  ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  'best-practice',
];

/** Rules whose verdict hangs on the colours, and so on the theme. */
export const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds to keep people from using the page: one line for each place.
 *
 * @param rules only these; by default, all
 */
export async function accessibilityFindings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // All of a page is read in the page itself, and what is well is not reported: a third of the time.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const { violations } = await (
    rules === undefined ? axe.withTags(ACCESSIBILITY_RULES) : axe.withRules(rules)
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Fails where axe finds anything that keeps people from using the page. */
export async function expectNoViolation(page: Page): Promise<void> {
  expect(await accessibilityFindings(page)).toEqual([]);
}
