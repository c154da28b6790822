/** 10.6: frame, message, segment, packet. */

import type { Exercise } from '../exercise.ts';

const UNITS = ['frame', 'message', 'segment', 'packet'] as const;

/** What somebody may take a unit for, beside the others. */
const DECOY = 'read';

export const fourWords: Exercise = {
  id: 'four-words',
  number: '10.6',
  fixed: true,
  worked: 'where-the-next-frame-begins',
  sections: ['RFC 6455 §5.2', 'RFC 6455 §5.4', 'RFC 9293 §2.2', 'RFC 791 §1.1'],
  task: (draw) => ({
    parts: [
      {
        kind: 'match',
        id: 'units',
        items: draw.shuffle(UNITS).map((id) => ({ id })),
        choices: draw.shuffle([...UNITS, DECOY]).map((unit) => ({ id: `is-${unit}` })),
        right: Object.fromEntries(UNITS.map((unit) => [unit, [`is-${unit}`]])),
        mistakes: Object.fromEntries(
          UNITS.map((unit) => [
            unit,
            {
              ...(unit === 'frame' ? { 'is-packet': { key: 'frame-packet' } } : {}),
              [`is-${DECOY}`]: { key: 'read' },
              '*': { key: unit },
            },
          ]),
        ),
      },
    ],
    steps: [{ key: 'out' }, { key: 'in' }, { key: 'borders' }],
  }),
};
