/**
 * What travels between the two machines, and its bytes: a TCP segment, a UDP datagram, or the ICMP
 * message that says of a datagram that nobody has its port. All in IPv4 on one Ethernet.
 * @module
 */

import { EXAMPLE_CLIENT, EXAMPLE_SERVER } from '#net/example-hosts.ts';
import { ICMP_TYPE, UNREACHABLE_CODE } from '#net/icmp.ts';
import { buildPacket, type Host, layerOf, parsePacket } from '#net/packet.ts';
import type { TcpSegment } from '#net/tcp.ts';
import type { UdpDatagram } from '#net/udp.ts';
import { otherSide } from '../side.ts';
import type { Who } from './call.ts';

export type Parcel =
  | { readonly kind: 'tcp'; readonly segment: TcpSegment }
  | { readonly kind: 'udp'; readonly datagram: UdpDatagram }
  /** Destination unreachable, port unreachable (RFC 792), about a datagram that came. */
  | { readonly kind: 'icmp'; readonly about: UdpDatagram };

/** The two machines, on one network. */
const HOSTS: Readonly<Record<Who, Host>> = { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER };

/** A parcel as an Ethernet frame. */
export function frameOf(parcel: Parcel, from: Who): Uint8Array {
  const [source, destination] = [HOSTS[from], HOSTS[otherSide(from)]];
  if (parcel.kind === 'tcp') {
    return buildPacket({ from: source, to: destination, tcp: parcel.segment });
  }
  if (parcel.kind === 'udp') {
    return buildPacket({ from: source, to: destination, udp: parcel.datagram });
  }
  // It quotes the datagram as it came: its IP header and as much behind it as there is (RFC 1122 §3.2.2).
  const original = buildPacket({ from: destination, to: source, udp: parcel.about });
  const { start, end } = layerOf(parsePacket(original), 'ipv4')!;
  const payload = original.subarray(start, end);
  const [type, code] = [ICMP_TYPE.destinationUnreachable, UNREACHABLE_CODE.port];
  return buildPacket({
    from: source,
    to: destination,
    icmp: { type, code, rest: 0, payload },
  });
}
