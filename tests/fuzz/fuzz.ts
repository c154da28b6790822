/** Runs inputs until it is over, and keeps those that are worth changing further. */
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { seededRandom } from '#sim/random.ts';
import { CONNECTION } from './connection-target.ts';
import { mutate } from './streams.ts';
import { READERS, type Target } from './targets.ts';

export const TARGETS: readonly Target[] = [...READERS, CONNECTION];

/** How many inputs are kept beside those that are made anew. */
const MOST_KEPT = 2000;
/** After how many inputs a guide is asked. */
const BATCH = 64;
/** For so many inputs, nothing is kept. */
const EASY = 1000;

/** What came of a run. */
export interface Report {
  inputs: number;
  bytes: number;
  /** How often inputs came to what. */
  readonly outcomes: Map<string, number>;
  /** Inputs that did what none before them did. */
  readonly kept: Uint8Array[];
}

/** An input did what must not be. It says how to see that again. */
class Defect extends Error {
  readonly target: string;
  readonly input: Uint8Array;

  constructor(target: string, input: Uint8Array, cause: unknown) {
    const hex = encodeHex(input, '');
    super(`${target} fails: npm run fuzz -- replay '${target}' ${hex}`, { cause });
    this.target = target;
    this.input = input;
  }
}

/** Runs one input. */
function runInput(target: Target, input: Uint8Array): string {
  try {
    return target.run(input);
  } catch (error) {
    throw new Defect(target.name, shrink(target, input), error);
  }
}

/** Says which inputs did what none did before. */
export interface Guide {
  /** Whether anything new was done since it was last asked. */
  hasNew(): boolean;
  /** Notes what had been done when it was last asked: it is no longer new. */
  note(): void;
}

/**
 * Fuzzes a target. The same seed gives the same inputs, if the same ones are found to be new.
 *
 * @param isOver asked before each input, which it is given
 * @param guide without one, an input with a new outcome is new
 */
export function fuzz(
  target: Target,
  seed: number,
  isOver: (report: Report, input: Uint8Array) => boolean,
  guide?: Guide,
): Report {
  const random = seededRandom(seed);
  const report: Report = { inputs: 0, bytes: 0, outcomes: new Map(), kept: [] };
  const { outcomes, kept } = report;
  const choose = () => kept[random.int(0, kept.length - 1)] ?? target.generate(random);
  const keep = (input: Uint8Array) => {
    kept.push(input);
    if (kept.length > MOST_KEPT) kept.splice(random.int(0, MOST_KEPT), 1);
  };
  let batch: Uint8Array[] = [];
  for (;;) {
    const source = random.int(0, 1) === 0 ? choose() : target.generate(random);
    const input = random.int(0, 3) === 0 ? source : mutate(random, source, choose());
    if (isOver(report, input)) return report;
    const outcome = runInput(target, input);
    report.inputs += 1;
    report.bytes += input.length;
    const times = outcomes.get(outcome) ?? 0;
    outcomes.set(outcome, times + 1);
    if (guide === undefined) {
      if (times === 0) keep(input);
    } else if (batch.push(input) === BATCH) {
      // What is reached without any effort need not be kept.
      if (guide.hasNew() && report.inputs > EASY) newOnes(target, batch, guide).forEach(keep);
      guide.note();
      batch = [];
    }
  }
}

/** Those of a few inputs that did what none did before. To ask is dear, so halves are asked about. */
function newOnes(target: Target, inputs: readonly Uint8Array[], guide: Guide): Uint8Array[] {
  for (const input of inputs) target.run(input);
  if (!guide.hasNew()) return [];
  if (inputs.length === 1) {
    guide.note();
    return [...inputs];
  }
  const half = inputs.length >> 1;
  return [inputs.slice(0, half), inputs.slice(half)].flatMap((it) => newOnes(target, it, guide));
}

/** Leaves out pieces of an input as long as it still fails: what is left is easier to understand. */
function shrink(target: Target, input: Uint8Array): Uint8Array {
  let smallest = input;
  for (let length = input.length >> 1; length > 0; length >>= 1) {
    for (let at = 0; at + length <= smallest.length;) {
      const shorter = concatBytes(smallest.subarray(0, at), smallest.subarray(at + length));
      if (fails(target, shorter)) smallest = shorter;
      else at += length;
    }
  }
  return smallest;
}

function fails(target: Target, input: Uint8Array): boolean {
  try {
    target.run(input);
    return false;
  } catch {
    return true;
  }
}
