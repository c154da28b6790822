/**
 * The call sequencer: two programs, each a list of calls in the reader's order.
 * @module
 */

import type { Call, CallName, Programs, SocketKind, Variable, Who } from '#sim/sockets/call.ts';

export interface State {
  readonly kind: SocketKind;
  readonly programs: Programs;
  /** Which program is started first. */
  readonly first: Who;
}

/** How many calls a program may have, so that all of it can be seen. */
export const MAX_CALLS = 12;

/** Both, as the picture has them from the left. */
export const BOTH: readonly Who[] = ['client', 'server'];

/** When the program that comes second is started: what the first does at once is done then. */
const LATER = 195;

/** When each program is started. Unit: milliseconds. */
export function startsOf(first: Who): Record<Who, number> {
  return first === 'server' ? { server: 0, client: LATER } : { client: 0, server: LATER };
}

/** What may be put into a program. */
export const TRAY: Readonly<Record<SocketKind, readonly CallName[]>> = {
  tcp: ['socket', 'bind', 'listen', 'accept', 'connect', 'send', 'recv', 'shutdown', 'close'],
  udp: [
    'socket',
    'bind',
    'connect',
    'sendto',
    'recvfrom',
    'send',
    'recv',
    'listen',
    'accept',
    'shutdown',
    'close',
  ],
};

/** The calls that a program makes on what `accept()` gave it, once there is something. */
const ON_CONNECTION: readonly CallName[] = ['send', 'recv', 'shutdown', 'close'];

/** A call on the socket that is meant, as far as the calls before it tell. */
export function meant(name: CallName, before: readonly Call[]): Call {
  const accepts = before.some((call) => call.name === 'accept');
  const isClosed = before.some((call) => call.name === 'close' && call.on === 'c');
  return { name, on: accepts && !isClosed && ON_CONNECTION.includes(name) ? 'c' : 's' };
}

/** Puts a call in front of what stands at this place. */
export function insert(state: State, who: Who, at: number, name: CallName): State {
  const calls = state.programs[who];
  if (calls.length >= MAX_CALLS) return state;
  return withCalls(state, who, calls.toSpliced(at, 0, meant(name, calls.slice(0, at))));
}

export function remove(state: State, who: Who, at: number): State {
  return withCalls(state, who, state.programs[who].toSpliced(at, 1));
}

/** Moves a call to another place in its program. */
export function move(state: State, who: Who, from: number, to: number): State {
  const calls = state.programs[who];
  const call = calls[from];
  if (call === undefined || to < 0 || to >= calls.length) return state;
  return withCalls(state, who, calls.toSpliced(from, 1).toSpliced(to, 0, call));
}

/** Makes a call on the other variable. */
export function setVariable(state: State, who: Who, at: number, on: Variable): State {
  const calls = state.programs[who];
  const call = calls[at];
  if (call === undefined || call.name === 'socket') return state;
  return withCalls(state, who, calls.with(at, { ...call, on }));
}

export function withCalls(state: State, who: Who, calls: readonly Call[]): State {
  return { ...state, programs: { ...state.programs, [who]: calls } };
}

/** The programs of two lists of names, where a `-c` behind a name says which socket is meant. */
export function readCalls(words: readonly string[]): Call[] {
  return words.map((word) => {
    const [name, on] = word.split('-');
    return { name: name as CallName, on: on === 'c' ? 'c' : 's' };
  });
}
