/** 4.4: what is true about data in the handshake? */

import type { Exercise } from '../exercise.ts';

const TRUE = ['permitted', 'third', 'usually-none'];
const FALSE = ['at-once', 'uncounted'];

export const dataInHandshake: Exercise = {
  id: 'data-in-handshake',
  number: '4.4',
  fixed: true,
  worked: 'three-segments-five-states',
  sections: ['RFC 9293 §3.5', 'RFC 9293 §3.4', 'RFC 9293 §3.10.7.3'],
  task(draw) {
    const options = draw.shuffle([...TRUE, ...FALSE]);
    return {
      parts: [
        {
          kind: 'several',
          id: 'true',
          options: options.map((id) => ({ id })),
          right: TRUE,
          mistakes: Object.fromEntries(options.map((id) => [id, { key: id }])),
        },
      ],
      steps: [{ key: 'syn' }, { key: 'kept' }, { key: 'third' }],
    };
  },
};
