/**
 * What the kernel keeps for a socket, beyond what the program sees of it: a small integer.
 * @module
 */

import type { TcpEndpoint } from '../tcp/endpoint.ts';
import type { TcpState } from '../tcp/state.ts';
import type { SocketKind } from './call.ts';
import type { Reason } from './errno.ts';

/** A socket in the kernel's table. Sockets are changed in place; what a reader sees is a {@link SocketView}. */
export interface Socket {
  readonly id: number;
  readonly kind: SocketKind;
  /** The program's name for it; `undefined` before `accept()` and after `close()`. */
  descriptor: number | undefined;
  /** The local port, once there is one. */
  port: number | undefined;
  /** Whether the program chose the port with `bind()`. A port the kernel chose goes back with the connection. */
  chosen: boolean;
  /** The other end's port: of a connection, or what a UDP socket was connected to. */
  peerPort: number | undefined;
  /** What listens has it: how many connections may wait for `accept()`, and those that do. */
  listening: { readonly backlog: number; readonly queue: Socket[] } | undefined;
  /** What was listening when the connection came, until `accept()` takes it. */
  listener: Socket | undefined;
  /** Of a connection, or of an attempt at one. */
  endpoint: TcpEndpoint | undefined;
  /** Bytes of a connection that no `recv()` has taken; of UDP, the datagrams. */
  received: readonly Datagram[];
  /** The other end has said that it sends no more. */
  ended: boolean;
  /** The program has said so. */
  shut: boolean;
  /** What the next call will be told. */
  error: Reason | undefined;
}

/** Bytes that came, and from which port. */
export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: number;
}

/** A socket as it is at one moment. */
export interface SocketView {
  readonly id: number;
  readonly kind: SocketKind;
  /** `undefined` for what belongs to the kernel alone. */
  readonly descriptor: number | undefined;
  readonly port: number | undefined;
  readonly peerPort: number | undefined;
  /** Of TCP (RFC 9293 §3.3.2); UDP has none. */
  readonly state: TcpState | undefined;
  /** How many connections may wait, and how many do. */
  readonly queue: { readonly waiting: number; readonly backlog: number } | undefined;
  /** Complete, and not accepted yet. */
  readonly isQueued: boolean;
  /** What waits to be read: one for each datagram, or all bytes of a stream in one. */
  readonly received: readonly Uint8Array[];
  /** Nothing more will come behind that. */
  readonly ended: boolean;
}

/** A socket that nothing was done with yet. */
export function newSocket(id: number, kind: SocketKind): Socket {
  return {
    id,
    kind,
    descriptor: undefined,
    port: undefined,
    chosen: false,
    peerPort: undefined,
    listening: undefined,
    listener: undefined,
    endpoint: undefined,
    received: [],
    ended: false,
    shut: false,
    error: undefined,
  };
}

/** The state that RFC 9293 names. */
export function tcpStateOf({ listening, endpoint }: Socket): TcpState {
  if (listening !== undefined) return 'LISTEN';
  return endpoint?.state ?? 'CLOSED';
}

/** Whether both directions of its connection have ended; calls find nothing there, even if the kernel waits. */
export function isOver(socket: Socket): boolean {
  const state = tcpStateOf(socket);
  return state === 'CLOSED' || state === 'TIME-WAIT';
}
