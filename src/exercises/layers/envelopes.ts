/** What one message becomes on its way down: the sizes of its envelopes, of packets that are really built. */

import {
  EXAMPLE_CLIENT,
  EXAMPLE_CLIENT_IPV6,
  EXAMPLE_CLIENT_PORT,
  EXAMPLE_SERVER,
  EXAMPLE_SERVER_IPV6,
  EXAMPLE_SERVER_PORT,
} from '#net/example-hosts.ts';
import { buildPacket, parsePacket } from '#net/packet.ts';
import { tcpFlags } from '#net/tcp.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { TLS } from '#sim/push/segments.ts';
import { otherSide, type Side } from '#sim/side.ts';

export interface Sending {
  readonly from: Side;
  /** Inside TLS 1.3 with AES-128-GCM, without padding. */
  readonly tls: boolean;
  readonly ip: 4 | 6;
  /** The timestamps of TCP (RFC 7323 §3.2) and two bytes that fill up, or nothing. Unit: bytes. */
  readonly optionBytes: 0 | 12;
}

/** Each with what is in it. Unit: bytes. */
export interface Sizes {
  readonly message: number;
  readonly frame: number;
  /** As long as the frame where there is no TLS. */
  readonly record: number;
  readonly segment: number;
  readonly packet: number;
  /** With the check sequence behind it. */
  readonly ethernet: number;
}

/** The check sequence of an Ethernet frame (IEEE 802.3 §3.2.9), which captures lack. Unit: bytes. */
export const CHECK_SEQUENCE = 4;

const HOSTS = {
  4: { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER },
  6: { client: EXAMPLE_CLIENT_IPV6, server: EXAMPLE_SERVER_IPV6 },
} as const;
const PORTS: Readonly<Record<Side, number>> = {
  client: EXAMPLE_CLIENT_PORT,
  server: EXAMPLE_SERVER_PORT,
};

/** A message as a frame. A client masks with the key of RFC 6455 §5.7. */
export function frameOf(message: Uint8Array, from: Side): Uint8Array {
  const maskingKey = from === 'client' ? 0x37fa213d : undefined;
  return serializeFrame({ opcode: OPCODE.text, payload: message, maskingKey });
}

/** The sizes of all envelopes of a message that fits into one packet. */
export function sizesOf(message: Uint8Array, { from, tls, ip, optionBytes }: Sending): Sizes {
  const to = otherSide(from);
  const frame = frameOf(message, from).length;
  const record = tls ? frame + TLS.record : frame;
  const ethernet = buildPacket({
    from: HOSTS[ip][from],
    to: HOSTS[ip][to],
    tcp: {
      sourcePort: PORTS[from],
      destinationPort: PORTS[to],
      sequence: 1,
      acknowledgment: 1,
      flags: tcpFlags('psh', 'ack'),
      window: 0xffff,
      urgentPointer: 0,
      options:
        optionBytes === 0
          ? []
          : [{ kind: 'nop' }, { kind: 'nop' }, { kind: 'timestamps', value: 1, echo: 1 }],
      payload: new Uint8Array(record),
    },
  });
  const { layers } = parsePacket(ethernet);
  const [, network, transport] = layers as [unknown, (typeof layers)[0], (typeof layers)[0]];
  return {
    message: message.length,
    frame,
    record,
    segment: transport.end - transport.start,
    packet: network.end - network.start,
    ethernet: ethernet.length + CHECK_SEQUENCE,
  };
}
