/** 6.2: how long do some requests take in three ways of using connections? */

import { distinctTraps } from '../traps.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, NumberPart } from '../exercise.ts';
import { useConnections } from '#sim/http-use/use.ts';
import type { Way } from '#sim/http-use/ways.ts';

/** Nothing but round trips takes time. */
export interface RoundTrips {
  readonly requests: number;
  /** Unit: milliseconds. */
  readonly rtt: number;
}

export function drawHttpTime(draw: Draw): RoundTrips {
  return { requests: draw.int(2, 10), rtt: draw.pick([20, 40, 80, 200]) };
}

/** From the first segment to the last byte. Unit: milliseconds. */
export function timeOf({ requests, rtt }: RoundTrips, way: Way): number {
  return useConnections(
    {
      requests,
      rtt,
      work: [0],
      gap: 0,
      rate: Infinity,
      sizes: { request: 0, response: 0 },
      connections: 1,
      early: false,
    },
    way,
  ).end;
}

/** Mistakes, and how many round trips they come to for so many requests. */
const MISTAKES: Readonly<
  Record<'one-each' | 'persistent' | 'pipelined', Readonly<Record<string, (n: number) => number>>>
> = {
  'one-each': {
    'no-handshakes': (n) => n,
    'one-handshake': (n) => n + 1,
    'waits-for-close': (n) => 3 * n,
    'at-once': () => 2,
    'three-ways': (n) => 2.5 * n,
    'trip-each-way': (n) => 4 * n,
  },
  persistent: {
    'no-handshake': (n) => n,
    'handshake-each': (n) => 2 * n,
    'sent-ahead': () => 2,
    'three-ways': (n) => 1.5 + n,
    'trip-each-way': (n) => 2 * (1 + n),
  },
  pipelined: {
    'no-handshake': () => 1,
    'not-ahead': (n) => 1 + n,
    'three-ways': () => 2.5,
    'trip-each-way': () => 4,
  },
};

const WAYS = Object.keys(MISTAKES) as (keyof typeof MISTAKES)[];

export const httpTime: Exercise = {
  id: 'http-time',
  number: '6.2',
  seed: 'httpTime',
  worked: 'counting-round-trips',
  sections: ['RFC 9112 §9.3', 'RFC 9112 §9.3.2', 'RFC 9293 §3.5'],
  task(draw) {
    const trips = drawHttpTime(draw);
    const { requests: n, rtt } = trips;
    const times = {
      'one-each': timeOf(trips, 'one-each'),
      persistent: timeOf(trips, 'persistent'),
      pipelined: timeOf(trips, 'pipelined'),
    };
    return {
      holes: { n, rtt },
      parts: WAYS.map((way): NumberPart => {
        const right = times[way];
        return {
          kind: 'number',
          id: way,
          right,
          unit: { label: 'ms' },
          traps: distinctTraps(
            String(right),
            Object.entries(MISTAKES[way]).map(([key, roundTrips]) => ({
              key: `${way}-${key}`,
              given: String(roundTrips(n) * rtt),
              holes: { n, rtt },
            })),
          ),
        };
      }),
      steps: [
        { key: 'one-each', holes: { n, rtt, twice: 2 * n, time: times['one-each'] } },
        { key: 'persistent', holes: { n, rtt, more: n + 1, time: times.persistent } },
        { key: 'pipelined', holes: { n, rtt, time: times.pipelined } },
      ],
    };
  },
};
