/** 14.7: between which delays a client waits. */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { numberTraps } from '../known-mistakes.ts';
import { delayRange } from '#sim/reconnect.ts';

export interface BackoffCase {
  /** Unit: seconds. */
  readonly base: number;
  /** Unit: seconds. */
  readonly cap: number;
  /** Counted from 0. */
  readonly attempt: number;
}

export function drawBackoff(draw: Draw): BackoffCase {
  return { base: draw.pick([1, 2, 5]), cap: draw.pick([30, 60]), attempt: draw.int(1, 6) };
}

export const backoff: Exercise = {
  id: 'backoff',
  number: '14.7',
  worked: 'coming-back',
  sections: ['RFC 6455 §7.2.3'],
  task(draw) {
    const drawn = drawBackoff(draw);
    const { base, cap, attempt } = drawn;
    const [shortest, longest] = delayRange('jitter', drawn, attempt);
    const grown = base * 2 ** attempt;
    const capped = (seconds: number) => Math.min(cap, seconds);
    const holes = { base, cap, n: attempt, power: 2 ** attempt, grown, longest, shortest };
    const unit = { label: 'seconds' };
    return {
      holes,
      parts: [
        {
          kind: 'number',
          id: 'shortest',
          right: shortest,
          unit,
          traps: numberTraps(
            shortest,
            { 'no-jitter': longest, 'base-at-least': base, half: longest / 2 },
            holes,
          ),
        },
        {
          kind: 'number',
          id: 'longest',
          right: longest,
          unit,
          traps: numberTraps(
            longest,
            {
              'cap-ignored': grown,
              'cap-always': cap,
              'counted-from-one': capped(base * 2 ** (attempt - 1)),
              'one-more': capped(base * 2 ** (attempt + 1)),
              linear: capped(base * attempt),
              'times-two': capped(base * 2 * attempt),
              'power-of-base': capped(base ** attempt),
              'base-left-out': capped(2 ** attempt),
              'added-up': capped(base * (2 ** (attempt + 1) - 1)),
              'range-half': longest / 2,
            },
            holes,
          ),
        },
      ],
      steps: [
        { key: 'grown', holes },
        { key: grown > cap ? 'over-cap' : 'under-cap', holes },
        { key: 'random', holes },
      ],
    };
  },
};
