/**
 * Where frames may start in bytes that begin with other headers, as dumps of whole packets do.
 *
 * From the first byte on, headers are taken off as they are nested: a link layer (Ethernet II with any
 * 802.1Q tags, Linux "cooked" capture v1 or v2, the four bytes of a loopback interface, or none), IPv4
 * (RFC 791 §3.1) or IPv6 (RFC 8200 §3), TCP (RFC 9293 §3.1), HTTP heads (RFC 9112 §2.1). Each
 * must prove itself, so that a plain frame is never taken for a header: IP by its version, its length
 * and the number of TCP, IPv4 also by its checksum unless the lengths agree to the byte; TCP by a data
 * offset inside the segment. TCP without IP before it has no checksum that could be verified, and must
 * be plausible in all its fields.
 *
 * Only offsets are found here; what the fields say is told by the modules about the network.
 * @module
 */

import { requireBytes } from '../errors.ts';
import { HEAD_LIMITS } from '../handshake/head-parser.ts';
import { HEAD_KINDS, type HeadKind } from '../handshake/head-rules.ts';
import { fieldsNamed, type Head, parseHead } from '../handshake/http-head.ts';

/** A header, by the protocol it belongs to. */
export type HeaderLayer =
  'ethernet' | 'vlan' | 'sll' | 'sll2' | 'loopback' | 'ipv4' | 'ipv6' | 'tcp' | 'http';

/** One header that lies before the frames: its bytes from `start` up to `end`. */
export interface Header {
  readonly layer: HeaderLayer;
  readonly start: number;
  readonly end: number;
}

/** A place where frames may start. */
export interface FrameStart {
  /** First byte after the headers. */
  readonly offset: number;
  /** First byte that is no longer carried: where the packet ends and Ethernet's padding begins. */
  readonly end: number;
  /** The headers, outermost first. */
  readonly layers: readonly Header[];
}

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
const ETHERTYPE_VLAN = 0x8100;
const ETHERTYPE_VLAN_OUTER = 0x88a8;
/** An outer and an inner tag. Without an end to them, `81 00` over and over, frames that they are, would be tags. */
const MOST_VLAN_TAGS = 2;
/** An Ethernet frame without its checksum is at least this long, padded if need be. */
const ETHERNET_MINIMUM = 60;
const PROTOCOL_TCP = 6;
/** Hop-by-hop, routing and destination options may stand between IPv6 and TCP (RFC 8200 §4). */
const IPV6_EXTENSIONS: readonly number[] = [0, 43, 60];
/** AF_INET, and AF_INET6 of the BSDs, macOS and Linux, as a loopback interface writes them. */
const ADDRESS_FAMILIES: readonly number[] = [2, 10, 24, 28, 30];

/** Of `GET` and of `HTTP`. */
const FIRST_BYTE: Readonly<Record<HeadKind, number>> = { request: 0x47, response: 0x48 };

/** What was recognised so far: the headers, how far the packet reaches and how sure that is. */
interface Nest {
  readonly layers: readonly Header[];
  readonly end: number;
  readonly certainty: number;
}

/**
 * Finds where frames may start behind the headers of a packet or of a handshake.
 *
 * @throws {TypeError} if it is given no bytes
 * @returns the most convincing first; none if the bytes begin with no header known here, as a frame does
 * @example
 * ```ts
 * findFrameStarts(Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f)); // => []
 * ```
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const head = encodeUtf8('HTTP/1.1 101 Switching Protocols\r\n\r\n\x01\x00');
 * findFrameStarts(head);
 * // => [{ offset: 36, end: 38, layers: [{ layer: 'http', start: 0, end: 36 }] }]
 * ```
 */
export function findFrameStarts(bytes: Uint8Array): FrameStart[] {
  requireBytes(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bare: Nest = { layers: [], end: bytes.length, certainty: 0 };
  const packets = [...linkLayers(view, bare), bare].flatMap((link) => readIp(view, link) ?? []);
  const segments = packets.flatMap((packet) => readTcp(view, packet) ?? []);
  const lone = readLoneTcp(view, bare);
  return [...segments, ...(lone ? [lone] : []), bare]
    .map((nest) => readHttp(bytes, nest))
    .filter(({ layers }) => layers.length > 0)
    .sort((one, other) => other.certainty - one.certainty)
    .map((nest) => ({ offset: startOf(nest), end: nest.end, layers: nest.layers }));
}

function startOf(nest: Nest): number {
  return nest.layers.at(-1)?.end ?? 0;
}

function nested(nest: Nest, layer: HeaderLayer, length: number, change?: Partial<Nest>): Nest {
  const start = startOf(nest);
  return { ...nest, ...change, layers: [...nest.layers, { layer, start, end: start + length }] };
}

function has(view: DataView, offset: number, length: number): boolean {
  return offset + length <= view.byteLength;
}

function isIp(etherType: number): boolean {
  return etherType === ETHERTYPE_IPV4 || etherType === ETHERTYPE_IPV6;
}

/** The link layers that can be seen at the start; each names IP as what it carries. */
function linkLayers(view: DataView, bare: Nest): Nest[] {
  const found: Nest[] = [];
  if (has(view, 0, 14)) {
    let nest = nested(bare, 'ethernet', 14, { certainty: 1 });
    let type = view.getUint16(12);
    while (
      (type === ETHERTYPE_VLAN || type === ETHERTYPE_VLAN_OUTER) &&
      nest.layers.length <= MOST_VLAN_TAGS &&
      has(view, startOf(nest), 4)
    ) {
      type = view.getUint16(startOf(nest) + 2);
      nest = nested(nest, 'vlan', 4);
    }
    if (isIp(type)) found.push(nest);
  }
  if (has(view, 0, 16) && isIp(view.getUint16(14))) {
    // Packet type, then the length of an address of up to 8 bytes.
    if (view.getUint16(0) <= 4 && view.getUint16(4) <= 8) {
      found.push(nested(bare, 'sll', 16, { certainty: 2 }));
    }
  }
  if (has(view, 0, 20) && isIp(view.getUint16(0)) && view.getUint16(2) === 0) {
    if (view.getUint8(10) <= 4 && view.getUint8(11) <= 8) {
      found.push(nested(bare, 'sll2', 20, { certainty: 2 }));
    }
  }
  if (has(view, 0, 4)) {
    // The address family in the byte order of the machine that captured.
    const families = [view.getUint32(0, true), view.getUint32(0)];
    if (families.some((family) => ADDRESS_FAMILIES.includes(family))) {
      found.push(nested(bare, 'loopback', 4, { certainty: 1 }));
    }
  }
  return found;
}

function readIp(view: DataView, nest: Nest): Nest | undefined {
  const start = startOf(nest);
  if (!has(view, start, 20)) return undefined;
  const version = view.getUint8(start) >> 4;
  if (version === 4) return readIpv4(view, nest, start);
  return version === 6 && has(view, start, 40) ? readIpv6(view, nest, start) : undefined;
}

function readIpv4(view: DataView, nest: Nest, start: number): Nest | undefined {
  const headerLength = (view.getUint8(start) & 15) * 4;
  const totalLength = view.getUint16(start + 2);
  const isFirstFragment = (view.getUint16(start + 6) & 0x1fff) === 0;
  if (headerLength < 20 || totalLength < headerLength || !has(view, start, headerLength)) {
    return undefined;
  }
  if (view.getUint8(start + 9) !== PROTOCOL_TCP || !isFirstFragment) return undefined;
  const isSummed = ipv4Checksum(view, start, headerLength) === 0;
  if (!isSummed && !endsWith(view, start + totalLength, nest)) return undefined;
  // A capture may hold only the first bytes of each packet.
  const end = Math.min(start + totalLength, view.byteLength);
  return nested(nest, 'ipv4', headerLength, {
    end,
    certainty: nest.certainty + (isSummed ? 4 : 1),
  });
}

/** RFC 791 §3.1: the ones' complement sum over a header with its checksum is 0. */
function ipv4Checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let offset = 0; offset < length; offset += 2) sum += view.getUint16(start + offset);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return sum ^ 0xffff;
}

function readIpv6(view: DataView, nest: Nest, start: number): Nest | undefined {
  const end = start + 40 + view.getUint16(start + 4);
  if (!endsWith(view, end, nest)) return undefined;
  let next = view.getUint8(start + 6);
  let length = 40;
  while (IPV6_EXTENSIONS.includes(next) && start + length + 8 <= end) {
    next = view.getUint8(start + length);
    length += 8 + view.getUint8(start + length + 1) * 8;
  }
  if (next !== PROTOCOL_TCP || start + length > end) return undefined;
  return nested(nest, 'ipv6', length, { end, certainty: nest.certainty + 2 });
}

/** Whether a packet that ends here ends with the bytes, but for the padding of a short frame. */
function endsWith(view: DataView, end: number, nest: Nest): boolean {
  const isPadded = nest.layers.length > 0 && view.byteLength <= ETHERNET_MINIMUM;
  return end === view.byteLength || (isPadded && end < view.byteLength);
}

function readTcp(view: DataView, nest: Nest): Nest | undefined {
  const start = startOf(nest);
  if (start + 20 > nest.end) return undefined;
  const length = (view.getUint8(start + 12) >> 4) * 4;
  return length >= 20 && start + length <= nest.end ? nested(nest, 'tcp', length) : undefined;
}

/**
 * TCP at the very start. It must have ports, only the ACK, PSH and FIN that go with data, no urgent
 * pointer, and options that fill its header exactly (RFC 9293 §3.1, §3.2).
 */
function readLoneTcp(view: DataView, bare: Nest): Nest | undefined {
  const nest = readTcp(view, bare);
  if (!nest) return undefined;
  const flags = view.getUint16(12) & 0x0fff;
  const isPlausible =
    view.getUint16(0) > 0 &&
    view.getUint16(2) > 0 &&
    (flags & 0x010) !== 0 &&
    (flags & ~0x019) === 0 &&
    view.getUint16(18) === 0;
  return isPlausible && hasWholeOptions(view, startOf(nest)) ? nest : undefined;
}

function hasWholeOptions(view: DataView, end: number): boolean {
  let offset = 20;
  while (offset < end) {
    const kind = view.getUint8(offset);
    if (kind === 0) return true;
    const length = kind === 1 ? 1 : offset + 1 < end ? view.getUint8(offset + 1) : 0;
    if (length < (kind === 1 ? 1 : 2)) return false;
    offset += length;
  }
  return offset === end;
}

/** Heads of a handshake: a request, a response, or the one after the other. */
function readHttp(bytes: Uint8Array, nest: Nest): Nest {
  return HEAD_KINDS.reduce((outer, kind) => readHead(bytes, outer, kind), nest);
}

/** A head may go on in the next packet: then it is all there is. */
function readHead(bytes: Uint8Array, nest: Nest, kind: HeadKind): Nest {
  const start = startOf(nest);
  if (bytes[start] !== FIRST_BYTE[kind]) return nest;
  const end = Math.min(nest.end, start + HEAD_LIMITS.maxLength);
  const head = parseHead(bytes.subarray(start, end), kind);
  if (!opens(head) || (!head.complete && end < nest.end)) return nest;
  return nested(nest, 'http', head.length, { certainty: nest.certainty + 4 });
}

/** Whether a head asks for another protocol than HTTP, or agrees to it. */
function opens(head: Head): boolean {
  const { startLine } = head;
  if (startLine.kind === 'response') {
    return startLine.version === 'HTTP/1.1' && startLine.statusCode === 101;
  }
  return startLine.method === 'GET' && fieldsNamed(head, 'Upgrade').length > 0;
}
