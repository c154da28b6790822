/**
 * What was composed, as bytes. With `story.ts` and the core's reader it is loaded when the reader of the
 * page changes something: until then the story that the server told is enough.
 * @module
 */

import { type FrameHeader, parseHeader } from '#protocol/frame.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { seededRandom } from '#sim/random.ts';
import { fieldsOf, isPart, rangeOf, type State } from './model.ts';

/** Where a field lies in its frame. */
type Extent = Pick<FrameSpan, 'field' | 'bitOffset' | 'bitLength'>;

/** A frame as it is sent. */
export interface ComposedFrame {
  /** Whether it carries nothing of the message. */
  readonly isExtra: boolean;
  /** Not masked. */
  readonly payload: Uint8Array;
  readonly bytes: Uint8Array;
  readonly header: FrameHeader;
  /** Where its fields lie, for a strip. No more than that: a page brings a story in its source. */
  readonly spans: readonly Extent[];
}

/** The frames on the wire, in order. */
export function framesOf(state: State): ComposedFrame[] {
  const nextKey = keySource(state.seed);
  return state.items.map((item) => {
    const { fin, opcode } = fieldsOf(state, item);
    const isExtra = !isPart(item);
    const payload = isExtra ? item.body : state.message.slice(...rangeOf(state, item.part));
    const maskingKey = state.sender === 'client' ? nextKey() : undefined;
    const bytes = serializeFrame({ fin, opcode, payload, maskingKey });
    return { isExtra, payload, bytes, header: parseHeader(bytes)!, spans: extentsIn(bytes) };
  });
}

/** Top-level fields only. */
function extentsIn(bytes: Uint8Array): Extent[] {
  return frameSpans(bytes)
    .filter(({ field }) => !field.startsWith('close-'))
    .map(({ field, bitOffset, bitLength }) => ({ field, bitOffset, bitLength }));
}

/**
 * Draws masking keys from a seed, so that a link shows the same bytes again. Real keys have to be
 * unpredictable (RFC 6455 §5.3).
 */
export function keySource(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random.int(0, 0xffff_ffff);
}
