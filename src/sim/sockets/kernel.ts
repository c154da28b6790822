/**
 * The kernel of one machine as far as it has to do with sockets. Its calls do what they do on Linux, with
 * which a test compares them: `tcp-sockets.ts` and `udp-sockets.ts` say what, `socket-table.ts` keeps them.
 *
 * Left out: signals (`send()` on a broken pipe also raises SIGPIPE), options of sockets (there is no
 * SO_REUSEADDR), calls that do not block, and buffers that are full.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import type { TcpTimer } from '../tcp/endpoint-types.ts';
import type { CallName, SocketKind } from './call.ts';
import { failed, type Note, type Outcome } from './outcome.ts';
import { type Socket, type SocketView, tcpStateOf } from './socket.ts';
import { SocketTable } from './socket-table.ts';
import { connected, TcpSockets, type World } from './tcp-sockets.ts';
import { UdpSockets } from './udp-sockets.ts';
import type { Parcel } from './wire.ts';

/** What a program tells a call besides the descriptor. */
export interface Arguments {
  /** What to send. */
  readonly data: Uint8Array;
  /** Where `sendto()` sends it; `undefined` where the program knows no address. */
  readonly to: number | undefined;
}

export class Kernel {
  readonly #table: SocketTable;
  readonly #tcp: TcpSockets;
  readonly #udp: UdpSockets;

  constructor(kind: SocketKind, world: World) {
    this.#table = new SocketTable(kind);
    this.#tcp = new TcpSockets(this.#table, world);
    this.#udp = new UdpSockets(this.#table, (parcel) => world.send(parcel));
  }

  /** What has happened since this was last asked. */
  takeNotes(): Note[] {
    const { notes } = this.#table;
    this.#table.notes = [];
    return notes;
  }

  views(): SocketView[] {
    return this.#table.sockets.map(viewOf);
  }

  hasDescriptor(descriptor: number): boolean {
    return this.#table.at(descriptor) !== undefined;
  }

  /** Makes a socket, and returns its descriptor. */
  socket(): Outcome {
    return { kind: 'done', value: this.#table.give(this.#table.add()) };
  }

  /** Any other call on an open descriptor. */
  call(name: Exclude<CallName, 'socket'>, descriptor: number, { data, to }: Arguments): Outcome {
    const socket = this.#table.at(descriptor)!;
    const isTcp = socket.kind === 'tcp';
    switch (name) {
      case 'bind':
        return this.#table.bind(socket);
      case 'listen':
        return isTcp ? this.#tcp.listen(socket) : failed('listen-datagram');
      case 'accept':
        return isTcp ? this.#tcp.accept(socket) : failed('accept-datagram');
      case 'connect':
        return isTcp ? this.#tcp.connect(socket) : this.#udp.connect(socket);
      case 'send':
        return isTcp ? this.#tcp.send(socket, data) : this.#udp.send(socket, data);
      case 'sendto':
        if (isTcp) return this.#tcp.send(socket, data);
        return to === undefined ? failed('no-sender') : this.#udp.send(socket, data, to);
      case 'recv':
      case 'recvfrom':
        return this.#receive(socket);
      case 'shutdown':
        return isTcp ? this.#tcp.shutdown(socket) : this.#udp.shutdown(socket);
      case 'close':
        return this.#close(socket);
    }
  }

  /** Asks again for a call that waits. */
  resume(name: CallName, descriptor: number): Outcome {
    const socket = this.#table.at(descriptor)!;
    if (name === 'accept') return this.#tcp.accept(socket);
    return name === 'connect' ? connected(socket) : this.#receive(socket);
  }

  /** Closes what a program that ends has left open. Returns how many these were. */
  exit(): number {
    const open = this.#table.sockets.filter(({ descriptor }) => descriptor !== undefined);
    const inOrder = open.toSorted((a, b) => a.descriptor! - b.descriptor!);
    for (const socket of inOrder) this.#close(socket);
    return open.length;
  }

  /** Takes what has come from the wire. */
  arrives(parcel: Parcel): void {
    if (parcel.kind === 'tcp') this.#tcp.segmentArrives(parcel.segment);
    else if (parcel.kind === 'udp') this.#udp.datagramArrives(parcel.datagram);
    else this.#udp.unreachable(parcel.about);
  }

  /** Runs out a timer of a socket that is still there. Returns whether it is. */
  timeout(socket: Socket, timer: TcpTimer): boolean {
    if (!this.#table.sockets.includes(socket)) return false;
    this.#tcp.timeout(socket, timer);
    return true;
  }

  #receive(socket: Socket): Outcome {
    return socket.kind === 'tcp' ? this.#tcp.receive(socket) : this.#udp.receive(socket);
  }

  #close(socket: Socket): Outcome {
    socket.descriptor = undefined;
    return socket.kind === 'tcp' ? this.#tcp.close(socket) : this.#udp.close(socket);
  }
}

function viewOf(socket: Socket): SocketView {
  const { id, kind, descriptor, port, peerPort, listening, listener, received, ended } = socket;
  const bytes = received.map(({ bytes }) => bytes);
  const state = kind === 'tcp' ? tcpStateOf(socket) : undefined;
  return {
    id,
    kind,
    descriptor,
    port,
    peerPort,
    state,
    queue: listening && { waiting: listening.queue.length, backlog: listening.backlog },
    isQueued: listener?.listening?.queue.includes(socket) ?? false,
    received: kind === 'tcp' && bytes.length > 0 ? [concatBytes(...bytes)] : bytes,
    ended,
  };
}
