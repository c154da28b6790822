/** 7.3: what kind of thing is each way of being told? */

import type { Exercise, Match } from '../exercise.ts';

/** Each technique, and what it is. */
const IS = {
  'short-poll': 'pull',
  'long-poll': 'held-pull',
  sse: 'stream',
  websocket: 'channel',
} as const;

type Technique = keyof typeof IS;

const TECHNIQUES = Object.keys(IS) as Technique[];
/** Nothing that a page can use is the last. */
const KINDS = ['pull', 'held-pull', 'stream', 'channel', 'server-connects'] as const;

/** Answers that deserve more than the reason why another one is right. */
const KNOWN: Readonly<Record<Technique, readonly (typeof KINDS)[number][]>> = {
  'short-poll': ['server-connects', 'held-pull'],
  'long-poll': ['pull', 'stream', 'server-connects'],
  sse: ['channel', 'held-pull', 'server-connects'],
  websocket: ['stream', 'server-connects'],
};

const mistakes: Match['mistakes'] = Object.fromEntries(
  TECHNIQUES.map((technique) => [
    technique,
    {
      ...Object.fromEntries(
        KNOWN[technique].map((kind) => [kind, { key: `${technique}-${kind}` }]),
      ),
      '*': { key: technique },
    },
  ]),
);

export const techniques: Exercise = {
  id: 'techniques',
  number: '7.3',
  fixed: true,
  worked: 'the-price-of-asking',
  sections: ['RFC 6202 §1', 'RFC 6202 §2.1', 'RFC 6202 §3.1', 'RFC 6455 §1.2'],
  task: (draw) => ({
    parts: [
      {
        kind: 'match',
        id: 'kinds',
        items: draw.shuffle(TECHNIQUES).map((id) => ({ id })),
        choices: draw.shuffle(KINDS).map((id) => ({ id })),
        right: Object.fromEntries(TECHNIQUES.map((id) => [id, [IS[id]]])),
        mistakes,
      },
    ],
    steps: [{ key: 'asks' }, { key: 'answers' }, { key: 'frames' }],
  }),
};
