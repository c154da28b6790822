/**
 * The whole exchange as bytes: what each end sends, from the first byte of its head to the end of its
 * first frame. Loaded when the reader first looks at the bytes.
 * @module
 */

import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import type { Span } from '#protocol/span.ts';
import type { Served } from './model.ts';

/** What one end sends. */
export interface Stream {
  readonly bytes: Uint8Array;
  readonly spans: readonly Span[];
  /** Where HTTP ends and the first frame begins; `undefined` as long as all is HTTP. Unit: bytes. */
  readonly border: number | undefined;
  /** All behind the head. */
  readonly frames: Uint8Array;
}

export type Sender = 'client' | 'server';

/** The key of RFC 6455 §5.7. */
const MASKING_KEY = 0x37fa213d;

/** Frames follow only where the server switches. */
export function exchange({ source, answer, outcome }: Served): Record<Sender, Stream> {
  const text = (words: string) => ({ opcode: OPCODE.text, payload: encodeUtf8(words) });
  const switches = outcome === 'switches';
  return {
    client: stream(
      'request',
      source.bytes,
      switches ? serializeFrame({ ...text('Hello'), maskingKey: MASKING_KEY }) : undefined,
    ),
    server: stream(
      'response',
      answer?.bytes ?? new Uint8Array(),
      switches ? serializeFrame(text('Welcome')) : undefined,
    ),
  };
}

function stream(
  kind: 'request' | 'response',
  head: Uint8Array,
  frame: Uint8Array | undefined,
): Stream {
  const { spans, length } = parseHead(head, kind);
  const bytes = concatBytes(head, frame ?? new Uint8Array());
  // What was typed behind the head would be read as frames, too.
  const frames = frame === undefined ? [] : framesFrom(bytes, length);
  return {
    bytes,
    spans: [...spans, ...frames],
    border: frame === undefined ? undefined : length,
    frames: bytes.subarray(length),
  };
}

function framesFrom(bytes: Uint8Array, start: number): Span[] {
  const spans: Span[] = [];
  let offset = start;
  while (offset < bytes.length) {
    const frame = frameSpans(bytes, offset);
    const last = frame.at(-1)!;
    // The spans inside a payload are no cells of their own.
    spans.push(...frame.filter(({ field }) => !field.startsWith('close-')));
    offset = (last.bitOffset + last.bitLength) / 8;
  }
  return spans;
}
