/**
 * The length slider: a payload length from 0 to 2^63 − 1 and the header that announces it.
 *
 * The slider moves over a list of stops: every length up to the first border, then eight to an
 * octave, and always the lengths beside a border between two forms.
 * @module
 */

import { encodeHex } from '#protocol/bytes.ts';
import { checkHeader, type Receiver, type Violation } from '#protocol/check.ts';
import { type FrameHeader, parseHeader, shortestForm, type LengthForm } from '#protocol/frame.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { OPCODE } from '#protocol/opcode.ts';

export type Sender = 'client' | 'server';

export interface State {
  /** In bytes. */
  readonly length: bigint;
  readonly sender: Sender;
  /** What the reader typed as a header of their own; empty while they have not. */
  readonly typed: string;
}

/** The largest payload of one frame, in bytes (RFC 6455 §5.2). */
export const MAX_LENGTH = 2n ** 63n - 1n;

/** Lengths at which the header changes its form, and the ends of the scale. */
export const BORDERS: readonly bigint[] = [0n, 125n, 126n, 65535n, 65536n, MAX_LENGTH];

export const START: State = { length: 126n, sender: 'server', typed: '' };

/** The key of RFC 6455 §5.7, so that the figure can be compared with the RFC's. */
const SAMPLE_KEY = 0x37fa213d;

const STEPS_PER_OCTAVE = 8;

/** The border after a length, or the one before; behind the last comes the first. */
export function nextBorder(length: bigint, direction: 1 | -1): bigint {
  const next =
    direction > 0
      ? BORDERS.find((border) => border > length)
      : BORDERS.findLast((border) => border < length);
  return next ?? BORDERS.at(direction > 0 ? 0 : -1)!;
}

/** Every length that the slider can stop at, rising. */
export const STOPS: readonly bigint[] = (() => {
  const stops = new Set<bigint>(BORDERS);
  for (let length = 0n; length <= 130n; length++) stops.add(length);
  for (const border of [65534n, 65537n]) stops.add(border);
  for (let step = 8 * STEPS_PER_OCTAVE; step < 63 * STEPS_PER_OCTAVE; step++) {
    stops.add(BigInt(Math.round(2 ** (step / STEPS_PER_OCTAVE))));
  }
  return [...stops].sort((a, b) => (a < b ? -1 : 1));
})();

/** How near the pointer must come to a border to be drawn to it, in stops. */
const MAGNET = 3;

/** The stop nearest to a length. */
export function stopOf(length: bigint): number {
  const above = STOPS.findIndex((stop) => stop >= length);
  const below = Math.max(0, above - 1);
  return length - STOPS[below]! < STOPS[above]! - length ? below : above;
}

/** The length at a stop; a pointer is drawn to the nearest border close by, the keyboard is not. */
export function lengthAt(stop: number, magnetic: boolean): bigint {
  if (!magnetic) return STOPS[stop]!;
  const distance = (border: bigint) => Math.abs(STOPS.indexOf(border) - stop);
  const nearest = BORDERS.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return distance(nearest) <= MAGNET ? nearest : STOPS[stop]!;
}

/**
 * Reads a length as people write it: `65536`, `65 536`, `65,536`, `0x1_0000`, `2^16`, `2^63 - 1`.
 *
 * @returns `undefined` if it is none, or not from 0 to 2^63 − 1
 */
export function readLength(text: string): bigint | undefined {
  const compact = text.replace(/[\s_,']/g, '').replace('−', '-');
  const power = /^2(?:\^|\*\*)(\d{1,2})(?:([+-])(\d{1,19}))?$/.exec(compact);
  let length: bigint;
  if (power !== null) {
    const [, exponent, sign, rest = '0'] = power;
    length = 2n ** BigInt(exponent!) + (sign === '-' ? -BigInt(rest) : BigInt(rest));
  } else if (/^(?:\d{1,19}|0x[\da-f]{1,16})$/i.test(compact)) {
    length = BigInt(compact);
  } else {
    return undefined;
  }
  return length >= 0n && length <= MAX_LENGTH ? length : undefined;
}

export interface Picture {
  readonly header: Uint8Array;
  readonly spans: readonly FrameSpan[];
  readonly form: LengthForm;
  /** Share of the header in the frame, from 0 to 1. */
  readonly share: number;
}

/** The header of a binary frame of that length. */
export function picture({ length, sender }: State): Picture {
  const header = serializeHeader({
    opcode: OPCODE.binary,
    payloadLength: length,
    maskingKey: sender === 'client' ? SAMPLE_KEY : undefined,
  });
  return {
    header,
    spans: frameSpans(header),
    form: shortestForm(length),
    share: header.length / (header.length + Number(length)),
  };
}

/** What a strict receiver makes of a header. */
export type Verdict =
  | { readonly kind: 'incomplete'; readonly spans: readonly FrameSpan[] }
  | {
      readonly kind: 'legal' | 'illegal';
      readonly spans: readonly FrameSpan[];
      readonly header: FrameHeader;
      readonly violations: readonly Violation[];
    };

/** Judges a header that the reader typed; the sender decides who receives it. */
export function judge(bytes: Uint8Array, sender: Sender): Verdict {
  const spans = frameSpans(bytes);
  const header = parseHeader(bytes);
  if (header === undefined) return { kind: 'incomplete', spans };
  const receiver: Receiver = sender === 'client' ? 'server' : 'client';
  const violations = checkHeader(header, { receiver });
  return { kind: violations.length === 0 ? 'legal' : 'illegal', spans, header, violations };
}

/** The three ways to write a length, as hex headers: the shortest that fits, and those too long. */
export function forms(state: State): string[] {
  return ([7, 16, 64] as const)
    .filter((form) => form >= shortestForm(state.length))
    .map((lengthForm) =>
      encodeHex(
        serializeHeader({
          opcode: OPCODE.binary,
          payloadLength: state.length,
          lengthForm,
          maskingKey: state.sender === 'client' ? SAMPLE_KEY : undefined,
        }),
      ),
    );
}
