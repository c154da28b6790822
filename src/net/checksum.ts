/**
 * The checksum of the Internet (RFC 1071): the one's complement of the one's complement sum of all
 * 16-bit words. The headers of IPv4, TCP and UDP carry it.
 *
 * It finds every single flipped bit. It does not find words that changed places, as a sum does not
 * know their order.
 * @module
 */

import { requireBytes } from '#protocol/errors.ts';

/**
 * The checksum over the parts as if they were joined; a last odd byte counts as if a zero byte followed
 * (RFC 1071 §1). Over bytes that hold their right checksum already, it is 0.
 *
 * @returns 0 to 0xffff
 * @throws {TypeError} if a part is no bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * internetChecksum(decodeHex('00 01 f2 03 f4 f5 f6 f7')); // => 0x220d
 * internetChecksum(decodeHex('00 01 f2 03 f4 f5 f6 f7'), decodeHex('22 0d')); // => 0
 * ```
 */
export function internetChecksum(...parts: readonly Uint8Array[]): number {
  let sum = 0;
  let high = true;
  for (const part of parts) {
    requireBytes(part);
    for (const byte of part) {
      sum += high ? byte << 8 : byte;
      high = !high;
    }
  }
  // A double holds the sum of 2^37 words, so the carries may be added at the end.
  while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
  return 0xffff - sum;
}
