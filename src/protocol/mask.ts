/**
 * Masking: every byte of a client's payload is XORed with one byte of a 32-bit key, the four bytes
 * of the key taking turns (RFC 6455 §5.3). Doing it twice gives the payload back, so there is one
 * function for both directions.
 *
 * A key is an unsigned 32-bit number whose most significant byte is the first on the wire:
 * the key `37 fa 21 3d` is `0x37fa213d`.
 *
 * From some length on, eight bytes are XORed at a time, through views of 64-bit words: V8 compiles
 * that to plain machine words and makes no bigint. Views need aligned memory, so where source and
 * target lie differently to the borders of words, the bytes are copied first and XORed in place.
 * The limits below were measured; another choice is slower, not wrong.
 * @module
 */

import { requireBytes, requireMaskingKey, requireOffset } from './errors.ts';

/** From so many bytes on, a view of words costs less than it saves; so does asking for a buffer. */
const WORTH_A_VIEW = 64;
/** From so many bytes on, a second view costs less than copying. */
const WORTH_TWO_VIEWS = 4096;

/** Size of the buffers from which short results are cut. Unit: bytes. */
const POOL = 16_384;
let pool = new Uint8Array(0);
let cut = 0;

const ZEROS = new Uint8Array(8);
// A key as a 64-bit word in the byte order of this machine, whichever that is.
const keyBytes = new Uint8Array(8);
const keyWord = new BigUint64Array(keyBytes.buffer);

/**
 * The masking key that four bytes are.
 *
 * @throws {TypeError} if it is given no bytes
 * @throws {RangeError} if there are more or fewer
 * @example
 * ```ts
 * maskingKeyFrom(Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)); // => 0x37fa213d
 * ```
 */
export function maskingKeyFrom(bytes: Uint8Array): number {
  requireBytes(bytes);
  if (bytes.length !== 4)
    throw new RangeError(`Masking key must have 4 bytes, got ${bytes.length}`);
  return bytes.reduce((key, byte) => key * 256 + byte, 0);
}

/**
 * XORs bytes with a masking key, in place.
 *
 * @param bytes what to mask or unmask; changed
 * @param key unsigned 32-bit number, first byte on the wire in the highest bits
 * @param offset how many payload bytes came before `bytes`, where a payload arrives in pieces
 * @throws {TypeError} if an argument is of another kind
 * @throws {RangeError} if the key is no unsigned 32-bit integer, or the offset negative
 * @example
 * ```ts
 * const bytes = Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f);
 * applyMask(bytes, 0x37fa213d);
 * bytes; // => Uint8Array.of(0x7f, 0x9f, 0x4d, 0x51, 0x58)
 * ```
 */
export function applyMask(bytes: Uint8Array, key: number, offset = 0): void {
  requireMaskable(bytes, key, offset);
  maskInto(bytes, 0, bytes, key, offset);
}

/**
 * Writes the XOR of `source` and a masking key into `target`, leaving `source` as it is. Only places
 * are checked, not kinds: this is the inside of {@link mask} and {@link applyMask}, of frames and of
 * their reader, who have done it.
 *
 * @param target where to write; may be `source`, if the bytes keep their place
 * @param at first byte of `target` to write
 * @param source what to mask or unmask
 * @param key unsigned 32-bit number, first byte on the wire in the highest bits
 * @param offset how many payload bytes came before those of `source`
 * @param start first byte of `source` to use
 * @param end the byte after the last to use
 * @throws {RangeError} if `target` has no room, or `source` not these bytes
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
  start = 0,
  end = source.length,
): void {
  const length = end - start;
  const hasRoom = at >= 0 && at + length <= target.length;
  if (!(hasRoom && start >= 0 && length >= 0 && end <= source.length)) {
    throw new RangeError(`Cannot mask ${length} bytes into ${target.length - at} bytes of room`);
  }
  if (length < WORTH_A_VIEW) {
    xorBytes(target, at, source, start, length, key, offset);
    return;
  }
  const isAlike = ((source.byteOffset + start - (target.byteOffset + at)) & 7) === 0;
  const isInPlace = source === target && start === at;
  if (!isInPlace && !(isAlike && length >= WORTH_TWO_VIEWS)) {
    target.set(length === source.length ? source : source.subarray(start, end), at);
    source = target;
    start = at;
  }
  // The bytes before the first border of words, the words, the bytes after the last border.
  const before = -(target.byteOffset + at) & 7;
  const words = Math.floor((length - before) / 8);
  const after = before + 8 * words;
  xorBytes(target, at, source, start, before, key, offset);
  const targetWords = new BigUint64Array(target.buffer, target.byteOffset + at + before, words);
  const sourceWords =
    source === target && start === at
      ? targetWords
      : new BigUint64Array(source.buffer, source.byteOffset + start + before, words);
  // Of the offset only its place in the key: the sum would be rounded beside 2^53 − 1.
  const place = offset & 3;
  xorWords(targetWords, sourceWords, wordOf(key, place + before));
  xorBytes(target, at + after, source, start + after, length - after, key, place + after);
}

/**
 * The XOR of bytes and a masking key, as a new array.
 *
 * @param bytes what to mask or unmask; left as it is
 * @param key unsigned 32-bit number, first byte on the wire in the highest bits
 * @param offset how many payload bytes came before `bytes`
 * @throws {TypeError} if an argument is of another kind
 * @throws {RangeError} if the key is no unsigned 32-bit integer, or the offset negative
 * @example
 * ```ts
 * mask(Uint8Array.of(0x7f, 0x9f), 0x37fa213d); // => Uint8Array.of(0x48, 0x65)
 * ```
 */
export function mask(bytes: Uint8Array, key: number, offset = 0): Uint8Array {
  requireMaskable(bytes, key, offset);
  const masked = memoryFor(bytes.length, 0, bytes);
  maskInto(masked, 0, bytes, key, offset);
  return masked;
}

/** Makes memory of so many bytes, whatever is in them; Node's `Buffer.allocUnsafe` is one. */
export type Allocate = (length: number) => Uint8Array;

/**
 * Memory into which `source` can be masked fast: where it is long, byte `at` of the memory lies to
 * the borders of words as byte `start` of `source` does. Long memory may therefore begin some bytes
 * into its buffer.
 *
 * @param length in bytes
 * @param allocate default: new memory, full of zeros; short pieces of it share a buffer
 * @throws {RangeError} if it gives another length than it was asked for
 * @example
 * ```ts
 * memoryFor(14, 6, Uint8Array.of(1, 2, 3)).length; // => 14
 * ```
 */
export function memoryFor(
  length: number,
  at: number,
  source: Uint8Array,
  start = 0,
  allocate: Allocate = zeros,
): Uint8Array {
  const isLong = length >= WORTH_TWO_VIEWS;
  const size = isLong ? length + 7 : length;
  const memory = allocate(size);
  if (memory.length !== size) {
    throw new RangeError(`Allocator gave ${memory.length} bytes instead of ${size}`);
  }
  if (!isLong) return memory;
  const shift = (source.byteOffset + start - (memory.byteOffset + at)) & 7;
  return memory.subarray(shift, shift + length);
}

function requireMaskable(bytes: Uint8Array, key: number, offset: number): void {
  requireBytes(bytes);
  requireMaskingKey(key);
  requireOffset(offset);
}

/**
 * New memory, full of zeros. What is neither tiny nor long is cut from a larger buffer, since asking
 * the engine for a buffer takes longer than masking a frame of a kilobyte.
 */
function zeros(length: number): Uint8Array {
  if (length < WORTH_A_VIEW || length >= WORTH_TWO_VIEWS) return new Uint8Array(length);
  if (cut + length > pool.length) {
    pool = new Uint8Array(POOL);
    cut = 0;
  }
  const memory = pool.subarray(cut, cut + length);
  // On to the next border of words.
  cut += (length + 7) & ~7;
  return memory;
}

function xorBytes(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  start: number,
  length: number,
  key: number,
  offset: number,
): void {
  for (let i = 0, shift = 24 - 8 * (offset & 3); i < length; i++, shift -= 8) {
    // A shift counts modulo 32, so that the first byte of the key follows the last.
    target[at + i] = source[start + i]! ^ (key >>> shift);
  }
}

/** The key twice, as a number in the byte order of this machine, from any of its bytes on. */
function wordOf(key: number, offset: number): bigint {
  xorBytes(keyBytes, 0, ZEROS, 0, 8, key, offset);
  return keyWord[0]!;
}

/** Sixteen words a turn, because the loop's own arithmetic would otherwise take half of the time. */
function xorWords(target: BigUint64Array, source: BigUint64Array, key: bigint): void {
  const turns = target.length - (target.length % 16);
  let i = 0;
  for (; i < turns; i += 16) {
    target[i] = source[i]! ^ key;
    target[i + 1] = source[i + 1]! ^ key;
    target[i + 2] = source[i + 2]! ^ key;
    target[i + 3] = source[i + 3]! ^ key;
    target[i + 4] = source[i + 4]! ^ key;
    target[i + 5] = source[i + 5]! ^ key;
    target[i + 6] = source[i + 6]! ^ key;
    target[i + 7] = source[i + 7]! ^ key;
    target[i + 8] = source[i + 8]! ^ key;
    target[i + 9] = source[i + 9]! ^ key;
    target[i + 10] = source[i + 10]! ^ key;
    target[i + 11] = source[i + 11]! ^ key;
    target[i + 12] = source[i + 12]! ^ key;
    target[i + 13] = source[i + 13]! ^ key;
    target[i + 14] = source[i + 14]! ^ key;
    target[i + 15] = source[i + 15]! ^ key;
  }
  for (; i < target.length; i++) target[i] = source[i]! ^ key;
}
