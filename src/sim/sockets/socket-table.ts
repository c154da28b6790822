/**
 * The sockets that a kernel keeps: their descriptors, and which port belongs to whom.
 * @module
 */

import { PORT, type SocketKind } from './call.ts';
import { DONE, failed, type Note, type Outcome } from './outcome.ts';
import { isOver, newSocket, type Socket, tcpStateOf } from './socket.ts';

/** The first of the ports that the kernel gives away by itself (RFC 6335 §6). */
const DYNAMIC_PORTS = 49152;
/** Numbers 0 to 2 are what a program reads and writes by itself. */
const FIRST_DESCRIPTOR = 3;

export class SocketTable {
  readonly kind: SocketKind;
  /** Open ones, and connections that have no descriptor yet or any more. */
  sockets: readonly Socket[] = [];
  /** What has happened since they were last taken. */
  notes: Note[] = [];
  #made = 0;
  #nextPort = DYNAMIC_PORTS;

  constructor(kind: SocketKind) {
    this.kind = kind;
  }

  at(descriptor: number): Socket | undefined {
    return this.sockets.find((socket) => socket.descriptor === descriptor);
  }

  add(): Socket {
    const socket = newSocket((this.#made += 1), this.kind);
    this.sockets = [...this.sockets, socket];
    return socket;
  }

  /** Gives a socket a descriptor: the lowest that is free, as POSIX asks. */
  give(socket: Socket): number {
    let lowest = FIRST_DESCRIPTOR;
    while (this.at(lowest) !== undefined) lowest += 1;
    socket.descriptor = lowest;
    return lowest;
  }

  forget(...sockets: readonly Socket[]): void {
    this.sockets = this.sockets.filter((socket) => !sockets.includes(socket));
  }

  bind(socket: Socket): Outcome {
    if (holdsPort(socket)) return failed('bound-already');
    const user = this.sockets.find((other) => other.port === PORT && holdsPort(other));
    if (user !== undefined) {
      return failed(user.descriptor === undefined ? 'port-still-used' : 'port-taken');
    }
    socket.port = PORT;
    socket.chosen = true;
    return DONE;
  }

  /** A socket without a port gets one that nobody has used yet. */
  autobind(socket: Socket): number {
    return (socket.port ??= this.#nextPort++);
  }
}

/** Whether its port is taken. One that the kernel chose goes back as soon as the connection is over. */
function holdsPort(socket: Socket): boolean {
  const { port, chosen, endpoint, descriptor } = socket;
  if (port === undefined) return false;
  if (chosen && descriptor !== undefined) return true;
  if (endpoint === undefined) return true;
  return tcpStateOf(socket) === 'TIME-WAIT' ? descriptor === undefined : !isOver(socket);
}
