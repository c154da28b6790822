/** 14.5: the order of a close. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given } from '../exercise.ts';
import { outOfOrder } from '../out-of-order.ts';
import { type Move, openEnds } from './ends.ts';
import type { Side } from '#sim/side.ts';

/** Codes that each side may send; those from 3000 on belong to applications. */
const CODES: Readonly<Record<Side, readonly number[]>> = {
  client: [1000, 3000, 3001, 4000, 4001, 4100],
  server: [1000, 1001, 1008, 1011, 1012, 1013],
};

/** Who begins, and with which code. */
function drawClosing(draw: Draw): { side: Side; code: number } {
  const side = draw.pick<Side>(['client', 'server']);
  return { side, code: draw.pick([draw.pick(CODES[side]), draw.int(3000, 4999)]) };
}

/** What both ends do then. */
export function movesOf(side: Side, code: number): readonly Move[] {
  const { moves, settle, ...ends } = openEnds();
  ends[side].close(code);
  settle();
  return moves;
}

/** The side that begins sends Close once more, as if to confirm the answer. */
const THIRD = 'third-close';

export const closeOrder: Exercise = {
  id: 'close-order',
  number: '14.5',
  worked: 'goodbye-twice',
  sections: ['RFC 6455 §5.5.1', 'RFC 6455 §7.1.1'],
  task(draw) {
    const { side, code } = drawClosing(draw);
    const right = movesOf(side, code);
    const [first, second, third, fourth] = right;
    const placesIn = (given: Given) => (move: string | undefined) =>
      (given as readonly string[]).indexOf(move!);
    const isWhole = (given: Given) => right.every((move) => placesIn(given)(move) >= 0);
    return {
      ...(side === 'server' ? { prompt: 'prompt-server' } : {}),
      holes: { code: String(code) },
      parts: [
        {
          kind: 'order',
          id: 'moves',
          items: outOfOrder(draw, [...right, THIRD]).map((id) => ({ id })),
          right,
          traps: [
            {
              key: THIRD,
              given: [first!, second!, THIRD, third!, fourth!],
              matches: (given) => placesIn(given)(THIRD) >= 0,
            },
            {
              key: 'answer-first',
              given: [second!, first!, third!, fourth!],
              matches: (given) => {
                const place = placesIn(given);
                return isWhole(given) && place(second) < place(first);
              },
            },
            {
              key: 'tcp-too-early',
              given: [first!, third!, second!, fourth!],
              matches: (given) => {
                const place = placesIn(given);
                const closed = Math.max(place(first), place(second));
                return isWhole(given) && Math.min(place(third), place(fourth)) < closed;
              },
            },
            { key: 'client-tcp-first', given: [first!, second!, fourth!, third!], half: true },
          ],
        },
      ],
      steps: [
        { key: `begins-${side}`, holes: { code: String(code) } },
        { key: 'server-first' },
        { key: 'client-last' },
      ],
    };
  },
};
