/**
 * The header of IPv4 (RFC 791 §3.1), with the type of service as RFC 2474 §3 and RFC 3168 §5 have it.
 * Its options are read and written as one run of bytes.
 * @module
 */

import { requireBytes, requireOffset, requireUnsigned } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { requireAddress } from './address.ts';
import { internetChecksum } from './checksum.ts';
import { FieldReader } from './field-reader.ts';
import type { Finding, FindingRule } from './finding.ts';

/** Name of a field of the header of IPv4. */
export type Ipv4Field =
  | 'version'
  | 'header-length'
  | 'dscp'
  | 'ecn'
  | 'total-length'
  | 'identification'
  | 'reserved-flag'
  | 'dont-fragment'
  | 'more-fragments'
  | 'fragment-offset'
  | 'time-to-live'
  | 'protocol'
  | 'header-checksum'
  | 'source-address'
  | 'destination-address'
  | 'ip-options';

/** What to write as an IPv4 packet. */
export interface Ipv4Init {
  /** 4 bytes, as the destination. */
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  /** What the payload is; see {@link IP_PROTOCOL}. */
  readonly protocol: number;
  readonly payload: Uint8Array;
  /** 0 to 63. Default: 0. */
  readonly dscp?: number;
  /** 0 to 3. Default: 0, not ECN-capable. */
  readonly ecn?: number;
  /** 16 bits. Default: 0, which suits a packet that is never fragmented (RFC 6864 §4.1). */
  readonly identification?: number;
  /** Default: true. */
  readonly dontFragment?: boolean;
  /** Default: false. */
  readonly moreFragments?: boolean;
  /** 13 bits. Unit: 8 bytes. Default: 0. */
  readonly fragmentOffset?: number;
  /** 8 bits. Unit: hops. Default: 64. */
  readonly timeToLive?: number;
  /** A multiple of 4, up to 40 bytes. Default: none. */
  readonly options?: Uint8Array;
}

/** An IPv4 packet that was read. Where bytes are missing, its fields are 0. */
export interface Ipv4Packet extends Required<Ipv4Init> {
  readonly version: number;
  /** As the header says it, in units of 4 bytes. */
  readonly internetHeaderLength: number;
  /** As the header says it. Unit: bytes. */
  readonly totalLength: number;
  readonly checksum: number;
  /** What the checksum ought to be; `undefined` if the header is cut off. */
  readonly expectedChecksum: number | undefined;
  /** The header that is there. Unit: bytes. */
  readonly headerLength: number;
  /** Up to the total length, or to the end of the bytes. */
  readonly payload: Uint8Array;
  readonly spans: readonly Span<Ipv4Field>[];
  readonly findings: readonly Finding[];
}

/**
 * Numbers of protocols in IP: what the payload is (RFC 791 §3.1, and the list that IANA keeps).
 *
 * @example
 * ```ts
 * IP_PROTOCOL.tcp; // => 6
 * ```
 */
export const IP_PROTOCOL = { icmp: 1, tcp: 6, udp: 17 } as const;

const HEADER = 'RFC 791 §3.1';
const FIXED_LENGTH = 20;
const CHECKSUM_AT = 10;

/**
 * Reads the IPv4 packet that starts at `offset`. What it returns are views.
 *
 * @param offset in bytes
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const packet = parseIpv4(
 *   decodeHex('45 00 00 15 00 00 40 00 40 06 b6 df c0 00 02 01 c0 00 02 02 2a 00'),
 * );
 * [packet.timeToLive, packet.protocol, packet.payload]; // => [64, 6, Uint8Array.of(0x2a)]
 * packet.findings; // => []
 * ```
 */
export function parseIpv4(bytes: Uint8Array, offset = 0): Ipv4Packet {
  requireBytes(bytes);
  requireOffset(offset);
  const reader = new FieldReader<Ipv4Field>(bytes, offset, HEADER);
  const version = reader.number('version', 4);
  const internetHeaderLength = reader.number('header-length', 4);
  const dscp = reader.number('dscp', 6, 'RFC 2474 §3');
  const ecn = reader.number('ecn', 2, 'RFC 3168 §5');
  const totalLength = reader.number('total-length', 16);
  const identification = reader.number('identification', 16);
  reader.flag('reserved-flag');
  const dontFragment = reader.flag('dont-fragment');
  const moreFragments = reader.flag('more-fragments');
  const fragmentOffset = reader.number('fragment-offset', 13);
  const timeToLive = reader.number('time-to-live', 8);
  const protocol = reader.number('protocol', 8);
  const checksum = reader.number('header-checksum', 16);
  const source = reader.bytes('source-address', 4);
  const destination = reader.bytes('destination-address', 4);
  const options = optionsIn(reader, bytes, offset, internetHeaderLength);

  const there = Math.max(0, bytes.length - offset);
  const headerLength = Math.min(there, Math.max(FIXED_LENGTH, 4 * internetHeaderLength));
  const header = bytes.subarray(offset, offset + headerLength);
  const whole = headerLength >= Math.max(FIXED_LENGTH, 4 * internetHeaderLength);
  const findings: Finding[] = [];
  const find = (rule: FindingRule, from: number, to: number): void => {
    const [start, end] = [offset + from, offset + Math.min(to, there)];
    findings.push({ rule, level: 'error', section: HEADER, layer: 'ipv4', start, end });
  };
  if (there > 0 && version !== 4) find('unknown-version', 0, 1);
  if (there > 0 && 4 * internetHeaderLength < FIXED_LENGTH) find('impossible-length', 0, 1);
  if (!whole) find('truncated', 0, there);
  else if (totalLength < headerLength) find('impossible-length', 2, 4);
  else if (totalLength > there) find('truncated', headerLength, there);
  if (whole && internetChecksum(header) !== 0) find('bad-checksum', CHECKSUM_AT, CHECKSUM_AT + 2);

  const end = totalLength < headerLength ? there : totalLength;
  return {
    version,
    internetHeaderLength,
    dscp,
    ecn,
    totalLength,
    identification,
    dontFragment,
    moreFragments,
    fragmentOffset,
    timeToLive,
    protocol,
    checksum,
    source,
    destination,
    options,
    headerLength,
    findings,
    spans: reader.spans,
    expectedChecksum: whole ? checksumOf(header) : undefined,
    payload: bytes.subarray(offset + headerLength, offset + end),
  };
}

/**
 * Writes an IPv4 packet with its lengths and its checksum.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the packet is longer than 65535 bytes
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * const [source, destination] = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(192, 0, 2, 2)];
 * const packet = { source, destination, protocol: 6, payload: Uint8Array.of(0x2a) };
 * encodeHex(serializeIpv4(packet));
 * // => '45 00 00 15 00 00 40 00 40 06 b6 df c0 00 02 01 c0 00 02 02 2a'
 * ```
 */
export function serializeIpv4(init: Ipv4Init): Uint8Array<ArrayBuffer> {
  const { source, destination, protocol, payload, dscp = 0, ecn = 0, identification = 0 } = init;
  const { dontFragment = true, moreFragments = false, fragmentOffset = 0, timeToLive = 64 } = init;
  const { options = new Uint8Array() } = init;
  requireAddress('Source', source, 4);
  requireAddress('Destination', destination, 4);
  requireUnsigned('Protocol', protocol, 8);
  requireBytes(payload);
  requireUnsigned('DSCP', dscp, 6);
  requireUnsigned('ECN', ecn, 2);
  requireUnsigned('Identification', identification, 16);
  requireUnsigned('Fragment offset', fragmentOffset, 13);
  requireUnsigned('Time to live', timeToLive, 8);
  requireBytes(options);
  if (options.length % 4 !== 0 || options.length > 40) {
    throw new RangeError(
      `Options of IPv4 must be a multiple of 4 and at most 40 bytes, got ${options.length}`,
    );
  }
  const headerLength = FIXED_LENGTH + options.length;
  const totalLength = headerLength + payload.length;
  requireUnsigned('Total length', totalLength, 16);

  const bytes = new Uint8Array(totalLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = (4 << 4) | (headerLength / 4);
  bytes[1] = (dscp << 2) | ecn;
  view.setUint16(2, totalLength);
  view.setUint16(4, identification);
  view.setUint16(6, (dontFragment ? 0x4000 : 0) | (moreFragments ? 0x2000 : 0) | fragmentOffset);
  bytes[8] = timeToLive;
  bytes[9] = protocol;
  bytes.set(source, 12);
  bytes.set(destination, 16);
  bytes.set(options, FIXED_LENGTH);
  view.setUint16(CHECKSUM_AT, internetChecksum(bytes.subarray(0, headerLength)));
  bytes.set(payload, headerLength);
  return bytes;
}

function optionsIn(
  reader: FieldReader<Ipv4Field>,
  bytes: Uint8Array,
  offset: number,
  internetHeaderLength: number,
): Uint8Array {
  const length = Math.max(0, 4 * internetHeaderLength - FIXED_LENGTH);
  const there = Math.min(length, bytes.length - offset - FIXED_LENGTH);
  return there > 0 ? reader.bytes('ip-options', there) : new Uint8Array();
}

/** The checksum of a header whose own checksum does not count. */
function checksumOf(header: Uint8Array): number {
  return internetChecksum(header.subarray(0, CHECKSUM_AT), header.subarray(CHECKSUM_AT + 2));
}
