/**
 * `npm run fuzz`: bytes of strangers for the readers and the connection, as long as it is told to.
 *
 *     npm run fuzz                          for a minute
 *     npm run fuzz -- 600                   for ten minutes
 *     npm run fuzz -- 600 12345             with this seed
 *     npm run fuzz -- replay 'NAME' HEX     one input again, as a failure prints it
 *
 * Inputs that reach code of the core in a way that none did before are kept and changed further. The
 * inputs run in a thread of their own, so that one that hangs is noticed.
 * @module
 */

import { randomInt } from 'node:crypto';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { decodeHex, encodeHex } from '../src/protocol/bytes.ts';
import { Coverage } from '../tests/fuzz/coverage.ts';
import { fuzz, type Report, TARGETS } from '../tests/fuzz/fuzz.ts';

/** Longer than any input takes, in milliseconds. */
const HANGS_AFTER = 20_000;
/** So much of an input is handed over, for the case that it hangs. */
const MOST_BYTES = 2 ** 20;

/** What the threads share: which input runs, and its bytes. */
interface Shared {
  /** How many inputs were begun, which target, how many bytes. */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly input: Uint8Array<SharedArrayBuffer>;
}

interface Work extends Shared {
  readonly seconds: number;
  readonly seed: number;
}

const targetNamed = (name: string) => {
  const target = TARGETS.find((it) => it.name === name);
  if (target === undefined) {
    throw new RangeError(`Target must be one of ${TARGETS.map((it) => it.name).join('; ')}`);
  }
  return target;
};

if (!isMainThread) work(workerData as Work);
else if (process.argv[2] === 'replay') replay(process.argv[3] ?? '', process.argv[4] ?? '');
else supervise(Number(process.argv[2] ?? 60), Number(process.argv[3] ?? randomInt(2 ** 32)));

function replay(name: string, hex: string): void {
  console.log(`${name}: ${targetNamed(name).run(decodeHex(hex))}`);
}

function supervise(seconds: number, seed: number): void {
  if (!(seconds > 0) || !Number.isInteger(seed)) {
    throw new RangeError('Give the time in seconds, and the seed as an integer');
  }
  console.log(`Fuzzing for ${seconds} s with seed ${seed}`);
  const state = new Int32Array(new SharedArrayBuffer(12));
  const input = new Uint8Array(new SharedArrayBuffer(MOST_BYTES));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { state, input, seconds, seed } satisfies Work,
  });
  let before = -1;
  const watch = setInterval(() => {
    const [inputs, target, length] = state;
    if (inputs === before) {
      const hex = encodeHex(input.slice(0, length), '');
      console.error(`${TARGETS[target!]!.name} hangs with ${hex}`);
      process.exit(1);
    }
    before = inputs!;
  }, HANGS_AFTER);
  worker.on('message', (line: string) => console.log(line));
  worker.on('error', (error: Error) => {
    console.error(error);
    process.exitCode = 1;
  });
  worker.on('exit', () => clearInterval(watch));
}

function work({ state, input, seconds, seed }: Work): void {
  const coverage = new Coverage();
  let highest = 0;
  for (const [index, target] of TARGETS.entries()) {
    const end = performance.now() + (1000 * seconds) / TARGETS.length;
    const isOver = ({ inputs }: Report, bytes: Uint8Array) => {
      const length = Math.min(bytes.length, MOST_BYTES);
      input.set(bytes.subarray(0, length));
      state.set([state[0]! + 1, index, length]);
      if (inputs % 1000 === 0) highest = Math.max(highest, process.memoryUsage().rss);
      return performance.now() > end;
    };
    const report = fuzz(target, seed, isOver, coverage);
    parentPort!.postMessage(describe(target.name, report));
  }
  const modules = coverage.modules
    .filter(({ ran }) => ran > 0)
    .map(({ module, ran, known }) => `  ${module}: ${ran} of ${known} functions`);
  parentPort!.postMessage(
    [`Memory at most ${Math.round(highest / 2 ** 20)} MiB. What ran:`, ...modules].join('\n'),
  );
}

function describe(name: string, { inputs, bytes, outcomes, kept }: Report): string {
  const counts = [...outcomes].sort(([, one], [, other]) => other - one);
  return [
    `${name}: ${inputs} inputs, ${(bytes / 1e6).toFixed(1)} MB, ${kept.length} kept`,
    ...counts.map(([outcome, times]) => `  ${String(times).padStart(8)} ${outcome}`),
  ].join('\n');
}
