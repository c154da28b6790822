/**
 * What travels between the two machines, and its bytes: a TCP segment, a UDP datagram, or the ICMP
 * message that says of a datagram that nobody has its port. All in IPv4 on one Ethernet.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import { internetChecksum } from '#net/checksum.ts';
import { ETHER_TYPE, serializeEthernet } from '#net/ethernet.ts';
import { serializeIpv4 } from '#net/ipv4.ts';
import { EXAMPLE_CLIENT, EXAMPLE_SERVER } from '#net/example-hosts.ts';
import { buildPacket, type Host } from '#net/packet.ts';
import type { TcpSegment } from '#net/tcp.ts';
import { otherThan, type Who } from './call.ts';

/** A UDP datagram (RFC 768). */
export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

export type Parcel =
  | { readonly kind: 'tcp'; readonly segment: TcpSegment }
  | { readonly kind: 'udp'; readonly datagram: UdpDatagram }
  /** Destination unreachable, port unreachable (RFC 792), about a datagram that came. */
  | { readonly kind: 'icmp'; readonly about: UdpDatagram };

/** The two machines, on one network. */
const HOSTS: Readonly<Record<Who, Host>> = { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER };

/** ICMP over IPv4 (RFC 792). */
const ICMP = { protocol: 1, unreachable: 3, port: 3 };
const ETHERNET_HEADER = 14;

/** A parcel as an Ethernet frame. */
export function frameOf(parcel: Parcel, from: Who): Uint8Array {
  const [source, destination] = [HOSTS[from], HOSTS[otherThan(from)]];
  if (parcel.kind === 'tcp') {
    return buildPacket({ from: source, to: destination, tcp: parcel.segment });
  }
  if (parcel.kind === 'udp') {
    return buildPacket({ from: source, to: destination, udp: parcel.datagram });
  }
  // It quotes the datagram as it came: its IP header and as much behind it as there is (RFC 1122 §3.2.2).
  const original = buildPacket({ from: destination, to: source, udp: parcel.about });
  const length = new DataView(original.buffer).getUint16(ETHERNET_HEADER + 2);
  const quoted = original.subarray(ETHERNET_HEADER, ETHERNET_HEADER + length);
  const head = Uint8Array.of(ICMP.unreachable, ICMP.port, 0, 0, 0, 0, 0, 0);
  new DataView(head.buffer).setUint16(2, internetChecksum(head, quoted));
  const packet = serializeIpv4({
    source: source.ip,
    destination: destination.ip,
    protocol: ICMP.protocol,
    payload: concatBytes(head, quoted),
  });
  return serializeEthernet({
    destinationMac: destination.mac,
    sourceMac: source.mac,
    etherType: ETHER_TYPE.ipv4,
    payload: packet,
  });
}
