/** 4.6: what do the ends of an idle connection know of a cut cable? */

import type { Exercise } from '../exercise.ts';

const WRONG = ['closed', 'probed', 'told'];

export const cableCut: Exercise = {
  id: 'cable-cut',
  number: '4.6',
  fixed: true,
  worked: 'an-idle-connection-knows-nothing',
  sections: ['RFC 9293 §3.8.4', 'RFC 9293 §3.8.3'],
  task: (draw) => ({
    parts: [
      {
        kind: 'choice',
        id: 'know',
        options: draw.shuffle(['nothing', ...WRONG]).map((id) => ({ id })),
        right: ['nothing'],
        traps: WRONG.map((id) => ({ key: id, given: id })),
        comments: { nothing: { key: 'memory' } },
      },
    ],
    steps: [{ key: 'silent' }, { key: 'probe' }, { key: 'memory' }],
  }),
};
