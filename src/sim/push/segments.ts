/**
 * The TCP segments of a run, one connection after the other (RFC 9293).
 *
 * What is assumed:
 * - Every message is sent at once, in segments of its own, each with as much as the other end takes
 *   (MSS 1460). No window ever holds one back: messages are small.
 * - What arrives is acknowledged by the next data that goes back, and after 40 ms by a segment without
 *   data; at once if two full segments wait for it, and for SYN and FIN (RFC 9293 §3.8.6.3 allows less
 *   than 500 ms and asks for every second full segment).
 * - Whoever learns that the other end has closed closes in the segment that acknowledges it.
 * - TLS 1.3, where it is counted, is not built: only lengths are known.
 * @module
 */

import type { Side } from '../side.ts';
import type { Message } from './path.ts';
import type { PushRun } from './run.ts';

/** The most bytes in a segment: what is left of 1500 in Ethernet (RFC 9293 §3.7.1). */
export const MSS = 1460;
const ACK_DELAY = 40;

/** Lengths of TLS 1.3, in bytes. */
export const TLS = {
  /** Around the content of a record: its header, a content type, and the tag of AES-GCM (RFC 8446 §5.2). */
  record: 5 + 1 + 16,
  /** The most content of one (RFC 8446 §5.1). */
  most: 2 ** 14,
  /** An alert: that nothing more will come (RFC 8446 §6.1). */
  alert: 2,
  /** The three flights of the example with a small certificate (RFC 8448 §3). */
  handshake: { clientHello: 201, server: 95 + 679, clientFinished: 58 },
} as const;

/** Length of content in records of TLS. Unit: bytes. */
function sealedLength(length: number): number {
  return length + TLS.record * Math.max(1, Math.ceil(length / TLS.most));
}

/** A segment, without its bytes. Times are in milliseconds. */
export interface SentSegment {
  readonly from: Side;
  readonly at: number;
  readonly arrives: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly ack: boolean;
  /** Counted from the initial sequence number of each side, so a SYN has 0. */
  readonly sequence: number;
  readonly acknowledgment: number;
  /** Length of its data. Unit: bytes. */
  readonly length: number;
  /** What its data are part of, and from where; `undefined` for those of TLS. */
  readonly part: { readonly message: Message; readonly offset: number } | undefined;
}

interface Write {
  readonly at: number;
  readonly from: Side;
  readonly length: number;
  readonly message?: Message;
  readonly fin?: boolean;
}

/** Goes through all segments of a run: for each connection in the order of sending. */
export function eachSegment(
  run: PushRun,
  visit: (segment: SentSegment, connection: number) => void,
): void {
  const { connections, messages, options } = run;
  const { delay, tls } = options;
  const writes: Write[][] = connections.map(({ opened }) =>
    tls ? handshakeWrites(opened, delay) : [],
  );
  for (const message of messages) {
    const { at, from, size } = message;
    const length = tls ? sealedLength(size) : size;
    writes[message.connection]!.push({ at, from, length, message });
  }
  for (const [i, { opened, ended }] of connections.entries()) {
    const all = writes[i]!;
    const both: readonly Side[] =
      ended.by === 'client' ? ['client', 'server'] : ['server', 'client'];
    for (const [second, from] of both.entries()) {
      const at = ended.at + second * delay;
      if (tls) all.push({ at, from, length: sealedLength(TLS.alert) });
      all.push({ at, from, length: 0, fin: true });
    }
    new Exchange(opened, delay, (segment) => visit(segment, i)).run(all);
  }
}

function handshakeWrites(opened: number, delay: number): Write[] {
  const { clientHello, server, clientFinished } = TLS.handshake;
  return [
    { at: opened + 2 * delay, from: 'client', length: clientHello },
    { at: opened + 3 * delay, from: 'server', length: server },
    { at: opened + 4 * delay, from: 'client', length: clientFinished },
  ];
}

/** One end, as far as numbering and acknowledging goes. */
interface End {
  next: number;
  received: number;
  /** Bytes of data that wait for an acknowledgment, and when it goes at the latest. */
  waiting: number;
  deadline: number;
  /** Segments on their way to it, in order. */
  readonly incoming: SentSegment[];
  taken: number;
}

class Exchange {
  readonly #opened: number;
  readonly #delay: number;
  readonly #visit: (segment: SentSegment) => void;
  readonly #ends: Readonly<Record<Side, End>> = { client: newEnd(), server: newEnd() };

  constructor(opened: number, delay: number, visit: (segment: SentSegment) => void) {
    this.#opened = opened;
    this.#delay = delay;
    this.#visit = visit;
  }

  run(writes: readonly Write[]): void {
    const { client, server } = this.#ends;
    const [opened, delay] = [this.#opened, this.#delay];
    this.#send('client', opened, 0, { syn: true });
    client.next = 1;
    server.received = 1;
    this.#send('server', opened + delay, 0, { syn: true });
    server.next = 1;
    client.received = 1;
    this.#send('client', opened + 2 * delay, 0);
    for (const write of writes.toSorted((a, b) => a.at - b.at)) {
      this.#settle(write.at);
      this.#write(write);
    }
    this.#settle(Infinity);
  }

  /** Does what is due before something is written: arrivals up to that time, acknowledgments before it. */
  #settle(until: number): void {
    const { client, server } = this.#ends;
    for (;;) {
      const [toClient, toServer] = [arrivalAt(client), arrivalAt(server)];
      const arrival = Math.min(toClient, toServer);
      const deadline = Math.min(client.deadline, server.deadline);
      if (arrival <= deadline) {
        if (arrival > until || arrival === Infinity) return;
        const end = toClient <= toServer ? client : server;
        this.#receive(end, end.incoming[end.taken++]!);
      } else {
        // Data written at the same time carry the acknowledgment.
        if (deadline >= until) return;
        this.#send(client.deadline <= server.deadline ? 'client' : 'server', deadline, 0);
      }
    }
  }

  #receive(end: End, { arrives, sequence, length, fin }: SentSegment): void {
    end.received = sequence + length + Number(fin);
    end.waiting += length;
    const isUrgent = fin || end.waiting >= 2 * MSS;
    end.deadline = Math.min(end.deadline, isUrgent ? arrives : arrives + ACK_DELAY);
  }

  #write({ from, at, length, message, fin = false }: Write): void {
    const end = this.#ends[from];
    for (let offset = 0; offset < length; offset += MSS) {
      const size = Math.min(length - offset, MSS);
      this.#send(from, at, size, { part: message && { message, offset } });
      end.next += size;
    }
    if (!fin) return;
    this.#send(from, at, 0, { fin });
    end.next++;
  }

  #send(
    from: Side,
    at: number,
    length: number,
    { syn = false, fin = false, part }: Partial<Pick<SentSegment, 'syn' | 'fin' | 'part'>> = {},
  ): void {
    const { client, server } = this.#ends;
    const end = this.#ends[from];
    const segment: SentSegment = {
      from,
      at,
      arrives: at + this.#delay,
      syn,
      fin,
      ack: !(syn && from === 'client'),
      sequence: end.next,
      acknowledgment: end.received,
      length,
      part,
    };
    this.#visit(segment);
    end.waiting = 0;
    end.deadline = Infinity;
    if (length > 0 || fin) (from === 'client' ? server : client).incoming.push(segment);
  }
}

const arrivalAt = ({ incoming, taken }: End): number => incoming[taken]?.arrives ?? Infinity;

function newEnd(): End {
  return { next: 0, received: 0, waiting: 0, deadline: Infinity, incoming: [], taken: 0 };
}
