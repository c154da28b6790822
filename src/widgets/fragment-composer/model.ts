/**
 * The fragment composer: a message with cuts in it, and the frames in which it is sent.
 *
 * The frames stand in a list. Each is a part of the message, or an extra: a control frame, or a frame
 * that has no business there. A part says nothing but which part it is, so its FIN and its opcode
 * follow from the cuts until somebody forces them. An extra holds all its fields.
 * @module
 */

import type { Receiver } from '#protocol/check.ts';
import { OPCODE } from '#protocol/opcode.ts';
import type { TrayName } from './tray.ts';

export type Kind = 'text' | 'binary';

/** A part of the message, numbered from 0. */
export interface Part {
  readonly part: number;
  /** Instead of what follows from the cuts. */
  readonly fin?: boolean | undefined;
  readonly opcode?: number | undefined;
}

/** A frame that carries nothing of the message. */
export interface Extra {
  readonly fin: boolean;
  readonly opcode: number;
  readonly body: Uint8Array;
}

export type Item = Part | Extra;

export interface State {
  readonly sender: Receiver;
  readonly kind: Kind;
  readonly message: Uint8Array;
  /** Offsets in the message, rising, from 0 to its length: at the ends they make empty parts. */
  readonly cuts: readonly number[];
  /** Every part once, and extras, in the order in which they are sent. */
  readonly items: readonly Item[];
  /** Masking keys are drawn from it. Unsigned 32 bits. */
  readonly seed: number;
  /** The longest message that the receiver takes. Unit: bytes. */
  readonly limit: number | undefined;
}

/** What a reader can compose at most, so that it can be seen: bytes of a message or a body, and frames. */
export const MAX_MESSAGE = 40;
export const MAX_BODY = 130;
export const MAX_FRAMES = 60;

/** Those that may stand between any two frames of a message, and those that may not. */
export const TRAY_GROUPS: readonly (readonly TrayName[])[] = [
  ['ping', 'pong', 'close', 'empty-fragment'],
  ['text', 'text-open', 'continuation', 'ping-open', 'ping-long'],
];

/** A message in one frame. */
export function compose(
  message: Uint8Array,
  options: Partial<Omit<State, 'message' | 'cuts' | 'items'>> = {},
): State {
  const usual = { sender: 'server', kind: 'text', seed: 1, limit: undefined } as const;
  return { ...usual, ...options, message, cuts: [], items: [{ part: 0 }] };
}

/** Cuts the message where it is whole, and joins it where it is cut. */
export function toggleCut(state: State, offset: number): State {
  const { cuts, items } = state;
  const at = cuts.indexOf(offset);
  // A new cut divides the part in front of the first later cut.
  const part = at < 0 ? cuts.filter((cut) => cut < offset).length : at;
  if (at < 0) {
    if (items.length >= MAX_FRAMES) return state;
    return {
      ...state,
      cuts: cuts.toSpliced(part, 0, offset),
      items: items.flatMap((item): Item[] => {
        if (!isPart(item) || item.part < part) return [item];
        if (item.part > part) return [{ ...item, part: item.part + 1 }];
        // What was forced on an end stays at that end.
        const { fin, opcode } = item;
        return [forced(part, undefined, opcode), forced(part + 1, fin, undefined)];
      }),
    };
  }
  const second = items.find((item): item is Part => isPart(item) && item.part === part + 1)!;
  return {
    ...state,
    cuts: cuts.toSpliced(at, 1),
    items: items.flatMap((item): Item[] => {
      if (!isPart(item) || item.part < part) return [item];
      if (item === second) return [];
      if (item.part > part) return [{ ...item, part: item.part - 1 }];
      return [forced(part, second.fin, item.opcode)];
    }),
  };
}

/** Moves a cut, past others if need be; stays where the message is cut already. */
export function moveCut(state: State, from: number, to: number): State {
  const { cuts, message } = state;
  if (!cuts.includes(from) || cuts.includes(to) || to < 0 || to > message.length) return state;
  return { ...state, cuts: cuts.map((cut) => (cut === from ? to : cut)).toSorted(ascending) };
}

/** Sends another message. Cuts stay at the bytes beside them, as far as those are still there. */
export function setMessage(state: State, message: Uint8Array): State {
  const old = state.message;
  const shorter = Math.min(old.length, message.length);
  let prefix = 0;
  while (prefix < shorter && old[prefix] === message[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < shorter - prefix && old.at(-1 - suffix) === message.at(-1 - suffix)) suffix += 1;
  const grown = message.length - old.length;
  const places = state.cuts.map((cut) => {
    if (cut <= prefix) return cut;
    return cut < old.length - suffix ? undefined : cut + grown;
  });
  // A cut in what was replaced has no place any more, and of two that met one is enough.
  const isKept = (place: number | undefined, i: number): place is number =>
    place !== undefined && places.indexOf(place) === i;
  const lost = state.cuts.filter((_, i) => !isKept(places[i], i));
  return { ...lost.reduce(toggleCut, state), message, cuts: places.filter(isKept) };
}

/** Puts an extra in front of what stands at this place. */
export function insert(state: State, at: number, extra: Extra): State {
  if (state.items.length >= MAX_FRAMES) return state;
  return { ...state, items: state.items.toSpliced(at, 0, extra) };
}

/** Takes an extra away. A part goes only when its cut does. */
export function remove(state: State, at: number): State {
  const item = state.items[at];
  if (item === undefined || isPart(item)) return state;
  return { ...state, items: state.items.toSpliced(at, 1) };
}

/** Moves a frame to another place in the list. */
export function move(state: State, from: number, to: number): State {
  const item = state.items[from];
  if (item === undefined || to < 0 || to >= state.items.length) return state;
  return { ...state, items: state.items.toSpliced(from, 1).toSpliced(to, 0, item) };
}

/** Writes another FIN or opcode into a frame. What follows from the cuts anyway is not forced. */
export function force(
  state: State,
  at: number,
  fields: { readonly fin?: boolean; readonly opcode?: number },
): State {
  const item = state.items[at];
  if (item === undefined) return state;
  const now = { ...fieldsOf(state, item), ...fields };
  if (!isPart(item)) return replace(state, at, { ...item, fin: now.fin, opcode: now.opcode });
  const usual = fieldsOf(state, { part: item.part });
  return replace(
    state,
    at,
    forced(
      item.part,
      now.fin === usual.fin ? undefined : now.fin,
      now.opcode === usual.opcode ? undefined : now.opcode,
    ),
  );
}

/** Gives an extra another body. */
export function setBody(state: State, at: number, body: Uint8Array): State {
  const item = state.items[at];
  return item === undefined || isPart(item) ? state : replace(state, at, { ...item, body });
}

/** A run of bytes under one name. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** The parts of the message that are not empty, each with the number of its frame, counted from 1. */
export function partsOf(state: State): Run[] {
  return state.items
    .flatMap((item, i) => {
      if (!isPart(item)) return [];
      const [from, to] = rangeOf(state, item.part);
      return [{ from, to, label: String(i + 1) }];
    })
    .filter(({ from, to }) => to > from);
}

export function isPart(item: Item): item is Part {
  return 'part' in item;
}

/** Where a part lies in the message: its first byte, and the one behind its last. */
export function rangeOf({ cuts, message }: State, part: number): [from: number, to: number] {
  return [cuts[part - 1] ?? 0, cuts[part] ?? message.length];
}

/** FIN and opcode of a frame: forced, or as the cuts ask for. */
export function fieldsOf(state: State, item: Item): { fin: boolean; opcode: number } {
  if (!isPart(item)) return { fin: item.fin, opcode: item.opcode };
  return {
    fin: item.fin ?? item.part === state.cuts.length,
    opcode: item.opcode ?? (item.part === 0 ? OPCODE[state.kind] : OPCODE.continuation),
  };
}

/** A part without keys that say nothing, so that equal states are equal. */
function forced(part: number, fin: boolean | undefined, opcode: number | undefined): Part {
  return {
    part,
    ...(fin === undefined ? {} : { fin }),
    ...(opcode === undefined ? {} : { opcode }),
  };
}

function replace(state: State, at: number, item: Item): State {
  return { ...state, items: state.items.with(at, item) };
}

function ascending(a: number, b: number): number {
  return a - b;
}
