/** 5.1: how many messages does each of three reads complete? */

import { distinctTraps } from '../traps.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, NumberPart } from '../exercise.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { MessageReader } from '#protocol/message.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

const TEXTS = ['buy', '你好', 'ok', 'hello'] as const;
const MESSAGES = 3;

/** What a server sends, and how it arrives. */
export interface Segments {
  readonly messages: readonly string[];
  readonly reads: readonly Uint8Array[];
}

/** Three messages, and two places to cut their bytes at: not just where messages end. */
export function drawSegments(draw: Draw): Segments {
  const messages = draw.sample(TEXTS, MESSAGES);
  const bytes = concatBytes(...messages.map(frameOf));
  const ends = runsOf(messages.map(frameOf)).map(({ to }) => to);
  for (;;) {
    const cuts = [draw.int(1, bytes.length - 1), draw.int(1, bytes.length - 1)];
    cuts.sort((a, b) => a - b);
    if (cuts[0] === cuts[1] || cuts.every((cut) => ends.includes(cut))) continue;
    const borders = [0, ...cuts, bytes.length];
    return { messages, reads: borders.slice(1).map((to, n) => bytes.slice(borders[n], to)) };
  }
}

const frameOf = (text: string): Uint8Array =>
  serializeFrame({ opcode: OPCODE.text, payload: encodeUtf8(text) });

/** What each read completes, as a receiver finds it. */
export function completed({ reads }: Segments): number[] {
  const reader = new MessageReader({ receiver: 'client' });
  return reads.map((read) => {
    reader.feed(read);
    let messages = 0;
    for (let next = reader.next(); next !== undefined; next = reader.next()) {
      if (next.message !== undefined) messages += 1;
    }
    return messages;
  });
}

/** A run of bytes of the stream, `to` being behind its last. */
interface Run {
  readonly from: number;
  readonly to: number;
}

function runsOf(pieces: readonly Uint8Array[]): Run[] {
  let from = 0;
  return pieces.map(({ length }) => ({ from, to: (from += length) }));
}

export const completedByEachRead: Exercise = {
  id: 'completed-by-each-read',
  number: '5.1',
  seed: 'segments',
  worked: 'keep-look-take',
  sections: ['RFC 9293 §3.7', 'RFC 6455 §5.2'],
  task(draw) {
    const segments = drawSegments(draw);
    const { messages, reads } = segments;
    const right = completed(segments);
    const frames = messages.map(frameOf);
    const lies = { messages: runsOf(frames), reads: runsOf(reads) };

    const parts = reads.map((_, n): NumberPart => {
      const { from, to } = lies.reads[n]!;
      const which = (test: (run: Run) => boolean) => lies.messages.filter(test).length;
      const soFar = which((message) => message.to <= to);
      const touched = which((message) => message.from < to && message.to > from);
      const begun = which((message) => message.from >= from && message.from < to);
      const holes = { n: n + 1 };
      return {
        kind: 'number',
        id: `read-${n + 1}`,
        right: right[n]!,
        traps: distinctTraps(String(right[n]), [
          { key: right[n] === 0 ? 'read-is-message' : 'one-each', given: '1', holes },
          { key: 'so-far', given: String(soFar), holes },
          { key: 'touched', given: String(touched), holes: { ...holes, touched } },
          { key: 'begun', given: String(begun), holes: { ...holes, begun } },
        ]),
      };
    });

    return {
      shown: reads.map((bytes, n) => ({
        kind: 'bytes',
        bytes,
        caption: { label: `read-${n + 1}` },
      })),
      parts,
      steps: [
        {
          key: 'borders',
          shown: {
            kind: 'table',
            caption: { label: 'where' },
            rows: messages.map((text, n) => {
              const { from, to } = lies.messages[n]!;
              return [`“${text}”`, `\`${encodeHex(frames[n]!)}\``, `${from + 1}–${to}`];
            }),
          },
        },
        {
          key: 'reads',
          holes: { first: lies.reads[0]!.to, second: lies.reads[1]!.to, last: lies.reads[2]!.to },
        },
        {
          key: 'count',
          holes: { a: right[0]!, b: right[1]!, c: right[2]! },
        },
      ],
    };
  },
};
