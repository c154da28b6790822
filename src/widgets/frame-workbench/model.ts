/**
 * The frame workbench: one stream of bytes, who receives it, and which byte is looked at.
 *
 * The bytes are the only truth. Bits, fields and verdicts are read from them, and an edit on any side
 * makes new bytes: `edit.ts` changes what is there and lets it mean what it then means, `set-field.ts`
 * writes the whole frame anew so that its other fields keep their values.
 * @module
 */

import { decodeUtf8 } from '#protocol/bytes.ts';
import {
  checkFrame,
  checkHeader,
  type CheckContext,
  type Receiver,
  type Violation,
} from '#protocol/check.ts';
import { parseCloseBody } from '#protocol/close-body.ts';
import { parseFrame, unmaskedPayload } from '#protocol/frame.ts';
import { type FrameSpan, frameSpans, headerSpans } from '#protocol/frame-spans.ts';
import { mask } from '#protocol/mask.ts';
import {
  advanceIndex,
  EMPTY_INDEX,
  frameAtByte,
  type FramePlace,
  nextFrame,
  type StreamIndex,
} from './stream-index.ts';

export interface State {
  /** Another array after every edit; that of a long stream shares the memory of the one before. */
  readonly bytes: Uint8Array;
  /** Where the frames begin, as far as that is known. */
  readonly index: StreamIndex;
  /** Offset of a byte; that of the byte to come if it is the length of `bytes`. */
  readonly selected: number;
  readonly receiver: Receiver;
  /** Whether the handshake agreed on permessage-deflate. */
  readonly deflate: boolean;
  /** What the last edit did, unless it took too much away to be kept. */
  readonly edit?: Edit | undefined;
}

/** What an edit did: with this it can be taken back. */
export interface Edit {
  readonly offset: number;
  /** What stood there. */
  readonly removed: Uint8Array;
  /** How many bytes stand there now. */
  readonly added: number;
  /** The byte that was looked at. */
  readonly selected: number;
}

/** How long what can wait does so, that the answer to a key is painted first. Unit: milliseconds. */
export const LULL = 60;

/** How many frames one step of the index takes: a millisecond or less. */
export const INDEX_STEP = 4096;

/** Up to here a payload is judged, and shown as text, at once; beyond, a worker judges it. */
const SMALL_PAYLOAD = 4096;

/** How many frames a newly loaded stream is searched for the first mistake. */
const SEARCHED_FRAMES = 1000;

/** A stream as it is first looked at: at its first mistake, or else at its first byte. */
export function load(
  bytes: Uint8Array,
  context: Pick<State, 'receiver' | 'deflate'>,
  selected?: number,
): State {
  const { receiver, deflate } = context;
  const index = advanceIndex(EMPTY_INDEX, bytes, INDEX_STEP);
  const state: State = { bytes, index, selected: 0, receiver, deflate };
  return select(state, selected ?? firstMistake(state) ?? 0);
}

/** Looks at another byte; an offset outside is moved to the nearest inside. */
export function select(state: State, selected: number): State {
  return { ...state, selected: Math.max(0, Math.min(selected, state.bytes.length)) };
}

/** Walks the index on, until all frames are found. */
export function advance(state: State): State {
  return { ...state, index: advanceIndex(state.index, state.bytes, INDEX_STEP) };
}

/** The frame that is looked at; `undefined` in an empty stream or while the index is on its way. */
export function selectedFrame({ bytes, index, selected }: State): FramePlace | undefined {
  return frameAtByte(index, bytes, Math.min(selected, bytes.length - 1));
}

/** What a check has to know. */
export function contextOf({
  receiver,
  deflate,
}: Pick<State, 'receiver' | 'deflate'>): CheckContext {
  return { receiver, negotiated: { permessageDeflate: deflate } };
}

/** What a check has to know of one frame: what came before it, too. */
export function contextAt({ before }: FramePlace, context: CheckContext): CheckContext {
  return { ...context, before };
}

/** Whether a frame's payload is too long to be judged while the reader types. */
export function isLarge({ offset, end }: FramePlace): boolean {
  return end - offset > SMALL_PAYLOAD + 14;
}

/**
 * The rules that a frame breaks: of one that is cut off those of its header, if that is there. The
 * payload of a large one is judged only where the caller has time for it.
 */
export function judge(
  bytes: Uint8Array,
  place: FramePlace,
  context: CheckContext,
  hasTime = false,
): Violation[] {
  const { offset, header, missing } = place;
  if (header === undefined) return [];
  const here = contextAt(place, context);
  if (missing > 0 || (isLarge(place) && !hasTime)) return checkHeader(header, here, offset);
  return checkFrame(parseFrame(bytes, offset)!, here, offset);
}

/** What can be said of a frame in a word or two, among thousands of others. */
export type Verdict = 'wrong' | 'headerCut' | 'cut' | 'fine';

/** A frame that is cut off and breaks a rule is wrong: no byte to come will mend it. */
export function verdictOf(bytes: Uint8Array, place: FramePlace, context: CheckContext): Verdict {
  if (place.header === undefined) return 'headerCut';
  if (judge(bytes, place, context).length > 0) return 'wrong';
  return place.missing > 0 ? 'cut' : 'fine';
}

/** The spans of a frame; those inside its payload only where it is small. */
export function spansOf(bytes: Uint8Array, place: FramePlace): FrameSpan[] {
  const { offset, end, header } = place;
  if (header === undefined || !isLarge(place)) return frameSpans(bytes.subarray(0, end), offset);
  const start = offset + header.headerLength;
  const payload: FrameSpan = {
    field: 'payload',
    bitOffset: 8 * start,
    bitLength: 8 * (end - start),
    value: bytes.subarray(start, end),
    section: 'RFC 6455 §5.2',
  };
  return [...headerSpans(header, offset), payload];
}

/** The spans of all frames that touch a run of bytes, as far as the index has come. */
export function spansBetween(
  { bytes, index }: Pick<State, 'bytes' | 'index'>,
  from: number,
  to: number,
): FrameSpan[] {
  const spans: FrameSpan[] = [];
  let place = frameAtByte(index, bytes, from);
  while (place !== undefined && place.offset < Math.min(to, index.end)) {
    spans.push(...spansOf(bytes, place));
    place = nextFrame(bytes, place);
  }
  return spans;
}

/** What is there of a frame's payload, unmasked; `undefined` if that is too long to be shown. */
export function payloadOf(bytes: Uint8Array, place: FramePlace): Uint8Array | undefined {
  const { offset, end, header } = place;
  if (header === undefined || isLarge(place)) return undefined;
  return unmaskedPayload(bytes.subarray(0, end), offset, header);
}

/** A payload as text; `undefined` if it is not UTF-8. */
export const textOf = (payload: Uint8Array): string | undefined => decodeUtf8(payload);

/** The code in the payload of a Close frame, if it has one. */
export const closeCodeOf = (payload: Uint8Array): number | undefined =>
  parseCloseBody(payload).code;

/** The unmasked value of a payload byte; `undefined` for every byte on which no key acts. */
export function unmaskedByte(bytes: Uint8Array, place: FramePlace, at: number): number | undefined {
  const { offset, header } = place;
  if (header?.maskingKey === undefined || bytes[at] === undefined) return undefined;
  const position = at - offset - header.headerLength;
  if (position < 0) return undefined;
  return mask(bytes.subarray(at, at + 1), header.maskingKey, position)[0];
}

/** The first byte that breaks a rule, in one of the first frames. */
function firstMistake(state: State): number | undefined {
  const { bytes, index } = state;
  const context = contextOf(state);
  let place = frameAtByte(index, bytes, 0);
  while (place !== undefined && place.number < SEARCHED_FRAMES) {
    const bit = judge(bytes, place, context)[0]?.spans[0]?.bitOffset;
    if (bit !== undefined) return bit >> 3;
    place = nextFrame(bytes, place);
  }
  return undefined;
}
