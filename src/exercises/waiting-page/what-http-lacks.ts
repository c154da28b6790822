/** 1.4: what is missing in plain HTTP? */

import type { Exercise } from '../exercise.ts';

const WRONG = ['two-way', 'persistent', 'binary'];

export const whatHttpLacks: Exercise = {
  id: 'what-http-lacks',
  number: '1.4',
  fixed: true,
  worked: 'what-http-can-do',
  sections: ['RFC 9112 §9.2', 'RFC 9112 §9.3', 'RFC 9110 §6.4'],
  task: (draw) => ({
    parts: [
      {
        kind: 'choice',
        id: 'lacks',
        options: draw.shuffle(['server-starts', ...WRONG]).map((id) => ({ id })),
        right: ['server-starts'],
        traps: WRONG.map((id) => ({ key: id, given: id })),
        comments: { 'server-starts': { key: 'no-request' } },
      },
    ],
    steps: [{ key: 'has' }, { key: 'keeps' }, { key: 'lacks' }],
  }),
};
