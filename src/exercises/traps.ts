/** Traps of one instance. */

import type { Given, Said, Trap } from './exercise.ts';

/**
 * Leaves out the traps that this instance has not: whose answer is right here, or is that of an earlier
 * trap.
 *
 * @param right the right answer as it would be typed
 */
export function distinctTraps(right: string, traps: readonly Trap[]): Trap[] {
  const seen = new Set<string>([right]);
  return traps.filter(({ given }) => {
    const key = typeof given === 'string' ? given : JSON.stringify(given);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Traps of an answer in which several mistakes may come together: each is named.
 *
 * @param examples answers that together make every mistake, each of them as their first
 * @param slipsIn all mistakes of an answer that are known, in the order in which they are to be said
 */
export function slipTraps(
  examples: readonly string[],
  slipsIn: (given: Given) => readonly Said[],
): Trap[] {
  const firstIn = (given: Given) => JSON.stringify(slipsIn(given)[0]);
  const byFirst = new Map(examples.toReversed().map((given) => [firstIn(given), given]));
  return [...byFirst.values()].toReversed().flatMap((given): Trap[] => {
    const [said] = slipsIn(given);
    if (said === undefined) return [];
    const matches = (other: Given) => firstIn(other) === JSON.stringify(said);
    return [{ ...said, given, matches, also: (other) => slipsIn(other).slice(1) }];
  });
}
