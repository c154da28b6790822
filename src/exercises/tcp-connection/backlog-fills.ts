/** 4.3: does a SYN flood fill the backlog, and when? */

import { type Flood, floodOutcome } from '#sim/tcp/flood.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, Trap } from '../exercise.ts';

export type Attack = Pick<Flood, 'backlog' | 'hold' | 'rate'>;

/** A backlog, and an attack on it. */
export function drawAttack(draw: Draw): Attack {
  return {
    backlog: draw.pick([128, 256, 512, 1024]),
    hold: draw.pick([30, 63, 75]),
    rate: draw.pick([1, 2, 5, 50, 200]),
  };
}

/** The answer for a backlog that is never full. */
const NEVER = 'never';
const TOLERANCE = 0.01;

/** Those that would not be taken for the right answer, or for an earlier one. */
function apart(right: number | undefined, traps: readonly Trap[]): Trap[] {
  const seen = right === undefined ? [] : [right];
  return traps.filter(({ given }) => {
    const value = Number(given);
    if (seen.some((other) => Math.abs(value - other) <= TOLERANCE * other)) return false;
    seen.push(value);
    return true;
  });
}

export const backlogFills: Exercise = {
  id: 'backlog-fills',
  seed: 'synflood',
  number: '4.3',
  worked: 'a-queue-of-strangers',
  sections: ['RFC 4987 §2'],
  task(draw) {
    const attack = drawAttack(draw);
    const { backlog, hold, rate } = attack;
    const outcome = floodOutcome(attack);
    const steady = rate * hold;
    const holes = { backlog, hold, rate, steady, time: backlog / rate };
    const right = outcome.fills ? outcome.afterSeconds : undefined;
    const numbers: Trap[] = [
      ...(outcome.fills ? [] : [{ key: 'expire', given: String(backlog / rate), holes }]),
      { key: outcome.fills ? 'entries' : 'entries-at-most', given: String(steady), holes },
      { key: 'one-entry', given: String(hold), holes },
      { key: 'places', given: String(backlog), holes },
      { key: 'upside-down', given: String(rate / backlog), holes },
    ];
    return {
      shown: [
        {
          kind: 'table',
          rows: [
            [{ label: 'backlog' }, backlog],
            [{ label: 'rate' }, rate],
            [{ label: 'hold' }, hold],
          ],
        },
      ],
      parts: [
        {
          kind: 'number',
          id: 'full',
          right: right ?? { instead: NEVER },
          tolerance: TOLERANCE,
          unit: { label: 'seconds' },
          instead: { id: NEVER },
          traps: [
            ...(outcome.fills ? [{ key: 'fills', given: NEVER, holes }] : []),
            ...apart(right, numbers),
          ],
        },
      ],
      steps: [
        { key: 'stay', holes },
        { key: outcome.fills ? 'more' : 'fewer', holes },
        { key: outcome.fills ? 'after' : 'never', holes },
      ],
    };
  },
};
