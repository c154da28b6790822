/** 2.5: which of the envelopes is what RFC 6455 calls a frame? */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { frameOf, type Sending, sizesOf } from './envelopes.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';

const TEXTS = ['Hello', 'Hi', 'Good morning', 'ping', '你好', 'See you at nine', 'Ready?', '42'];

function drawEnvelopes(draw: Draw): Sending & { readonly text: string } {
  return {
    text: draw.pick(TEXTS),
    from: draw.pick(['client', 'server'] as const),
    tls: draw.pick([false, true]),
    ip: draw.pick([4, 6] as const),
    optionBytes: draw.pick([0, 12] as const),
  };
}

export const whichFrame: Exercise = {
  id: 'which-frame',
  number: '2.5',
  worked: 'same-word-different-thing',
  sections: ['RFC 6455 §5.2', 'RFC 9293 §3.7', 'RFC 791 §1.1', 'RFC 8446 §5.1'],
  task(draw) {
    const sending = drawEnvelopes(draw);
    const { text, from, tls } = sending;
    const bytes = encodeUtf8(text);
    const { message, frame, record, segment, packet, ethernet } = sizesOf(bytes, sending);
    const frameId = from === 'client' ? 'masked-frame' : 'plain-frame';
    const boxes = [
      { id: 'ethernet', size: ethernet },
      { id: 'packet', size: packet },
      { id: 'segment', size: segment },
      ...(tls ? [{ id: 'record', size: record }] : []),
      { id: frameId, size: frame },
      { id: 'message', size: message },
    ];
    return {
      holes: { text, from: { label: from } },
      parts: [
        {
          kind: 'pick',
          id: 'box',
          figure: {
            kind: 'boxes',
            nested: true,
            boxes: boxes.map(({ id, size }) => ({ id, holes: { size, text } })),
          },
          right: [frameId],
          traps: boxes
            .filter(({ id }) => id !== frameId)
            .map(({ id }) => ({ key: id, given: [id] })),
        },
      ],
      steps: [
        { key: 'message', holes: { message, text } },
        {
          key: from === 'client' ? 'masked' : 'plain',
          holes: { message, frame, own: frame - message },
        },
        { key: tls ? 'outside-tls' : 'outside', holes: { frame } },
      ],
      frames: frameOf(bytes, from),
    };
  },
};
