/**
 * The header of TCP (RFC 9293 §3.1); its options are in `tcp-options.ts`. Numbers of 32 bits are
 * unsigned.
 *
 * The checksum covers the addresses of the IP packet, too: without them a segment is read, but not
 * judged, and cannot be written.
 * @module
 */

import { requireBytes, requireOffset, requireUnsigned } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { internetChecksum } from './checksum.ts';
import { FieldReader } from './field-reader.ts';
import type { Finding, FindingRule } from './finding.ts';
import { IP_PROTOCOL } from './ipv4.ts';
import { type Addresses, pseudoHeader } from './pseudo-header.ts';
import {
  readOptions,
  serializeOptions,
  type TcpOption,
  type TcpOptionField,
} from './tcp-options.ts';

/**
 * The flags, in the order of their bits.
 *
 * @example
 * ```ts
 * TCP_FLAGS.indexOf('syn'); // => 6
 * ```
 */
export const TCP_FLAGS = ['cwr', 'ece', 'urg', 'ack', 'psh', 'rst', 'syn', 'fin'] as const;

/** Name of a flag. */
export type TcpFlag = (typeof TCP_FLAGS)[number];

/** Which flags are set. */
export type TcpFlags = Readonly<Record<TcpFlag, boolean>>;

/** Name of a field of the header of TCP. */
export type TcpField =
  | 'source-port'
  | 'destination-port'
  | 'sequence-number'
  | 'acknowledgment-number'
  | 'data-offset'
  | 'reserved'
  | TcpFlag
  | 'window'
  | 'checksum'
  | 'urgent-pointer'
  | TcpOptionField;

/** A segment: what TCP sends in one packet. */
export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Unsigned 32-bit number, like the acknowledgment. */
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly flags: TcpFlags;
  /** As it stands in the header: without the factor that the ends agreed on (RFC 7323 §2.2). */
  readonly window: number;
  readonly urgentPointer: number;
  readonly options: readonly TcpOption[];
  readonly payload: Uint8Array;
}

/** A segment that was read. Where bytes are missing, its fields are 0. */
export interface ParsedTcpSegment extends TcpSegment {
  /** As the header says it, in units of 4 bytes. */
  readonly dataOffset: number;
  readonly checksum: number;
  /** What the checksum ought to be; `undefined` without addresses, or if the header is cut off. */
  readonly expectedChecksum: number | undefined;
  /** The header that is there. Unit: bytes. */
  readonly headerLength: number;
  readonly spans: readonly Span<TcpField>[];
  readonly findings: readonly Finding[];
}

const HEADER = 'RFC 9293 §3.1';
const FIXED_LENGTH = 20;
const CHECKSUM_AT = 16;

/**
 * All flags, set where they are named.
 *
 * @example
 * ```ts
 * tcpFlags('syn').syn; // => true
 * tcpFlags('syn').ack; // => false
 * ```
 */
export function tcpFlags(...set: readonly TcpFlag[]): TcpFlags {
  return Object.fromEntries(
    TCP_FLAGS.map((flag) => [flag, set.includes(flag)]),
  ) as unknown as TcpFlags;
}

/**
 * Reads the segment that starts at `offset` and goes to the end of the bytes. What it returns are views.
 *
 * @param offset in bytes
 * @param addresses of the IP packet, if all of it is there; without them the checksum is not judged
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const segment = parseTcp(
 *   decodeHex('c0 00 00 50 ff ff ff ff 00 00 00 00 60 02 ff ff 00 00 00 00 02 04 05 b4'),
 * );
 * [segment.sourcePort, segment.sequence, segment.flags.syn]; // => [49152, 4294967295, true]
 * segment.options; // => [{ kind: 'mss', size: 1460 }]
 * ```
 */
export function parseTcp(bytes: Uint8Array, offset = 0, addresses?: Addresses): ParsedTcpSegment {
  requireBytes(bytes);
  requireOffset(offset);
  const reader = new FieldReader<TcpField>(bytes, offset, HEADER);
  const sourcePort = reader.number('source-port', 16);
  const destinationPort = reader.number('destination-port', 16);
  const sequence = reader.number('sequence-number', 32);
  const acknowledgment = reader.number('acknowledgment-number', 32);
  const dataOffset = reader.number('data-offset', 4);
  reader.number('reserved', 4);
  const flags = tcpFlags(...TCP_FLAGS.filter((flag) => reader.flag(flag)));
  const window = reader.number('window', 16);
  const checksum = reader.number('checksum', 16);
  const urgentPointer = reader.number('urgent-pointer', 16);
  const read = readOptions(reader, offset + 4 * dataOffset, bytes.length);

  const segment = bytes.subarray(offset);
  const claimed = Math.max(FIXED_LENGTH, 4 * dataOffset);
  const headerLength = Math.min(claimed, segment.length);
  const findings: Finding[] = [];
  const find = (rule: FindingRule, start: number, end: number, section = HEADER): void => {
    findings.push({ rule, level: 'error', section, layer: 'tcp', start, end });
  };
  const isShort = segment.length > 12 && 4 * dataOffset < FIXED_LENGTH;
  const isBeyond = segment.length >= FIXED_LENGTH && segment.length < claimed;
  if (isShort || (isBeyond && addresses !== undefined)) {
    find('impossible-length', offset + 12, offset + 13);
  } else if (segment.length < claimed) {
    find('truncated', offset, offset + segment.length);
  }
  for (const { start, end, section } of read.findings) {
    find('impossible-length', start, end, section);
  }

  let expectedChecksum: number | undefined;
  if (addresses !== undefined && segment.length >= FIXED_LENGTH) {
    const pseudo = pseudoHeader(addresses, IP_PROTOCOL.tcp, segment.length);
    expectedChecksum = internetChecksum(
      pseudo,
      segment.subarray(0, CHECKSUM_AT),
      segment.subarray(CHECKSUM_AT + 2),
    );
    if (internetChecksum(pseudo, segment) !== 0) {
      find('bad-checksum', offset + CHECKSUM_AT, offset + CHECKSUM_AT + 2);
    }
  }
  return {
    sourcePort,
    destinationPort,
    sequence,
    acknowledgment,
    dataOffset,
    flags,
    window,
    checksum,
    urgentPointer,
    options: read.options,
    expectedChecksum,
    headerLength,
    findings,
    payload: segment.subarray(headerLength),
    spans: reader.spans,
  };
}

/**
 * Writes a segment with its data offset and its checksum.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the options have more than 40 bytes
 * @example
 * ```ts
 * const [source, destination] = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(192, 0, 2, 2)];
 * const bytes = serializeTcp(
 *   {
 *     sourcePort: 49152,
 *     destinationPort: 80,
 *     sequence: 1,
 *     acknowledgment: 0,
 *     flags: tcpFlags('syn'),
 *     window: 65535,
 *     urgentPointer: 0,
 *     options: [{ kind: 'mss', size: 1460 }],
 *     payload: new Uint8Array(),
 *   },
 *   { source, destination },
 * );
 * bytes.length; // => 24
 * parseTcp(bytes, 0, { source, destination }).findings; // => []
 * ```
 */
export function serializeTcp(segment: TcpSegment, addresses: Addresses): Uint8Array<ArrayBuffer> {
  const { sourcePort, destinationPort, sequence, acknowledgment, flags, payload } = segment;
  requireUnsigned('Source port', sourcePort, 16);
  requireUnsigned('Destination port', destinationPort, 16);
  requireUnsigned('Sequence number', sequence, 32);
  requireUnsigned('Acknowledgment number', acknowledgment, 32);
  requireUnsigned('Window', segment.window, 16);
  requireUnsigned('Urgent pointer', segment.urgentPointer, 16);
  requireBytes(payload);
  const options = serializeOptions(segment.options);
  const headerLength = FIXED_LENGTH + options.length;

  const bytes = new Uint8Array(headerLength + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, sourcePort);
  view.setUint16(2, destinationPort);
  view.setUint32(4, sequence);
  view.setUint32(8, acknowledgment);
  bytes[12] = (headerLength / 4) << 4;
  bytes[13] = TCP_FLAGS.reduce((bits, flag) => 2 * bits + Number(flags[flag]), 0);
  view.setUint16(14, segment.window);
  view.setUint16(18, segment.urgentPointer);
  bytes.set(options, FIXED_LENGTH);
  bytes.set(payload, headerLength);
  const pseudo = pseudoHeader(addresses, IP_PROTOCOL.tcp, bytes.length);
  view.setUint16(CHECKSUM_AT, internetChecksum(pseudo, bytes));
  return bytes;
}
