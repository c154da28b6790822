/**
 * The header of UDP (RFC 768). Its checksum covers the addresses of the IP packet, too; 0 says that
 * there is none, which IPv6 does not allow (RFC 8200 §8.1).
 * @module
 */

import { requireBytes, requireOffset, requireUnsigned } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { internetChecksum } from './checksum.ts';
import { FieldReader } from './field-reader.ts';
import type { Finding } from './finding.ts';
import { IP_PROTOCOL } from './ipv4.ts';
import { type Addresses, pseudoHeader } from './pseudo-header.ts';

/** Name of a field of the header of UDP. */
export type UdpField = 'source-port' | 'destination-port' | 'length' | 'checksum';

/** A datagram: what UDP sends in one packet. */
export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

/** A datagram that was read. Where bytes are missing, its fields are 0. */
export interface ParsedUdpDatagram extends UdpDatagram {
  /** As the header says it: of header and payload. Unit: bytes. */
  readonly length: number;
  readonly checksum: number;
  /** What the checksum ought to be; `undefined` without addresses, or if bytes are missing. */
  readonly expectedChecksum: number | undefined;
  /** The header that is there. Unit: bytes. */
  readonly headerLength: number;
  readonly spans: readonly Span<UdpField>[];
  readonly findings: readonly Finding[];
}

const HEADER = 'RFC 768';
const OVER_IPV6 = 'RFC 8200 §8.1';
const HEADER_LENGTH = 8;
const LENGTH_AT = 4;
const CHECKSUM_AT = 6;

/**
 * Reads the datagram that starts at `offset`; it ends where its length says. What it returns are views.
 *
 * @param offset in bytes
 * @param addresses of the IP packet, if all of it is there; without them the checksum is not judged
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const datagram = parseUdp(decodeHex('c0 00 00 35 00 09 00 00 2a'));
 * [datagram.destinationPort, datagram.length, datagram.payload]; // => [53, 9, Uint8Array.of(0x2a)]
 * ```
 */
export function parseUdp(bytes: Uint8Array, offset = 0, addresses?: Addresses): ParsedUdpDatagram {
  requireBytes(bytes);
  requireOffset(offset);
  const reader = new FieldReader<UdpField>(bytes, offset, HEADER);
  const sourcePort = reader.number('source-port', 16);
  const destinationPort = reader.number('destination-port', 16);
  const length = reader.number('length', 16);
  const checksum = reader.number('checksum', 16);

  const there = Math.max(0, bytes.length - offset);
  const headerLength = Math.min(HEADER_LENGTH, there);
  const findings: Finding[] = [];
  const find = (finding: Omit<Finding, 'layer' | 'start' | 'end'>, from: number, to: number) => {
    findings.push({ ...finding, layer: 'udp', start: offset + from, end: offset + to });
  };
  const isWhole = headerLength === HEADER_LENGTH;
  const isImpossible =
    isWhole && (length < HEADER_LENGTH || (length > there && addresses !== undefined));
  const isCut = !isWhole || (length > there && !isImpossible);
  const error = { level: 'error', section: HEADER } as const;
  if (isCut) find({ rule: 'truncated', ...error }, isWhole ? HEADER_LENGTH : 0, there);
  if (isImpossible) find({ rule: 'impossible-length', ...error }, LENGTH_AT, LENGTH_AT + 2);

  const end = isImpossible ? there : length;
  const datagram = bytes.subarray(offset, offset + end);
  let expectedChecksum: number | undefined;
  if (addresses !== undefined && !isCut && !isImpossible) {
    expectedChecksum = checksumOf(datagram, addresses);
    const isOverIpv4 = addresses.source.length === 4;
    if (checksum === 0) {
      const section = isOverIpv4 ? HEADER : OVER_IPV6;
      const level = isOverIpv4 ? 'note' : 'error';
      find({ rule: 'no-checksum', level, section }, CHECKSUM_AT, CHECKSUM_AT + 2);
    } else if (checksum !== expectedChecksum) {
      find({ rule: 'bad-checksum', ...error }, CHECKSUM_AT, CHECKSUM_AT + 2);
    }
  }
  return {
    sourcePort,
    destinationPort,
    length,
    checksum,
    expectedChecksum,
    headerLength,
    findings,
    payload: datagram.subarray(headerLength),
    spans: reader.spans,
  };
}

/**
 * Writes a datagram with its length and its checksum.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the datagram is longer than 65535 bytes
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * const [source, destination] = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(192, 0, 2, 2)];
 * const datagram = { sourcePort: 49152, destinationPort: 53, payload: Uint8Array.of(0x2a) };
 * encodeHex(serializeUdp(datagram, { source, destination })); // => 'c0 00 00 35 00 09 91 a2 2a'
 * ```
 */
export function serializeUdp(
  { sourcePort, destinationPort, payload }: UdpDatagram,
  addresses: Addresses,
): Uint8Array<ArrayBuffer> {
  requireUnsigned('Source port', sourcePort, 16);
  requireUnsigned('Destination port', destinationPort, 16);
  requireBytes(payload);
  const length = HEADER_LENGTH + payload.length;
  requireUnsigned('Length of a UDP datagram', length, 16);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sourcePort);
  view.setUint16(2, destinationPort);
  view.setUint16(LENGTH_AT, length);
  bytes.set(payload, HEADER_LENGTH);
  view.setUint16(CHECKSUM_AT, checksumOf(bytes, addresses));
  return bytes;
}

/** The checksum of a datagram whose own checksum does not count. */
function checksumOf(datagram: Uint8Array, addresses: Addresses): number {
  const pseudo = pseudoHeader(addresses, IP_PROTOCOL.udp, datagram.length);
  const [before, after] = [datagram.subarray(0, CHECKSUM_AT), datagram.subarray(CHECKSUM_AT + 2)];
  // As 0 means that there is no checksum, one that comes out as 0 is sent as its other zero, all ones.
  return internetChecksum(pseudo, before, after) || 0xffff;
}
