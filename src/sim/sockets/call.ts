/**
 * The calls of a program that uses sockets, as POSIX names them. A program here has two variables: `s`
 * holds what `socket()` returned, `c` what `accept()` returned; both begin as −1, which is no descriptor.
 * @module
 */

/** The two programs, each on a machine of its own. */
export type Who = 'server' | 'client';

/** What kind of socket `socket()` makes: `SOCK_STREAM` for TCP, `SOCK_DGRAM` for UDP. */
export type SocketKind = 'tcp' | 'udp';

export const CALL_NAMES = [
  'socket',
  'bind',
  'listen',
  'accept',
  'connect',
  'send',
  'sendto',
  'recv',
  'recvfrom',
  'shutdown',
  'close',
] as const;

export type CallName = (typeof CALL_NAMES)[number];

/** A variable of the program that holds a descriptor. */
export type Variable = 's' | 'c';

export interface Call {
  readonly name: CallName;
  /** The socket that it is about; `socket()` itself sets `s`. */
  readonly on: Variable;
}

export type Programs = Readonly<Record<Who, readonly Call[]>>;

export function isCallName(text: string): text is CallName {
  return (CALL_NAMES as readonly string[]).includes(text);
}

/** The port at which a server waits: `bind()` asks for it, `connect()` goes there. */
export const PORT = 9000;

/** How many connections may wait for `accept()`, as `listen()` is told. */
export const BACKLOG = 1;

/** What each program sends. */
export const TEXT: Readonly<Record<Who, string>> = { client: 'Hello', server: 'Hi there' };
