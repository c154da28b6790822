/** 12.4: what masking does, and what not. */

import type { Exercise } from '../exercise.ts';

const TRUE = ['bytes-on-the-wire', 'under-tls', 'unpredictable'];
const FALSE = ['hides', 'longer'];

export const maskingDoes: Exercise = {
  id: 'masking-does',
  number: '12.4',
  fixed: true,
  worked: 'the-attack',
  sections: ['RFC 6455 §5.1', 'RFC 6455 §5.3', 'RFC 6455 §10.3'],
  task(draw) {
    const options = draw.shuffle([...TRUE, ...FALSE]).map((id) => ({ id }));
    return {
      parts: [
        {
          kind: 'several',
          id: 'statements',
          options,
          right: TRUE,
          mistakes: Object.fromEntries(options.map(({ id }) => [id, { key: `about-${id}` }])),
        },
      ],
      steps: [{ key: 'aim' }, { key: 'key' }, { key: 'not' }],
    };
  },
};
