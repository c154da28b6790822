/**
 * Whole packets: an Ethernet frame with IP in it, and TCP, UDP or ICMP in that, built from their fields
 * and taken apart into layers.
 *
 * Fragments of IPv4 and extension headers of IPv6 are not joined or skipped: what is in them is shown
 * as payload.
 * @module
 */

import { requireBytes, requireOneOf } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { requireAddress } from './address.ts';
import {
  ETHER_TYPE,
  type EthernetField,
  type EthernetFrame,
  parseEthernet,
  serializeEthernet,
} from './ethernet.ts';
import type { Finding, LayerKind } from './finding.ts';
import {
  type IcmpField,
  type IcmpMessage,
  type ParsedIcmpMessage,
  parseIcmp,
  serializeIcmp,
} from './icmp.ts';
import { IP_PROTOCOL, type Ipv4Field, type Ipv4Packet, parseIpv4, serializeIpv4 } from './ipv4.ts';
import { type Ipv6Field, type Ipv6Packet, parseIpv6, serializeIpv6 } from './ipv6.ts';
import {
  type ParsedTcpSegment,
  parseTcp,
  serializeTcp,
  type TcpField,
  type TcpSegment,
} from './tcp.ts';
import {
  type ParsedUdpDatagram,
  parseUdp,
  serializeUdp,
  type UdpDatagram,
  type UdpField,
} from './udp.ts';

/** One end of a packet's way. */
export interface Host {
  /** 6 bytes: of the machine itself, or of the router through which it is reached. */
  readonly mac: Uint8Array;
  /** 4 bytes of IPv4 or 16 of IPv6. */
  readonly ip: Uint8Array;
}

/** What to build a packet from. */
export type PacketInit = {
  readonly from: Host;
  readonly to: Host;
  /** IPv4 only; 16 bits. Default: 0. */
  readonly identification?: number;
  /** Time to live or hop limit; 8 bits. Default: 64. */
  readonly hopLimit?: number;
} & (
  | { readonly tcp: TcpSegment; readonly udp?: undefined; readonly icmp?: undefined }
  | { readonly udp: UdpDatagram; readonly tcp?: undefined; readonly icmp?: undefined }
  /** IPv4 only: IPv6 has its own (RFC 4443). */
  | { readonly icmp: IcmpMessage; readonly tcp?: undefined; readonly udp?: undefined }
);

interface LayerOf<Kind extends LayerKind, Field extends string, Header> {
  readonly kind: Kind;
  /** First byte in the bytes that were parsed, like the other two. */
  readonly start: number;
  /** Where the header ends and what it carries begins. */
  readonly headerEnd: number;
  /** The byte after the last. */
  readonly end: number;
  /** The fields of the header, with their place in the bytes that were parsed. */
  readonly spans: readonly Span<Field>[];
  readonly header: Header;
  readonly findings: readonly Finding[];
}

/** One layer of a packet. A layer carries those that lie between its `headerEnd` and its `end`. */
export type Layer =
  | LayerOf<'ethernet', EthernetField, EthernetFrame>
  | LayerOf<'ipv4', Ipv4Field, Ipv4Packet>
  | LayerOf<'ipv6', Ipv6Field, Ipv6Packet>
  | LayerOf<'icmp', IcmpField, ParsedIcmpMessage>
  | LayerOf<'tcp', TcpField, ParsedTcpSegment>
  | LayerOf<'udp', UdpField, ParsedUdpDatagram>
  | LayerOf<'payload', 'payload', undefined>
  | LayerOf<'padding', 'padding', undefined>;

/** A packet, taken apart. */
export interface Packet {
  /** In the order of their first bytes. */
  readonly layers: readonly Layer[];
  /** Those of all layers, outermost first. */
  readonly findings: readonly Finding[];
}

/**
 * Builds a whole Ethernet frame, as a capture holds it: without frame check sequence, padded to 60
 * bytes. IP is version 4 or 6 by the length of the addresses, never fragmented.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit, or the packet has more than 1500 bytes
 * @example
 * ```ts
 * import { EXAMPLE_CLIENT, EXAMPLE_SERVER } from '#net/example-hosts.ts';
 * const udp = { sourcePort: 49152, destinationPort: 53, payload: Uint8Array.of(0x2a) };
 * const frame = buildPacket({ from: EXAMPLE_CLIENT, to: EXAMPLE_SERVER, udp });
 * frame.length; // => 60
 * parsePacket(frame).layers.map(({ kind }) => kind);
 * // => ['ethernet', 'ipv4', 'udp', 'payload', 'padding']
 * ```
 */
export function buildPacket(init: PacketInit): Uint8Array<ArrayBuffer> {
  const { from, to, identification = 0, hopLimit = 64 } = init;
  requireAddress('Source', from.ip, 4, 16);
  const addresses = { source: from.ip, destination: to.ip };
  const { protocol, payload } = carriedBy(init);
  const isIpv4 = from.ip.length === 4;
  return serializeEthernet({
    destinationMac: to.mac,
    sourceMac: from.mac,
    etherType: isIpv4 ? ETHER_TYPE.ipv4 : ETHER_TYPE.ipv6,
    payload: isIpv4
      ? serializeIpv4({ ...addresses, protocol, payload, identification, timeToLive: hopLimit })
      : serializeIpv6({ ...addresses, nextHeader: protocol, payload, hopLimit }),
  });
}

/** What IP carries. */
function carriedBy({ from, to, tcp, udp, icmp }: PacketInit): {
  protocol: number;
  payload: Uint8Array;
} {
  const addresses = { source: from.ip, destination: to.ip };
  if (tcp !== undefined) {
    return { protocol: IP_PROTOCOL.tcp, payload: serializeTcp(tcp, addresses) };
  }
  if (udp !== undefined) {
    return { protocol: IP_PROTOCOL.udp, payload: serializeUdp(udp, addresses) };
  }
  requireAddress('Source of ICMP', from.ip, 4);
  return { protocol: IP_PROTOCOL.icmp, payload: serializeIcmp(icmp) };
}

/**
 * Takes a packet apart, whatever it is: what no layer is known for is payload, and what no packet
 * covers is padding.
 *
 * @param first what the bytes begin with: an Ethernet frame, or IP of either version
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `first` is neither of the two
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const ip = '45 00 00 15 00 00 40 00 40 2f b6 b6 c0 00 02 01 c0 00 02 02';
 * const { layers, findings } = parsePacket(decodeHex(`${ip} 2a`), 'ip');
 * layers.map(({ kind, start, end }) => `${kind} ${start}-${end}`);
 * // => ['ipv4 0-21', 'payload 20-21']
 * findings; // => []
 * ```
 */
export function parsePacket(bytes: Uint8Array, first: 'ethernet' | 'ip' = 'ethernet'): Packet {
  requireBytes(bytes);
  requireOneOf('First layer', first, ['ethernet', 'ip']);
  const layers: Layer[] = [];
  if (first === 'ethernet') {
    addEthernet(layers, bytes);
  } else if (bytes[0]! >> 4 === 6) {
    addIpv6(layers, bytes, 0);
  } else {
    // Also where it is neither 4 nor 6: the header says so in a finding.
    addIpv4(layers, bytes, 0);
  }
  return { layers, findings: layers.flatMap(({ findings }) => findings) };
}

/**
 * The first layer of a kind, or `undefined` if the packet has none.
 *
 * @example
 * ```ts
 * layerOf(parsePacket(new Uint8Array(60)), 'ethernet')?.headerEnd; // => 14
 * layerOf(parsePacket(new Uint8Array(60)), 'tcp'); // => undefined
 * ```
 */
export function layerOf<Kind extends LayerKind>(
  packet: Packet,
  kind: Kind,
): Extract<Layer, { kind: Kind }> | undefined {
  return packet.layers.find(
    (layer): layer is Extract<Layer, { kind: Kind }> => layer.kind === kind,
  );
}

function addEthernet(layers: Layer[], bytes: Uint8Array): void {
  const header = parseEthernet(bytes);
  const range = rangeOf(header, 0);
  const { spans, findings } = header;
  layers.push({ kind: 'ethernet', ...range, header, spans, findings });
  if (header.etherType === ETHER_TYPE.ipv4) addIpv4(layers, bytes, range.headerEnd);
  else if (header.etherType === ETHER_TYPE.ipv6) addIpv6(layers, bytes, range.headerEnd);
  else addRest(layers, 'payload', bytes, range.headerEnd, 'IEEE 802.3 §3.2.7');
}

function addIpv4(layers: Layer[], bytes: Uint8Array, start: number): void {
  const header = parseIpv4(bytes, start);
  const range = rangeOf(header, start);
  const { spans, findings } = header;
  layers.push({ kind: 'ipv4', ...range, header, spans, findings });
  // Of a fragment, only the first one begins with a header, and its checksum covers all of them.
  const isFragment = header.moreFragments || header.fragmentOffset > 0;
  addTransport(layers, bytes, range, header, isFragment ? undefined : header.protocol);
  addRest(layers, 'padding', bytes, range.end, 'RFC 894');
}

function addIpv6(layers: Layer[], bytes: Uint8Array, start: number): void {
  const header = parseIpv6(bytes, start);
  const range = rangeOf(header, start);
  const { spans, findings } = header;
  layers.push({ kind: 'ipv6', ...range, header, spans, findings });
  addTransport(layers, bytes, range, header, header.nextHeader);
  addRest(layers, 'padding', bytes, range.end, 'RFC 2464 §3');
}

function addTransport(
  layers: Layer[],
  bytes: Uint8Array,
  { headerEnd: start, end }: Range,
  ip: Ipv4Packet | Ipv6Packet,
  protocol: number | undefined,
): void {
  const inside = bytes.subarray(0, end);
  // The checksum of a packet that is not whole says nothing.
  const isWhole = !ip.findings.some(
    ({ rule }) => rule === 'impossible-length' || rule === 'truncated',
  );
  const isIpv4 = 'fragmentOffset' in ip;
  const addresses = isWhole ? ip : undefined;
  if (protocol === IP_PROTOCOL.tcp && start < end) {
    const header = parseTcp(inside, start, addresses);
    const range = rangeOf(header, start);
    const { spans, findings } = header;
    layers.push({ kind: 'tcp', ...range, header, spans, findings });
    addRest(layers, 'payload', inside, range.headerEnd, 'RFC 9293 §3.1');
  } else if (protocol === IP_PROTOCOL.udp && start < end) {
    const header = parseUdp(inside, start, addresses);
    const range = rangeOf(header, start);
    const { spans, findings } = header;
    layers.push({ kind: 'udp', ...range, header, spans, findings });
    addRest(layers, 'payload', bytes.subarray(0, range.end), range.headerEnd, 'RFC 768');
    addRest(layers, 'padding', inside, range.end, 'RFC 768');
  } else if (protocol === IP_PROTOCOL.icmp && isIpv4 && start < end) {
    const header = parseIcmp(inside, start, isWhole);
    const range = rangeOf(header, start);
    const { spans, findings } = header;
    layers.push({ kind: 'icmp', ...range, header, spans, findings });
    addRest(layers, 'payload', inside, range.headerEnd, 'RFC 792');
  } else {
    addRest(layers, 'payload', inside, start, isIpv4 ? 'RFC 791 §3.1' : 'RFC 8200 §3');
  }
}

/** Everything up to the end of the bytes, if there is anything. */
function addRest(
  layers: Layer[],
  kind: 'payload' | 'padding',
  bytes: Uint8Array,
  start: number,
  section: string,
): void {
  const end = bytes.length;
  if (start >= end) return;
  const place = { bitOffset: 8 * start, bitLength: 8 * (end - start) };
  const span = { ...place, value: bytes.subarray(start), section };
  const layer = { start, headerEnd: start, end, header: undefined };
  if (kind === 'payload') {
    layers.push({ kind, ...layer, spans: [{ field: kind, ...span }], findings: [] });
  } else {
    const finding = { rule: 'padding', level: 'note', section, layer: kind, start, end } as const;
    layers.push({ kind, ...layer, spans: [{ field: kind, ...span }], findings: [finding] });
  }
}

interface Range {
  readonly start: number;
  readonly headerEnd: number;
  readonly end: number;
}

function rangeOf(
  { headerLength, payload }: { headerLength: number; payload: Uint8Array },
  start: number,
): Range {
  const headerEnd = start + headerLength;
  return { start, headerEnd, end: headerEnd + payload.length };
}
