/**
 * The header of IPv6 (RFC 8200 §3), with the traffic class as RFC 2474 §3 and RFC 3168 §5 have it.
 * Extension headers are not taken apart.
 * @module
 */

import { requireBytes, requireOffset, requireUnsigned } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { requireAddress } from './address.ts';
import { FieldReader } from './field-reader.ts';
import type { Finding, FindingRule } from './finding.ts';

/** Name of a field of the header of IPv6. */
export type Ipv6Field =
  | 'version'
  | 'dscp'
  | 'ecn'
  | 'flow-label'
  | 'payload-length'
  | 'next-header'
  | 'hop-limit'
  | 'source-address'
  | 'destination-address';

/** What to write as an IPv6 packet. */
export interface Ipv6Init {
  /** 16 bytes, as the destination. */
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  /** What the payload is; numbered like the protocols in IPv4. */
  readonly nextHeader: number;
  readonly payload: Uint8Array;
  /** 0 to 63. Default: 0. */
  readonly dscp?: number;
  /** 0 to 3. Default: 0, not ECN-capable. */
  readonly ecn?: number;
  /** 20 bits. Default: 0, no flow. */
  readonly flowLabel?: number;
  /** 8 bits. Unit: hops. Default: 64. */
  readonly hopLimit?: number;
}

/** An IPv6 packet that was read. Where bytes are missing, its fields are 0. */
export interface Ipv6Packet extends Required<Ipv6Init> {
  readonly version: number;
  /** As the header says it. Unit: bytes. */
  readonly payloadLength: number;
  /** The header that is there. Unit: bytes. */
  readonly headerLength: number;
  /** Up to the payload length, or to the end of the bytes. */
  readonly payload: Uint8Array;
  readonly spans: readonly Span<Ipv6Field>[];
  readonly findings: readonly Finding[];
}

const HEADER = 'RFC 8200 §3';
const HEADER_LENGTH = 40;

/**
 * Reads the IPv6 packet that starts at `offset`. What it returns are views.
 *
 * @param offset in bytes
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const packet = parseIpv6(decodeHex('60 00 00 00 00 08 11 40'));
 * [packet.payloadLength, packet.nextHeader, packet.hopLimit]; // => [8, 17, 64]
 * packet.findings.map(({ rule }) => rule); // => ['truncated']
 * ```
 */
export function parseIpv6(bytes: Uint8Array, offset = 0): Ipv6Packet {
  requireBytes(bytes);
  requireOffset(offset);
  const reader = new FieldReader<Ipv6Field>(bytes, offset, HEADER);
  const version = reader.number('version', 4);
  const dscp = reader.number('dscp', 6, 'RFC 2474 §3');
  const ecn = reader.number('ecn', 2, 'RFC 3168 §5');
  const flowLabel = reader.number('flow-label', 20);
  const payloadLength = reader.number('payload-length', 16);
  const nextHeader = reader.number('next-header', 8);
  const hopLimit = reader.number('hop-limit', 8);
  const source = reader.bytes('source-address', 16);
  const destination = reader.bytes('destination-address', 16);

  const there = Math.max(0, bytes.length - offset);
  const headerLength = Math.min(HEADER_LENGTH, there);
  const findings: Finding[] = [];
  const find = (rule: FindingRule, from: number, to: number): void => {
    const [start, end] = [offset + from, offset + to];
    findings.push({ rule, level: 'error', section: HEADER, layer: 'ipv6', start, end });
  };
  if (there > 0 && version !== 6) find('unknown-version', 0, 1);
  if (headerLength < HEADER_LENGTH) find('truncated', 0, there);
  else if (HEADER_LENGTH + payloadLength > there) find('truncated', HEADER_LENGTH, there);

  const payload = bytes.subarray(offset + headerLength, offset + headerLength + payloadLength);
  return {
    version,
    dscp,
    ecn,
    flowLabel,
    payloadLength,
    nextHeader,
    hopLimit,
    source,
    destination,
    headerLength,
    payload,
    spans: reader.spans,
    findings,
  };
}

/**
 * Writes an IPv6 packet with its length.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the payload is longer than 65535 bytes
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * const address = new Uint8Array(16);
 * const packet = { source: address, destination: address, nextHeader: 6, payload: new Uint8Array(20) };
 * encodeHex(serializeIpv6(packet).subarray(0, 8)); // => '60 00 00 00 00 14 06 40'
 * ```
 */
export function serializeIpv6(init: Ipv6Init): Uint8Array<ArrayBuffer> {
  const { source, destination, nextHeader, payload } = init;
  const { dscp = 0, ecn = 0, flowLabel = 0, hopLimit = 64 } = init;
  requireAddress('Source', source, 16);
  requireAddress('Destination', destination, 16);
  requireUnsigned('Next header', nextHeader, 8);
  requireBytes(payload);
  requireUnsigned('Payload length', payload.length, 16);
  requireUnsigned('DSCP', dscp, 6);
  requireUnsigned('ECN', ecn, 2);
  requireUnsigned('Flow label', flowLabel, 20);
  requireUnsigned('Hop limit', hopLimit, 8);

  const bytes = new Uint8Array(HEADER_LENGTH + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (6 << 28) | (dscp << 22) | (ecn << 20) | flowLabel);
  view.setUint16(4, payload.length);
  bytes[6] = nextHeader;
  bytes[7] = hopLimit;
  bytes.set(source, 8);
  bytes.set(destination, 24);
  bytes.set(payload, HEADER_LENGTH);
  return bytes;
}
