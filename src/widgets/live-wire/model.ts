/**
 * The live wire: a script, and the step of its run that is looked at. All else is computed from these.
 *
 * Whoever only looks needs this and a recording of the run; what changes the script is in `engine.ts`.
 * @module
 */

import { mask } from '#protocol/mask.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { parseHeader } from '#protocol/frame.ts';
import { opcodeIn } from '#protocol/opcode.ts';
import type { Segment } from '#sim/wire/lane.ts';
import type { Script } from '#sim/wire/script.ts';
import { otherSide, type Side } from '#sim/side.ts';
import type { Happening, Run, Step, Stretch } from '#sim/wire/step.ts';

export { READY_STATES } from '#protocol/connection-state.ts';
export { otherSide, type Side, SIDES } from '#sim/side.ts';
export type { Action, Script } from '#sim/wire/script.ts';
export type { Segment } from '#sim/wire/lane.ts';
export type { Run, Step } from '#sim/wire/step.ts';

export interface State {
  readonly script: Script;
  /** The step that is looked at, from 0. */
  readonly at: number;
}

/** A step by what happens in it: the how-manieth of its kind at one end, from 1. */
export type Place = readonly [type: Happening['type'], side?: Side | undefined, nth?: number];

/** Where in a run something happens; `undefined` if it does not. */
export function findStep(run: Run, [type, side, nth = 1]: Place): number | undefined {
  const places = run.steps.flatMap(({ what, side: where }, at) =>
    what.type === type && (side === undefined || where === side) ? [at] : [],
  );
  return places[nth - 1];
}

/** Bytes as they are drawn: with the fields that the sender meant, and where each head and frame begins. */
export interface Shown {
  readonly from: Side;
  readonly start: number;
  readonly end: number;
  /** All that was sent, with these bytes as they were at the moment. */
  readonly bytes: Uint8Array;
  readonly parts: readonly Part[];
  /** Whether they are on their way. */
  readonly inFlight: boolean;
}

/** A head or a frame, or what is shown of it. */
export interface Part {
  readonly kind: 'head' | 'frame';
  /** Of a frame, among those from this end; from 1, behind the head. */
  readonly number: number;
  /** As it was sent. */
  readonly opcode: number;
  readonly start: number;
  readonly end: number;
  /** Counted from the first byte that was sent. */
  readonly spans: readonly FrameSpan[];
  /** Lines of a head, each with its CRLF, as places of their first bytes and of the bytes behind. */
  readonly lines: readonly (readonly [start: number, end: number])[];
}

/** The bytes that a step is about; those of the step before if it is about none. */
export function aboutBytes({ steps }: Run, at: number): Stretch | undefined {
  return steps.findLast(({ about }, i) => i <= at && about !== undefined)?.about;
}

export function show(run: Run, at: number, { from, start, bytes: some }: Stretch): Shown {
  const { sent, sentUnits } = run.ends[from];
  const bytes = sent.slice();
  bytes.set(some, start);
  const end = start + some.length;
  const parts = sentUnits
    .filter((unit) => unit.start < end && start < unit.end)
    .map(({ kind, start: unitStart, end: unitEnd }): Part => {
      const from = Math.max(start, unitStart);
      const to = Math.min(end, unitEnd);
      return {
        kind,
        number: sentUnits.findIndex((unit) => unit.start === unitStart),
        opcode: opcodeIn(sent[unitStart]!),
        start: from,
        end: to,
        spans: kind === 'frame' ? frameSpans(sent.subarray(0, unitEnd), unitStart) : [],
        lines: kind === 'head' ? linesOf(bytes, from, to) : [],
      };
    });
  const inFlight = run.steps[at]!.lanes[from].segments.some(
    (segment) => segment.start <= start && end <= segment.start + segment.bytes.length,
  );
  return { from, start, end, bytes, parts, inFlight };
}

function linesOf(bytes: Uint8Array, start: number, end: number): [number, number][] {
  const lines: [number, number][] = [];
  for (let from = start; from < end;) {
    const lineFeed = bytes.indexOf(10, from);
    const to = lineFeed < 0 ? end : Math.min(lineFeed + 1, end);
    lines.push([from, to]);
    from = to;
  }
  return lines;
}

/** What a segment carries, in a word. */
export interface Label {
  readonly kind: 'head' | 'frame' | 'fin' | 'rst';
  /** Of the first frame that has bytes in it. */
  readonly opcode: number;
  /** The fields of its first bytes. */
  readonly spans: readonly FrameSpan[];
}

/** Of more bytes the fields are not shown where a segment is as large as a word. Unit: bytes. */
export const MOST_MARKS = 16;

export function labelOf(run: Run, from: Side, { ending, start, bytes }: Segment): Label {
  if (ending !== undefined) return { kind: ending, opcode: 0, spans: [] };
  const { sent, sentUnits } = run.ends[from];
  const { kind, start: first } = sentUnits.find((unit) => start < unit.end)!;
  const end = start + Math.min(bytes.length, MOST_MARKS);
  const spans = sentUnits
    .filter((unit) => unit.kind === 'frame' && unit.start < end && start < unit.end)
    .flatMap((unit) => frameSpans(sent.subarray(0, unit.end), unit.start));
  return { kind, opcode: opcodeIn(sent[first]!), spans };
}

/** How far a segment has come, in twentieths. */
export function progress({ sentAt, due }: Segment, now: number): number {
  return Math.round(20 * Math.max(0, Math.min((now - sentAt) / (due - sentAt || 1), 1)));
}

/** The bytes of a step as the frame workbench can take them; `undefined` if they are HTTP, known or none. */
export function frameBytes(run: Run, step: Step): Uint8Array | undefined {
  const { about, what } = step;
  // Of what one frame brought, the step before has the bytes: they have just arrived.
  const isSaid = ['done', 'ping', 'pong', 'close-received'].includes(what.type);
  if (about === undefined || isSaid || (what.type === 'message' && what.frames === 1)) {
    return undefined;
  }
  const { sentUnits } = run.ends[about.from];
  const end = about.start + about.bytes.length;
  const first = sentUnits.find((unit) => unit.kind === 'frame' && about.start < unit.end);
  if (first === undefined || first.start >= end) return undefined;
  if (what.type === 'send') return about.bytes;
  const { received } = run.ends[otherSide(about.from)];
  return received.subarray(first.start, end);
}

/** Whether a byte had another value when it was sent. */
export function isFlipped(run: Run, { from, bytes }: Shown, at: number): boolean {
  return run.ends[from].sent[at] !== bytes[at];
}

/** A step at which a byte is on its way: the one looked at, or the one with which it left. */
export function stepInFlight(
  { steps }: Run,
  at: number,
  from: Side,
  byte: number,
): number | undefined {
  const carries = ({ lanes }: Step) =>
    lanes[from].segments.some(({ start, bytes }) => byte >= start && byte < start + bytes.length);
  if (carries(steps[at]!)) return at;
  const first = steps.findIndex(carries);
  return first < 0 ? undefined : first;
}

/** The unmasked value of a payload byte; `undefined` for every byte on which no key acts. */
export function unmaskedByte({ bytes, parts }: Shown, at: number): number | undefined {
  const spans = parts.flatMap((part) => part.spans);
  const span = spans.find(
    ({ field, bitOffset, bitLength }) =>
      field === 'payload' && 8 * at >= bitOffset && 8 * at < bitOffset + bitLength,
  );
  if (span === undefined) return undefined;
  const first = spans.findLast(({ field, bitOffset }) => field === 'fin' && bitOffset <= 8 * at)!;
  const key = parseHeader(bytes, first.bitOffset / 8)?.maskingKey;
  return key === undefined
    ? undefined
    : mask(bytes.subarray(at, at + 1), key, at - span.bitOffset / 8)[0];
}
