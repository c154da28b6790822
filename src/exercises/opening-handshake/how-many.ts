/** 8.6: how much it takes until the first frame. */

import type { Exercise, NumberPart, Trap } from '../exercise.ts';

const count = (
  id: string,
  ...traps: readonly (readonly [given: number, key: string])[]
): NumberPart => ({
  kind: 'number',
  id,
  right: 1,
  traps: traps.map(([given, key]): Trap => ({ key, given: String(given) })),
});

export const howMany: Exercise = {
  id: 'how-many',
  number: '8.6',
  fixed: true,
  worked: 'where-http-ends',
  sections: ['RFC 6455 §1.2', 'RFC 6455 §4.1', 'RFC 6455 §4.2.2'],
  task: () => ({
    parts: [
      count('connections', [2, 'second-connection'], [0, 'no-connection']),
      count('requests', [2, 'second-request'], [0, 'no-request'], [3, 'three-segments']),
      count('responses', [2, 'second-response'], [0, 'no-response']),
    ],
    steps: [{ key: 'connection' }, { key: 'request' }, { key: 'response' }],
  }),
};
