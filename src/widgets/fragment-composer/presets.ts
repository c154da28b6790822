/**
 * What to start from: sequences that a receiver takes, and those that it refuses. Loaded when the
 * reader first asks for one.
 * @module
 */

import { concatBytes, decodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import type { Place } from './state.ts';
import { compose, force, insert, move, type State, toggleCut } from './model.ts';
import { TRAY, type TrayName } from './tray.ts';

const HELLO = encodeUtf8('Hello');
const NI_HAO = encodeUtf8('你好');
/** The same two characters in GBK. */
const NI_HAO_GBK = decodeHex('c4 e3 ba c3');

const cut = (message: Uint8Array, ...cuts: number[]) => cuts.reduce(toggleCut, compose(message));

/** Puts extras in front of the places that they name; later places first, so that they hold. */
const between = (state: State, ...extras: [at: number, name: TrayName][]) =>
  extras.toReversed().reduce((made, [at, name]) => insert(made, at, TRAY[name]), state);

export const LEGAL = {
  worked: () => between(cut(NI_HAO, 4), [1, 'ping']),
  'one-frame': () => compose(NI_HAO),
  'two-fragments': () => cut(HELLO, 3),
  'every-byte': () => cut(NI_HAO, 1, 2, 3, 4, 5),
  'empty-fragments': () => between(cut(HELLO, 0, 2, 5), [2, 'empty-fragment']),
  'controls-everywhere': () => ({
    ...between(cut(NI_HAO, 2, 4), [0, 'ping'], [1, 'pong'], [2, 'ping'], [3, 'close']),
    sender: 'client',
  }),
  'two-messages': () => between(cut(HELLO, 2), [1, 'ping'], [2, 'text']),
  binary: () => ({ ...between(cut(NI_HAO_GBK, 1), [1, 'ping']), kind: 'binary' }),
} satisfies Record<string, () => State>;

export const ILLEGAL = {
  'text-inside': () => between(cut(HELLO, 3), [1, 'text']),
  'opcode-repeated': () => force(cut(HELLO, 3), 1, { opcode: 1 }),
  'continuation-first': () => move(cut(HELLO, 3), 1, 0),
  'fin-early': () => force(cut(HELLO, 3), 0, { fin: true }),
  'fin-forgotten': () => force(between(cut(HELLO, 3), [2, 'text']), 1, { fin: false }),
  'cut-at-end': () => compose(NI_HAO.slice(0, 5)),
  'other-encoding': () => compose(NI_HAO_GBK),
  overlong: () => cut(concatBytes(HELLO, Uint8Array.of(0xc0, 0xaf)), 5),
  surrogate: () => between(cut(Uint8Array.of(0xed, 0xa0, 0xbd), 1), [1, 'ping']),
  'fragmented-ping': () => between(cut(HELLO, 3), [1, 'ping-open']),
  'long-ping': () => between(cut(HELLO, 3), [1, 'ping-long']),
  'close-inside': () => between(cut(HELLO, 3), [1, 'close']),
  'too-long': () => ({ ...between(cut(HELLO, 2, 4), [2, 'ping']), limit: 4 }),
} satisfies Record<string, () => State>;

export type LegalName = keyof typeof LEGAL;
export type IllegalName = keyof typeof ILLEGAL;
export type PresetName = LegalName | IllegalName;

const ALL: Readonly<Record<PresetName, () => State>> = { ...LEGAL, ...ILLEGAL };

/** @returns `undefined` if there is no preset of that name */
export function presetNamed(name: string): State | undefined {
  return Object.hasOwn(ALL, name) ? ALL[name as PresetName]() : undefined;
}

/** The instrument begins in the middle: a Ping has come inside a character. */
export const START: Place = { state: LEGAL.worked(), step: 2 };
