/**
 * What a task draws from: the random numbers of one exercise and one number, the same on every machine.
 * @module
 */

import { type Random, seededRandom } from '#sim/random.ts';

export interface Draw extends Random {
  /** One of them. */
  pick<T>(from: readonly T[]): T;
  /** All of them in another order (Fisher–Yates from the end). */
  shuffle<T>(from: readonly T[]): T[];
  /** As many of them, in another order. */
  sample<T>(from: readonly T[], count: number): T[];
}

/** The seed of an exercise's instance: FNV-1a, 32 bits, of `id:n`. */
export function seedFor(id: string, n: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${id}:${n}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}

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
