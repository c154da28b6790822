/**
 * The frame check sequence that ends an Ethernet frame on the wire: a cyclic redundancy check of 32
 * bits (IEEE 802.3 §3.2.9). Network cards compute and remove it, so captures lack it.
 * @module
 */

import { requireBytes } from '#protocol/errors.ts';

/** The generating polynomial, its bits in the order in which Ethernet sends them: lowest first. */
const POLYNOMIAL = 0xedb8_8320;

/**
 * The cyclic redundancy check of Ethernet, also known from zip and PNG files.
 *
 * @returns an unsigned 32-bit number
 * @throws {TypeError} if it is no bytes
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * crc32(encodeUtf8('123456789')); // => 0xcbf43926
 * ```
 */
export function crc32(bytes: Uint8Array): number {
  requireBytes(bytes);
  let remainder = -1;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? POLYNOMIAL : 0);
    }
  }
  return ~remainder >>> 0;
}

/**
 * The four bytes that follow a frame on the wire, in the order in which they are sent.
 *
 * @param frame from the destination to the padding
 * @throws {TypeError} if it is no bytes
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * frameCheckSequence(encodeUtf8('123456789')); // => Uint8Array.of(0x26, 0x39, 0xf4, 0xcb)
 * ```
 */
export function frameCheckSequence(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, crc32(frame), true);
  return bytes;
}
