/**
 * A whole short connection around one message: TCP opens, WebSocket opens, the message, WebSocket closes,
 * TCP closes. The packets that the explorer shows are taken from here, and all of them are what it saves.
 *
 * Every end answers at once, nothing is lost, and the clock is one that each packet moves on.
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
import { serializePcap, timeAfter } from '#net/pcap.ts';
import type { TcpOption } from '#net/tcp-options.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { buildRequest } from '#protocol/handshake/request.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { seededRandom } from '#sim/random.ts';

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
  /** After the first packet. Unit: milliseconds. */
  readonly time: number;
  /** The Ethernet frame as a capture holds it, without its frame check sequence. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the part of the message's stream that it carries begins; `undefined` if it carries none. */
  readonly part: number | undefined;
}

const HOSTS: Readonly<Record<4 | 6, Readonly<Record<Sender, Host>>>> = {
  4: { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER },
  6: { client: EXAMPLE_CLIENT_IPV6, server: EXAMPLE_SERVER_IPV6 },
};

/** The port of HTTPS, which is that of `wss:`, too (RFC 6455 §3). */
const TLS_PORT = 443;
const INITIAL_SEQUENCE: Readonly<Record<Sender, number>> = { client: 1000, server: 5000 };
/** What the clocks that fill the timestamps say at the first packet. Unit: milliseconds. */
const CLOCK: Readonly<Record<Sender, number>> = { client: 100_000, server: 700_000 };
/** 2026-01-01. */
const START = { seconds: 1_767_225_600, nanoseconds: 0 };
/** How long it takes an end to follow itself, or the other end. Unit: milliseconds. */
const PAUSE: Readonly<Record<Sender | 'same', number>> = { client: 1, server: 20, same: 0.1 };

/** The window that is announced, and how many bits to shift it (RFC 7323 §2). */
const WINDOW = 502;
const SHIFT = 7;

/** What a network of Ethernet carries in one packet (RFC 894). Unit: bytes. */
const MTU = 1500;
const IP_HEADER: Readonly<Record<4 | 6, number>> = { 4: 20, 6: 40 };
const TCP_HEADER = 20;
/** With two NOPs in front, as RFC 7323 appendix A advises. */
const TIMESTAMPS_LENGTH = 12;

/** The example of RFC 6455 §1.2. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const SAMPLE_MASKING_KEY = 0x37fa213d;

const NOTHING = new Uint8Array(0);
const ACK = { ack: true };
const PUSH = { psh: true, ack: true };
const FIN = { fin: true, ack: true };

/** The most that one segment without options carries (RFC 9293 §3.7.1). Unit: bytes. */
export function maximumSegmentSize(ip: 4 | 6): number {
  return MTU - IP_HEADER[ip] - TCP_HEADER;
}

/** How much of the stream goes into one segment: options take their room from it (RFC 9293 §3.7.1). */
export function roomInSegment({ ip, timestamps }: Pick<Options, 'ip' | 'timestamps'>): number {
  return maximumSegmentSize(ip) - (timestamps ? TIMESTAMPS_LENGTH : 0);
}

/** The masking key of the message; the key of its Close comes from the same seed. */
export function maskingKeys({ seed }: Pick<Options, 'seed'>): readonly [number, number] {
  const random = seededRandom(seed);
  const [drawn, closing] = [random.bytes(4), random.bytes(4)];
  return [seed === 0 ? SAMPLE_MASKING_KEY : maskingKeyFrom(drawn), maskingKeyFrom(closing)];
}

/**
 * All packets of the connection.
 *
 * @param stream what the sender hands to TCP for the message: a frame, or a record around one
 */
export function conversation(options: Options, stream: Uint8Array): Sent[] {
  const { sender, tls, ip, timestamps } = options;
  const hosts = HOSTS[ip];
  const ports = { client: EXAMPLE_CLIENT_PORT, server: tls ? TLS_PORT : EXAMPLE_SERVER_PORT };
  const next = { ...INITIAL_SEQUENCE };
  const packets: Sent[] = [];

  const clockOf = (end: Sender, time: number) => CLOCK[end] + Math.floor(time);

  function optionsOf(from: Sender, time: number, syn: boolean): TcpOption[] {
    const to = other(from);
    const heard = packets.findLast((packet) => packet.from === to);
    const echo = heard === undefined ? 0 : clockOf(to, heard.time);
    const stamps: TcpOption = { kind: 'timestamps', value: clockOf(from, time), echo };
    const nop: TcpOption = { kind: 'nop' };
    if (!syn) return timestamps ? [nop, nop, stamps] : [];
    return [
      { kind: 'mss', size: maximumSegmentSize(ip) },
      ...(timestamps ? [] : [nop, nop]),
      { kind: 'sack-permitted' },
      ...(timestamps ? [stamps] : []),
      nop,
      { kind: 'window-scale', shift: SHIFT },
    ];
  }

  function send(
    from: Sender,
    flags: Readonly<Partial<Record<'syn' | 'ack' | 'psh' | 'fin', boolean>>>,
    payload = NOTHING,
    part?: number,
  ): void {
    const last = packets.at(-1);
    const time = last === undefined ? 0 : last.time + PAUSE[last.from === from ? 'same' : from];
    const to = other(from);
    const { syn = false, ack = false, psh = false, fin = false } = flags;
    const bytes = buildPacket({
      from: hosts[from],
      to: hosts[to],
      tcp: {
        sourcePort: ports[from],
        destinationPort: ports[to],
        sequence: next[from],
        acknowledgment: ack ? next[to] : 0,
        flags: { syn, ack, psh, fin, rst: false, urg: false, ece: false, cwr: false },
        // A window is not scaled in a SYN (RFC 7323 §2.2).
        window: syn ? WINDOW << SHIFT : WINDOW,
        urgentPointer: 0,
        options: optionsOf(from, time, syn),
        payload,
      },
    });
    next[from] += payload.length + (syn || fin ? 1 : 0);
    packets.push({ from, time, bytes, part });
  }

  function sendAll(from: Sender, bytes: Uint8Array, isMessage = false): void {
    const room = roomInSegment(options);
    for (let start = 0; start < bytes.length; start += room) {
      const isLast = start + room >= bytes.length;
      const payload = bytes.slice(start, start + room);
      send(from, isLast ? PUSH : ACK, payload, isMessage ? start : undefined);
      // At least every second one is acknowledged (RFC 9293 §3.8.6.3); the last one as any message is.
      if (!isLast && (start / room) % 2 === 1) send(other(from), ACK);
    }
  }

  const close = (maskingKey?: number) =>
    serializeFrame({ opcode: OPCODE.close, maskingKey, payload: serializeCloseBody(1000) });

  send('client', { syn: true });
  send('server', { syn: true, ack: true });
  send('client', ACK);
  sendAll('client', buildRequest({ target: '/chat', host: 'server.example.com', key: KEY }));
  sendAll('server', buildResponse({ key: KEY }));
  send('client', ACK);
  sendAll(sender, stream, true);
  send(other(sender), ACK);
  sendAll('client', close(maskingKeys(options)[1]));
  // The server ends TCP first (RFC 6455 §7.1.1).
  sendAll('server', close());
  send('server', FIN);
  send('client', FIN);
  send('server', ACK);
  return packets;
}

/** A capture file of packets (draft-ietf-opsawg-pcap). */
export function captureOf(packets: readonly Sent[]): Uint8Array<ArrayBuffer> {
  return serializePcap(
    packets.map(({ time, bytes }) => ({ time: timeAfter(START, time), bytes })),
    { resolution: 'us' },
  );
}

const other = (end: Sender): Sender => (end === 'client' ? 'server' : 'client');
