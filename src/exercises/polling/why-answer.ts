/** 7.5: why does a server answer a long poll that there is nothing new? */

import type { Exercise } from '../exercise.ts';

const RIGHT = ['patience', 'gone', 'resources'] as const;
const WRONG = ['http-forbids', 'tcp-closes', 'sooner'] as const;
const ALL = [...RIGHT, ...WRONG] as const;

export const whyAnswer: Exercise = {
  id: 'why-answer',
  number: '7.5',
  fixed: true,
  worked: 'let-the-question-lie',
  sections: ['RFC 6202 §5.5', 'RFC 6202 §2.2', 'RFC 9110 §7.5', 'RFC 9293 §3.8.4'],
  task: (draw) => ({
    parts: [
      {
        kind: 'several',
        id: 'reasons',
        options: draw.shuffle(ALL).map((id) => ({ id })),
        right: RIGHT,
        mistakes: Object.fromEntries(ALL.map((id) => [id, { key: id }])),
      },
    ],
    steps: [{ key: 'others' }, { key: 'own' }, { key: 'no-rule' }],
  }),
};
