/** 9.2: find the bug behind a wrong Accept. */

import type { Choice, Exercise, Trap } from '../exercise.ts';
import { drawKey, wrongAccept } from './accept.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { acceptSteps } from '#protocol/handshake/accept-bugs.ts';
import { deriveAccept } from '#protocol/handshake/accept-key.ts';
import { HANDSHAKE_GUID } from '#protocol/handshake/key.ts';

/** Bugs that servers have had. */
const BUGS = [
  'key-decoded',
  'guid-missing',
  'guid-first',
  'guid-lower-case',
  'guid-dashes',
  'line-end-after-key',
  'base64-of-hex',
] as const;

type Bug = (typeof BUGS)[number];

/** What the bytes that a server hashed look like. */
function traits(key: string, bug: Bug) {
  const hashed = acceptSteps(bug).join(key);
  return {
    n: hashed.length,
    start: encodeHex(hashed.subarray(0, 4)),
    end: encodeHex(hashed.subarray(-4)),
    answer: wrongAccept(key, bug),
  };
}

/** The choice between a bug and others; each of these says what would be different. */
export function bugChoice(key: string, bug: Bug, others: readonly Bug[]): Choice {
  const here = traits(key, bug);
  return {
    kind: 'choice',
    id: 'bug',
    options: BUGS.filter((id) => id === bug || others.includes(id)).map((id) => ({ id })),
    right: [bug],
    traps: others.map((other): Trap => {
      const { n, start, end, answer } = traits(key, other);
      const { n: has, start: begins, end: ends } = here;
      const characters = here.answer.length;
      return {
        key: `not-${other}`,
        given: other,
        holes: { n, start, end, answer, has, begins, ends, characters, long: answer.length },
      };
    }),
  };
}

export const whichServerBug: Exercise = {
  id: 'which-server-bug',
  number: '9.2',
  worked: 'what-a-wrong-answer-tells-you',
  sections: ['RFC 6455 §1.3', 'RFC 6455 §4.2.2'],
  task(draw) {
    const key = drawKey(draw);
    const bug = draw.pick(BUGS);
    const wrong = BUGS.filter((other) => other !== bug);
    const others = draw.sample(wrong, 4);
    const { n, start, end, answer } = traits(key, bug);
    return {
      holes: { key, answer, guid: HANDSHAKE_GUID },
      shown: [{ kind: 'bytes', bytes: acceptSteps(bug).join(key), caption: { label: 'hashed' } }],
      parts: [bugChoice(key, bug, others)],
      steps: [
        { key: 'count', holes: { n, characters: answer.length } },
        { key: bug, holes: { start, end } },
        { key: 'mended', holes: { right: deriveAccept(key).accept } },
      ],
    };
  },
};
