/**
 * The kernel of one machine as far as it has to do with sockets: descriptors, ports, the queue of
 * connections that wait for `accept()`, buffers, and what comes from the wire. Its calls do what they do
 * on Linux, with which a test compares them; TCP itself is in `../tcp/`.
 *
 * Left out: signals (`send()` on a broken pipe also raises SIGPIPE), options of sockets (there is no
 * SO_REUSEADDR), calls that do not block, and buffers that are full.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import type { TcpSegment } from '#net/tcp.ts';
import { TcpEndpoint } from '../tcp/endpoint.ts';
import type { TcpError, TcpTimer } from '../tcp/endpoint-types.ts';
import type { TcpState, TcpTransition } from '../tcp/state.ts';
import type { CallName, SocketKind } from './call.ts';
import type { Reason } from './errno.ts';
import { isOver, newSocket, type Socket, type SocketView, tcpStateOf } from './socket.ts';
import type { Parcel, UdpDatagram } from './wire.ts';

/** The port at which a server waits: `bind()` asks for it, `connect()` goes there. */
export const PORT = 9000;
/** How many connections may wait for `accept()`, as `listen()` is told. */
export const BACKLOG = 1;
/** The most that one `recv()` takes. Unit: bytes. */
const MOST = 1024;
/** The first of the ports that the kernel gives away by itself (RFC 6335 §6). */
const DYNAMIC_PORTS = 49152;
/** Numbers 0 to 2 are what a program reads and writes by itself. */
const FIRST_DESCRIPTOR = 3;

/** What comes of a call. */
export type Outcome =
  /** It returns: a descriptor, a number of bytes, or 0. */
  | {
      readonly kind: 'done';
      readonly value: number;
      /** What was received. */
      readonly bytes?: Uint8Array;
      /** From which port that came; of UDP only. */
      readonly from?: number;
    }
  | { readonly kind: 'failed'; readonly reason: Reason }
  /** It does not return yet. */
  | { readonly kind: 'waits' };

/** What the kernel did with what came, or what became of a connection by it. */
export type Note =
  /** Nobody listens at the port: answered with RST. */
  | 'nobody-listens'
  | 'half-open'
  /** No room: the SYN is dropped. */
  | 'queue-full'
  | 'connected'
  /** The handshake is complete, and the connection waits for `accept()`. */
  | 'queued'
  | 'data'
  | 'acknowledged'
  | 'end-of-stream'
  | 'fin-acknowledged'
  | 'time-wait'
  | 'gone'
  | 'refused'
  | 'reset'
  /** For a connection that is no more: answered with RST. */
  | 'no-connection'
  | 'datagram'
  | 'nobody-has-port'
  | 'icmp-kept'
  | 'icmp-unheard'
  | 'retransmitted'
  | 'given-up';

/** What the kernel needs of the world. */
export interface World {
  send(parcel: Parcel): void;
  /** The name of the timer is its own within the socket. Unit: milliseconds. */
  setTimer(socket: Socket, timer: TcpTimer, delay: number): void;
  clearTimer(socket: Socket, timer: TcpTimer): void;
  /** 32 bits. */
  initialSequence(): number;
  /** Unit: milliseconds. */
  now(): number;
}

const DONE: Outcome = { kind: 'done', value: 0 };
const WAITS: Outcome = { kind: 'waits' };
const failed = (reason: Reason): Outcome => ({ kind: 'failed', reason });

/** What a program tells a call besides the descriptor. */
export interface Arguments {
  /** What to send. */
  readonly data: Uint8Array;
  /** Where `sendto()` sends it; `undefined` where the program knows no address. */
  readonly to: number | undefined;
}

export class Kernel {
  readonly #world: World;
  readonly #kind: SocketKind;
  /** All that it keeps: open ones, and connections that have no descriptor yet or any more. */
  #sockets: Socket[] = [];
  #made = 0;
  #nextPort = DYNAMIC_PORTS;
  #notes: Note[] = [];

  constructor(kind: SocketKind, world: World) {
    this.#kind = kind;
    this.#world = world;
  }

  /** What has happened since this was last asked. */
  takeNotes(): Note[] {
    const notes = this.#notes;
    this.#notes = [];
    return notes;
  }

  views(): SocketView[] {
    return this.#sockets.map(viewOf);
  }

  hasDescriptor(descriptor: number): boolean {
    return this.#at(descriptor) !== undefined;
  }

  /** Makes a socket, and returns its descriptor: the lowest that is free, as POSIX asks. */
  socket(): Outcome {
    return { kind: 'done', value: this.#give(this.#add()) };
  }

  /** Any other call on an open descriptor. */
  call(name: Exclude<CallName, 'socket'>, descriptor: number, more: Arguments): Outcome {
    const socket = this.#at(descriptor)!;
    const isTcp = socket.kind === 'tcp';
    switch (name) {
      case 'bind':
        return this.#bind(socket);
      case 'listen':
        return isTcp ? this.#listen(socket) : failed('listen-datagram');
      case 'accept':
        return isTcp ? this.#accept(socket) : failed('accept-datagram');
      case 'connect':
        return isTcp ? this.#connect(socket) : this.#setPeer(socket);
      case 'send':
        return isTcp
          ? this.#send(socket, more.data)
          : this.#sendTo(socket, more.data, socket.peerPort);
      case 'sendto':
        if (isTcp) return this.#send(socket, more.data);
        return more.to === undefined
          ? failed('no-sender')
          : this.#sendTo(socket, more.data, more.to);
      case 'recv':
      case 'recvfrom':
        return isTcp ? this.#receive(socket) : receiveDatagram(socket);
      case 'shutdown':
        return this.#shutdown(socket);
      case 'close':
        return this.#close(socket);
    }
  }

  /** Asks again for a call that waits. */
  resume(name: CallName, descriptor: number): Outcome {
    const socket = this.#at(descriptor)!;
    if (name === 'accept') return this.#accept(socket);
    if (name === 'connect') return connected(socket);
    return socket.kind === 'tcp' ? this.#receive(socket) : receiveDatagram(socket);
  }

  /** Closes what a program that ends has left open. Returns how many these were. */
  exit(): number {
    const open = this.#sockets.filter(({ descriptor }) => descriptor !== undefined);
    for (const socket of open.toSorted((a, b) => a.descriptor! - b.descriptor!))
      this.#close(socket);
    return open.length;
  }

  /** Takes what has come from the wire. */
  arrives(parcel: Parcel): void {
    if (parcel.kind === 'tcp') this.#segmentArrives(parcel.segment);
    else if (parcel.kind === 'udp') this.#datagramArrives(parcel.datagram);
    else this.#unreachable(parcel.about);
  }

  /** Runs out a timer of a socket that is still there. Returns whether it is. */
  timeout(socket: Socket, timer: TcpTimer): boolean {
    if (!this.#sockets.includes(socket)) return false;
    socket.endpoint!.timeout(timer);
    this.#pump(socket);
    this.#forgetIfGone(socket);
    return true;
  }

  #at(descriptor: number): Socket | undefined {
    return this.#sockets.find((socket) => socket.descriptor === descriptor);
  }

  #add(): Socket {
    const socket = newSocket((this.#made += 1), this.#kind);
    this.#sockets.push(socket);
    return socket;
  }

  #give(socket: Socket): number {
    let lowest = FIRST_DESCRIPTOR;
    while (this.hasDescriptor(lowest)) lowest += 1;
    socket.descriptor = lowest;
    return lowest;
  }

  #forget(socket: Socket): void {
    this.#sockets = this.#sockets.filter((other) => other !== socket);
  }

  #bind(socket: Socket): Outcome {
    if (holdsPort(socket)) return failed('bound-already');
    const user = this.#sockets.find((other) => other.port === PORT && holdsPort(other));
    if (user !== undefined) {
      return failed(user.descriptor === undefined ? 'port-still-used' : 'port-taken');
    }
    socket.port = PORT;
    socket.chosen = true;
    return DONE;
  }

  /** A socket without a port gets one that nobody has used yet. */
  #autobind(socket: Socket): void {
    socket.port ??= this.#nextPort++;
  }

  #listen(socket: Socket): Outcome {
    if (socket.endpoint !== undefined) return failed('listen-connected');
    this.#autobind(socket);
    socket.listening ??= { backlog: BACKLOG, queue: [] };
    return DONE;
  }

  #accept({ listening }: Socket): Outcome {
    if (listening === undefined) return failed('accept-not-listening');
    const next = listening.queue.shift();
    if (next === undefined) return WAITS;
    next.listener = undefined;
    return { kind: 'done', value: this.#give(next) };
  }

  #connect(socket: Socket): Outcome {
    if (socket.listening !== undefined) return failed('connect-listening');
    if (socket.endpoint !== undefined) return failed('connected-already');
    this.#autobind(socket);
    socket.peerPort = PORT;
    this.#endpointFor(socket).openActive();
    this.#pump(socket);
    return connected(socket);
  }

  #send(socket: Socket, data: Uint8Array): Outcome {
    const { endpoint, error, shut } = socket;
    if (error !== undefined) return failed(error);
    if (endpoint === undefined) return failed('send-unconnected');
    if (shut) return failed('send-shut');
    endpoint.send(data);
    this.#pump(socket);
    return { kind: 'done', value: data.length };
  }

  #receive(socket: Socket): Outcome {
    const { received, endpoint, ended, error } = socket;
    if (received.length > 0) {
      const bytes = concatBytes(...received.map(({ bytes }) => bytes));
      const rest = { bytes: bytes.subarray(MOST), from: 0 };
      socket.received = rest.bytes.length > 0 ? [rest] : [];
      return { kind: 'done', value: Math.min(bytes.length, MOST), bytes: bytes.subarray(0, MOST) };
    }
    if (ended) return { kind: 'done', value: 0, bytes: new Uint8Array(0) };
    if (error !== undefined) return failed(error);
    return endpoint === undefined ? failed('recv-unconnected') : WAITS;
  }

  #shutdown(socket: Socket): Outcome {
    const { kind, listening, endpoint, shut, peerPort } = socket;
    if (listening !== undefined) return DONE;
    const isConnected = kind === 'udp' ? peerPort !== undefined : !isOver(socket);
    if (!isConnected) return failed('shutdown-unconnected');
    socket.shut = true;
    if (!shut && endpoint !== undefined) {
      endpoint.close();
      this.#pump(socket);
    }
    return DONE;
  }

  #close(socket: Socket): Outcome {
    socket.descriptor = undefined;
    const { endpoint, listening, received } = socket;
    if (endpoint === undefined) {
      this.#forget(socket);
      for (const waiting of listening?.queue ?? []) this.#abort(waiting);
      this.#sockets = this.#sockets.filter(({ listener }) => listener !== socket);
    } else if (received.length > 0) {
      // What was not read is lost, and the other end is told (RFC 9293 §3.6.1).
      this.#abort(socket);
    } else {
      endpoint.closeHalfDuplex();
      this.#pump(socket);
      this.#forgetIfGone(socket);
    }
    return DONE;
  }

  #abort(socket: Socket): void {
    socket.endpoint!.abort();
    this.#pump(socket);
    this.#forget(socket);
  }

  #setPeer(socket: Socket): Outcome {
    this.#autobind(socket);
    socket.peerPort = PORT;
    return DONE;
  }

  #sendTo(socket: Socket, payload: Uint8Array, to: number | undefined): Outcome {
    if (to === undefined) return failed('no-destination');
    if (socket.error !== undefined) return failed(socket.error);
    if (socket.shut) return failed('send-shut');
    this.#autobind(socket);
    const datagram = { sourcePort: socket.port!, destinationPort: to, payload };
    this.#world.send({ kind: 'udp', datagram });
    return { kind: 'done', value: payload.length };
  }

  #datagramArrives(datagram: UdpDatagram): void {
    const { sourcePort: from, destinationPort, payload: bytes } = datagram;
    const socket = this.#sockets.find(
      ({ port, peerPort }) => port === destinationPort && (peerPort ?? from) === from,
    );
    if (socket === undefined) {
      this.#notes.push('nobody-has-port');
      this.#world.send({ kind: 'icmp', about: datagram });
    } else {
      this.#notes.push('datagram');
      socket.received = [...socket.received, { bytes, from }];
    }
  }

  /** Only a socket that is connected hears of it: any other may have sent to many (RFC 1122 §4.1.3.3). */
  #unreachable({ sourcePort, destinationPort }: UdpDatagram): void {
    const socket = this.#sockets.find(
      ({ port, peerPort }) => port === sourcePort && peerPort === destinationPort,
    );
    this.#notes.push(socket === undefined ? 'icmp-unheard' : 'icmp-kept');
    if (socket !== undefined) socket.error = 'datagram-refused';
  }

  #segmentArrives(segment: TcpSegment): void {
    const { sourcePort, destinationPort, flags } = segment;
    const isMine = ({ port, endpoint, peerPort }: Socket) =>
      endpoint !== undefined && port === destinationPort && peerPort === sourcePort;
    const isNew = flags.syn && !flags.ack;
    const found = this.#sockets.find(isMine);
    if (found !== undefined && !(isNew && isOver(found))) {
      found.endpoint!.segmentArrives(segment);
      this.#pump(found, segment);
      this.#forgetIfGone(found);
      return;
    }
    const listener = this.#sockets.find(
      ({ port, listening }) => listening !== undefined && port === destinationPort,
    );
    if (listener?.listening === undefined || !isNew) {
      this.#refuse(segment);
    } else if (listener.listening.queue.length > listener.listening.backlog) {
      this.#notes.push('queue-full');
    } else {
      // A connection in TIME-WAIT makes room for a new one (RFC 9293 §3.10.7.4).
      if (found !== undefined) this.#forget(found);
      const socket = Object.assign(this.#add(), {
        port: destinationPort,
        peerPort: sourcePort,
        listener,
      });
      this.#endpointFor(socket).openPassive();
      socket.endpoint!.segmentArrives(segment);
      this.#pump(socket, segment);
    }
  }

  /** What belongs to no connection is answered with a reset (RFC 9293 §3.10.7.1). */
  #refuse(segment: TcpSegment): void {
    if (segment.flags.rst) return;
    this.#notes.push(segment.flags.syn ? 'nobody-listens' : 'no-connection');
    const nobody = newSocket(0, 'tcp');
    nobody.port = segment.destinationPort;
    nobody.peerPort = segment.sourcePort;
    this.#endpointFor(nobody).segmentArrives(segment);
    for (let output = nobody.endpoint!.next(); output !== undefined;) {
      if (output.type === 'send') this.#world.send({ kind: 'tcp', segment: output.segment });
      output = nobody.endpoint!.next();
    }
  }

  #endpointFor(socket: Socket): TcpEndpoint {
    socket.endpoint = new TcpEndpoint({
      localPort: socket.port!,
      remotePort: socket.peerPort!,
      selectIss: () => this.#world.initialSequence(),
      now: () => this.#world.now(),
      tuning: { reading: 'at-once' },
    });
    return socket.endpoint;
  }

  /** Does what an endpoint wants done. */
  #pump(socket: Socket, came?: TcpSegment): void {
    const endpoint = socket.endpoint!;
    const noted = this.#notes.length;
    for (let output = endpoint.next(); output !== undefined; output = endpoint.next()) {
      switch (output.type) {
        case 'send':
          if (output.retransmission) this.#notes.push('retransmitted');
          this.#world.send({ kind: 'tcp', segment: output.segment });
          break;
        case 'set-timer':
          this.#world.setTimer(socket, output.timer, output.delay);
          break;
        case 'clear-timer':
          this.#world.clearTimer(socket, output.timer);
          break;
        case 'state-changed':
          this.#stateChanged(socket, output);
          break;
        case 'delivered':
          this.#notes.push('data');
          socket.received = [...socket.received, { bytes: output.bytes, from: socket.peerPort! }];
          break;
        case 'end-of-stream':
          this.#notes.push('end-of-stream');
          socket.ended = true;
          break;
        case 'error':
          socket.error = reasonOf(output.error, output.state);
          break;
        case 'discarded':
          if (output.discard.reason === 'nobody-reads') this.#notes.push('no-connection');
          break;
      }
    }
    if (came !== undefined && this.#notes.length === noted) this.#notes.push('acknowledged');
  }

  #stateChanged(
    socket: Socket,
    { from, to, cause }: Pick<TcpTransition, 'from' | 'to' | 'cause'>,
  ): void {
    const note = noteOf(from, to, cause, socket);
    if (note !== undefined) this.#notes.push(note);
    const { listener } = socket;
    if (listener === undefined) return;
    if (to === 'ESTABLISHED') listener.listening!.queue.push(socket);
    // Reset before it was complete: as if it had never come.
    else if (from === 'SYN-RECEIVED') this.#forget(socket);
  }

  #forgetIfGone(socket: Socket): void {
    const { descriptor, listener } = socket;
    const isOwned = descriptor !== undefined || listener !== undefined;
    if (!isOwned && tcpStateOf(socket) === 'CLOSED') this.#forget(socket);
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

function connected(socket: Socket): Outcome {
  const state = tcpStateOf(socket);
  if (socket.error !== undefined) return failed(socket.error);
  return state === 'SYN-SENT' || state === 'SYN-RECEIVED' ? WAITS : DONE;
}

function receiveDatagram(socket: Socket): Outcome {
  const { error, received } = socket;
  if (error !== undefined) return failed(error);
  const [next, ...rest] = received;
  if (next === undefined) return WAITS;
  socket.received = rest;
  return { kind: 'done', value: next.bytes.length, bytes: next.bytes, from: next.from };
}

/** As Linux tells it, which depends on the state in which the connection was. */
function reasonOf(error: TcpError, state: TcpState): Reason {
  if (error === 'connection refused') return 'refused';
  if (error !== 'connection reset') return 'timed-out';
  if (state === 'SYN-SENT') return 'refused';
  return state === 'CLOSE-WAIT' ? 'send-reset' : 'reset';
}

function noteOf(
  from: TcpState,
  to: TcpState,
  cause: TcpTransition['cause'],
  { listener }: Socket,
): Note | undefined {
  if (cause === 'rst') return from === 'SYN-SENT' ? 'refused' : 'reset';
  if (cause === 'retransmission-limit' || cause === 'user-timeout') return 'given-up';
  if (to === 'SYN-RECEIVED') return 'half-open';
  if (to === 'ESTABLISHED') return listener === undefined ? 'connected' : 'queued';
  if (to === 'FIN-WAIT-2') return 'fin-acknowledged';
  if (to === 'TIME-WAIT') return 'time-wait';
  return to === 'CLOSED' && cause === 'ack-of-fin' ? 'gone' : undefined;
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
