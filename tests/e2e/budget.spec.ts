/**
 * What the first load of each page weighs on the wire, compressed with brotli: the page, and all that
 * the browser asks for until its first instrument is in view and awake.
 */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { expect, test } from './page.ts';
import { pagesOf, ROOT_SITE } from './sites.ts';

/** Unit: bytes. */
const BUDGET = 40_000;

test(`the first load of every page is ${BUDGET / 1000} kB or less`, async ({ browser }) => {
  test.setTimeout(120_000);
  const rows: { page: string; total: number; parts: Map<string, number> }[] = [];
  for (const path of pagesOf(ROOT_SITE)) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const parts = await firstLoad(await context.newPage(), path);
    const total = [...parts.values()].reduce((sum, size) => sum + size, 0);
    rows.push({ page: `/${path}`, total, parts });
    await context.close();
  }

  const kinds = ['document', 'stylesheet', 'script'];
  const table = [
    'First load, kB of brotli'.padEnd(60) +
      ['total', 'page', 'style', 'script', 'rest'].map(cell).join(''),
    ...rows.map(({ page, total, parts }) => {
      const known = kinds.map((kind) => parts.get(kind) ?? 0);
      const rest = known.reduce((left, size) => left - size, total);
      return (
        page.padEnd(60) +
        [total, ...known, rest].map((size) => cell((size / 1000).toFixed(1))).join('')
      );
    }),
  ].join('\n');
  writeFileSync('test-results/page-weights.txt', `${table}\n`);
  console.log(`\n${table}`);

  expect(rows.filter(({ total }) => total > BUDGET).map(({ page }) => page)).toEqual([]);
});

/** Bytes of brotli by kind of resource. */
async function firstLoad(page: Page, path: string): Promise<Map<string, number>> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(ROOT_SITE.url + path);
  const instrument = page.locator('astro-island').first();
  if ((await instrument.count()) > 0) {
    await instrument.evaluate((element) => element.firstElementChild?.scrollIntoView());
    await expect(instrument).not.toHaveAttribute('ssr');
  }
  await page.waitForLoadState('networkidle');
  const parts = new Map<string, number>();
  for (const response of responses) {
    const kind = response.request().resourceType();
    const size = brotliCompressSync(await response.body()).length;
    parts.set(kind, (parts.get(kind) ?? 0) + size);
  }
  return parts;
}

function cell(text: string): string {
  return text.padStart(8);
}
