/**
 * What calls, datagrams and ICMP messages do to UDP sockets.
 * @module
 */

import type { UdpDatagram } from '#net/udp.ts';
import { PORT } from './call.ts';
import { DONE, failed, type Outcome, WAITS } from './outcome.ts';
import type { Socket } from './socket.ts';
import type { SocketTable } from './socket-table.ts';
import type { Parcel } from './wire.ts';

export class UdpSockets {
  readonly #table: SocketTable;
  readonly #send: (parcel: Parcel) => void;

  constructor(table: SocketTable, send: (parcel: Parcel) => void) {
    this.#table = table;
    this.#send = send;
  }

  /** Remembers the peer; sends nothing. */
  connect(socket: Socket): Outcome {
    this.#table.autobind(socket);
    socket.peerPort = PORT;
    return DONE;
  }

  /** @param to the port of the other machine; `undefined` if the socket knows none */
  send(socket: Socket, payload: Uint8Array, to = socket.peerPort): Outcome {
    if (to === undefined) return failed('no-destination');
    if (socket.error !== undefined) return failed(socket.error);
    if (socket.shut) return failed('send-shut');
    const sourcePort = this.#table.autobind(socket);
    this.#send({ kind: 'udp', datagram: { sourcePort, destinationPort: to, payload } });
    return { kind: 'done', value: payload.length };
  }

  receive(socket: Socket): Outcome {
    const { error, received } = socket;
    if (error !== undefined) return failed(error);
    const [next, ...rest] = received;
    if (next === undefined) return WAITS;
    socket.received = rest;
    return { kind: 'done', value: next.bytes.length, bytes: next.bytes, from: next.from };
  }

  shutdown(socket: Socket): Outcome {
    if (socket.peerPort === undefined) return failed('shutdown-unconnected');
    socket.shut = true;
    return DONE;
  }

  close(socket: Socket): Outcome {
    this.#table.forget(socket);
    return DONE;
  }

  datagramArrives(datagram: UdpDatagram): void {
    const { sourcePort: from, destinationPort, payload: bytes } = datagram;
    const socket = this.#table.sockets.find(
      ({ port, peerPort }) => port === destinationPort && (peerPort ?? from) === from,
    );
    if (socket === undefined) {
      this.#table.notes.push('nobody-has-port');
      this.#send({ kind: 'icmp', about: datagram });
    } else {
      this.#table.notes.push('datagram');
      socket.received = [...socket.received, { bytes, from }];
    }
  }

  /** Only a socket that is connected hears of it: any other may have sent to many (RFC 1122 §4.1.3.3). */
  unreachable({ sourcePort, destinationPort }: UdpDatagram): void {
    const socket = this.#table.sockets.find(
      ({ port, peerPort }) => port === sourcePort && peerPort === destinationPort,
    );
    this.#table.notes.push(socket === undefined ? 'icmp-unheard' : 'icmp-kept');
    if (socket !== undefined) socket.error = 'datagram-refused';
  }
}
