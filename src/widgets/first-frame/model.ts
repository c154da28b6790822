/** The home page's picture: the frame in which a browser would send the visitor's own words. */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { OPCODE } from '#protocol/opcode.ts';

/** The text and the key that the page starts with: those of RFC 6455 §5.7. */
export const START_TEXT = 'Hello';
export const START_KEY = 0x37fa213d;

/** How much a visitor may say, in UTF-16 units: enough to reach the 16-bit length. */
export const MAX_TEXT = 300;

export interface Picture {
  readonly bytes: Uint8Array;
  readonly spans: readonly FrameSpan[];
  /** Size of the payload, in bytes. */
  readonly payloadLength: number;
  readonly headerLength: number;
}

/** @param maskingKey unsigned 32-bit number */
export function picture(text: string, maskingKey: number): Picture {
  const payload = encodeUtf8(text);
  const bytes = serializeFrame({ opcode: OPCODE.text, payload, maskingKey });
  return {
    bytes,
    spans: frameSpans(bytes),
    payloadLength: payload.length,
    headerLength: bytes.length - payload.length,
  };
}
