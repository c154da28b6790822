/**
 * The source of events that all techniques share: things that happen at the server, which a page wants
 * to be told. When they happen is given, or drawn by chance from a seed.
 * @module
 */

import { seededRandom } from '../random.ts';

/** Something that happened at the server. */
export interface PushEvent {
  /** Counted from 1: what a client names to say how far it has come. */
  readonly id: number;
  /** Unit: milliseconds. */
  readonly at: number;
  /** Which of {@link TEXTS} it says. */
  readonly said: number;
}

/** What events say, in turn. Not all have one byte for each character. */
export const TEXTS = [
  'Your login is confirmed',
  'Ann: hello',
  'Bo: has anybody seen the new build?',
  'Chen: 你好',
  'Ann: yes, it is green',
  'Bo: ok',
] as const;

const eventOf = (at: number, i: number): PushEvent => ({ id: i + 1, at, said: i % TEXTS.length });

/** Events at given times, put in order. Unit: milliseconds. */
export function eventsAt(times: readonly number[]): PushEvent[] {
  return times.toSorted((a, b) => a - b).map(eventOf);
}

/**
 * Events that do not know of each other (a Poisson process): the gaps between them are drawn from an
 * exponential distribution, and rounded to milliseconds.
 *
 * @param perMinute how many there are on average
 * @param until unit: milliseconds
 */
export function poissonEvents(perMinute: number, until: number, seed: number): PushEvent[] {
  const random = seededRandom(seed);
  const times: number[] = [];
  if (perMinute <= 0) return [];
  for (let at = 0; ;) {
    at += (-Math.log(1 - random.next()) * 60_000) / perMinute;
    const rounded = Math.round(at);
    if (rounded >= until) return times.map(eventOf);
    times.push(rounded);
  }
}
