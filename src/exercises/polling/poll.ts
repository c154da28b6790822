/** 7.1: what does short polling cost, and how late is it? */

import { distinctTraps } from '../traps.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, NumberPart, Trap } from '../exercise.ts';
import { countOf } from '#sim/push/count.ts';
import { runPush } from '#sim/push/run.ts';

export interface Polling {
  /** Unit: seconds. */
  readonly period: number;
  /** Heads of a poll, and of the answer that there is nothing new. Unit: bytes. */
  readonly request: number;
  readonly response: number;
  readonly users: number;
  readonly minutes: number;
}

export function drawPolling(draw: Draw): Polling {
  return {
    period: draw.pick([1, 2, 5, 10]),
    request: draw.int(300, 900),
    response: draw.int(150, 500),
    users: draw.pick([100, 1000, 5000]),
    minutes: draw.pick([5, 10, 30]),
  };
}

/** Lengths are in bytes, times in seconds. */
export interface Cost {
  readonly requests: number;
  /** Of all pages together. */
  readonly perSecond: number;
  readonly bytes: number;
  readonly mean: number;
  readonly worst: number;
}

/** Runs one page for a minute in which nothing happens: every minute is like another. */
export function costOf({ period, request, response, users, minutes }: Polling): Cost {
  const run = runPush('short-poll', {
    events: [],
    delay: 20,
    tls: false,
    period: period * 1000,
    hold: 30_000,
    proxyTimeout: undefined,
    sign: undefined,
    request,
    response,
    until: 60_000,
    seed: 1,
  });
  const { requests, up, down } = countOf(run, 'messages');
  return {
    requests: requests * minutes,
    perSecond: (requests * users) / 60,
    bytes: (up + down) * minutes,
    // Events know nothing of the clock of a page: they fall anywhere between two polls.
    mean: period / 2,
    worst: period,
  };
}

export const poll: Exercise = {
  id: 'poll',
  number: '7.1',
  worked: 'the-price-of-asking',
  sections: ['RFC 6202 §2.1', 'RFC 6202 §2.2'],
  task(draw) {
    const polling = drawPolling(draw);
    const { period, request, response, users, minutes } = polling;
    const cost = costOf(polling);
    const { requests, perSecond, bytes, mean, worst } = cost;
    const seconds = 60 * minutes;
    const part = (
      id: string,
      right: number,
      unit: string | undefined,
      mistakes: Readonly<Record<string, number>>,
      more: readonly Trap[] = [],
    ): NumberPart => ({
      kind: 'number',
      id,
      right,
      ...(unit === undefined ? {} : { unit: { label: unit } }),
      holes: { minutes, users },
      traps: distinctTraps(String(right), [
        ...Object.entries(mistakes).map(([key, value]): Trap => ({
          key,
          given: String(value),
          holes: { period, minutes, seconds, users, request, response, requests },
        })),
        ...more,
      ]),
    });
    const miscounted = {
      'each-second': seconds,
      'in-minutes': minutes / period,
      'times-period': seconds * period,
      'one-minute': requests / minutes,
    };
    /** Right about the bytes, for a number of requests that is not. */
    const carried = Object.values(miscounted)
      .filter((count) => Number.isInteger(count))
      .map((count): Trap => ({
        key: 'carried',
        given: String(count * (request + response)),
        holes: { count, minutes },
      }));
    const parts: NumberPart[] = [
      part('requests', requests, undefined, {
        ...miscounted,
        'both-ends': requests + 1,
      }),
      part('per-second', perSecond, 'per-second-unit', {
        'all-each-second': users,
        'per-minute': perSecond * 60,
        'times-period-all': users * period,
        'one-page': 1 / period,
        'whole-time': requests * users,
      }),
      part(
        'bytes',
        bytes,
        undefined,
        {
          'requests-only': requests * request,
          'responses-only': requests * response,
          'one-poll': request + response,
          'all-pages': bytes * users,
          bits: bytes * 8,
          'both-ends': (requests + 1) * (request + response),
        },
        carried,
      ),
      part('mean', mean, 'seconds-unit', {
        'mean-is-worst': worst,
        'mean-is-none': 0,
      }),
      part('worst', worst, 'seconds-unit', {
        'worst-is-mean': mean,
        'worst-is-two': 2 * worst,
      }),
    ];
    return {
      holes: { period, request, response, users, minutes },
      parts,
      steps: [
        { key: 'requests', holes: { minutes, seconds, period, requests } },
        { key: 'per-second', holes: { users, period, perSecond } },
        { key: 'bytes', holes: { request, response, both: request + response, requests, bytes } },
        { key: 'delay', holes: { period, mean } },
      ],
    };
  },
};
