/**
 * What a task draws from: the random numbers of one exercise and one number, the same on every machine.
 * @module
 */

import { type Random, seededRandom, seedOf } from '#sim/random.ts';

export interface Draw extends Random {
  /** One of them. */
  pick<T>(from: readonly T[]): T;
  /** All of them in another order (Fisher–Yates from the end). */
  shuffle<T>(from: readonly T[]): T[];
  /** As many of them, in another order. */
  sample<T>(from: readonly T[], count: number): T[];
}

/** The seed of an exercise's instance: of `id:n`. */
export const seedFor = (id: string, n: number): number => seedOf(`${id}:${n}`);

/** The numbers that an instance is drawn from. */
export function drawFor(id: string, n: number): Draw {
  const random = seededRandom(seedFor(id, n));
  function shuffle<T>(from: readonly T[]): T[] {
    const shuffled = [...from];
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = random.int(0, i);
      [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
    }
    return shuffled;
  }
  return {
    ...random,
    pick: (from) => from[random.int(0, from.length - 1)]!,
    shuffle,
    sample: (from, count) => shuffle(from).slice(0, count),
  };
}
