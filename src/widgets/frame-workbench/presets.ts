/**
 * Streams to start from: the examples of RFC 6455 §5.7, and for each rule a frame that breaks it.
 * Loaded when the reader first asks for one; built by the core, as everything that has bytes.
 * @module
 */

import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import type { Receiver } from '#protocol/check.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { type FrameInit, serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';
import { OPCODE } from '#protocol/opcode.ts';

export interface Preset {
  readonly receiver: Receiver;
  readonly bytes: Uint8Array;
}

/** The key of RFC 6455 §5.7. */
const KEY = 0x37fa213d;

const HELLO = encodeUtf8('Hello');
const PING: FrameInit = { opcode: OPCODE.ping };

const fromServer = (...frames: FrameInit[]): Preset => ({
  receiver: 'client',
  bytes: concatBytes(...frames.map(serializeFrame)),
});
const fromClient = (frame: FrameInit): Preset => ({
  receiver: 'server',
  bytes: serializeFrame(frame),
});
/** Judged by its header, before a payload arrives. */
const headerFromServer = (header: FrameInit): Preset => ({
  receiver: 'client',
  bytes: serializeHeader(header),
});
const closeWith = (code: number): Preset =>
  fromServer({ opcode: OPCODE.close, payload: serializeCloseBody(code) });

/** Bytes that count up, so that a payload does not look like padding. */
const counting = (length: number) => Uint8Array.from({ length }, (_, i) => i & 0xff);

const text = (payload: Uint8Array): FrameInit => ({ opcode: OPCODE.text, payload });

/** Frames as RFC 6455 §5.7 shows them, and the two smallest. */
export const LEGAL = {
  hello: () => fromServer(text(HELLO)),
  'hello-masked': () => fromClient({ ...text(HELLO), maskingKey: KEY }),
  fragments: () =>
    fromServer(
      { ...text(encodeUtf8('Hel')), fin: false },
      { opcode: OPCODE.continuation, payload: encodeUtf8('lo') },
    ),
  ping: () => fromServer({ ...PING, payload: HELLO }),
  'pong-masked': () => fromClient({ opcode: OPCODE.pong, payload: HELLO, maskingKey: KEY }),
  'binary-256': () => fromServer({ opcode: OPCODE.binary, payload: counting(256) }),
  'binary-65536': () => fromServer({ opcode: OPCODE.binary, payload: counting(65536) }),
  empty: () => fromServer({ opcode: OPCODE.text }),
  'empty-masked': () => fromClient({ opcode: OPCODE.text, maskingKey: KEY }),
} satisfies Record<string, () => Preset>;

/** Each breaks one rule. */
export const ILLEGAL = {
  'unmasked-client': () => fromClient(text(HELLO)),
  'masked-server': () => fromServer({ ...text(HELLO), maskingKey: KEY }),
  rsv1: () => fromClient({ ...text(HELLO), rsv1: true, maskingKey: KEY }),
  'reserved-opcode': () => fromServer({ opcode: 0x3, payload: Uint8Array.of(0) }),
  'reserved-control': () => fromServer({ opcode: 0xb }),
  'fragmented-ping': () => fromServer({ ...PING, fin: false }),
  'long-ping': () => headerFromServer({ ...PING, payloadLength: 126 }),
  'long-form-16': () =>
    headerFromServer({ opcode: OPCODE.binary, lengthForm: 16, payloadLength: 124 }),
  'long-form-64': () =>
    headerFromServer({ opcode: OPCODE.binary, lengthForm: 64, payloadLength: 65535 }),
  'top-bit': () => headerFromServer({ opcode: OPCODE.binary, payloadLength: 2n ** 63n }),
  'close-one-byte': () => fromServer({ opcode: OPCODE.close, payload: Uint8Array.of(0x03) }),
  'close-1005': () => closeWith(1005),
  'close-1006': () => closeWith(1006),
  'close-1015': () => closeWith(1015),
  'close-0': () => closeWith(0),
  'two-starts': () =>
    fromServer({ ...text(encodeUtf8('Hel')), fin: false }, text(encodeUtf8('Bye'))),
  'lost-start': () =>
    fromServer(text(HELLO), { opcode: OPCODE.continuation, payload: encodeUtf8('lo') }),
  'after-close': () => fromServer({ opcode: OPCODE.close }, text(HELLO)),
} satisfies Record<string, () => Preset>;

export type PresetName = keyof typeof LEGAL | keyof typeof ILLEGAL;

const ALL: Readonly<Record<PresetName, () => Preset>> = { ...LEGAL, ...ILLEGAL };

/** Every preset, in the order in which a clicker steps through them. */
export const PRESET_NAMES = Object.keys(ALL) as PresetName[];

/** @returns `undefined` if there is no preset of that name */
export function presetNamed(name: string): Preset | undefined {
  return PRESET_NAMES.includes(name as PresetName) ? ALL[name as PresetName]() : undefined;
}
