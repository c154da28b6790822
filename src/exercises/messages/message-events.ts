/** 13.5: how many messages frames make. */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { numberTraps } from '../known-mistakes.ts';
import { described, drawSequence, type Piece, statesOf } from './sequences.ts';
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { MessageReader } from '#protocol/message.ts';
import { isControl, OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

/** Frames with a few letters each, some of them control frames. */
function drawEvents(draw: Draw): { pieces: readonly Piece[]; frames: Uint8Array[] } {
  for (;;) {
    const pieces = drawSequence(draw, draw.int(4, 8));
    const frames = pieces.map((piece) => {
      const letter = () => draw.int(0x61, 0x7a);
      const payload = Uint8Array.from({ length: draw.int(0, 3) }, letter);
      return serializeFrame({ ...piece, payload });
    });
    const events = countEvents(frames);
    const data = pieces.filter(({ opcode }) => !isControl(opcode)).length;
    // Each data frame a message: then there is nothing to see.
    if (events > 0 && events < data && data < pieces.length) return { pieces, frames };
  }
}

/** How many messages a client hands on. */
function countEvents(frames: readonly Uint8Array[]): number {
  const reader = new MessageReader({ receiver: 'client' });
  reader.feed(concatBytes(...frames));
  let count = 0;
  for (let received = reader.next(); received !== undefined; received = reader.next()) {
    if (received.message !== undefined) count += 1;
  }
  return count;
}

export const messageEvents: Exercise = {
  id: 'message-events',
  number: '13.5',
  worked: 'one-event-per-message',
  sections: ['RFC 6455 §5.4', 'RFC 6455 §6.2'],
  task(draw) {
    const { pieces, frames } = drawEvents(draw);
    const right = countEvents(frames);
    const count = (matches: (piece: Piece) => boolean) => pieces.filter(matches).length;
    const isData = ({ opcode }: Piece) => !isControl(opcode);
    const isStart = (piece: Piece) => isData(piece) && piece.opcode !== OPCODE.continuation;
    const holes = {
      frames: frames.length,
      data: count(isData),
      finals: count(({ fin }) => fin),
      starts: count(isStart),
      texts: count(({ opcode }) => opcode === OPCODE.text),
      events: right,
    };
    const isOpen = statesOf(pieces).at(-1) !== 'idle';
    const rows = pieces.map((piece, n) => [
      String(n + 1),
      ...described(piece),
      { label: !isData(piece) ? 'row-control' : piece.fin ? 'row-ends' : 'row-goes-on' },
    ]);
    return {
      shown: [
        {
          kind: 'table',
          rows: frames.map((frame, n) => [String(n + 1), `\`${encodeHex(frame)}\``]),
          caption: { label: 'frames' },
        },
      ],
      parts: [
        {
          kind: 'number',
          id: 'events',
          right,
          traps: numberTraps(
            right,
            {
              'every-frame': holes.frames,
              'every-data-frame': holes.data,
              unfinished: isOpen ? holes.starts : undefined,
              'every-fin': holes.finals,
              'control-frames-too': count(({ opcode }) => opcode !== OPCODE.continuation),
              'one-only': 1,
              none: 0,
              'text-only': holes.texts,
            },
            holes,
          ),
        },
      ],
      steps: [
        { key: 'read', shown: { kind: 'table', rows } },
        { key: isOpen ? 'count-open' : 'count', holes },
      ],
      frames: concatBytes(...frames),
    };
  },
};
