/**
 * What each page weighs on the wire, compressed with brotli: at first load, with its instrument in view
 * as the server drew it, and with all its instruments awake because a reader has come.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { expect, test, wakeEverything } from './page.ts';
import { pagesOf, ROOT_SITE } from './sites.ts';

/** Unit: bytes. */
const FIRST_LOAD = 40_000;
/** Nothing comes unseen: a page that grows past this has grown on purpose, as chapters did by their tasks. Unit: bytes. */
const AWAKE = 76_500;

test(`a page is ${FIRST_LOAD / 1000} kB or less at first load, ${AWAKE / 1000} kB awake`, async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const rows: { page: string; firstLoad: Weights; awake: Weights }[] = [];
  const paths = pagesOf(ROOT_SITE);
  async function weighPages(): Promise<void> {
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
      const page = await context.newPage();
      const responses: Response[] = [];
      page.on('response', (response) => responses.push(response));
      await page.goto(ROOT_SITE.url + path);
      await settled(page);
      const firstLoad = await weigh(responses);
      await page.mouse.move(600, 400);
      await wakeEverything(page);
      await settled(page);
      rows.push({ page: `/${path}`, firstLoad, awake: await weigh(responses) });
      await context.close();
    }
  }
  // It is mostly waiting.
  await Promise.all(Array.from({ length: 8 }, weighPages));
  rows.sort((one, other) => (one.page < other.page ? -1 : 1));

  const kinds = ['document', 'stylesheet', 'script'];
  const table = [
    'kB of brotli'.padEnd(40) +
      ['first load', 'page', 'style', 'script', 'awake'].map(cell).join(''),
    ...rows.map(({ page, firstLoad, awake }) => {
      const sizes = [
        total(firstLoad),
        ...kinds.map((kind) => firstLoad.get(kind) ?? 0),
        total(awake),
      ];
      return page.padEnd(40) + sizes.map((size) => cell((size / 1000).toFixed(1))).join('');
    }),
  ].join('\n');
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/page-weights.txt', `${table}\n`);

  const tooHeavy = rows.filter(
    ({ firstLoad, awake }) => total(firstLoad) > FIRST_LOAD || total(awake) > AWAKE,
  );
  expect(
    tooHeavy.map(({ page }) => page),
    table,
  ).toEqual([]);
});

/** Bytes of brotli by kind of resource. */
type Weights = ReadonlyMap<string, number>;

/** By address: pages share most of their files, and to compress one takes long. */
const sizes = new Map<string, number>();

async function weigh(responses: readonly Response[]): Promise<Weights> {
  const weights = new Map<string, number>();
  for (const response of responses) {
    const kind = response.request().resourceType();
    const size = sizes.get(response.url()) ?? brotliCompressSync(await response.body()).length;
    sizes.set(response.url(), size);
    weights.set(kind, (weights.get(kind) ?? 0) + size);
  }
  return weights;
}

function total(weights: Weights): number {
  return [...weights.values()].reduce((sum, size) => sum + size, 0);
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // Whatever waits for an idle moment has had one.
  await page.waitForTimeout(1000);
  await page.waitForLoadState('networkidle');
}

function cell(text: string): string {
  return text.padStart(12);
}
