/** 1.2: what does HTTP/1.1 allow? */

import type { Exercise } from '../exercise.ts';

const ALLOWED = ['pieces', 'early', 'pipelined'];
const FORBIDDEN = ['unasked', 'twice'];

export const httpAllows: Exercise = {
  id: 'http-allows',
  number: '1.2',
  fixed: true,
  worked: 'what-http-can-do',
  sections: ['RFC 9112 §9.2', 'RFC 9112 §9.3.2', 'RFC 9112 §7.1', 'RFC 9110 §7.5'],
  task(draw) {
    const options = draw.shuffle([...ALLOWED, ...FORBIDDEN]);
    return {
      parts: [
        {
          kind: 'several',
          id: 'allowed',
          options: options.map((id) => ({ id })),
          right: ALLOWED,
          mistakes: Object.fromEntries(options.map((id) => [id, { key: id }])),
        },
      ],
      steps: [{ key: 'responses' }, { key: 'time' }, { key: 'requests' }],
    };
  },
};
