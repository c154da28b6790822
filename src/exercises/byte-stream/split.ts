/** 5.3: write the receiver's half of a length in front of each message. */

import type { Exercise } from '../exercise.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { prefixed, SPLIT_TESTS } from '../code/split.ts';

const INITIAL = `function split(state, chunk) {
  const messages = [];

  return { messages, state };
}
`;

const SOLUTION = `function split(state, chunk) {
  let buffer = new Uint8Array([...state, ...chunk]);
  const messages = [];
  while (buffer.length >= 2) {
    const end = 2 + ((buffer[0] << 8) | buffer[1]);
    if (buffer.length < end) break;
    messages.push(buffer.slice(2, end));
    buffer = buffer.slice(end);
  }
  return { messages, state: buffer };
}
`;

export const split: Exercise = {
  id: 'split',
  number: '5.3',
  fixed: true,
  worked: 'keep-look-take',
  sections: ['RFC 9293 §2.2', 'RFC 9293 §3.7'],
  task() {
    const text = encodeUtf8('ok');
    // Of the next message, only the first byte of its length has arrived.
    const chunk = concatBytes(prefixed(text), Uint8Array.of(0));
    return {
      holes: {
        chunk: encodeHex(chunk),
        message: encodeHex(text),
        kept: encodeHex(chunk.slice(-1)),
      },
      parts: [
        {
          kind: 'code',
          id: 'code',
          initial: INITIAL,
          right: SOLUTION,
          harness: 'split',
          tests: SPLIT_TESTS,
        },
      ],
      steps: [
        { key: 'keep' },
        { key: 'look' },
        { key: 'take' },
        { key: 'solution', shown: { kind: 'text', text: SOLUTION } },
      ],
    };
  },
};
