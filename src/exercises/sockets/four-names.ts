/** 3.4: socket, TCP, WebSocket, and the object `WebSocket`: what is what? */

import type { Exercise, Said } from '../exercise.ts';

/** What each one is. */
const RIGHT = {
  socket: 'system-interface',
  tcp: 'transport-protocol',
  websocket: 'application-protocol',
  object: 'browser-interface',
} as const;

/** By name and wrong answer. */
const MISTAKES: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  socket: {
    'browser-interface': { key: 'socket-browser' },
    '*': { key: 'socket-protocol' },
  },
  tcp: {
    'application-protocol': { key: 'tcp-application' },
    '*': { key: 'tcp-interface' },
  },
  websocket: {
    'transport-protocol': { key: 'websocket-transport' },
    'browser-interface': { key: 'websocket-browser' },
    '*': { key: 'websocket-system' },
  },
  object: {
    'system-interface': { key: 'object-system' },
    '*': { key: 'object-protocol' },
  },
};

export const fourNames: Exercise = {
  id: 'four-names',
  number: '3.4',
  fixed: true,
  worked: 'four-names',
  sections: ['RFC 9293 §3.9.1', 'RFC 9293 §2.2', 'RFC 6455 §1.7'],
  task(draw) {
    const items = draw.shuffle(Object.keys(RIGHT));
    const choices = draw.shuffle(Object.values(RIGHT));
    return {
      parts: [
        {
          kind: 'match',
          id: 'names',
          items: items.map((id) => ({ id })),
          choices: choices.map((id) => ({ id })),
          right: Object.fromEntries(Object.entries(RIGHT).map(([id, is]) => [id, [is]])),
          mistakes: MISTAKES,
        },
      ],
      steps: [
        { key: 'protocols' },
        { key: 'interfaces' },
        {
          key: 'all',
          shown: {
            kind: 'table',
            rows: Object.entries(RIGHT).map(([id, is]) => [{ label: id }, { label: is }]),
          },
        },
      ],
    };
  },
};
