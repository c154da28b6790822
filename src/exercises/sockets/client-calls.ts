/** 3.2: order the calls of a TCP client. */

import type { Call, CallName } from '#sim/sockets/call.ts';
import type { Reason } from '#sim/sockets/errno.ts';
import type { Exercise, Given } from '../exercise.ts';
import { call, fatesOf, remembering } from './run-calls.ts';

const RIGHT = ['socket', 'connect', 'send', 'recv', 'shutdown', 'close'];
/** Who has asked all may say so before the answer comes. */
const ALSO_RIGHT = ['socket', 'connect', 'send', 'shutdown', 'recv', 'close'];
const DECOYS = ['bind', 'listen'];

/** Answers what it was asked, and reads on until the client has ended. */
const SERVER: readonly Call[] = [
  ...(['socket', 'bind', 'listen', 'accept'] as const).map((name) => call(name)),
  ...(['recv', 'send', 'recv', 'close'] as const).map((name) => call(name, 'c')),
];

/** What a mistake is called, by why the client's call fails. */
const MISTAKES: Partial<Record<Reason, string>> = {
  'no-descriptor': 'socket-first',
  'send-unconnected': 'connect-late',
  'recv-unconnected': 'connect-late',
  'shutdown-unconnected': 'connect-late',
  'send-shut': 'shutdown-early',
  'closed-descriptor': 'close-early',
};

/** Which mistake an order has, as the kernels tell when it is run. */
export const clientMistake = remembering((order): string | undefined => {
  const decoy = DECOYS.findLast((id) => order.includes(id));
  if (decoy !== undefined) return decoy;
  const client = order.map((id) => call(id as CallName));
  const fate = fatesOf({ server: SERVER, client }).client;
  if (fate.failed !== undefined) return MISTAKES[fate.failed.reason];
  if (fate.waits === 'recv') return 'recv-first';
  if (order.includes('close') && !order.includes('recv')) return 'recv-missing';
  // All works without it, and the server never hears that it was all.
  const others = RIGHT.filter((id) => id !== 'shutdown');
  return others.join() === order.join() ? 'shutdown-missing' : undefined;
});

/** An order for each mistake. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  listen: ['socket', 'listen', 'connect', 'send', 'recv', 'shutdown', 'close'],
  bind: ['socket', 'bind', 'connect', 'send', 'recv', 'shutdown', 'close'],
  'socket-first': ['connect', 'socket', 'send', 'recv', 'shutdown', 'close'],
  'connect-late': ['socket', 'send', 'connect', 'recv', 'shutdown', 'close'],
  'recv-first': ['socket', 'connect', 'recv', 'send', 'shutdown', 'close'],
  'shutdown-early': ['socket', 'connect', 'shutdown', 'send', 'recv', 'close'],
  'close-early': ['socket', 'connect', 'send', 'recv', 'close', 'shutdown'],
  'recv-missing': ['socket', 'connect', 'send', 'shutdown', 'close'],
  'shutdown-missing': ['socket', 'connect', 'send', 'recv', 'close'],
};

export const clientCalls: Exercise = {
  id: 'client-calls',
  number: '3.2',
  fixed: true,
  worked: 'the-server-waits-the-client-goes',
  sections: ['RFC 9293 §3.6', 'RFC 6455 §7.1.1'],
  task: (draw) => ({
    parts: [
      {
        kind: 'order',
        id: 'calls',
        items: draw.shuffle([...RIGHT, ...DECOYS]).map((id) => ({ id, text: `\`${id}\`` })),
        right: RIGHT,
        alsoRight: [ALSO_RIGHT],
        traps: Object.entries(EXAMPLES).map(([key, given]) => ({
          key,
          given,
          matches: (order: Given) => clientMistake(order as readonly string[]) === key,
        })),
      },
    ],
    steps: [{ key: 'make' }, { key: 'go' }, { key: 'talk' }, { key: 'end' }, { key: 'all' }],
  }),
};
