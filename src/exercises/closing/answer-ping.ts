/** 14.3: answer a Ping. */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { hexTraps } from '../known-mistakes.ts';
import { maskWith } from '../masking/mask.ts';
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';

/** The body of a Ping, mostly short, and a key. */
function drawPing(draw: Draw): { body: Uint8Array; key: Uint8Array } {
  const length = draw.next() < 0.8 ? draw.int(0, 6) : draw.int(7, 20);
  return { body: draw.bytes(length), key: draw.bytes(4) };
}

export const answerPing: Exercise = {
  id: 'answer-ping',
  number: '14.3',
  worked: 'a-sign-of-life',
  sections: ['RFC 6455 §5.5.2', 'RFC 6455 §5.5.3', 'RFC 6455 §5.3'],
  task(draw) {
    const { body, key } = drawPing(draw);
    const ping = serializeFrame({ opcode: OPCODE.ping, payload: body });
    const pong = (init: Partial<FrameInit> = {}) =>
      serializeFrame({
        opcode: OPCODE.pong,
        payload: body,
        maskingKey: maskingKeyFrom(key),
        ...init,
      });
    const right = pong();
    const masked = right.slice(6);
    const unmasked = pong({ maskingKey: undefined });
    const holes = {
      length: body.length,
      body: encodeHex(body),
      head: encodeHex(right.slice(0, 2)),
      key: encodeHex(key),
      masked: encodeHex(masked),
    };
    const traps = hexTraps(
      right,
      {
        'ping-back': ping,
        unmasked,
        'body-dropped': pong({ payload: new Uint8Array() }),
        'body-dropped-unmasked': pong({ payload: new Uint8Array(), maskingKey: undefined }),
        'ping-again': pong({ opcode: OPCODE.ping }),
        'not-xored': concatBytes(right.slice(0, 6), body),
        'key-missing': concatBytes(right.slice(0, 2), masked),
        'mask-bit-missing': concatBytes(unmasked.slice(0, 2), right.slice(2)),
        'key-reversed': concatBytes(
          right.slice(0, 6),
          maskWith(body, key, (i) => 3 - (i % 4)),
        ),
        'key-counted': pong({ payloadLength: body.length + 4 }),
        'fin-missing': pong({ fin: false }),
        'text-frame': pong({ opcode: OPCODE.text }),
      },
      holes,
    );
    return {
      shown: [
        { kind: 'bytes', bytes: ping, caption: { label: 'ping' } },
        { kind: 'bytes', bytes: key, caption: { label: 'key' } },
      ],
      parts: [{ kind: 'hex', id: 'pong', right, spans: frameSpans(right), traps }],
      steps: [
        { key: body.length === 0 ? 'read-empty' : 'read', holes },
        { key: 'head', holes },
        { key: body.length === 0 ? 'key-only' : 'masked', holes },
        {
          key: 'together',
          holes: { answer: encodeHex(right) },
          shown: { kind: 'bytes', bytes: right, spans: frameSpans(right) },
        },
      ],
      frames: concatBytes(ping, right),
    };
  },
};
