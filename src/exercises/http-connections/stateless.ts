/** 6.6: what does it mean that HTTP is stateless? */

import type { Exercise } from '../exercise.ts';

const RIGHT = ['understood-alone', 'cookies', 'any-server'] as const;
const WRONG = ['may-not-remember', 'websocket-solves', 'same-connection'] as const;
const ALL = [...RIGHT, ...WRONG] as const;

export const stateless: Exercise = {
  id: 'stateless',
  number: '6.6',
  fixed: true,
  worked: 'no-memory-on-purpose',
  sections: ['RFC 9110 §3.3', 'RFC 6265 §1'],
  task: (draw) => ({
    parts: [
      {
        kind: 'several',
        id: 'sentences',
        options: draw.shuffle(ALL).map((id) => ({ id })),
        right: RIGHT,
        mistakes: Object.fromEntries(ALL.map((id) => [id, { key: id }])),
      },
    ],
    steps: [{ key: 'alone' }, { key: 'memory' }, { key: 'websocket' }],
  }),
};
