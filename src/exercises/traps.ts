/** Traps of one instance. */

import type { Trap } from './exercise.ts';

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
