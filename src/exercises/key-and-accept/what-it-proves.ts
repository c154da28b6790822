/** 9.5: what the right answer proves. */

import type { Exercise } from '../exercise.ts';

const STATEMENTS = ['understood', 'identity', 'not-old', 'secret', 'unchanged'] as const;

const PROVED: readonly (typeof STATEMENTS)[number][] = ['understood', 'not-old'];

export const whatItProves: Exercise = {
  id: 'what-accept-proves',
  number: '9.5',
  fixed: true,
  worked: 'what-the-answer-proves',
  sections: ['RFC 6455 §1.3', 'RFC 6455 §10.6', 'RFC 6455 §10.8'],
  task: (draw) => ({
    parts: [
      {
        kind: 'several',
        id: 'proved',
        options: draw.shuffle(STATEMENTS).map((id) => ({ id })),
        right: PROVED,
        mistakes: Object.fromEntries(STATEMENTS.map((id) => [id, { key: id }])),
      },
    ],
    steps: [{ key: 'made-of' }, { key: 'so' }, { key: 'not' }],
  }),
};
