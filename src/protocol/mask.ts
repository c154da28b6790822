/**
 * Masking: every byte of a client's payload is XORed with one byte of a 32-bit key, the four bytes
 * of the key taking turns (RFC 6455 §5.3). Doing it twice gives the payload back, so there is one
 * function for both directions.
 *
 * A key is an unsigned 32-bit number whose most significant byte is the first on the wire:
 * the key `37 fa 21 3d` is `0x37fa213d`.
 * @module
 */

/**
 * XORs bytes with a masking key, in place.
 *
 * @param bytes what to mask or unmask; changed
 * @param key unsigned 32-bit number, first byte on the wire in the highest bits
 * @param offset how many payload bytes came before `bytes`, where a payload arrives in pieces
 * @example
 * ```ts
 * const bytes = Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f);
 * applyMask(bytes, 0x37fa213d);
 * bytes; // => Uint8Array.of(0x7f, 0x9f, 0x4d, 0x51, 0x58)
 * ```
 */
export function applyMask(bytes: Uint8Array, key: number, offset = 0): void {
  maskInto(bytes, 0, bytes, key, offset);
}

/**
 * Writes the XOR of `source` and a masking key into `target`, leaving `source` as it is.
 *
 * @param target where to write; may be the memory of `source`
 * @param at first byte of `target` to write
 * @param source what to mask or unmask
 * @param key unsigned 32-bit number, first byte on the wire in the highest bits
 * @param offset how many payload bytes came before `source`
 * @throws {RangeError} if `target` has no room
 * @example
 * ```ts
 * const target = new Uint8Array(3);
 * maskInto(target, 1, Uint8Array.of(0x6c, 0x6f), 0x37fa213d, 3);
 * target; // => Uint8Array.of(0, 0x51, 0x58)
 * ```
 */
export function maskInto(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  key: number,
  offset = 0,
): void {
  if (at + source.length > target.length) {
    throw new RangeError(
      `Cannot mask ${source.length} bytes into ${target.length - at} bytes of room`,
    );
  }
  for (let i = 0; i < source.length; i++) {
    target[at + i] = source[i]! ^ (key >>> (24 - 8 * ((i + offset) & 3)));
  }
}

/**
 * The XOR of bytes and a masking key, as a new array.
 *
 * @param bytes what to mask or unmask; left as it is
 * @param key unsigned 32-bit number, first byte on the wire in the highest bits
 * @param offset how many payload bytes came before `bytes`
 * @example
 * ```ts
 * mask(Uint8Array.of(0x7f, 0x9f), 0x37fa213d); // => Uint8Array.of(0x48, 0x65)
 * ```
 */
export function mask(bytes: Uint8Array, key: number, offset = 0): Uint8Array {
  const masked = new Uint8Array(bytes.length);
  maskInto(masked, 0, bytes, key, offset);
  return masked;
}
