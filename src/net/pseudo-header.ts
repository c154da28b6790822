/**
 * The pseudo-header: what TCP and UDP take from IP into their checksum, so that a segment that went to
 * a wrong address is noticed (RFC 9293 §3.1, RFC 768; for IPv6 RFC 8200 §8.1). It is never sent.
 * @module
 */

import { requireUnsigned } from '#protocol/errors.ts';
import { requireAddress } from './address.ts';

/** Whom a segment comes from and goes to: the addresses of the IP packet around it. */
export interface Addresses {
  /** 4 or 16 bytes, and the destination as many. */
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
}

/**
 * The bytes of a pseudo-header: 12 for IPv4, 40 for IPv6.
 *
 * @param protocol number of the protocol, 6 for TCP, 17 for UDP
 * @param length of the segment with its header, in bytes
 * @throws {TypeError} if an address is no bytes or a number no number
 * @throws {RangeError} if the addresses are not both 4 or both 16 bytes long, or a number does not fit
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * const [source, destination] = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(192, 0, 2, 2)];
 * encodeHex(pseudoHeader({ source, destination }, 6, 20)); // => 'c0 00 02 01 c0 00 02 02 00 06 00 14'
 * ```
 */
export function pseudoHeader(
  addresses: Addresses,
  protocol: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  const { source, destination } = addresses;
  requireAddress('Source', source, 4, 16);
  requireAddress('Destination', destination, source.length);
  requireUnsigned('Protocol', protocol, 8);
  requireUnsigned('Length', length, 32);
  const end = 2 * source.length;
  const bytes = new Uint8Array(end + (source.length === 4 ? 4 : 8));
  bytes.set(source, 0);
  bytes.set(destination, source.length);
  const view = new DataView(bytes.buffer);
  // IPv4 has zero, protocol, 16 bits of length; IPv6 has 32 bits of length, three zeros, protocol.
  if (source.length === 4) {
    bytes[end + 1] = protocol;
    view.setUint16(end + 2, length);
  } else {
    view.setUint32(end, length);
    bytes[end + 7] = protocol;
  }
  return bytes;
}
