/**
 * What calls and segments do to TCP sockets. TCP itself is in `../tcp/`; here is what a kernel has
 * around it: the queue of connections that wait for `accept()`, buffers, and errors for the next call.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import type { TcpSegment } from '#net/tcp.ts';
import { TcpEndpoint } from '../tcp/endpoint.ts';
import type { TcpError, TcpTimer } from '../tcp/endpoint-types.ts';
import type { TcpState, TcpTransition } from '../tcp/state.ts';
import { BACKLOG, PORT } from './call.ts';
import type { Reason } from './errno.ts';
import { DONE, failed, type Note, type Outcome, WAITS } from './outcome.ts';
import { isOver, newSocket, type Socket, tcpStateOf } from './socket.ts';
import type { SocketTable } from './socket-table.ts';
import type { Parcel } from './wire.ts';

/** The most that one `recv()` takes. Unit: bytes. */
const MOST = 1024;

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

export class TcpSockets {
  readonly #table: SocketTable;
  readonly #world: World;

  constructor(table: SocketTable, world: World) {
    this.#table = table;
    this.#world = world;
  }

  listen(socket: Socket): Outcome {
    if (socket.endpoint !== undefined) return failed('listen-connected');
    this.#table.autobind(socket);
    socket.listening ??= { backlog: BACKLOG, queue: [] };
    return DONE;
  }

  accept({ listening }: Socket): Outcome {
    if (listening === undefined) return failed('accept-not-listening');
    const next = listening.queue.shift();
    if (next === undefined) return WAITS;
    next.listener = undefined;
    return { kind: 'done', value: this.#table.give(next) };
  }

  connect(socket: Socket): Outcome {
    if (socket.listening !== undefined) return failed('connect-listening');
    if (socket.endpoint !== undefined) return failed('connected-already');
    this.#table.autobind(socket);
    socket.peerPort = PORT;
    this.#endpointFor(socket).openActive();
    this.#pump(socket);
    return connected(socket);
  }

  send(socket: Socket, data: Uint8Array): Outcome {
    const { endpoint, error, shut } = socket;
    if (error !== undefined) return failed(error);
    if (endpoint === undefined) return failed('send-unconnected');
    if (shut) return failed('send-shut');
    endpoint.send(data);
    this.#pump(socket);
    return { kind: 'done', value: data.length };
  }

  receive(socket: Socket): Outcome {
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

  shutdown(socket: Socket): Outcome {
    const { listening, endpoint, shut } = socket;
    if (listening !== undefined) return DONE;
    if (endpoint === undefined || isOver(socket)) return failed('shutdown-unconnected');
    socket.shut = true;
    if (!shut) {
      endpoint.close();
      this.#pump(socket);
    }
    return DONE;
  }

  close(socket: Socket): Outcome {
    const { endpoint, listening, received } = socket;
    if (endpoint === undefined) {
      for (const waiting of listening?.queue ?? []) this.#abort(waiting);
      const halfOpen = this.#table.sockets.filter(({ listener }) => listener === socket);
      this.#table.forget(socket, ...halfOpen);
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
    this.#table.forget(socket);
  }

  segmentArrives(segment: TcpSegment): void {
    const { sourcePort, destinationPort, flags } = segment;
    const isMine = ({ port, endpoint, peerPort }: Socket) =>
      endpoint !== undefined && port === destinationPort && peerPort === sourcePort;
    const isNew = flags.syn && !flags.ack;
    const found = this.#table.sockets.find(isMine);
    if (found !== undefined && !(isNew && isOver(found))) {
      found.endpoint!.segmentArrives(segment);
      this.#pump(found, segment);
      this.#forgetIfGone(found);
      return;
    }
    const listener = this.#table.sockets.find(
      ({ port, listening }) => listening !== undefined && port === destinationPort,
    );
    if (listener?.listening === undefined || !isNew) {
      this.#refuse(segment);
    } else if (listener.listening.queue.length > listener.listening.backlog) {
      this.#table.notes.push('queue-full');
    } else {
      // A connection in TIME-WAIT makes room for a new one (RFC 9293 §3.10.7.4).
      if (found !== undefined) this.#table.forget(found);
      const socket = Object.assign(this.#table.add(), {
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
    this.#table.notes.push(segment.flags.syn ? 'nobody-listens' : 'no-connection');
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
    const noted = this.#table.notes.length;
    for (let output = endpoint.next(); output !== undefined; output = endpoint.next()) {
      switch (output.type) {
        case 'send':
          if (output.retransmission) this.#table.notes.push('retransmitted');
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
          this.#table.notes.push('data');
          socket.received = [...socket.received, { bytes: output.bytes, from: socket.peerPort! }];
          break;
        case 'end-of-stream':
          this.#table.notes.push('end-of-stream');
          socket.ended = true;
          break;
        case 'error':
          socket.error = reasonOf(output.error, output.state);
          break;
        case 'discarded':
          if (output.discard.reason === 'nobody-reads') this.#table.notes.push('no-connection');
          break;
      }
    }
    if (came !== undefined && this.#table.notes.length === noted)
      this.#table.notes.push('acknowledged');
  }

  #stateChanged(
    socket: Socket,
    { from, to, cause }: Pick<TcpTransition, 'from' | 'to' | 'cause'>,
  ): void {
    const note = noteOf(from, to, cause, socket);
    if (note !== undefined) this.#table.notes.push(note);
    const { listener } = socket;
    if (listener === undefined) return;
    if (to === 'ESTABLISHED') listener.listening!.queue.push(socket);
    // Reset before it was complete: as if it had never come.
    else if (from === 'SYN-RECEIVED') this.#table.forget(socket);
  }

  #forgetIfGone(socket: Socket): void {
    const { descriptor, listener } = socket;
    const isOwned = descriptor !== undefined || listener !== undefined;
    if (!isOwned && tcpStateOf(socket) === 'CLOSED') this.#table.forget(socket);
  }

  /** A timer of this socket has run out. */
  timeout(socket: Socket, timer: TcpTimer): void {
    socket.endpoint!.timeout(timer);
    this.#pump(socket);
    this.#forgetIfGone(socket);
  }
}

/** Whether `connect()` has what it waits for. */
export function connected(socket: Socket): Outcome {
  const state = tcpStateOf(socket);
  if (socket.error !== undefined) return failed(socket.error);
  return state === 'SYN-SENT' || state === 'SYN-RECEIVED' ? WAITS : DONE;
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
