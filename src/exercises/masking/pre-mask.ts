/** 12.5: what an attacker sends who knows the next key. */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { hexTraps } from '../known-mistakes.ts';
import { maskWith, repeated, rowsOf } from './mask.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

/** What is to stand on the wire. */
const TARGET = 'GET /';

/** A key without a 0, which would change nothing. */
function drawPredictedKey(draw: Draw): Uint8Array {
  for (;;) {
    const key = draw.bytes(4);
    if (!key.includes(0)) return key;
  }
}

export const preMask: Exercise = {
  id: 'pre-mask',
  number: '12.5',
  worked: 'fresh-and-not-to-be-foreseen',
  sections: ['RFC 6455 §5.3', 'RFC 6455 §10.3'],
  task(draw) {
    const key = drawPredictedKey(draw);
    const wanted = encodeUtf8(TARGET);
    const right = mask(wanted, maskingKeyFrom(key));
    const keys = repeated(key, wanted.length);
    return {
      holes: { target: TARGET, wanted: encodeHex(wanted) },
      shown: [{ kind: 'bytes', bytes: key, caption: { label: 'key' } }],
      parts: [
        {
          kind: 'hex',
          id: 'payload',
          right,
          traps: hexTraps(
            right,
            {
              'not-masked': wanted,
              'key-reversed': maskWith(wanted, key, (i) => 3 - (i % 4)),
              'first-byte-only': maskWith(wanted, key, () => 0),
              'key-from-one': maskWith(wanted, key, (i) => (i + 1) % 4),
              'key-once': concatBytes(right.slice(0, 4), wanted.slice(4)),
              'key-itself': keys,
              'four-bytes': key,
              or: wanted.map((byte, i) => byte | keys[i]!),
            },
            { target: TARGET },
          ),
        },
      ],
      steps: [
        { key: 'turn-around' },
        {
          key: 'pre-masked',
          holes: { answer: encodeHex(right) },
          shown: {
            kind: 'table',
            rows: rowsOf([
              ['row-wanted', wanted],
              ['row-key', keys],
              ['row-sent', right],
            ]),
          },
        },
        {
          key: 'masked-again',
          holes: { target: TARGET, answer: encodeHex(right) },
          shown: {
            kind: 'table',
            rows: rowsOf([
              ['row-sent', right],
              ['row-key', keys],
              ['row-wire', mask(right, maskingKeyFrom(key))],
            ]),
          },
        },
      ],
      frames: serializeFrame({
        opcode: OPCODE.binary,
        payload: right,
        maskingKey: maskingKeyFrom(key),
      }),
    };
  },
};
