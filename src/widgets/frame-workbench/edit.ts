/**
 * Edits of the workbench's stream that leave all other bytes as they are.
 * @module
 */

import { type Edit, INDEX_STEP, select, type State } from './model.ts';
import { advanceIndex, cutIndex, type FramePlace } from './stream-index.ts';

/** Beyond this a copy for each edit would be felt. Unit: bytes. */
const COPIED = 2 ** 20;
/** Room behind a long stream, so that not every byte that comes moves it. Unit: bytes. */
const ROOM = 2 ** 16;

/** Up to here what an edit took away is kept. Unit: bytes. */
export const KEPT = 2 ** 16;

/** Changes one bit, counted from the first bit of the stream. */
export function flipBit(state: State, bit: number): State {
  const offset = bit >> 3;
  if (offset < 0 || offset >= state.bytes.length) return state;
  return select(setByte(state, offset, state.bytes[offset]! ^ (0x80 >> (bit & 7))), offset);
}

/** Overwrites a byte, or appends one at the end; looks at the same byte as before. */
export function setByte(state: State, offset: number, byte: number): State {
  if (offset >= state.bytes.length) return splice(state, state.bytes.length, 0, [byte]);
  if (state.bytes[offset] === byte) return state;
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

/** Puts other bytes in a frame's place; looks at the same field as before, as well as that goes. */
export function replace(state: State, place: FramePlace, frame: Uint8Array): State {
  const after = splice(state, place.offset, place.end - place.offset, frame);
  const last = place.offset + frame.length - 1;
  return state.selected < place.end ? select(after, Math.min(state.selected, last)) : after;
}

/** Puts back what an edit took away. This is an edit, too, and can be taken back itself. */
export function takeBack(state: State, { offset, removed, added, selected }: Edit): State {
  return select(splice(state, offset, added, removed), selected);
}

/**
 * Puts bytes in the place of others. The result is another array; that of a long stream lies in the
 * memory of the one before, where only what stands behind the edit moves.
 */
function splice(state: State, offset: number, removed: number, added: ArrayLike<number>): State {
  const { bytes, selected } = state;
  const [to, from] = [offset + added.length, offset + removed];
  // Taken before anything moves.
  const edit =
    removed > KEPT
      ? undefined
      : { offset, removed: bytes.slice(offset, from), added: added.length, selected };
  const length = bytes.length - removed + added.length;
  const isLong = bytes.length > COPIED;
  const stays = isLong && bytes.byteOffset + length <= bytes.buffer.byteLength;
  const changed = stays
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, length)
    : new Uint8Array(new ArrayBuffer(length + (isLong ? ROOM : 0)), 0, length);
  if (!stays) {
    changed.set(bytes.subarray(0, offset));
    changed.set(bytes.subarray(from), to);
  } else if (to !== from) {
    // `set` would copy the source first, since both overlap.
    const memory = new Uint8Array(bytes.buffer, bytes.byteOffset);
    memory.copyWithin(to, from, bytes.length);
  }
  changed.set(added, offset);
  const index = advanceIndex(cutIndex(state.index, offset), changed, INDEX_STEP);
  return select({ ...state, bytes: changed, index, edit }, selected);
}
