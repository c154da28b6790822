/**
 * Two ends that talk over TCP: what one of them says becomes segments, packets, Ethernet frames. Every end
 * answers at once, nothing is lost, and the clock is one that each packet moves on.
 *
 * The packets of the message begin where the connection around it has come to by then. So they can be
 * shown without building the whole of it, and are those that `capture.ts` saves.
 * @module
 */

import {
  EXAMPLE_CLIENT,
  EXAMPLE_CLIENT_IPV6,
  EXAMPLE_CLIENT_PORT,
  EXAMPLE_SERVER,
  EXAMPLE_SERVER_IPV6,
  EXAMPLE_SERVER_PORT,
} from '#net/example-hosts.ts';
import { buildPacket, type Host } from '#net/packet.ts';
import type { TcpOption } from '#net/tcp-options.ts';
import { type TcpFlag, tcpFlags } from '#net/tcp.ts';
import { otherSide } from '#sim/side.ts';

export type Sender = 'client' | 'server';

export interface Options {
  readonly sender: Sender;
  /** Inside TLS 1.3 with AES-128-GCM. */
  readonly tls: boolean;
  readonly ip: 4 | 6;
  /** Whether every segment carries the timestamps option (RFC 7323 §3). */
  readonly timestamps: boolean;
  /** Which masking key a client draws; 0 for that of RFC 6455 §5.7. */
  readonly seed: number;
}

/** A packet on its way. */
export interface Sent {
  readonly from: Sender;
  /** After the first packet of the connection. Unit: milliseconds. */
  readonly time: number;
  /** The Ethernet frame as a capture holds it, without its frame check sequence. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where in its stream begins what it carries; `undefined` if it carries nothing. */
  readonly part: number | undefined;
}

/** Where a dialogue stands. */
export interface Stand {
  /** The number of the next byte of each end. */
  readonly sequence: Readonly<Record<Sender, number>>;
  /** When each end last sent something, if it has. Unit: milliseconds. */
  readonly said: Readonly<Record<Sender, number | undefined>>;
  /** Who sent the last packet. */
  readonly last: Sender | undefined;
}

/** When the message is sent: both handshakes are done, and the client has acknowledged the second. */
export const AT_MESSAGE: Stand = {
  sequence: { client: 1000, server: 5000 },
  said: { client: 42.1, server: 41.1 },
  last: 'client',
};

const HOSTS: Readonly<Record<4 | 6, Readonly<Record<Sender, Host>>>> = {
  4: { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER },
  6: { client: EXAMPLE_CLIENT_IPV6, server: EXAMPLE_SERVER_IPV6 },
};

/** The port of HTTPS, which is that of `wss:`, too (RFC 6455 §3). */
const TLS_PORT = 443;
/** What the clocks that fill the timestamps say at the first packet. Unit: milliseconds. */
const CLOCK: Readonly<Record<Sender, number>> = { client: 100_000, server: 700_000 };
/** How long it takes an end to follow itself, or the other end. Unit: milliseconds. */
const PAUSE: Readonly<Record<Sender | 'same', number>> = { client: 1, server: 20, same: 0.1 };

/** The window that is announced, and how many bits to shift it (RFC 7323 §2). */
const WINDOW = 502;
const SHIFT = 7;

/** What Ethernet carries in one packet (RFC 894). Unit: bytes. */
const MTU = 1500;
const IP_HEADER: Readonly<Record<4 | 6, number>> = { 4: 20, 6: 40 };
const TCP_HEADER = 20;
/** With two NOPs in front, as RFC 7323 appendix A advises. */
const TIMESTAMPS_LENGTH = 12;

const NOTHING = new Uint8Array(0);

/** How much of a stream goes into one segment: options take their room from it (RFC 9293 §3.7.1). */
export function roomInSegment({ ip, timestamps }: Pick<Options, 'ip' | 'timestamps'>): number {
  return maximumSegmentSize(ip) - (timestamps ? TIMESTAMPS_LENGTH : 0);
}

/** The most that a segment without options carries. Unit: bytes. */
const maximumSegmentSize = (ip: 4 | 6) => MTU - IP_HEADER[ip] - TCP_HEADER;

/** What two ends send each other from now on. */
export class Dialogue {
  readonly packets: Sent[] = [];
  readonly #options: Options;
  readonly #sequence: Record<Sender, number>;
  readonly #said: Record<Sender, number | undefined>;
  #last: Sender | undefined;

  constructor(options: Options, { sequence, said, last }: Stand) {
    this.#options = options;
    this.#sequence = { ...sequence };
    this.#said = { ...said };
    this.#last = last;
  }

  /** One packet. */
  send(from: Sender, flags: readonly TcpFlag[], payload = NOTHING, part?: number): void {
    const { tls, ip } = this.#options;
    const to = otherSide(from);
    const ports = { client: EXAMPLE_CLIENT_PORT, server: tls ? TLS_PORT : EXAMPLE_SERVER_PORT };
    const before = this.#last === undefined ? undefined : this.#said[this.#last];
    const time = before === undefined ? 0 : before + PAUSE[this.#last === from ? 'same' : from];
    const isSyn = flags.includes('syn');
    const bytes = buildPacket({
      from: HOSTS[ip][from],
      to: HOSTS[ip][to],
      tcp: {
        sourcePort: ports[from],
        destinationPort: ports[to],
        sequence: this.#sequence[from],
        acknowledgment: flags.includes('ack') ? this.#sequence[to] : 0,
        flags: tcpFlags(...flags),
        // A window is not scaled in a SYN (RFC 7323 §2.2).
        window: isSyn ? WINDOW << SHIFT : WINDOW,
        urgentPointer: 0,
        options: this.#optionsOf(from, time, isSyn),
        payload,
      },
    });
    this.#sequence[from] += payload.length + (isSyn || flags.includes('fin') ? 1 : 0);
    this.#said[from] = time;
    this.#last = from;
    this.packets.push({ from, time, bytes, part });
  }

  /** All of a stream, in as many segments as it needs. */
  sendAll(from: Sender, stream: Uint8Array): void {
    const room = roomInSegment(this.#options);
    for (let start = 0; start < stream.length; start += room) {
      const isLast = start + room >= stream.length;
      const payload = stream.slice(start, start + room);
      this.send(from, isLast ? ['psh', 'ack'] : ['ack'], payload, start);
      // At least every second one is acknowledged (RFC 9293 §3.8.6.3).
      if (!isLast && (start / room) % 2 === 1) this.send(otherSide(from), ['ack']);
    }
  }

  #optionsOf(from: Sender, time: number, isSyn: boolean): TcpOption[] {
    const { ip, timestamps } = this.#options;
    const nop: TcpOption = { kind: 'nop' };
    const stamps: TcpOption = {
      kind: 'timestamps',
      value: clockOf(from, time),
      echo: clockOf(otherSide(from), this.#said[otherSide(from)]),
    };
    if (!isSyn) return timestamps ? [nop, nop, stamps] : [];
    return [
      { kind: 'mss', size: maximumSegmentSize(ip) },
      ...(timestamps ? [] : [nop, nop]),
      { kind: 'sack-permitted' },
      ...(timestamps ? [stamps] : []),
      nop,
      { kind: 'window-scale', shift: SHIFT },
    ];
  }
}

/** The packets that carry the message's stream. */
export function messagePackets(options: Options, stream: Uint8Array): readonly Sent[] {
  const dialogue = new Dialogue(options, AT_MESSAGE);
  dialogue.sendAll(options.sender, stream);
  return dialogue.packets.filter(({ part }) => part !== undefined);
}

/** What an end's clock says, 0 before anything came from it (RFC 7323 §3.2). */
function clockOf(end: Sender, time: number | undefined): number {
  return time === undefined ? 0 : CLOCK[end] + Math.floor(time);
}
