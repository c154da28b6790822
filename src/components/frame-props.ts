/**
 * Frames as chapters write them: fields as attributes, the payload as text. The core makes the bytes
 * when the page is built.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { type FrameInit, serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';
import { OPCODE, type OpcodeName } from '#protocol/opcode.ts';

/** The attributes of a frame in a chapter. */
export interface FrameProps extends Omit<FrameInit, 'opcode' | 'payload'> {
  /** Default: text. */
  readonly opcode?: OpcodeName;
  /** The payload, as text. */
  readonly text?: string;
  /** Only these bytes of the text, from the first number up to the second: a cut may lie anywhere. */
  readonly part?: readonly [from: number, to: number];
  /** The payload of a Close frame: its code, and a reason. */
  readonly closeCode?: number;
  readonly reason?: string;
  /** The header alone, for a `payloadLength` that is not there. */
  readonly headerOnly?: boolean;
  /** A bit to turn over in the finished bytes, counted from the first of the frame. */
  readonly flip?: number;
}

/** The bytes of a frame. */
export function frameBytes(props: FrameProps): Uint8Array {
  const {
    opcode = 'text',
    text = '',
    part = [],
    closeCode,
    reason,
    headerOnly = false,
    flip,
    ...rest
  } = props;
  const payload =
    opcode === 'close' ? serializeCloseBody(closeCode, reason) : encodeUtf8(text).slice(...part);
  const init: FrameInit = { ...rest, opcode: OPCODE[opcode], payload };
  const bytes = headerOnly ? serializeHeader(init) : serializeFrame(init);
  if (flip !== undefined) bytes[flip >> 3]! ^= 0x80 >> (flip & 7);
  return bytes;
}
