/** 2.1: order the layers of OSI. */

import type { Exercise, Given, Trap } from '../exercise.ts';
import { outOfOrder } from '../out-of-order.ts';

/** From 1 to 7 (ISO/IEC 7498-1). */
export const OSI = [
  'physical',
  'data-link',
  'network',
  'transport',
  'session',
  'presentation',
  'application',
] as const;

/**
 * The lowest layer that stands above the one that belongs above it. In every wrong order there is one;
 * where a layer is missing, nothing can be said.
 */
function misplaced(given: Given): (typeof OSI)[number] | undefined {
  const place = (layer: string) => (given as readonly string[]).indexOf(layer);
  if (given.length !== OSI.length) return undefined;
  return OSI.find((layer, i) => i + 1 < OSI.length && place(layer) > place(OSI[i + 1]!));
}

/** For each layer but the highest, the one above it put below it. */
const BELOW: Trap[] = OSI.slice(0, -1).map((layer, i) => ({
  key: `below-${layer}`,
  given: OSI.toSpliced(i, 2, OSI[i + 1]!, layer),
  matches: (given) => misplaced(given) === layer,
}));

export const osiOrder: Exercise = {
  id: 'osi-order',
  number: '2.1',
  fixed: true,
  worked: 'two-ways-to-count-the-floors',
  sections: ['RFC 1122 §1.1.3'],
  task: (draw) => ({
    parts: [
      {
        kind: 'order',
        id: 'order',
        items: outOfOrder(draw, OSI).map((id) => ({ id })),
        right: OSI,
        traps: [{ key: 'from-the-top', given: OSI.toReversed() }, ...BELOW],
      },
    ],
    steps: [
      { key: 'ends' },
      { key: 'below' },
      { key: 'above' },
      {
        key: 'all',
        shown: { kind: 'table', rows: OSI.map((label, i) => [String(i + 1), { label }]) },
      },
    ],
  }),
};
