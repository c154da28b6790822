/** 8.7: in which order a WebSocket connection comes about. */

import type { Exercise, Given, Order, Trap } from '../exercise.ts';
import type { Draw } from '../draw.ts';
import { drawHost, drawPath } from './draw-request.ts';

const EVENTS = ['tcp', 'tls', 'request', 'response', 'frames'] as const;

type Event = (typeof EVENTS)[number] | 'new-connection' | 'second-request';

/** What has no place in it, but is often believed to have. */
const DECOYS = ['new-connection', 'second-request'] as const;

type Scheme = 'ws' | 'wss';

function rightOrder(scheme: Scheme): Event[] {
  return EVENTS.filter((event) => event !== 'tls' || scheme === 'wss');
}

/** Whether both are there, and the one stands before the other. */
const before = (one: Event, other: Event) => (given: Given) => {
  const order = given as readonly string[];
  return order.includes(one) && order.includes(other) && order.indexOf(one) < order.indexOf(other);
};

const has = (event: Event) => (given: Given) => (given as readonly string[]).includes(event);

function trapsOf(scheme: Scheme): Trap[] {
  const right = rightOrder(scheme);
  const swapped = (one: Event, other: Event) =>
    right.map((event) => (event === one ? other : event === other ? one : event));
  const tls: Trap[] =
    scheme === 'ws'
      ? [{ key: 'tls-not-asked', given: [...EVENTS], matches: has('tls') }]
      : [
          {
            key: 'tls-before-tcp',
            given: swapped('tcp', 'tls'),
            matches: before('tls', 'tcp'),
          },
          {
            key: 'request-in-clear',
            given: swapped('tls', 'request'),
            matches: before('request', 'tls'),
          },
          {
            key: 'tls-missing',
            given: right.filter((event) => event !== 'tls'),
            matches: (given) => has('request')(given) && !has('tls')(given),
          },
        ];
  return [
    {
      key: 'new-connection',
      given: [...right.slice(0, -1), 'new-connection', 'frames'],
      matches: has('new-connection'),
    },
    {
      key: 'second-request',
      given: [...right.slice(0, -1), 'second-request', 'frames'],
      matches: has('second-request'),
    },
    {
      key: 'response-first',
      given: swapped('request', 'response'),
      matches: before('response', 'request'),
    },
    {
      key: 'request-before-tcp',
      given: swapped('tcp', 'request'),
      matches: before('request', 'tcp'),
    },
    {
      key: 'frames-too-soon',
      given: swapped('response', 'frames'),
      matches: before('frames', 'response'),
    },
    ...tls,
  ];
}

export function orderOf(scheme: Scheme, draw: Draw): Order {
  const right = rightOrder(scheme);
  let items = draw.shuffle([...EVENTS, draw.pick(DECOYS)]);
  // As they are offered they must not be in order.
  while (right.every((event, i) => items.filter((one) => right.includes(one))[i] === event)) {
    items = draw.shuffle(items);
  }
  const isOffered = (given: Given) => (given as readonly Event[]).every((id) => items.includes(id));
  return {
    kind: 'order',
    id: 'order',
    items: items.map((id) => ({ id })),
    right,
    traps: trapsOf(scheme).filter(({ given }) => isOffered(given)),
  };
}

export const handshakeOrder: Exercise = {
  id: 'handshake-order',
  number: '8.7',
  worked: 'live-wire',
  sections: ['RFC 6455 §4.1', 'RFC 6455 §4.2.2'],
  task(draw) {
    const scheme = draw.pick(['ws', 'wss'] as const);
    return {
      holes: { address: `${scheme}://${drawHost(draw)}${drawPath(draw)}` },
      parts: [orderOf(scheme, draw)],
      steps: [
        { key: 'tcp' },
        { key: scheme === 'wss' ? 'tls' : 'no-tls' },
        { key: 'exchange' },
        { key: 'frames' },
      ],
    };
  },
};
