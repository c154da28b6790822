/** 6.3: when does the response to each of four pipelined requests leave? */

import { distinctTraps } from '../traps.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, NumberPart } from '../exercise.ts';
import { leavingTimes } from '#sim/http-use/use.ts';

const REQUESTS = 4;

/** How long a server works on each request, all at the same time. Unit: milliseconds. */
export function drawPipeline(draw: Draw): number[] {
  for (;;) {
    const work = Array.from({ length: REQUESTS }, () => 10 * draw.int(1, 9));
    const leaves = leavingTimes(work);
    // One has to wait at least, and not all of them for the first.
    const waits = work.filter((time, i) => time < (leaves[i - 1] ?? 0)).length;
    if (waits > 0 && waits < REQUESTS - 1) return work;
  }
}

export const pipeline: Exercise = {
  id: 'pipeline',
  number: '6.3',
  worked: 'sending-ahead',
  sections: ['RFC 9112 §9.3.2'],
  task(draw) {
    const work = drawPipeline(draw);
    const leaves = leavingTimes(work);
    const slowest = Math.max(...work);
    let worked = 0;
    const parts = work.map((time, i): NumberPart => {
      const right = leaves[i]!;
      worked += time;
      // The one that it stands behind.
      const behind = work.indexOf(right) + 1;
      const holes = { n: i + 1, time, right, behind, worked, slowest };
      return {
        kind: 'number',
        id: `response-${i + 1}`,
        right,
        unit: { label: 'ms' },
        traps: distinctTraps(String(right), [
          { key: 'as-ready', given: String(time), holes },
          { key: 'one-by-one', given: String(worked), holes },
          { key: 'all-together', given: String(slowest), holes },
          { key: 'wait-and-work', given: String((leaves[i - 1] ?? 0) + time), holes },
        ]),
      };
    });
    const [a, b, c, d] = leaves as [number, number, number, number];
    return {
      shown: [
        {
          kind: 'table',
          caption: { label: 'work' },
          rows: work.map((time, i) => [{ label: `request-${i + 1}` }, `${time} ms`]),
        },
      ],
      parts,
      steps: [
        { key: 'first', holes: { a } },
        ...work.slice(1).map((time, i) => ({
          key: time >= leaves[i]! ? 'in-time' : 'held',
          holes: { n: i + 2, time, before: leaves[i]!, leaves: leaves[i + 1]! },
        })),
        { key: 'answer', holes: { a, b, c, d } },
      ],
    };
  },
};
