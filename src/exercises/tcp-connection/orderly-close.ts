/** 4.5: order the segments of an orderly close, and find who waits in TIME-WAIT. */

import { abbreviate } from '#sim/tcp/notation.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, Given } from '../exercise.ts';
import { outOfOrder } from '../out-of-order.ts';
import { wayFrom } from './way.ts';

export interface Close {
  readonly closer: 'A' | 'B';
  /** What each end sends next: the one that closes first, and the other one. */
  readonly next: readonly [number, number];
}

export function drawClose(draw: Draw): Close {
  const [mine, its] = draw.sample([1, 2, 3, 4, 5, 6, 7, 8, 9], 2);
  return { closer: draw.pick(['A', 'B'] as const), next: [100 * mine!, 100 * its!] };
}

/** The segments in their order, and the end that has TIME-WAIT before it. */
const ORDER = ['first-fin', 'its-ack', 'second-fin', 'last-ack'] as const;

/** When the handshake is over. Unit: milliseconds. */
const LATER = 1000;

export interface Closing {
  readonly segments: readonly { readonly id: (typeof ORDER)[number]; readonly text: string }[];
  readonly waits: 'A' | 'B';
}

/** Two endpoints close their connection. */
export function closingOf({ closer, next }: Close): Closing {
  const other = closer === 'A' ? 'B' : 'A';
  const { flights, steps } = runTcp({
    calls: [
      { who: 'server', at: 0, call: 'listen' },
      { who: 'client', at: 0, call: 'open' },
      { who: 'client', at: LATER, call: 'shutdown' },
      { who: 'server', once: 'end-of-stream', after: 60, call: 'shutdown' },
    ],
    link: { delay: 40 },
    // A SYN takes up one number.
    initialSequence: { client: [next[0] - 1], server: [next[1] - 1] },
    until: 2 * LATER,
  });
  const closing = flights.filter(({ sent }) => sent >= LATER);
  const { client } = steps.at(-1)!.ends;
  return {
    segments: closing.map(({ from, segment }, i) => {
      const way = from === 'client' ? wayFrom(closer, other) : wayFrom(other, closer);
      return { id: ORDER[i]!, text: `${way}: \`${abbreviate(segment)}\`` };
    }),
    waits: client.state === 'TIME-WAIT' ? closer : other,
  };
}

const [FIRST, ACK, SECOND, LAST] = ORDER;

/** An order for each mistake. */
const EXAMPLES = {
  'other-closed': [SECOND, LAST, FIRST, ACK],
  'ack-before-fin': [ACK, FIRST, SECOND, LAST],
  'fins-first': [FIRST, SECOND, ACK, LAST],
} as const;

/** Which mistake an order of all four has. */
export function closeMistake(order: readonly string[]): keyof typeof EXAMPLES | undefined {
  if (order.length < ORDER.length) return undefined;
  const isBefore = (one: string, other: string) => order.indexOf(one) < order.indexOf(other);
  if (isBefore(SECOND, FIRST)) return 'other-closed';
  if (isBefore(ACK, FIRST) || isBefore(LAST, SECOND)) return 'ack-before-fin';
  return isBefore(SECOND, ACK) ? 'fins-first' : undefined;
}

export const orderlyClose: Exercise = {
  id: 'orderly-close',
  number: '4.5',
  worked: 'goodbye-in-each-direction',
  sections: ['RFC 9293 §3.6', 'RFC 9293 §3.6.1', 'RFC 9293 §3.4', 'RFC 6455 §7.1.1'],
  task(draw) {
    const close = drawClose(draw);
    const { closer, next } = close;
    const other = closer === 'A' ? 'B' : 'A';
    const { segments, waits } = closingOf(close);
    const [mine, its] = next;
    const holes = { closer, other, mine, its, mineAfter: mine + 1, itsAfter: its + 1 };
    const texts = Object.fromEntries(segments.map(({ id, text }) => [id, text]));
    return {
      holes,
      parts: [
        {
          kind: 'order',
          id: 'order',
          items: outOfOrder(draw, segments).map(({ id, text }) => ({ id, text })),
          right: ORDER,
          traps: Object.entries(EXAMPLES).map(([key, given]) => ({
            key,
            given,
            matches: (order: Given) => closeMistake(order as readonly string[]) === key,
            holes,
          })),
        },
        {
          kind: 'pick',
          id: 'waits',
          figure: {
            kind: 'boxes',
            nested: false,
            boxes: ['A', 'B'].map((id) => ({ id, text: id })),
          },
          right: [waits],
          traps: [{ key: 'not-who-was-told', given: [other], holes }],
        },
      ],
      steps: [
        { key: 'first', holes: { ...holes, segment: texts[FIRST]! } },
        { key: 'ack', holes: { ...holes, segment: texts[ACK]! } },
        { key: 'second', holes: { ...holes, segment: texts[SECOND]! } },
        { key: 'last', holes: { ...holes, segment: texts[LAST]! } },
        { key: 'waits', holes },
      ],
    };
  },
};
