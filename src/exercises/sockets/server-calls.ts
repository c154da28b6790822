/** 3.1: order the calls of a TCP server. */

import type { Call, CallName } from '#sim/sockets/call.ts';
import type { Reason } from '#sim/sockets/errno.ts';
import type { Exercise, Given, Option } from '../exercise.ts';
import { call, fatesOf, remembering } from './run-calls.ts';

const RIGHT = ['socket', 'bind', 'listen', 'accept', 'talk', 'close'];
/** There is no such call. */
const DECOY = 'create';
/** Receives and sends, on what `accept` has returned. */
const TALK = 'talk';

const CLIENT: readonly Call[] = (['socket', 'connect', 'send', 'recv', 'close'] as const).map(
  (name) => call(name),
);

/** The program of an order. Until something was accepted, there is but one socket to call on. */
export function serverProgram(order: readonly string[]): Call[] {
  return order.flatMap((id, i) => {
    const on = order.includes('accept') && order.indexOf('accept') < i ? 'c' : 's';
    if (id === TALK) return [call('recv', on), call('send', on)];
    return [call(id as CallName, id === 'close' ? on : 's')];
  });
}

/** What a mistake is called, by why the server's call fails. */
const MISTAKES: Partial<Record<Reason, string>> = {
  'no-descriptor': 'socket-first',
  'bound-already': 'bind-late',
  'accept-not-listening': 'accept-early',
  'recv-unconnected': 'talk-early',
  'closed-descriptor': 'close-early',
};

/** Which mistake an order has, as the kernels tell when it is run. */
export const serverMistake = remembering((order): string | undefined => {
  if (order.includes(DECOY)) return 'create';
  const { server, client } = fatesOf({ server: serverProgram(order), client: CLIENT });
  if (server.failed !== undefined) return MISTAKES[server.failed.reason];
  // Nothing fails, and yet no client finds the way, or gets an answer.
  if (client.failed?.reason === 'refused' && server.waits === 'accept') return 'bind-late';
  return order.includes('close') && !order.includes(TALK) ? 'says-nothing' : undefined;
});

/** An order for each mistake. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  create: ['create', 'listen', 'accept', 'talk', 'close'],
  'socket-first': ['bind', 'socket', 'listen', 'accept', 'talk', 'close'],
  'bind-late': ['socket', 'listen', 'accept', 'talk', 'close'],
  'accept-early': ['socket', 'bind', 'accept', 'listen', 'talk', 'close'],
  'talk-early': ['socket', 'bind', 'listen', 'talk', 'accept', 'close'],
  'close-early': ['socket', 'bind', 'listen', 'accept', 'close', 'talk'],
  'says-nothing': ['socket', 'bind', 'listen', 'accept', 'close'],
};

export const serverCalls: Exercise = {
  id: 'server-calls',
  number: '3.1',
  fixed: true,
  worked: 'the-server-waits-the-client-goes',
  sections: ['RFC 9293 §3.9.1'],
  task: (draw) => ({
    parts: [
      {
        kind: 'order',
        id: 'calls',
        items: draw
          .shuffle([...RIGHT, DECOY])
          .map((id): Option => (id === TALK ? { id } : { id, text: `\`${id}\`` })),
        right: RIGHT,
        traps: Object.entries(EXAMPLES).map(([key, given]) => ({
          key,
          given,
          matches: (order: Given) => serverMistake(order as readonly string[]) === key,
        })),
      },
    ],
    steps: [{ key: 'make' }, { key: 'name' }, { key: 'wait' }, { key: 'take' }, { key: 'all' }],
  }),
};
