/**
 * One frame, from fields to bytes (RFC 6455 §5.2).
 *
 * Whatever the bits can hold is written, legal or not: reserved bits and opcodes, a longer form of the
 * length than it needs, a length that is not that of the payload.
 * @module
 */

import { requireBytes, requireMaskingKey, requireOneOf } from './errors.ts';
import { headerSize, type LengthForm, shortestForm } from './frame.ts';
import { type Allocate, maskInto, memoryFor } from './mask.ts';

/** What to serialise. A parsed frame is one, so `{ ...frame, fin: false }` is an edit. */
export interface FrameInit {
  /** Default: true. */
  readonly fin?: boolean | undefined;
  /** Default: false, as for the other two. */
  readonly rsv1?: boolean | undefined;
  readonly rsv2?: boolean | undefined;
  readonly rsv3?: boolean | undefined;
  /** 0 to 15. */
  readonly opcode: number;
  /** Sets MASK and masks the payload. Default: not masked. */
  readonly maskingKey?: number | undefined;
  /** Default: the shortest that holds the length. */
  readonly lengthForm?: LengthForm | undefined;
  /** The length to claim, if not that of `payload`. Unit: bytes. */
  readonly payloadLength?: number | bigint | undefined;
  /** Unmasked. Default: empty. */
  readonly payload?: Uint8Array | undefined;
}

const LENGTH_FORMS: readonly LengthForm[] = [7, 16, 64];
const EMPTY = new Uint8Array(0);

/**
 * Writes a header: the bytes of a frame before its payload.
 *
 * @throws {TypeError} if the payload, a length or the key is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the length not the form
 * @example
 * ```ts
 * serializeHeader({ opcode: 2, payloadLength: 256 }); // => Uint8Array.of(0x82, 0x7e, 0x01, 0x00)
 * serializeHeader({ opcode: 1, lengthForm: 16 }); // => Uint8Array.of(0x81, 0x7e, 0x00, 0x00)
 * ```
 */
export function serializeHeader(init: FrameInit): Uint8Array {
  const payloadLength = claimedLength(init);
  const lengthForm = lengthFormOf(init, payloadLength);
  const bytes = new Uint8Array(headerSize(lengthForm, init.maskingKey !== undefined));
  writeHeader(bytes, init, payloadLength, lengthForm);
  return bytes;
}

/**
 * Writes a frame: its header and its payload, masked if there is a key. A long frame may begin some
 * bytes into its buffer, which makes masking faster.
 *
 * @throws {TypeError} if the payload, a length or the key is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the length not the form
 * @example
 * ```ts
 * import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
 * const hello = serializeFrame({ opcode: 1, payload: encodeUtf8('Hello'), maskingKey: 0x37fa213d });
 * encodeHex(hello); // => '81 85 37 fa 21 3d 7f 9f 4d 51 58'
 * ```
 */
export function serializeFrame(init: FrameInit): Uint8Array {
  return serializeFrameWith(undefined, init);
}

/**
 * Writes a frame, as {@link serializeFrame} does, into memory from elsewhere, such as a pool.
 *
 * @throws {TypeError} if the payload, a length or the key is of another kind
 * @throws {RangeError} if a field does not fit its bits, or the length not the form
 * @example
 * ```ts
 * const pool = new Uint8Array(4096);
 * const frame = serializeFrameWith((length) => pool.subarray(0, length), { opcode: 9 });
 * frame; // => Uint8Array.of(0x89, 0x00)
 * frame.buffer === pool.buffer; // => true
 * ```
 */
export function serializeFrameWith(allocate: Allocate | undefined, init: FrameInit): Uint8Array {
  const { payload = EMPTY, maskingKey } = init;
  const payloadLength = claimedLength(init);
  const lengthForm = lengthFormOf(init, payloadLength);
  const start = headerSize(lengthForm, maskingKey !== undefined);
  const bytes = memoryFor(start + payload.length, start, payload, 0, allocate);
  writeHeader(bytes, init, payloadLength, lengthForm);
  if (maskingKey === undefined) bytes.set(payload, start);
  else maskInto(bytes, start, payload, maskingKey);
  return bytes;
}

function claimedLength({ payload = EMPTY, payloadLength }: FrameInit): number | bigint {
  requireBytes(payload);
  const length = payloadLength ?? payload.length;
  // Apart, because comparing a number with a bigint is slow.
  const fits =
    typeof length === 'number'
      ? Number.isSafeInteger(length) && length >= 0
      : typeof length === 'bigint' && length >= 0n && length < 1n << 64n;
  if (fits) return length;
  if (typeof length !== 'number' && typeof length !== 'bigint') {
    throw new TypeError('Payload length must be a number or a bigint');
  }
  throw new RangeError(
    `Payload length must be an integer from 0 to 2^64 - 1, and a bigint above 2^53 - 1, got ${length}`,
  );
}

function lengthFormOf(init: FrameInit, payloadLength: number | bigint): LengthForm {
  const shortest = shortestForm(payloadLength);
  const { lengthForm } = init;
  if (lengthForm === undefined) return shortest;
  requireOneOf('Length form', lengthForm, LENGTH_FORMS);
  if (lengthForm < shortest) {
    throw new RangeError(`Cannot write length ${payloadLength} in ${lengthForm} bits`);
  }
  return lengthForm;
}

function writeHeader(
  bytes: Uint8Array,
  init: FrameInit,
  payloadLength: number | bigint,
  lengthForm: LengthForm,
): void {
  const { fin = true, rsv1 = false, rsv2 = false, rsv3 = false, opcode, maskingKey } = init;
  if (!Number.isInteger(opcode) || opcode < 0 || opcode > 15) {
    throw new RangeError(`Opcode must be an integer from 0 to 15, got ${opcode}`);
  }
  if (maskingKey !== undefined) requireMaskingKey(maskingKey);
  bytes[0] = (fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | (rsv2 ? 0x20 : 0) | (rsv3 ? 0x10 : 0) | opcode;
  const maskBit = maskingKey === undefined ? 0 : 0x80;
  let at = 2;
  if (lengthForm === 7) {
    bytes[1] = maskBit | Number(payloadLength);
  } else if (lengthForm === 16) {
    bytes[1] = maskBit | 126;
    bytes[at++] = Number(payloadLength) >>> 8;
    bytes[at++] = Number(payloadLength);
  } else {
    bytes[1] = maskBit | 127;
    const length = BigInt(payloadLength);
    writeUint32(bytes, at, Number(length >> 32n));
    writeUint32(bytes, at + 4, Number(length & 0xffff_ffffn));
    at += 8;
  }
  if (maskingKey !== undefined) writeUint32(bytes, at, maskingKey);
}

function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
