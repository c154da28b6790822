/**
 * Ethernet frames as a capture holds them: destination, source, type, data (RFC 894, RFC 2464 §3,
 * IEEE 802.3 §3.2). Preamble and frame check sequence are left to the network card; for the latter
 * see `crc32.ts`.
 *
 * Frames with a length instead of a type, and with VLAN tags, are shown with the number that stands
 * there as their type.
 * @module
 */

import { requireBytes, requireOffset, requireUnsigned } from '#protocol/errors.ts';
import type { Span } from '#protocol/span.ts';
import { requireAddress } from './address.ts';
import { FieldReader } from './field-reader.ts';
import type { Finding } from './finding.ts';

/** Name of a field of an Ethernet frame. */
export type EthernetField = 'destination-mac' | 'source-mac' | 'ether-type';

/** What to write as an Ethernet frame. */
export interface EthernetInit {
  /** 6 bytes, as the source. */
  readonly destinationMac: Uint8Array;
  readonly sourceMac: Uint8Array;
  /** What the payload is; see {@link ETHER_TYPE}. */
  readonly etherType: number;
  readonly payload: Uint8Array;
}

/** An Ethernet frame that was read. Where bytes are missing, its fields are 0. */
export interface EthernetFrame extends EthernetInit {
  /** Unit: bytes. Less than 14 if the frame is cut off. */
  readonly headerLength: number;
  /** Everything behind the header, padding included: the type does not say how long the packet is. */
  readonly payload: Uint8Array;
  readonly spans: readonly Span<EthernetField>[];
  readonly findings: readonly Finding[];
}

const FRAME = 'IEEE 802.3 §3.2.6';
const HEADER_LENGTH = 14;
/** Without the frame check sequence, which makes it 64 (IEEE 802.3 §4.2.3.3). */
const SHORTEST = 60;
const LONGEST_PAYLOAD = 1500;

/**
 * Types of Ethernet frames: what their payload is (RFC 894, RFC 2464 §3).
 *
 * @example
 * ```ts
 * ETHER_TYPE.ipv6; // => 0x86dd
 * ```
 */
export const ETHER_TYPE = { ipv4: 0x0800, ipv6: 0x86dd } as const;

/**
 * Reads the Ethernet frame that starts at `offset` and goes to the end of the bytes. What it returns
 * are views.
 *
 * @param offset in bytes
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const frame = parseEthernet(decodeHex('02 00 00 00 00 01  02 00 00 00 00 02  08 00  45'));
 * frame.etherType; // => 0x0800
 * frame.payload; // => Uint8Array.of(0x45)
 * ```
 */
export function parseEthernet(bytes: Uint8Array, offset = 0): EthernetFrame {
  requireBytes(bytes);
  requireOffset(offset);
  const reader = new FieldReader<EthernetField>(bytes, offset, FRAME);
  const destinationMac = reader.bytes('destination-mac', 6, 'IEEE 802.3 §3.2.4');
  const sourceMac = reader.bytes('source-mac', 6, 'IEEE 802.3 §3.2.5');
  const etherType = reader.number('ether-type', 16);
  const headerLength = Math.min(HEADER_LENGTH, Math.max(0, bytes.length - offset));
  const findings: Finding[] = [];
  if (headerLength < HEADER_LENGTH) {
    const end = offset + headerLength;
    const cut = { rule: 'truncated', level: 'error', section: FRAME } as const;
    findings.push({ ...cut, layer: 'ethernet', start: offset, end });
  }
  const payload = bytes.subarray(offset + headerLength);
  const { spans } = reader;
  return { destinationMac, sourceMac, etherType, headerLength, payload, spans, findings };
}

/**
 * Writes an Ethernet frame. A short one is padded with zeros to 60 bytes, which with the frame check
 * sequence are the 64 that Ethernet demands.
 *
 * @throws {TypeError} if a field is of another kind
 * @throws {RangeError} if a field does not fit, or the payload is longer than 1500 bytes (RFC 894)
 * @example
 * ```ts
 * const mac = new Uint8Array(6);
 * const frame = { destinationMac: mac, sourceMac: mac, etherType: ETHER_TYPE.ipv4, payload: mac };
 * serializeEthernet(frame).length; // => 60
 * ```
 */
export function serializeEthernet(init: EthernetInit): Uint8Array<ArrayBuffer> {
  const { destinationMac, sourceMac, etherType, payload } = init;
  requireAddress('Destination MAC address', destinationMac, 6);
  requireAddress('Source MAC address', sourceMac, 6);
  requireUnsigned('Type of Ethernet frame', etherType, 16);
  requireBytes(payload);
  if (payload.length > LONGEST_PAYLOAD) {
    throw new RangeError(
      `An Ethernet frame holds at most ${LONGEST_PAYLOAD} bytes of data, got ${payload.length}`,
    );
  }
  const bytes = new Uint8Array(Math.max(SHORTEST, HEADER_LENGTH + payload.length));
  bytes.set(destinationMac, 0);
  bytes.set(sourceMac, 6);
  new DataView(bytes.buffer).setUint16(12, etherType);
  bytes.set(payload, HEADER_LENGTH);
  return bytes;
}
