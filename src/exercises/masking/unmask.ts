/** 12.2: unmask a payload. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Trap } from '../exercise.ts';
import { typedBytes } from '../known-mistakes.ts';
import { distinctTraps } from '../traps.ts';
import { maskWith, repeated, rowsOf } from './mask.ts';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

/** Words that are longer than a key, and no hex digits by chance. */
const WORDS = [
  ...['frame', 'ready', 'queue', 'stop!', 'Origin', 'token', 'server', 'client', 'socket'],
  ...['answer', 'sold 3', 'key 42', 'Close', 'hello', 'bytes', 'stream', 'proxy', 'masks'],
];

/** A text of ASCII, and the four bytes of a masking key that has no two alike and no 0. */
function drawUnmask(draw: Draw): { text: string; key: Uint8Array } {
  const text = draw.pick(WORDS);
  for (;;) {
    const key = draw.bytes(4);
    if (new Set(key).size === 4 && !key.includes(0)) return { text, key };
  }
}

function trapsOf(text: string, masked: Uint8Array, key: Uint8Array): Trap[] {
  const payload = encodeUtf8(text);
  const isHexOf = (bytes: Uint8Array) => (given: Given) =>
    encodeHex(typedBytes(given)) === encodeHex(bytes);
  const wrong: Readonly<Record<string, Uint8Array>> = {
    masked,
    'key-reversed': maskWith(masked, key, (i) => 3 - (i % 4)),
    'first-byte-only': maskWith(masked, key, () => 0),
  };
  const hex = encodeHex(payload);
  return distinctTraps(text, [
    { key: 'hex', given: hex, matches: isHexOf(payload), half: true },
    ...Object.entries(wrong).map(([name, bytes]) => ({
      key: name,
      given: encodeHex(bytes),
      matches: (given: Given) => isHexOf(bytes)(given) || isTextOf(bytes, given),
    })),
    { key: 'start-only', given: text.slice(0, 4).trim() },
  ]);
}

/** Whether somebody wrote these bytes as the text that they seem to be. */
function isTextOf(bytes: Uint8Array, given: Given): boolean {
  return given === String.fromCharCode(...bytes);
}

export const unmask: Exercise = {
  id: 'unmask',
  number: '12.2',
  worked: 'four-bytes-take-turns',
  sections: ['RFC 6455 §5.3'],
  task(draw) {
    const { text, key } = drawUnmask(draw);
    const payload = encodeUtf8(text);
    const masked = mask(payload, maskingKeyFrom(key));
    const rows = (withText: boolean) => [
      ...rowsOf([
        ['row-masked', masked],
        ['row-key', repeated(key, masked.length)],
        ['row-payload', payload],
      ]),
      ...(withText
        ? [[{ label: 'row-text' }, ...Array.from(text, (character) => `\`${character}\``)]]
        : []),
    ];
    return {
      shown: [
        { kind: 'bytes', bytes: masked, caption: { label: 'masked' } },
        { kind: 'bytes', bytes: key, caption: { label: 'key' } },
      ],
      parts: [{ kind: 'text', id: 'text', right: [text], traps: trapsOf(text, masked, key) }],
      steps: [
        { key: 'same', shown: { kind: 'table', rows: rows(false) } },
        { key: 'read', holes: { text }, shown: { kind: 'table', rows: rows(true) } },
      ],
      frames: serializeFrame({ opcode: OPCODE.text, payload, maskingKey: maskingKeyFrom(key) }),
    };
  },
};
