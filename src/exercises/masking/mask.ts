/** 12.1: mask a payload. */

import type { Draw } from '../draw.ts';
import type { Exercise, Trap } from '../exercise.ts';
import { hexTraps } from '../known-mistakes.ts';
import { distinctTraps } from '../traps.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

const TEXTS = ['Hello', '你好', '帧', 'ping', '😀', 'Upgrade'];

/** A text, and the four bytes of a masking key. */
export function drawMask(draw: Draw): { text: string; key: Uint8Array } {
  return { text: draw.pick(TEXTS), key: draw.bytes(4) };
}

/** XORs each byte with the byte of the key that a mistake takes for it. */
export function maskWith(
  bytes: Uint8Array,
  key: Uint8Array,
  place: (index: number) => number,
): Uint8Array {
  return bytes.map((byte, i) => byte ^ key[place(i)]!);
}

/** The bits of a byte. */
function bitsOf(byte: number): string {
  return byte.toString(2).padStart(8, '0');
}

/** Bytes above one another, as the rows of a table. */
export function rowsOf(
  rows: readonly (readonly [label: string, bytes: Uint8Array])[],
): readonly (readonly (string | { label: string })[])[] {
  return rows.map(([label, bytes]) => [
    { label },
    ...Array.from(bytes, (byte) => `\`${encodeHex(Uint8Array.of(byte))}\``),
  ]);
}

/** The key, over and over, as long as the payload. */
export function repeated(key: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => key[i % 4]!);
}

function trapsOf(text: string, payload: Uint8Array, key: Uint8Array): Trap[] {
  const right = mask(payload, maskingKeyFrom(key));
  const combined = (combine: (byte: number, other: number) => number) =>
    payload.map((byte, i) => combine(byte, key[i % 4]!));
  const characters = Array.from(text, (character) => encodeUtf8(character));
  const ofCharacter = characters.flatMap((bytes, n) => Array.from(bytes, () => n % 4));
  const isAscii = payload.length === characters.length;
  const frame = serializeFrame({
    opcode: OPCODE.text,
    payload,
    maskingKey: maskingKeyFrom(key),
  });
  const wholeFrame: Trap = {
    key: 'whole-frame',
    given: encodeHex(frame),
    half: true,
  };
  return distinctTraps(encodeHex(right), [
    ...hexTraps(right, {
      'key-reversed': maskWith(payload, key, (i) => 3 - (i % 4)),
      'first-byte-only': maskWith(payload, key, () => 0),
      unmasked: payload,
      'key-from-one': maskWith(payload, key, (i) => (i + 1) % 4),
      'key-once': payload.length > 4 ? concatBytes(right.slice(0, 4), payload.slice(4)) : undefined,
      'key-by-character': isAscii ? undefined : maskWith(payload, key, (i) => ofCharacter[i]!),
      or: combined((byte, other) => byte | other),
      and: combined((byte, other) => byte & other),
      sum: combined((byte, other) => byte + other),
      equal: combined((byte, other) => ~(byte ^ other)),
      'key-first': concatBytes(key, right),
    }),
    wholeFrame,
  ]);
}

export const maskExercise: Exercise = {
  id: 'mask',
  number: '12.1',
  worked: 'four-bytes-take-turns',
  sections: ['RFC 6455 §5.3'],
  task(draw) {
    const { text, key } = drawMask(draw);
    const payload = encodeUtf8(text);
    const right = mask(payload, maskingKeyFrom(key));
    const first = { byte: payload[0]!, key: key[0]!, masked: right[0]! };
    const bits = Object.entries(first).map(([name, byte]) => [name, bitsOf(byte)] as const);
    return {
      holes: { text },
      shown: [
        { kind: 'bytes', bytes: payload, caption: { label: 'payload' } },
        { kind: 'bytes', bytes: key, caption: { label: 'key' } },
      ],
      parts: [{ kind: 'hex', id: 'masked', right, traps: trapsOf(text, payload, key) }],
      steps: [
        {
          key: 'turns',
          shown: {
            kind: 'table',
            rows: rowsOf([
              ['row-payload', payload],
              ['row-key', repeated(key, payload.length)],
            ]),
          },
        },
        {
          key: 'first',
          holes: {
            ...Object.fromEntries(bits),
            hex: encodeHex(payload.slice(0, 1)),
            keyHex: encodeHex(key.slice(0, 1)),
            result: encodeHex(right.slice(0, 1)),
          },
        },
        {
          key: 'all',
          holes: { answer: encodeHex(right) },
          shown: {
            kind: 'table',
            rows: rowsOf([
              ['row-payload', payload],
              ['row-key', repeated(key, payload.length)],
              ['row-masked', right],
            ]),
          },
        },
      ],
      frames: serializeFrame({ opcode: OPCODE.text, payload, maskingKey: maskingKeyFrom(key) }),
    };
  },
};
