/** 5.4: what is wrong with "sticky packets"? */

import type { Exercise } from '../exercise.ts';

const OPTIONS = ['tcp-bug', 'byte-stream', 'nagle', 'reads-lose'] as const;

export const stickyPackets: Exercise = {
  id: 'sticky-packets',
  number: '5.4',
  fixed: true,
  worked: 'three-kinds-of-pieces',
  sections: ['RFC 9293 §2.2', 'RFC 9293 §3.7', 'RFC 9293 §3.7.4', 'RFC 6455 §1.5'],
  task: (draw) => ({
    parts: [
      {
        kind: 'choice',
        id: 'verdict',
        options: draw.shuffle(OPTIONS).map((id) => ({ id })),
        right: ['byte-stream'],
        comments: { 'byte-stream': { key: 'right' } },
        traps: OPTIONS.filter((id) => id !== 'byte-stream').map((id) => ({ key: id, given: id })),
      },
    ],
    steps: [{ key: 'promise' }, { key: 'nagle' }, { key: 'framing' }],
  }),
};
