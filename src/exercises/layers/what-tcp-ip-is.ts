/** 2.4: what is TCP/IP? */

import type { Exercise } from '../exercise.ts';

const WRONG = ['one', 'transport', 'interface'];

export const whatTcpIpIs: Exercise = {
  id: 'what-tcp-ip-is',
  number: '2.4',
  fixed: true,
  worked: 'where-everything-stands',
  sections: ['RFC 1122 §1.1.3', 'RFC 9293 §2.2'],
  task: (draw) => ({
    parts: [
      {
        kind: 'choice',
        id: 'is',
        options: draw.shuffle(['suite', ...WRONG]).map((id) => ({ id })),
        right: ['suite'],
        traps: WRONG.map((id) => ({ key: id, given: id })),
      },
    ],
    steps: [{ key: 'two' }, { key: 'layers' }, { key: 'family' }],
  }),
};
