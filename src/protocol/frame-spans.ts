/**
 * The spans of a frame: every field with its place, its value and its section (RFC 6455 §5.2).
 *
 * Spans are made for one frame at a time, when something wants to draw it. Of a frame that is cut
 * off, the fields that are there get spans, the last one as far as its bits reach.
 * @module
 */

import { parseCloseBody } from './close-body.ts';
import { requireOffset } from './errors.ts';
import { type FrameHeader, headerSize, parseHeader, unmaskedPayload } from './frame.ts';
import { OPCODE } from './opcode.ts';
import type { Span, SpanValue } from './span.ts';

/**
 * The fields of a frame, in the order of their bits; the last two lie inside a Close payload.
 *
 * @example
 * ```ts
 * FRAME_FIELDS.indexOf('mask'); // => 5
 * ```
 */
export const FRAME_FIELDS = [
  'fin',
  'rsv1',
  'rsv2',
  'rsv3',
  'opcode',
  'mask',
  'payload-length',
  'extended-payload-length',
  'masking-key',
  'payload',
  'close-code',
  'close-reason',
] as const;

/** Name of a field of a frame. */
export type FrameField = (typeof FRAME_FIELDS)[number];

/** A field of a frame, with its place. */
export type FrameSpan = Span<FrameField>;

const BASE_FRAMING = 'RFC 6455 §5.2';
const MASKING = 'RFC 6455 §5.3';
const CLOSE = 'RFC 6455 §5.5.1';

/**
 * The spans of the header that was parsed at `offset`.
 *
 * @param offset first byte of the frame, in bytes
 * @throws {RangeError} if the offset is no place in bytes
 * @example
 * ```ts
 * import { parseHeader } from '#protocol/frame.ts';
 * const spans = headerSpans(parseHeader(Uint8Array.of(0x81, 0x05))!);
 * spans.map((span) => span.field); // => ['fin', 'rsv1', 'rsv2', 'rsv3', 'opcode', 'mask', 'payload-length']
 * spans[4]; // => { field: 'opcode', bitOffset: 4, bitLength: 4, value: 1, section: 'RFC 6455 §5.2' }
 * ```
 */
export function headerSpans(header: FrameHeader, offset = 0): FrameSpan[] {
  requireOffset(offset);
  const spans = new SpanList(offset);
  spans.add('fin', 1, Number(header.fin));
  spans.add('rsv1', 1, Number(header.rsv1));
  spans.add('rsv2', 1, Number(header.rsv2));
  spans.add('rsv3', 1, Number(header.rsv3));
  spans.add('opcode', 4, header.opcode);
  spans.add('mask', 1, Number(header.maskingKey !== undefined));
  if (header.lengthForm === 7) {
    spans.add('payload-length', 7, header.payloadLength);
  } else {
    spans.add('payload-length', 7, header.lengthForm === 16 ? 126 : 127);
    spans.add('extended-payload-length', header.lengthForm, header.payloadLength);
  }
  if (header.maskingKey !== undefined) spans.add('masking-key', 32, header.maskingKey, MASKING);
  return spans.list;
}

/**
 * The spans of the frame that starts at `offset`, whole or cut off by the end of `bytes`.
 *
 * The value of a payload is its bytes as they stand on the wire; that of a Close code and of a
 * Close reason is unmasked. The value of a field that is cut off is the bytes that are there.
 *
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * frameSpans(decodeHex('88 02 03 e8')).at(-1); // => { field: 'close-code', bitOffset: 16, bitLength: 16, value: 1000, section: 'RFC 6455 §5.5.1' }
 * frameSpans(decodeHex('82 7e 01')).at(-1)?.value; // => Uint8Array.of(0x01)
 * ```
 */
export function frameSpans(bytes: Uint8Array, offset = 0): FrameSpan[] {
  const header = parseHeader(bytes, offset);
  if (header === undefined) return cutHeaderSpans(bytes, offset);
  const spans = headerSpans(header, offset);
  const start = offset + header.headerLength;
  const end = Math.min(bytes.length, start + Number(header.payloadLength));
  if (end === start) return spans;
  const list = new SpanList(start, spans);
  list.add('payload', 8 * (end - start), bytes.subarray(start, end));
  if (header.opcode === OPCODE.close) {
    const body = unmaskedPayload(bytes, offset, header);
    const { code } = parseCloseBody(body);
    if (code === undefined) return spans;
    const inner = new SpanList(start, spans);
    inner.add('close-code', 16, code, CLOSE);
    if (body.length > 2) inner.add('close-reason', 8 * (body.length - 2), body.subarray(2), CLOSE);
  }
  return spans;
}

/** A header that ends too early: the whole one is parsed with zeros for what is missing, then cut. */
function cutHeaderSpans(bytes: Uint8Array, offset: number): FrameSpan[] {
  const padded = new Uint8Array(headerSize(64, true));
  padded.set(bytes.subarray(offset));
  const bits = 8 * bytes.length;
  return headerSpans(parseHeader(padded)!, offset)
    .filter((span) => span.bitOffset < bits)
    .map((span) =>
      span.bitOffset + span.bitLength <= bits
        ? span
        : {
            ...span,
            bitLength: bits - span.bitOffset,
            value: bytes.subarray(span.bitOffset / 8),
          },
    );
}

/** Appends spans one behind the other. */
class SpanList {
  readonly list: FrameSpan[];
  #bitOffset: number;

  constructor(byteOffset: number, list: FrameSpan[] = []) {
    this.list = list;
    this.#bitOffset = 8 * byteOffset;
  }

  add(field: FrameField, bitLength: number, value: SpanValue, section = BASE_FRAMING): void {
    this.list.push({ field, bitOffset: this.#bitOffset, bitLength, value, section });
    this.#bitOffset += bitLength;
  }
}
