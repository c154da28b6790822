/**
 * Where the frames of a stream begin, for streams of any size: 16 MiB may hold eight million frames.
 *
 * The index is sparse. It remembers where every {@link STRIDE}th frame begins; to find any other, one
 * walks from the nearest remembered one. It is built piece by piece, so that the page can breathe
 * between two pieces, and after an edit it is cut back to the frame that was edited, not thrown away.
 * @module
 */

import { type FrameHeader, frameLength, missingBytes, parseHeader } from '#protocol/frame.ts';
import { MESSAGE_STATES, type MessageState, stateAfter } from '#protocol/message-state.ts';
import { isControl, opcodeName } from '#protocol/opcode.ts';

/**
 * What may come next, as a number: the states of the core from 1, and 0 where it is not known, since a
 * stream may have been cut out of the middle of a connection.
 */
const UNKNOWN = 0;
/** The state behind a frame, by the state before it and its first byte: millions have to be asked. */
const AFTER = Uint8Array.from({ length: 256 * (MESSAGE_STATES.length + 1) }, (_, i) => {
  const frame = parseHeader(Uint8Array.of(i, 0))!;
  const before = MESSAGE_STATES[(i >> 8) - 1];
  if (before !== undefined) return 1 + MESSAGE_STATES.indexOf(stateAfter(frame, before));
  // A frame that changes nothing between two messages tells nothing, unless it ends one.
  const after = stateAfter(frame, 'idle');
  const tells = after !== 'idle' || (frame.fin && isData(frame.opcode));
  return tells ? 1 + MESSAGE_STATES.indexOf(after) : UNKNOWN;
});

function isData(opcode: number): boolean {
  return opcodeName(opcode) !== undefined && !isControl(opcode);
}

/** How many frames lie between two remembered ones. */
export const STRIDE = 128;

/** What is known of a stream so far. Never changed: each step makes a new one. */
export interface StreamIndex {
  /** `starts[k]` is the offset of frame k × {@link STRIDE}; what lies behind them is room to grow. */
  readonly starts: Float64Array;
  /** What may come at each of these, as a number. */
  readonly states: Uint8Array;
  /** What may come at `end`. */
  readonly state: number;
  /** How many frames begin before `end`; the last may be cut off by the end of the stream. */
  readonly frames: number;
  /** Where to go on. Unit: bytes. */
  readonly end: number;
  /** Whether the whole stream was walked. */
  readonly complete: boolean;
}

/** A frame in its stream. */
export interface FramePlace {
  /** From 0. */
  readonly number: number;
  /** Its first byte. */
  readonly offset: number;
  /** The byte after its last one that is there. */
  readonly end: number;
  /** What came before it; `undefined` if the stream does not tell. */
  readonly before: MessageState | undefined;
  /** `undefined` while bytes of the header are missing. */
  readonly header: FrameHeader | undefined;
  /** How many bytes it still needs; 0 if it is whole. */
  readonly missing: number | bigint;
}

export const EMPTY_INDEX: StreamIndex = {
  starts: new Float64Array(0),
  states: new Uint8Array(0),
  state: UNKNOWN,
  frames: 0,
  end: 0,
  complete: false,
};

/** Walks on over a number of frames at most. */
export function advanceIndex(index: StreamIndex, bytes: Uint8Array, atMost: number): StreamIndex {
  let { starts, states, state, frames, end } = index;
  const last = frames + atMost;
  while (frames < last && end < bytes.length) {
    if (frames % STRIDE === 0) {
      starts = withRoom(starts, frames / STRIDE);
      states = withRoom(states, frames / STRIDE);
      starts[frames / STRIDE] = end;
      states[frames / STRIDE] = state;
    }
    frames += 1;
    state = stateBehind(bytes, end, state);
    end = endOfFrame(bytes, end);
  }
  return { starts, states, state, frames, end, complete: end >= bytes.length };
}

/** The index of a stream whose bytes changed from `offset` on: it has to be advanced again. */
export function cutIndex(index: StreamIndex, offset: number): StreamIndex {
  const kept = lastAtMost(index, offset);
  if (kept < 0) return EMPTY_INDEX;
  return {
    // A copy: what is written behind the cut must not show in the index that was cut.
    starts: index.starts.slice(0, kept + 1),
    states: index.states.slice(0, kept + 1),
    state: index.states[kept]!,
    frames: kept * STRIDE,
    end: index.starts[kept]!,
    complete: false,
  };
}

/** The frame to which a byte belongs; `undefined` if the index has not come so far. */
export function frameAtByte(
  index: StreamIndex,
  bytes: Uint8Array,
  offset: number,
): FramePlace | undefined {
  if (offset < 0 || offset >= Math.min(index.end, bytes.length)) return undefined;
  const checkpoint = lastAtMost(index, offset);
  let number = checkpoint * STRIDE;
  let start = index.starts[checkpoint]!;
  let state = index.states[checkpoint]!;
  for (;;) {
    const end = endOfFrame(bytes, start);
    if (offset < end) return place(bytes, number, start, end, state);
    number += 1;
    state = stateBehind(bytes, start, state);
    start = end;
  }
}

/** The frame of that number, from 0; `undefined` if the index has not come so far. */
export function frameByNumber(
  index: StreamIndex,
  bytes: Uint8Array,
  number: number,
): FramePlace | undefined {
  if (number < 0 || number >= index.frames) return undefined;
  const checkpoint = Math.floor(number / STRIDE);
  let start = index.starts[checkpoint]!;
  let state = index.states[checkpoint]!;
  for (let at = checkpoint * STRIDE; at < number; at++) {
    state = stateBehind(bytes, start, state);
    start = endOfFrame(bytes, start);
  }
  return place(bytes, number, start, endOfFrame(bytes, start), state);
}

/** The frame behind another; `undefined` at the end of the stream. */
export function nextFrame(bytes: Uint8Array, frame: FramePlace): FramePlace | undefined {
  const { number, offset, end, before } = frame;
  if (end >= bytes.length) return undefined;
  const state = before === undefined ? UNKNOWN : 1 + MESSAGE_STATES.indexOf(before);
  return place(bytes, number + 1, end, endOfFrame(bytes, end), stateBehind(bytes, offset, state));
}

function place(
  bytes: Uint8Array,
  number: number,
  offset: number,
  end: number,
  state: number,
): FramePlace {
  const header = parseHeader(bytes, offset);
  const before = MESSAGE_STATES[state - 1];
  return { number, offset, end, before, header, missing: missingBytes(bytes, offset) };
}

/** What may come behind the frame at `offset`. */
function stateBehind(bytes: Uint8Array, offset: number, state: number): number {
  return AFTER[256 * state + bytes[offset]!]!;
}

/** The end of the stream, if that comes first. */
function endOfFrame(bytes: Uint8Array, offset: number): number {
  const length = frameLength(bytes, offset);
  return length === undefined ? bytes.length : Math.min(bytes.length, offset + Number(length));
}

/** The last remembered frame that begins at or before a byte; −1 if there is none. */
function lastAtMost({ starts, frames }: StreamIndex, offset: number): number {
  let low = 0;
  let high = Math.ceil(frames / STRIDE);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function withRoom<List extends Float64Array | Uint8Array>(list: List, at: number): List {
  if (at < list.length) return list;
  const larger = new (list.constructor as new (length: number) => List)(
    Math.max(16, 2 * list.length),
  );
  larger.set(list);
  return larger;
}
