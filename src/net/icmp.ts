/**
 * The header of ICMP (RFC 792), in which IPv4 says what became of a packet. What it means depends on
 * type and code; the packet that is spoken of, or its beginning, is quoted as payload.
 * @module
 */

import { requireBytes, requireOffset, requireUnsigned } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { internetChecksum } from './checksum.ts';
import { FieldReader } from './field-reader.ts';
import type { Finding, FindingRule } from './finding.ts';

/** Name of a field of the header of ICMP. */
export type IcmpField = 'icmp-type' | 'icmp-code' | 'checksum' | 'rest-of-header';

/** A message of ICMP. */
export interface IcmpMessage {
  /** What is said; see {@link ICMP_TYPE}. */
  readonly type: number;
  /** More exactly; what it means depends on the type. */
  readonly code: number;
  /** 32 bits that depend on the type; where it is unreachable, unused and 0. */
  readonly rest: number;
  readonly payload: Uint8Array;
}

/** A message that was read. Where bytes are missing, its fields are 0. */
export interface ParsedIcmpMessage extends IcmpMessage {
  readonly checksum: number;
  /** What the checksum ought to be; `undefined` if bytes are missing. */
  readonly expectedChecksum: number | undefined;
  /** The header that is there. Unit: bytes. */
  readonly headerLength: number;
  readonly spans: readonly Span<IcmpField>[];
  readonly findings: readonly Finding[];
}

/**
 * Types of messages (RFC 792).
 *
 * @example
 * ```ts
 * ICMP_TYPE.destinationUnreachable; // => 3
 * ```
 */
export const ICMP_TYPE = { destinationUnreachable: 3 } as const;

/**
 * Codes of destination unreachable (RFC 792).
 *
 * @example
 * ```ts
 * UNREACHABLE_CODE.port; // => 3
 * ```
 */
export const UNREACHABLE_CODE = { port: 3 } as const;

const HEADER = 'RFC 792';
const HEADER_LENGTH = 8;
const CHECKSUM_AT = 2;

/**
 * Reads the message that starts at `offset` and goes to the end of the bytes. What it returns are views.
 *
 * @param offset in bytes
 * @param whole whether all of the message is there; otherwise its checksum is not judged
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const message = parseIcmp(decodeHex('03 03 d2 fc 00 00 00 00 2a 00'));
 * [message.type, message.code, message.payload]; // => [3, 3, Uint8Array.of(0x2a, 0)]
 * message.findings; // => []
 * ```
 */
export function parseIcmp(bytes: Uint8Array, offset = 0, whole = true): ParsedIcmpMessage {
  requireBytes(bytes);
  requireOffset(offset);
  const reader = new FieldReader<IcmpField>(bytes, offset, HEADER);
  const type = reader.number('icmp-type', 8);
  const code = reader.number('icmp-code', 8);
  const checksum = reader.number('checksum', 16);
  const rest = reader.number('rest-of-header', 32);

  const message = bytes.subarray(offset);
  const headerLength = Math.min(HEADER_LENGTH, message.length);
  const findings: Finding[] = [];
  const find = (rule: FindingRule, from: number, to: number): void => {
    const [start, end] = [offset + from, offset + to];
    findings.push({ rule, level: 'error', section: HEADER, layer: 'icmp', start, end });
  };
  const isJudged = whole && headerLength === HEADER_LENGTH;
  if (headerLength < HEADER_LENGTH) find('truncated', 0, headerLength);
  if (isJudged && internetChecksum(message) !== 0) {
    find('bad-checksum', CHECKSUM_AT, CHECKSUM_AT + 2);
  }
  return {
    type,
    code,
    checksum,
    rest,
    headerLength,
    spans: reader.spans,
    findings,
    expectedChecksum: isJudged ? checksumOf(message) : undefined,
    payload: message.subarray(headerLength),
  };
}

/**
 * Writes a message with its checksum.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit its bits
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * const [type, code] = [ICMP_TYPE.destinationUnreachable, UNREACHABLE_CODE.port];
 * const message = { type, code, rest: 0, payload: Uint8Array.of(0x2a, 0) };
 * encodeHex(serializeIcmp(message)); // => '03 03 d2 fc 00 00 00 00 2a 00'
 * ```
 */
export function serializeIcmp(message: IcmpMessage): Uint8Array<ArrayBuffer> {
  const { type, code, rest, payload } = message;
  requireUnsigned('Type of ICMP message', type, 8);
  requireUnsigned('Code of ICMP message', code, 8);
  requireUnsigned('Rest of ICMP header', rest, 32);
  requireBytes(payload);
  const bytes = new Uint8Array(HEADER_LENGTH + payload.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = type;
  bytes[1] = code;
  view.setUint32(4, rest);
  bytes.set(payload, HEADER_LENGTH);
  view.setUint16(CHECKSUM_AT, internetChecksum(bytes));
  return bytes;
}

/** The checksum of a message whose own checksum does not count. */
function checksumOf(message: Uint8Array): number {
  return internetChecksum(message.subarray(0, CHECKSUM_AT), message.subarray(CHECKSUM_AT + 2));
}
