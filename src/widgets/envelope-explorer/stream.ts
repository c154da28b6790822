/**
 * What TCP is given to carry for one message: a WebSocket frame, or a record of TLS 1.3 around it. A record
 * is ciphertext under keys that two ends agree on: its size is certain, its bytes are not.
 * @module
 */

import { frameSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import type { Span } from '#protocol/span.ts';
import { seededRandom } from '#sim/random.ts';
import type { Options } from './segments.ts';

/** Some bytes: from `start` up to, and not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A layer of what is drawn: its header, and what it carries. */
export interface ShownLayer extends Range {
  readonly kind: string;
  readonly headerEnd: number;
  readonly spans: readonly Span[];
}

export interface Stream {
  readonly bytes: Uint8Array;
  /** From the outermost to the innermost. */
  readonly layers: readonly ShownLayer[];
  /** What keys would be needed for. */
  readonly unknown: readonly Range[];
  /** Unit: bytes. */
  readonly frameLength: number;
}

/** Sizes in a record with AES-128-GCM besides its content (RFC 8446 §5.1, §5.2; RFC 5116 §5.1). */
const RECORD_HEADER = 5;
const CONTENT_TYPE = 1;
const TAG = 16;
/** What a record announces: application data, and for the sake of old boxes on the way TLS 1.2. */
const APPLICATION_DATA = 23;
const LEGACY_VERSION = 0x0303;

/** The masking key of RFC 6455 §5.7. */
const SAMPLE_KEY = 0x37fa213d;

/** The masking keys that a client draws: for the message, and for its Close. */
export function maskingKeys({ seed }: Pick<Options, 'seed'>): readonly [number, number] {
  const random = seededRandom(seed);
  const drawn = [random.bytes(4), random.bytes(4)].map(maskingKeyFrom);
  return [seed === 0 ? SAMPLE_KEY : drawn[0]!, drawn[1]!];
}

/** A frame of the message, in a record where there is TLS. */
export function streamOf(message: Uint8Array, options: Options): Stream {
  const maskingKey = options.sender === 'client' ? maskingKeys(options)[0] : undefined;
  const frame = serializeFrame({ opcode: OPCODE.text, payload: message, maskingKey });
  const start = options.tls ? RECORD_HEADER : 0;
  const end = start + frame.length;
  const payload = end - message.length;
  const spans = frameSpans(frame).map((span) => moved(span, 8 * start));
  const isHeader = ({ bitOffset }: Span) => bitOffset < 8 * payload;
  const inner = [
    { kind: 'websocket', start, headerEnd: payload, end, spans: spans.filter(isHeader) },
    {
      kind: 'message',
      start: payload,
      headerEnd: payload,
      end,
      spans: spans.filter((span) => !isHeader(span)),
    },
  ];
  const frameLength = frame.length;
  if (!options.tls) return { bytes: frame, layers: inner, unknown: [], frameLength };
  const length = frameLength + CONTENT_TYPE + TAG;
  const bytes = new Uint8Array(RECORD_HEADER + length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, APPLICATION_DATA);
  view.setUint16(1, LEGACY_VERSION);
  view.setUint16(3, length);
  const record = {
    kind: 'tls',
    start: 0,
    headerEnd: RECORD_HEADER,
    end: bytes.length,
    spans: [
      field('tls-opaque-type', 0, 1, APPLICATION_DATA, 'RFC 8446 §5.2'),
      field('tls-legacy-version', 1, 2, LEGACY_VERSION, 'RFC 8446 §5.2'),
      field('tls-length', 3, 2, length, 'RFC 8446 §5.2'),
      field('tls-content-type', end, CONTENT_TYPE, APPLICATION_DATA, 'RFC 8446 §5.2'),
      field('tls-tag', end + CONTENT_TYPE, TAG, 0, 'RFC 5116 §5.1'),
    ],
  };
  const unknown = [{ start: RECORD_HEADER, end: bytes.length }];
  return { bytes, layers: [record, ...inner], unknown, frameLength };
}

/** What of a layer lies in a range, counted from another place; `undefined` if nothing does. */
export function cutLayer(layer: ShownLayer, range: Range, shift: number): ShownLayer | undefined {
  const start = Math.max(layer.start, range.start);
  const end = Math.min(layer.end, range.end);
  if (start >= end) return undefined;
  return {
    kind: layer.kind,
    start: start + shift,
    headerEnd: Math.min(Math.max(layer.headerEnd, start), end) + shift,
    end: end + shift,
    spans: layer.spans.flatMap((span) => {
      const from = Math.max(span.bitOffset, 8 * range.start);
      const to = Math.min(span.bitOffset + span.bitLength, 8 * range.end);
      return from < to ? [moved({ ...span, ...part(span, from, to) }, 8 * shift)] : [];
    }),
  };
}

function part(
  { bitOffset, value }: Span,
  from: number,
  to: number,
): Omit<Span, 'field' | 'section'> {
  const place = { bitOffset: from, bitLength: to - from };
  // Of what is cut in two, only the payload says anything.
  const isBytes = value instanceof Uint8Array;
  return {
    ...place,
    value: isBytes ? value.subarray((from - bitOffset) / 8, (to - bitOffset) / 8) : value,
  };
}

const moved = (span: Span, bits: number): Span => ({ ...span, bitOffset: span.bitOffset + bits });

const field = (name: string, at: number, size: number, value: number, section: string): Span => ({
  field: name,
  bitOffset: 8 * at,
  bitLength: 8 * size,
  value,
  section,
});
