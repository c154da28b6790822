/** 7.2: when do two events reach a page that polls long? */

import { distinctTraps } from '../traps.ts';
import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { runPush } from '#sim/push/run.ts';
import { eventsAt } from '#sim/push/source.ts';

/** Times are in milliseconds. */
export interface TwoEvents {
  readonly oneWay: number;
  readonly events: readonly [first: number, second: number];
}

/** No gap is just two journeys long: the second event would meet the next request. */
export function drawTwoEvents(draw: Draw): TwoEvents {
  const oneWay = draw.pick([20, 50, 100]);
  const first = 200 * draw.int(1, 10);
  return { oneWay, events: [first, first + draw.pick([10, 20, 30, 150])] };
}

/** Before the events, the page polls for so long. Unit: milliseconds. */
const BEFORE = 10_000;

/** When each event reaches the page. Unit: milliseconds. */
export function arrivalsOf({ oneWay, events }: TwoEvents): number[] {
  const { deliveries } = runPush('long-poll', {
    events: eventsAt(events.map((at) => at + BEFORE)),
    delay: oneWay,
    tls: false,
    period: 1000,
    hold: 30_000,
    proxyTimeout: undefined,
    sign: undefined,
    request: 542,
    response: 203,
    until: BEFORE + 30_000,
    seed: 1,
  });
  return deliveries.map(({ arrived }) => arrived - BEFORE);
}

export const longPollArrivals: Exercise = {
  id: 'long-poll-arrivals',
  number: '7.2',
  seed: 'longpoll',
  worked: 'the-unlucky-second-event',
  sections: ['RFC 6202 §2.1', 'RFC 6202 §2.2'],
  task(draw) {
    const drawn = drawTwoEvents(draw);
    const { oneWay, events } = drawn;
    const [first, second] = events;
    const [arrives = NaN, arrivesToo = NaN] = arrivalsOf(drawn);
    const asked = first + 2 * oneWay;
    const waits = second < asked;
    const unit = { label: 'ms' };
    const holes = { oneWay, first, second, arrives, asked };
    const traps = (right: number, mistakes: Readonly<Record<string, number>>) =>
      distinctTraps(
        String(right),
        Object.entries(mistakes).map(([key, value]) => ({ key, given: String(value), holes })),
      );
    return {
      holes,
      parts: [
        {
          kind: 'number',
          id: 'first',
          right: arrives,
          holes,
          unit,
          traps: traps(arrives, {
            'at-once': first,
            'first-asks': first + 2 * oneWay,
            'first-three': first + 3 * oneWay,
            'delay-first': oneWay,
          }),
        },
        {
          kind: 'number',
          id: 'second',
          right: arrivesToo,
          holes,
          unit,
          traps: traps(arrivesToo, {
            [waits ? 'no-request-open' : 'open-again']: waits
              ? second + oneWay
              : first + 3 * oneWay,
            'not-there-yet': waits ? asked : second,
            'with-the-first': arrives,
            'counts-from-second': second + 3 * oneWay,
            'round-trip': second + 2 * oneWay,
            'delay-second': arrivesToo - second,
          }),
        },
      ],
      steps: [
        { key: 'first', holes },
        { key: 'again', holes },
        {
          key: waits ? 'waits' : 'finds-one',
          holes: { ...holes, arrivesToo, late: arrivesToo - second },
        },
      ],
    };
  },
};
