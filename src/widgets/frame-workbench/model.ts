/**
 * The frame workbench: one stream of bytes, who receives it, and which byte is looked at.
 *
 * The bytes are the only truth. Bits, fields and verdicts are read from them, and an edit on any side
 * makes new bytes: {@link flipBit} and {@link setByte} change what is there and let it mean what it
 * then means, {@link setField} writes the whole frame anew so that its other fields keep their values.
 * @module
 */

import { concatBytes, decodeHex, decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import {
  checkFrame,
  checkHeader,
  type CheckContext,
  type Receiver,
  type Repair,
  repairFrame,
  type Violation,
} from '#protocol/check.ts';
import {
  type FrameHeader,
  type FrameInit,
  type LengthForm,
  parseFrame,
  serializeFrame,
  serializeHeader,
  shortestForm,
  unmaskedPayload,
} from '#protocol/frame.ts';
import { type FrameSpan, frameSpans, headerSpans } from '#protocol/frame-spans.ts';
import { mask } from '#protocol/mask.ts';
import {
  advanceIndex,
  cutIndex,
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
}

/** What prose and the field table can set. */
export type FieldName =
  'fin' | 'rsv1' | 'rsv2' | 'rsv3' | 'opcode' | 'mask' | 'form' | 'key' | 'text' | 'hex';

/** How many frames one step of the index takes: a millisecond or less. */
const INDEX_STEP = 4096;

/** Up to here a payload is judged, and shown as text, at once; beyond, a worker judges it. */
const SMALL_PAYLOAD = 4096;

/** Beyond this a copy for each edit would be felt. Unit: bytes. */
const COPIED = 2 ** 20;
/** Room behind a long stream, so that not every byte that comes moves it. Unit: bytes. */
const ROOM = 2 ** 16;

/** How many frames a newly loaded stream is searched for the first mistake. */
const SEARCHED_FRAMES = 1000;

/** Bits of the first byte. */
const FIRST_BYTE = { fin: 0x80, rsv1: 0x40, rsv2: 0x20, rsv3: 0x10 } as const;

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

/** Changes one bit, counted from the first bit of the stream. */
export function flipBit(state: State, bit: number): State {
  const offset = bit >> 3;
  if (offset < 0 || offset >= state.bytes.length) return state;
  return select(setByte(state, offset, state.bytes[offset]! ^ (0x80 >> (bit & 7))), offset);
}

/** Overwrites a byte, or appends one at the end; looks at the same byte as before. */
export function setByte(state: State, offset: number, byte: number): State {
  if (offset >= state.bytes.length) return splice(state, state.bytes.length, 0, [byte]);
  return splice(state, offset, 1, [byte]);
}

/** Puts a byte of value 0 before another one. */
export function insertByte(state: State, offset: number): State {
  return splice(state, offset, 0, [0]);
}

/** Takes a byte out. */
export function removeByte(state: State, offset: number): State {
  if (offset < 0 || offset >= state.bytes.length) return state;
  return select(splice(state, offset, 1, []), offset);
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
  if (missing > 0 || (isLarge(place) && !hasTime)) return checkHeader(header, context, offset);
  return checkFrame(parseFrame(bytes, offset)!, context, offset);
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

/** The unmasked value of a payload byte; `undefined` for every byte on which no key acts. */
export function unmaskedByte(bytes: Uint8Array, place: FramePlace, at: number): number | undefined {
  const { offset, header } = place;
  if (header?.maskingKey === undefined || bytes[at] === undefined) return undefined;
  const position = at - offset - header.headerLength;
  if (position < 0) return undefined;
  return mask(bytes.subarray(at, at + 1), header.maskingKey, position)[0];
}

/**
 * Sets one field of the frame that is looked at and keeps the others.
 *
 * @param value `0` or `1` for a bit, `0` to `15` for the opcode, `shortest`, `16` or `64` for the form
 *   of the length, eight hex digits for the key, text or hex for the payload
 * @param newKey for MASK: the key to use where there was none, unsigned 32 bits
 * @returns `undefined` if the value cannot stand there
 */
export function setField(
  state: State,
  field: FieldName,
  value: string,
  newKey: number,
): State | undefined {
  const place = selectedFrame(state);
  if (place === undefined) return undefined;
  const byte0 = state.bytes[place.offset]!;
  if (field === 'opcode') {
    const opcode = Number(value);
    if (!/^\d{1,2}$/.test(value) || opcode > 15) return undefined;
    return setByte(state, place.offset, (byte0 & 0xf0) | opcode);
  }
  const { header } = place;
  switch (field) {
    case 'fin':
    case 'rsv1':
    case 'rsv2':
    case 'rsv3': {
      const bit = FIRST_BYTE[field];
      if (!isBit(value)) return undefined;
      return setByte(state, place.offset, value === '1' ? byte0 | bit : byte0 & ~bit);
    }
    case 'mask':
      if (header === undefined || !isBit(value)) return undefined;
      return rewrite(state, place, {
        ...header,
        maskingKey: value === '1' ? (header.maskingKey ?? newKey) : undefined,
      });
    case 'form': {
      if (header === undefined) return undefined;
      const lengthForm = value === 'shortest' ? shortestForm(header.payloadLength) : Number(value);
      if (!fitsForm(header, lengthForm)) return undefined;
      return rewrite(state, place, { ...header, lengthForm });
    }
    case 'key': {
      const key = bytesFromHex(value);
      if (header === undefined || key?.length !== 4) return undefined;
      const maskingKey = key.reduce((sum, byte) => sum * 256 + byte, 0);
      return rewrite(state, place, { ...header, maskingKey });
    }
    case 'text':
    case 'hex': {
      const payload = field === 'text' ? encodeUtf8(value) : bytesFromHex(value);
      if (header === undefined || payload === undefined) return undefined;
      return replace(
        state,
        place,
        serializeFrame({ ...header, ...lengthFor(header, payload), payload }),
      );
    }
  }
}

/** Applies a repair to the frame that is looked at. */
export function repair(state: State, name: Repair, newKey: number): State {
  const place = selectedFrame(state);
  if (place?.header === undefined) return state;
  const { header } = place;
  const cutsPayload = name === 'remove-close-body' || name === 'remove-close-reason';
  const payload = cutsPayload
    ? unmaskedPayload(state.bytes.subarray(0, place.end), place.offset, header)
    : undefined;
  const init = repairFrame({ ...header, payload }, name, newKey);
  return cutsPayload ? replace(state, place, serializeFrame(init)) : rewrite(state, place, init);
}

/** The form in which the length of a frame ought to stand; 7 bits while there is no header. */
export function shortestFormOf(header: FrameHeader | undefined): LengthForm {
  return shortestForm(header?.payloadLength ?? 0);
}

/** Whether a length can be written in that form. */
export function fitsForm({ payloadLength }: FrameHeader, form: number): form is LengthForm {
  return (form === 7 || form === 16 || form === 64) && form >= shortestForm(payloadLength);
}

/** Reads hex with any blanks; `undefined` if it is none. */
export function bytesFromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return decodeHex(text);
  } catch {
    return undefined;
  }
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

/** A form that was longer than needed stays, as far as the new length fits. */
function lengthFor(
  header: FrameHeader,
  { length }: Uint8Array,
): Pick<FrameInit, 'payloadLength' | 'lengthForm'> {
  const forced = header.lengthForm > shortestForm(header.payloadLength);
  const stays = forced && header.lengthForm >= shortestForm(length);
  return { payloadLength: length, lengthForm: stays ? header.lengthForm : undefined };
}

/** Writes a frame's header anew; what is there of its payload stays, masked as the header says. */
function rewrite(state: State, place: FramePlace, init: FrameInit): State {
  const header = place.header!;
  const { bytes } = state;
  const start = place.offset + header.headerLength;
  const oldKey = header.maskingKey ?? 0;
  const newKey = init.maskingKey ?? 0;
  // Unmasking with one key and masking with another is one XOR with both.
  const payload = mask(bytes.subarray(start, place.end), (oldKey ^ newKey) >>> 0);
  return replace(state, place, concatBytes(serializeHeader(init), payload));
}

/** Puts other bytes in a frame's place; looks at the same field as before, as well as that goes. */
function replace(state: State, place: FramePlace, frame: Uint8Array): State {
  const bytes = concatBytes(
    state.bytes.subarray(0, place.offset),
    frame,
    state.bytes.subarray(place.end),
  );
  const after = edited(state, bytes, place.offset);
  const last = place.offset + frame.length - 1;
  return state.selected < place.end ? select(after, Math.min(state.selected, last)) : after;
}

/**
 * Puts bytes in the place of others. The result is another array; that of a long stream lies in the
 * memory of the one before, where only what stands behind the edit moves.
 */
function splice(state: State, offset: number, removed: number, added: readonly number[]): State {
  const { bytes } = state;
  const length = bytes.length - removed + added.length;
  const isLong = bytes.length > COPIED;
  const stays = isLong && bytes.byteOffset + length <= bytes.buffer.byteLength;
  const changed = stays
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, length)
    : new Uint8Array(new ArrayBuffer(length + (isLong ? ROOM : 0)), 0, length);
  const [to, from] = [offset + added.length, offset + removed];
  if (!stays) {
    changed.set(bytes.subarray(0, offset));
    changed.set(bytes.subarray(from), to);
  } else if (to !== from) {
    // `set` would copy the source first, since both overlap.
    const memory = new Uint8Array(bytes.buffer, bytes.byteOffset);
    memory.copyWithin(to, from, bytes.length);
  }
  changed.set(added, offset);
  return edited(state, changed, offset);
}

/** The state with bytes that changed from `offset` on. */
function edited(state: State, bytes: Uint8Array, offset: number): State {
  const index = advanceIndex(cutIndex(state.index, offset), bytes, INDEX_STEP);
  return select({ ...state, bytes, index }, state.selected);
}

function isBit(value: string): boolean {
  return value === '0' || value === '1';
}
