/**
 * Mixed practice: which tasks come, and in which order. A pure function of the tasks to choose from, what
 * the reader did with them, and a seed. Every task may come; those that went wrong come more often, the
 * more so the fewer right answers have followed. Neighbours come from different chapters where that goes.
 * @module
 */

import { type Random, seededRandom } from '#sim/random.ts';

/** A task to choose from. */
export interface Candidate {
  readonly id: string;
  /** Slug of its chapter. */
  readonly chapter: string;
  /** Every instance asks the same. */
  readonly fixed: boolean;
}

/** What the reader did with a task. */
export interface Past {
  readonly tries: number;
  readonly right: number;
  /** Right answers since the last wrong one. */
  readonly streak: number;
}

export interface Instance {
  readonly id: string;
  readonly n: number;
}

/** How many tasks a practice has. */
export const TEN = 10;

/** From which numbers instances are drawn. */
const MOST = 9999;

/** More mistakes than this weigh the same. */
const MISTAKES = 4;

/** How likely a task comes, compared with others. One that was solved at once has 1. */
export function weightOf(past: Past | undefined): number {
  if (past === undefined) return 2;
  const mistakes = Math.min(past.tries - past.right, MISTAKES);
  return 1 + (3 * mistakes) / 2 ** past.streak;
}

/** Draws a practice. It has fewer than ten tasks only where there are no more to be made. */
export function mix(
  candidates: readonly Candidate[],
  past: (id: string) => Past | undefined,
  seed: number,
): Instance[] {
  const random = seededRandom(seed);
  const drawn = weightedOrder(candidates, ({ id }) => weightOf(past(id)), random).slice(0, TEN);
  // Of few tasks, those that differ each time come again.
  const repeatable = drawn.filter(({ fixed }) => !fixed);
  const missing = repeatable.length === 0 ? 0 : TEN - drawn.length;
  const again = Array.from({ length: missing }, (_, i) => repeatable[i % repeatable.length]!);
  const numbers = new Map<string, number>();
  return spread([...drawn, ...again]).map(({ id }) => {
    // Another one each time, and none that only a step lies between.
    const n = numbers.get(id) ?? random.int(1, MOST);
    numbers.set(id, (n % MOST) + 1);
    return { id, n };
  });
}

/** A weighted order without replacement: each waits for an exponential time of its own rate. */
function weightedOrder<T>(all: readonly T[], weight: (one: T) => number, random: Random): T[] {
  return all
    .map((one) => ({ one, wait: -Math.log(1 - random.next()) / weight(one) }))
    .sort((a, b) => a.wait - b.wait)
    .map(({ one }) => one);
}

/** Takes each time the first whose chapter is not that of the one before; none may pile up for the end. */
function spread(all: readonly Candidate[]): Candidate[] {
  const left = [...all];
  const order: Candidate[] = [];
  while (left.length > 0) {
    const last = order.at(-1);
    const others = left.filter(({ chapter }) => chapter !== last?.chapter);
    const isPressing = ({ chapter }: Candidate) =>
      2 * left.filter((one) => one.chapter === chapter).length > left.length;
    const next =
      others.find(isPressing) ?? others[0] ?? left.find(({ id }) => id !== last?.id) ?? left[0]!;
    left.splice(left.indexOf(next), 1);
    order.push(next);
  }
  return order;
}
