/**
 * What can be computed from a life alone: which timer runs out first, and how often a sign of life is
 * needed. Pure.
 * @module
 */

import type { Life } from '#sim/life.ts';

/** Where a timer is, and how long it runs. Unit: seconds. */
export interface Shortest {
  readonly place: 'nat' | 'proxy' | 'server';
  readonly idle: number;
}

/** The timer that runs out first; `undefined` if there is none. */
export function shortestTimer(life: Life): Shortest | undefined {
  return (['nat', 'proxy', 'server'] as const)
    .map((place) => ({ place, idle: life[place] }))
    .filter(({ idle }) => idle > 0)
    .sort((a, b) => a.idle - b.idle)[0];
}

/**
 * The longest interval, in whole seconds, that stays below a timer; and the longest that still does if
 * one sign of life fails to come. An interval of the timer itself would be a race.
 */
export function safeIntervals(idle: number): { longest: number; withOneMissing: number } {
  return { longest: idle - 1, withOneMissing: Math.ceil(idle / 2) - 1 };
}
