/**
 * One frame, from bytes to fields (RFC 6455 §5.2).
 *
 * Parsing is lenient: whatever the bits say is represented, legal or not, and `check.ts` judges it.
 * It goes through the header in the order of its bits: FIN, RSV1–3, opcode, MASK, payload length,
 * masking key; `serialize-frame.ts` does the same the other way.
 *
 * Lengths are numbers where a number is exact (up to 2^53 − 1) and bigints above.
 * @module
 */

import { requireBytes, requireOffset } from './errors.ts';
import { mask } from './mask.ts';
import { opcodeIn } from './opcode.ts';

/** How many bits hold the payload length: 7, or an extension of 16 or 64 (RFC 6455 §5.2). */
export type LengthForm = 7 | 16 | 64;

/** The fields of a frame before its payload. */
export interface FrameHeader {
  /** Last frame of its message. */
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  /** 0 to 15; see `opcode.ts`. */
  readonly opcode: number;
  /** Unsigned 32-bit number, first byte on the wire highest; `undefined` if MASK is 0. */
  readonly maskingKey: number | undefined;
  readonly lengthForm: LengthForm;
  /** Unit: bytes. A bigint above 2^53 − 1, up to 2^64 − 1. */
  readonly payloadLength: number | bigint;
  /** 2 to 14 bytes. */
  readonly headerLength: number;
}

/** A whole frame. */
export interface Frame extends FrameHeader {
  /** What was sent, unmasked. The memory is its own, but short payloads share a buffer. */
  readonly payload: Uint8Array;
}

/**
 * The shortest form that holds a length, which is the only one allowed (RFC 6455 §5.2).
 *
 * @param payloadLength in bytes
 * @example
 * ```ts
 * shortestForm(125); // => 7
 * shortestForm(126); // => 16
 * shortestForm(65536); // => 64
 * ```
 */
export function shortestForm(payloadLength: number | bigint): LengthForm {
  if (payloadLength <= 125) return 7;
  return payloadLength <= 0xffff ? 16 : 64;
}

/**
 * Size of a header.
 *
 * @returns 2, 4, 6, 8, 10 or 14 bytes
 * @example
 * ```ts
 * headerSize(16, true); // => 8
 * ```
 */
export function headerSize(lengthForm: LengthForm, masked: boolean): number {
  const extension = lengthForm === 7 ? 0 : lengthForm / 8;
  return 2 + extension + (masked ? 4 : 0);
}

/**
 * Reads the header that starts at `offset`.
 *
 * @returns `undefined` while bytes of the header are missing
 * @throws {TypeError} if `bytes` are no bytes
 * @throws {RangeError} if `offset` is no place in bytes
 * @example
 * ```ts
 * parseHeader(Uint8Array.of(0x81, 0x05))?.payloadLength; // => 5
 * parseHeader(Uint8Array.of(0x82, 0x7e, 0x01)); // => undefined
 * ```
 */
export function parseHeader(bytes: Uint8Array, offset = 0): FrameHeader | undefined {
  requireBytes(bytes);
  requireOffset(offset);
  const headerLength = headerLengthAt(bytes, offset);
  if (offset + headerLength > bytes.length) return undefined;
  const byte0 = bytes[offset]!;
  const byte1 = bytes[offset + 1]!;
  return {
    fin: (byte0 & 0x80) !== 0,
    rsv1: (byte0 & 0x40) !== 0,
    rsv2: (byte0 & 0x20) !== 0,
    rsv3: (byte0 & 0x10) !== 0,
    opcode: opcodeIn(byte0),
    maskingKey: byte1 >= 0x80 ? readUint32(bytes, offset + headerLength - 4) : undefined,
    lengthForm: formOf(byte1),
    payloadLength: payloadLengthAt(bytes, offset),
    headerLength,
  };
}

/**
 * Reads the frame that starts at `offset`; its payload is unmasked and copied.
 *
 * @returns `undefined` while bytes are missing; {@link missingBytes} says how many
 * @example
 * ```ts
 * import { decodeHex, decodeUtf8 } from '#protocol/bytes.ts';
 * const frame = parseFrame(decodeHex('81 85 37 fa 21 3d 7f 9f 4d 51 58'));
 * frame?.maskingKey; // => 0x37fa213d
 * decodeUtf8(frame!.payload); // => 'Hello'
 * ```
 */
export function parseFrame(bytes: Uint8Array, offset = 0): Frame | undefined {
  const header = parseHeader(bytes, offset);
  if (header === undefined) return undefined;
  const start = offset + header.headerLength;
  if (header.payloadLength > bytes.length - start) return undefined;
  return frameOf(header, unmaskedPayload(bytes, offset, header));
}

/**
 * Joins a header and its payload into a frame.
 *
 * @param payload unmasked; becomes part of the frame as it is
 * @example
 * ```ts
 * import { serializeFrame } from '#protocol/serialize-frame.ts';
 * const frame = frameOf(parseHeader(Uint8Array.of(0x82, 0x01))!, Uint8Array.of(0xff));
 * serializeFrame(frame); // => Uint8Array.of(0x82, 0x01, 0xff)
 * ```
 */
export function frameOf(header: FrameHeader, payload: Uint8Array): Frame {
  // Named one by one: frames are made by the million, and spreading takes several times as long.
  return {
    fin: header.fin,
    rsv1: header.rsv1,
    rsv2: header.rsv2,
    rsv3: header.rsv3,
    opcode: header.opcode,
    maskingKey: header.maskingKey,
    lengthForm: header.lengthForm,
    payloadLength: header.payloadLength,
    headerLength: header.headerLength,
    payload,
  };
}

/**
 * The payload that is present of a frame, whole or not, unmasked and copied.
 *
 * @param offset first byte of the frame
 * @example
 * ```ts
 * const cut = Uint8Array.of(0x81, 0x05, 0x48, 0x65);
 * unmaskedPayload(cut, 0, parseHeader(cut)!); // => Uint8Array.of(0x48, 0x65)
 * ```
 */
export function unmaskedPayload(
  bytes: Uint8Array,
  offset: number,
  header: FrameHeader,
): Uint8Array {
  const start = offset + header.headerLength;
  const present = bytes.subarray(
    start,
    Math.min(bytes.length, start + Number(header.payloadLength)),
  );
  // Not `slice()`: that of a Node Buffer would be the same memory again.
  return header.maskingKey === undefined
    ? new Uint8Array(present)
    : mask(present, header.maskingKey);
}

/**
 * Length of a frame with its header, as the header claims it. For those who walk over many frames:
 * nothing else of the header is read. Unit: bytes.
 *
 * @returns `undefined` while bytes of the header are missing; a bigint above 2^53 − 1
 * @example
 * ```ts
 * frameLength(Uint8Array.of(0x81, 0x05, 0x48)); // => 7
 * frameLength(Uint8Array.of(0x81, 0x7e, 0x01)); // => undefined
 * ```
 */
export function frameLength(bytes: Uint8Array, offset = 0): number | bigint | undefined {
  requireBytes(bytes);
  requireOffset(offset);
  const headerLength = headerLengthAt(bytes, offset);
  if (offset + headerLength > bytes.length) return undefined;
  const payloadLength = payloadLengthAt(bytes, offset);
  const isExact = payloadLength <= Number.MAX_SAFE_INTEGER - headerLength;
  return isExact
    ? headerLength + Number(payloadLength)
    : BigInt(headerLength) + BigInt(payloadLength);
}

/**
 * How many bytes a frame still needs, at least: the length of the header is known only with its
 * second byte, that of the payload only with the whole length field.
 *
 * @returns 0 if the frame is complete; a bigint where the claimed length is above 2^53 − 1
 * @example
 * ```ts
 * missingBytes(Uint8Array.of(0x81)); // => 1
 * missingBytes(Uint8Array.of(0x81, 0x05, 0x48)); // => 4
 * ```
 */
export function missingBytes(bytes: Uint8Array, offset = 0): number | bigint {
  const header = parseHeader(bytes, offset);
  const present = bytes.length - offset;
  if (header === undefined) return headerLengthAt(bytes, offset) - present;
  const { headerLength, payloadLength } = header;
  if (typeof payloadLength === 'bigint') return BigInt(headerLength - present) + payloadLength;
  // Not summed up first: beside 2^53 − 1 the sum would be rounded.
  return Math.max(0, payloadLength - (present - headerLength));
}

/** Length of the header at `offset`, as far as the bytes there tell; 2 until the second is there. */
function headerLengthAt(bytes: Uint8Array, offset: number): number {
  const byte1 = bytes[offset + 1];
  return byte1 === undefined ? 2 : headerSize(formOf(byte1), byte1 >= 0x80);
}

function formOf(byte1: number): LengthForm {
  const length = byte1 & 0x7f;
  if (length < 126) return 7;
  return length === 126 ? 16 : 64;
}

function readUint32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
  );
}

/** The payload length; in network byte order, and a bigint only where a number would round. */
function payloadLengthAt(bytes: Uint8Array, offset: number): number | bigint {
  const byte1 = bytes[offset + 1]!;
  const form = formOf(byte1);
  if (form === 7) return byte1 & 0x7f;
  if (form === 16) return (bytes[offset + 2]! << 8) | bytes[offset + 3]!;
  const high = readUint32(bytes, offset + 2);
  const low = readUint32(bytes, offset + 6);
  return high < 0x20_0000 ? high * 0x1_0000_0000 + low : (BigInt(high) << 32n) | BigInt(low);
}
