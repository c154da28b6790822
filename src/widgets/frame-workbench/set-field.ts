/**
 * What the fields of the workbench set: each one keeps the values of the others.
 * @module
 */

import { concatBytes, encodeUtf8, tryDecodeHex } from '#protocol/bytes.ts';
import { type Repair, repairFrame } from '#protocol/repair-frame.ts';
import {
  type FrameHeader,
  type LengthForm,
  shortestForm,
  unmaskedPayload,
} from '#protocol/frame.ts';
import { type FrameInit, serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { replace, setByte } from './edit.ts';
import { selectedFrame, type State } from './model.ts';
import type { FramePlace } from './stream-index.ts';

/** What prose and the field table can set. */
export type FieldName =
  'fin' | 'rsv1' | 'rsv2' | 'rsv3' | 'opcode' | 'mask' | 'form' | 'key' | 'text' | 'hex';

/** Bits of the first byte. */
const FIRST_BYTE = { fin: 0x80, rsv1: 0x40, rsv2: 0x20, rsv3: 0x10 } as const;

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
      const key = tryDecodeHex(value);
      if (header === undefined || key?.length !== 4) return undefined;
      return rewrite(state, place, { ...header, maskingKey: maskingKeyFrom(key) });
    }
    case 'text':
    case 'hex': {
      const payload = field === 'text' ? encodeUtf8(value) : tryDecodeHex(value);
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

function isBit(value: string): boolean {
  return value === '0' || value === '1';
}
