/**
 * Measures the frame workbench in a browser whose processor is slowed down four times: how long a key
 * takes to be answered, and the longest task after a file of 16 MiB came in – one frame, a hex dump,
 * `81 00` over and over. Needs the built site in `dist`; ends with 1 if a limit is broken.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, exit } from 'node:process';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'astro';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { findInstalledBrowser } from '../scripts/find-browser.ts';

const SLOWDOWN = 4;
/** Unit: milliseconds. */
const LONGEST_ANSWER = 100;
const LONGEST_TASK = 200;
const SIZE = 2 ** 24;
const PORT = 4341;
/** Pressed five times each; the median counts, for other programs run on this machine, too. */
const KEYS = ['ArrowRight', '4', 'ArrowLeft', 'a', 'Delete', 'Insert'];

const manyFrames = Buffer.alloc(SIZE);
for (let at = 0; at < SIZE; at += 2) manyFrames[at] = 0x81;
const oneFrame = Buffer.from(
  serializeFrame({ opcode: 1, payload: new Uint8Array(SIZE - 10).fill(0x61) }),
);
const dump = Buffer.from(oneFrame.toString('hex').replaceAll(/..(?=.)/g, '$& '), 'latin1');
const FILES = [
  { name: 'one-frame.bin', bytes: oneFrame, frames: 1 },
  { name: 'one-frame.txt', bytes: dump, frames: 1 },
  { name: 'many-frames.bin', bytes: manyFrames, frames: SIZE / 2 },
];
// Named as files, they come to the page as a reader's would; given as bytes, the test tool would decode
// them in the page.
const folder = mkdtempSync(join(tmpdir(), 'workbench-'));
for (const { name, bytes } of FILES) writeFileSync(join(folder, name), bytes);

const site = env.OUT_DIR ?? 'dist';
if (!existsSync(site)) {
  console.error(`There is no site in ${site}: run npm run build first`);
  exit(1);
}
const server = await preview({ root: '.', server: { port: PORT }, logLevel: 'silent' });
const executablePath = findInstalledBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--disable-gpu'],
});
const broken: string[] = [];

await measure('hello-masked', undefined);
for (const file of FILES) await measure(file.name, file);

await browser.close();
await server.stop();
rmSync(folder, { recursive: true });
exit(broken.length === 0 ? 0 : 1);

/** Opens the workbench, gives it a file if there is one, and types into it. */
async function measure(name: string, file: (typeof FILES)[number] | undefined): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${PORT}/tools/frame-workbench/`);
  await page.mouse.move(100, 300);
  await page.waitForSelector('#frame-workbench[data-awake]');
  await page.evaluate(watch);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });

  const start = performance.now();
  if (file !== undefined) {
    await page.getByLabel('Open a file').setInputFiles(join(folder, file.name));
    await page.getByText(`${SIZE.toLocaleString('en')} bytes`, { exact: true }).waitFor();
    const last = file.frames.toLocaleString('en');
    if (file.frames > 1) await page.getByText(`frame 1 of ${last}`, { exact: true }).waitFor();
  }
  const known = performance.now() - start;
  // The payload of a large frame is judged a moment later.
  await page.waitForTimeout(file === undefined ? 100 : 1500);
  const loading = await longestTask(page);

  await page.getByRole('grid').focus();
  const answers: number[] = [];
  for (const key of KEYS) {
    const times: number[] = [];
    for (let time = 0; time < 5; time++) {
      times.push(await answerTo(page, key));
      await page.waitForTimeout(300);
    }
    answers.push(times.toSorted((one, other) => one - other)[2]!);
  }
  const typing = await longestTask(page);
  await page.close();

  const answer = Math.max(...answers);
  const task = Math.max(loading, typing);
  if (answer > LONGEST_ANSWER || task > LONGEST_TASK) broken.push(name);
  const took = file === undefined ? '' : `, all known after ${Math.round(known)} ms`;
  console.log(
    `${name.padEnd(16)} slowest answer ${Math.round(answer)} ms, longest task ${task} ms${took}`,
  );
}

/** In the page: keeps the tasks that hold it up, and how long each key took until it was painted. */
function watch(): void {
  const seen = { tasks: [] as number[], answer: undefined as number | undefined };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      seen.answer = undefined;
      requestAnimationFrame(() => {
        // What is posted in a frame comes after its painting.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => (seen.answer = performance.now() - timeStamp);
        channel.port2.postMessage(0);
      });
    },
    { capture: true },
  );
}

interface Seen {
  tasks: number[];
  answer: number | undefined;
}

async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen };
    return Math.round(Math.max(0, ...seen.tasks.splice(0)));
  });
}

async function answerTo(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.answer !== undefined);
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen.answer ?? 0);
}
