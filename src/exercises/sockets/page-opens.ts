/** 3.5: what can the script of a page open? */

import type { Exercise } from '../exercise.ts';

const CAN = ['websocket', 'fetch'];
const CANNOT = ['raw-tcp', 'udp', 'listen'];

export const pageOpens: Exercise = {
  id: 'page-opens',
  number: '3.5',
  fixed: true,
  worked: 'what-a-page-has-instead',
  sections: ['RFC 6455 §1.5', 'RFC 6455 §1.6'],
  task(draw) {
    const options = draw.shuffle([...CAN, ...CANNOT]);
    return {
      parts: [
        {
          kind: 'several',
          id: 'opens',
          options: options.map((id) => ({ id })),
          right: CAN,
          mistakes: Object.fromEntries(options.map((id) => [id, { key: id }])),
        },
      ],
      steps: [{ key: 'calls' }, { key: 'safe' }, { key: 'left' }],
    };
  },
};
