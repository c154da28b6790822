/**
 * The masking instrument: a payload, a key of four bytes and the XOR of both, any of which can be
 * edited. Two of the three decide the third, so the row of bytes that was edited last is held, and
 * the other one is computed.
 * @module
 */

import { decodeUtf8, encodeUtf8, tryDecodeHex } from '#protocol/bytes.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { charactersOf } from './characters.ts';

export { maskingKeyFrom };

/** A row of bytes; the one that is held is not computed. */
export type Held = 'payload' | 'masked';

export interface State {
  readonly held: Held;
  /** Those of the row that is held. */
  readonly bytes: Uint8Array;
  /** Unsigned 32-bit number, first byte on the wire highest. */
  readonly key: number;
  /** The byte whose bits are shown. */
  readonly selected: number;
  readonly view: 'bytes' | 'pieces';
  /** Bytes of the payload at which a new piece begins, rising, without 0. */
  readonly cuts: readonly number[];
  /** What the pieces are: reads from the stream of one frame, or frames of one message. */
  readonly between: 'reads' | 'frames';
}

/** Columns drawn at a time; a longer payload is shown in windows of so many bytes. */
export const WINDOW = 64;

/** The key of RFC 6455 §5.7, so that what is shown can be compared with the RFC. */
const SAMPLE_KEY = 0x37fa213d;

const text = (
  payload: string,
  key = SAMPLE_KEY,
  rest: Partial<Pick<State, 'view' | 'cuts' | 'between'>> = {},
): State => ({
  held: 'payload',
  bytes: encodeUtf8(payload),
  key,
  selected: 0,
  view: 'bytes',
  cuts: [],
  between: 'reads',
  ...rest,
});

const STREAMED = 'Only 111 frames left';

/** Worth a look, in the order in which a clicker goes through them. */
export const PRESETS = {
  hello: text('Hello'),
  ones: text('111'),
  chinese: text('你好'),
  'zero-key': text('Hi', 0),
  zeros: { ...text(''), bytes: new Uint8Array(8) },
  long: text('Thirty-two bits take turns over everything, however long. '.repeat(5)),
  pieces: text(STREAMED, SAMPLE_KEY, { view: 'pieces', cuts: [6, 13] }),
  fours: text(STREAMED, SAMPLE_KEY, { view: 'pieces', cuts: [4, 12] }),
  frames: text(STREAMED, SAMPLE_KEY, { view: 'pieces', cuts: [6, 13], between: 'frames' }),
} as const satisfies Readonly<Record<string, State>>;

export type PresetName = keyof typeof PRESETS;

const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

export const START: State = PRESETS.hello;

/** Both rows of bytes. */
export function rowsOf({ held, bytes, key }: State): Readonly<Record<Held, Uint8Array>> {
  const other = mask(bytes, key);
  return held === 'payload' ? { payload: bytes, masked: other } : { payload: other, masked: bytes };
}

/** Holds a row with these bytes; what was chosen in a longer one is taken back into it. */
export function holdBytes(state: State, held: Held, bytes: Uint8Array): State {
  return {
    ...state,
    held,
    bytes,
    selected: Math.max(0, Math.min(state.selected, bytes.length - 1)),
    cuts: state.cuts.filter((cut) => cut < bytes.length),
  };
}

/** Flips a bit of the selected byte, or of the key's byte that it meets; 0 is the leftmost. */
export function flipBit(state: State, row: Held | 'key', bit: number): State {
  const { selected, key } = state;
  if (row === 'key') {
    return { ...state, key: (key ^ (0x8000_0000 >>> (8 * (selected % 4) + bit))) >>> 0 };
  }
  const bytes = Uint8Array.from(rowsOf(state)[row]);
  bytes[selected]! ^= 0x80 >> bit;
  return { ...state, held: row, bytes };
}

/** Puts a cut before a byte, or takes it away. */
export function toggleCut(state: State, at: number): State {
  const { length } = state.bytes;
  if (!(Number.isInteger(at) && at > 0 && at < length)) return state;
  const cuts = state.cuts.includes(at)
    ? state.cuts.filter((cut) => cut !== at)
    : [...state.cuts, at].toSorted((a, b) => a - b);
  return { ...state, cuts };
}

/** The preset that looks like this, if one does. */
export function presetOf(state: State): PresetName | undefined {
  const { payload } = rowsOf(state);
  const same = (a: readonly number[] | Uint8Array, b: readonly number[] | Uint8Array) =>
    a.length === b.length && a.every((value, i) => value === b[i]);
  return PRESET_NAMES.find((name) => {
    const { bytes, key, view, cuts, between }: State = PRESETS[name];
    const isAlike = state.key === key && state.view === view && same(payload, bytes);
    return isAlike && same(state.cuts, cuts) && state.between === between;
  });
}

/** The preset of that name. */
export function presetNamed(name: string | undefined): State | undefined {
  const found = PRESET_NAMES.find((known) => known === name);
  return found && PRESETS[found];
}

/** The preset behind the one that is shown, or before it. */
export function nextPreset(state: State, direction: 1 | -1): State {
  const shown = presetOf(state);
  const at = shown === undefined ? (direction > 0 ? -1 : 0) : PRESET_NAMES.indexOf(shown);
  return PRESETS[PRESET_NAMES.at((at + direction) % PRESET_NAMES.length)!];
}

/** Reads a key: four bytes of hex. */
export function readKey(typed: string): number | undefined {
  const bytes = tryDecodeHex(typed);
  return bytes?.length === 4 ? maskingKeyFrom(bytes) : undefined;
}

/** A key as its four bytes. */
export function keyBytes(key: number): Uint8Array {
  return mask(new Uint8Array(4), key);
}

/** The payload for a field of one line; `undefined` where such a field would change it. */
export function lineOf(payload: Uint8Array): string | undefined {
  const line = decodeUtf8(payload);
  const isLossy = line === undefined || ['\r', '\n', '\0'].some((lost) => line.includes(lost));
  return isLossy ? undefined : line;
}

/** One byte of the table, with the byte of the key that it meets. */
export interface Column {
  readonly index: number;
  readonly payload: number;
  readonly character: string;
  /** `index` modulo 4. */
  readonly keyIndex: number;
  readonly key: number;
  readonly masked: number;
  readonly maskedCharacter: string;
}

export interface Picture {
  readonly length: number;
  readonly line: string | undefined;
  readonly payload: Uint8Array;
  readonly masked: Uint8Array;
  /** Those of the window that holds the selected byte. */
  readonly columns: readonly Column[];
  readonly chosen: Column | undefined;
  /** The payload as a whole frame from a client. */
  readonly frame: Uint8Array;
  readonly spans: readonly FrameSpan[];
}

/** All that is drawn of single bytes. */
export function picture(state: State): Picture {
  const { payload, masked } = rowsOf(state);
  const key = keyBytes(state.key);
  const characters = charactersOf(payload);
  const maskedCharacters = charactersOf(masked);
  const from = state.selected - (state.selected % WINDOW);
  const columns = Array.from(payload.subarray(from, from + WINDOW), (byte, i): Column => {
    const index = from + i;
    const keyIndex = index % 4;
    return {
      index,
      payload: byte,
      character: characters[index]!,
      keyIndex,
      key: key[keyIndex]!,
      masked: masked[index]!,
      maskedCharacter: maskedCharacters[index]!,
    };
  });
  const opcode = decodeUtf8(payload) === undefined ? OPCODE.binary : OPCODE.text;
  const frame = serializeFrame({ opcode, maskingKey: state.key, payload });
  return {
    length: payload.length,
    line: lineOf(payload),
    payload,
    masked,
    columns,
    chosen: columns[state.selected - from],
    frame,
    spans: frameSpans(frame),
  };
}
