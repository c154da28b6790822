/** 12.6: a function that unmasks a payload in pieces. */

import type { Exercise } from '../exercise.ts';
import { UNMASK_TESTS } from '../code/unmask.ts';

const INITIAL = `function unmask(chunk, key, offset) {
  const bytes = new Uint8Array(chunk.length);
  for (let i = 0; i < chunk.length; i++) {
    bytes[i] = chunk[i];
  }
  return bytes;
}
`;

const SOLUTION = `function unmask(chunk, key, offset) {
  const bytes = new Uint8Array(chunk.length);
  for (let i = 0; i < chunk.length; i++) {
    bytes[i] = chunk[i] ^ key[(offset + i) % 4];
  }
  return bytes;
}
`;

export const unmaskStream: Exercise = {
  id: 'unmask-stream',
  number: '12.6',
  fixed: true,
  worked: 'in-pieces',
  sections: ['RFC 6455 §5.3'],
  task() {
    return {
      parts: [
        {
          kind: 'code',
          id: 'code',
          initial: INITIAL,
          right: SOLUTION,
          harness: 'unmask',
          tests: UNMASK_TESTS,
        },
      ],
      steps: [
        { key: 'one-piece' },
        { key: 'place' },
        { key: 'stateless' },
        { key: 'solution', shown: { kind: 'text', text: SOLUTION } },
      ],
    };
  },
};
