/**
 * What to start from: programs that work, and those in which something is wrong.
 * @module
 */

import { readCalls, type State } from './model.ts';

type Start = Partial<Pick<State, 'kind' | 'first'>>;

const of = (server: string, client: string, more: Start = {}): State => ({
  kind: 'tcp',
  first: 'server',
  ...more,
  programs: { server: readCalls(server.split(' ')), client: readCalls(client.split(' ')) },
});

const SERVER = 'socket bind listen accept recv-c send-c close-c close';
const CLIENT = 'socket connect send recv close';
const UDP = { kind: 'udp' } as const;

/** In the order in which they are offered. */
export const PRESETS = {
  works: of(SERVER, CLIENT),
  'half-close': of(
    'socket bind listen accept recv-c recv-c send-c close-c close',
    'socket connect send shutdown recv recv close',
  ),
  'queue-full': of(
    'socket bind listen accept recv-c',
    'socket connect socket connect socket connect socket connect',
  ),

  'no-bind': of('socket listen accept recv-c send-c close-c close', CLIENT),
  'accept-first': of('socket bind accept listen recv-c send-c close-c close', CLIENT),
  'client-first': of(SERVER, CLIENT, { first: 'client' }),
  'client-listens': of(SERVER, 'socket listen connect send recv close'),
  'send-early': of(SERVER, 'socket send connect recv close'),
  'wrong-socket': of('socket bind listen accept recv send-c close-c close', CLIENT),
  'bind-twice': of('socket bind bind listen accept recv-c send-c close-c close', CLIENT),
  'port-taken': of('socket bind socket bind listen accept', CLIENT),
  restart: of(
    'socket bind listen accept recv-c close-c close socket bind',
    'socket connect send recv close',
  ),
  'closes-first': of(
    'socket bind listen accept close-c accept',
    'socket connect recv send send close',
  ),
  unread: of('socket bind listen accept close-c accept', 'socket connect send recv recv close'),
  deadlock: of(SERVER, 'socket connect recv send close'),

  udp: of('socket bind recvfrom sendto close', 'socket sendto recvfrom close', UDP),
  'udp-datagrams': of('socket bind recvfrom recvfrom close', 'socket sendto sendto close', UDP),
  'udp-connect': of('socket bind recvfrom sendto close', 'socket connect send recv close', UDP),
  'udp-listen': of('socket bind listen accept recv-c close', 'socket connect send close', UDP),
  'udp-nobody': of('socket recvfrom sendto close', 'socket connect send recv close', UDP),
  'udp-unheard': of('socket recvfrom sendto close', 'socket sendto recvfrom close', UDP),
} as const satisfies Record<string, State>;

export type PresetName = keyof typeof PRESETS;

/** As they are offered: what works, what does not, and UDP. */
export const PRESET_GROUPS = {
  right: ['works', 'half-close', 'queue-full'],
  wrong: [
    'no-bind',
    'accept-first',
    'client-first',
    'client-listens',
    'send-early',
    'wrong-socket',
    'bind-twice',
    'port-taken',
    'restart',
    'closes-first',
    'unread',
    'deadlock',
  ],
  udp: ['udp', 'udp-datagrams', 'udp-connect', 'udp-listen', 'udp-nobody', 'udp-unheard'],
} as const satisfies Record<string, readonly PresetName[]>;

/** @returns `undefined` if there is no preset of that name */
export function presetNamed(name: string): State | undefined {
  return Object.hasOwn(PRESETS, name) ? PRESETS[name as PresetName] : undefined;
}
