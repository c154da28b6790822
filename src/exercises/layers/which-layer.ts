/** 2.2: in which layer is each protocol? */

import type { Exercise, Said } from '../exercise.ts';
import { OSI } from './osi-order.ts';

/** The choice that is no layer. */
const BETWEEN = 'between';

/** The best first. Of TLS people say 5 and 6, too; the model has no place for it. */
const RIGHT = {
  http: ['application'],
  websocket: ['application'],
  tcp: ['transport'],
  udp: ['transport'],
  ip: ['network'],
  ethernet: ['data-link'],
  tls: [BETWEEN, 'session', 'presentation'],
} as const;

/** Answers that have a sentence of their own; the others share one for each protocol. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  websocket: ['transport', 'session'],
  tcp: ['network'],
  ip: ['transport'],
  ethernet: ['physical'],
  tls: ['transport', 'application'],
};

export const whichLayer: Exercise = {
  id: 'which-layer',
  number: '2.2',
  fixed: true,
  worked: 'where-everything-stands',
  sections: ['RFC 1122 §1.1.3', 'RFC 6455 §1.7', 'RFC 9293 §2.2', 'RFC 768', 'RFC 8446 §1'],
  task(draw) {
    const items = draw.shuffle(Object.keys(RIGHT));
    const mistakesOf = (id: string): Record<string, Said> => ({
      '*': { key: id },
      ...Object.fromEntries((OWN_WORDS[id] ?? []).map((at) => [at, { key: `${id}-${at}` }])),
    });
    return {
      parts: [
        {
          kind: 'match',
          id: 'layers',
          items: items.map((id) => ({ id })),
          choices: [...OSI.toReversed(), BETWEEN].map((id) => ({ id })),
          right: RIGHT,
          mistakes: Object.fromEntries(items.map((id) => [id, mistakesOf(id)])),
          comments: {
            tls: Object.fromEntries(RIGHT.tls.slice(1).map((id) => [id, { key: `tls-${id}` }])),
          },
        },
      ],
      steps: [
        { key: 'lower', shown: { kind: 'table', rows: rowsOf('ethernet', 'ip', 'tcp', 'udp') } },
        { key: 'upper', shown: { kind: 'table', rows: rowsOf('http', 'websocket') } },
        { key: 'tls', shown: { kind: 'table', rows: rowsOf('tls') } },
      ],
    };
  },
};

function rowsOf(...protocols: (keyof typeof RIGHT)[]) {
  return protocols.map((id) => [{ label: id }, { label: RIGHT[id][0] }]);
}
