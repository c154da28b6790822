/**
 * What was composed, as bytes. With `story.ts` and the core's reader it is loaded when the reader of the
 * page changes something: until then the story that the server told is enough.
 * @module
 */

import { type FrameHeader, parseHeader } from '#protocol/frame.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';
import { seededRandom } from '#sim/random.ts';
import { fieldsOf, isPart, rangeOf, type State } from './model.ts';

/** A frame as it is sent. */
export interface ComposedFrame {
  /** Whether it carries nothing of the message. */
  readonly isExtra: boolean;
  /** Not masked. */
  readonly payload: Uint8Array;
  readonly bytes: Uint8Array;
  readonly header: FrameHeader;
  /** Top-level spans of the frame, counted from its first byte. */
  readonly spans: readonly FrameSpan[];
}

/** The frames on the wire, in order. */
export function framesOf(state: State): ComposedFrame[] {
  const nextKey = keySource(state.seed);
  return state.items.map((item) => {
    const { fin, opcode } = fieldsOf(state, item);
    const isExtra = !isPart(item);
    const payload = isExtra ? item.body : state.message.slice(...rangeOf(state, item.part));
    const maskingKey = state.sender === 'client' ? nextKey() : undefined;
    const frame = drawn({ fin, opcode, payload, maskingKey });
    return { isExtra, payload, header: parseHeader(frame.bytes)!, ...frame };
  });
}

/** The bytes of a frame and what they mean, as the strips draw it. */
export function drawn(init: FrameInit): { bytes: Uint8Array; spans: FrameSpan[] } {
  const bytes = serializeFrame(init);
  const spans = frameSpans(bytes).filter(({ field }) => !field.startsWith('close-'));
  return { bytes, spans };
}

/**
 * Draws masking keys from a seed, so that a link shows the same bytes again. Real keys have to be
 * unpredictable (RFC 6455 §5.3).
 */
export function keySource(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random.int(0, 0xffff_ffff);
}
