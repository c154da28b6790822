/** 5.5: what marks the end of a message, in six protocols? */

import type { Exercise, Match, Said } from '../exercise.ts';

/** Each protocol, and what marks the end there. */
const MARKED_BY = {
  'http-length': 'length',
  'http-chunked': 'chunks',
  'http-1.0': 'close',
  websocket: 'length-and-bit',
  udp: 'datagram',
  lines: 'delimiter',
} as const;

type Protocol = keyof typeof MARKED_BY;
type Marking = (typeof MARKED_BY)[Protocol];

const PROTOCOLS = Object.keys(MARKED_BY) as Protocol[];
const MARKINGS = Object.values(MARKED_BY);

/** Answers that deserve more than the reason why another one is right. */
const KNOWN: Readonly<Partial<Record<Protocol, readonly Marking[]>>> = {
  'http-length': ['delimiter'],
  'http-chunked': ['length', 'length-and-bit'],
  'http-1.0': ['length', 'delimiter'],
  websocket: ['length', 'chunks'],
  udp: ['length', 'close'],
};

const mistakes = Object.fromEntries(
  PROTOCOLS.map((protocol) => {
    const known = (KNOWN[protocol] ?? []).map((marking): [string, Said] => [
      marking,
      { key: `${protocol}-${marking}` },
    ]);
    return [protocol, Object.fromEntries([...known, ['*', { key: protocol }]])];
  }),
) as Match['mistakes'];

export const endMarkers: Exercise = {
  id: 'end-markers',
  number: '5.5',
  fixed: true,
  worked: 'how-others-do-it',
  sections: ['RFC 9112 §6.3', 'RFC 9112 §7.1', 'RFC 6455 §5.2', 'RFC 6455 §5.4', 'RFC 768'],
  task: (draw) => ({
    parts: [
      {
        kind: 'match',
        id: 'markings',
        items: draw.shuffle(PROTOCOLS).map((id) => ({ id })),
        choices: draw.shuffle(MARKINGS).map((id) => ({ id })),
        right: Object.fromEntries(PROTOCOLS.map((id) => [id, [MARKED_BY[id]]])),
        mistakes,
      },
    ],
    steps: [{ key: 'outside' }, { key: 'one-length' }, { key: 'pieces' }],
  }),
};
