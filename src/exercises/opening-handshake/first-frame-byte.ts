/** 8.5: where HTTP ends and the first frame begins. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Pick, Trap } from '../exercise.ts';
import { drawKey } from './draw-request.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

const GREETINGS = ['Hello', 'welcome', 'ready', 'hi', 'two players online'];

/** Fields besides those of the handshake, so that not every head has the same length. */
const FIELDS = [
  [],
  [['Server', 'chatd']],
  [['Server', 'live/1.4']],
  [['Set-Cookie', 'seat=12']],
] as const;

/** What one read of the client brings: a response, and a frame or two. */
function drawRead(draw: Draw): Uint8Array {
  const protocol = draw.pick([undefined, 'chat', 'live.v2']);
  const head = buildResponse({ key: drawKey(draw), protocol, fields: draw.pick(FIELDS) });
  const frames = draw
    .sample(GREETINGS, draw.int(1, 2))
    .map((text) => serializeFrame({ opcode: OPCODE.text, payload: encodeUtf8(text) }));
  return concatBytes(head, ...frames);
}

/** Where the first frame begins, as the core parses the head. */
export function firstFrameIn(bytes: Uint8Array): number {
  return parseHead(bytes, 'response').length;
}

/** The bytes behind each line end but the last. */
function lineStarts(bytes: Uint8Array, head: number): number[] {
  const starts: number[] = [];
  for (let at = 2; at < head; at += 1) {
    if (bytes[at - 2] === 0x0d && bytes[at - 1] === 0x0a && bytes[at] !== 0x0d) starts.push(at);
  }
  return starts;
}

export function partOf(bytes: Uint8Array): Pick {
  const head = firstFrameIn(bytes);
  const starts = lineStarts(bytes, head);
  const picked = (given: Given) => Number((given as readonly string[])[0]);
  const trap = (key: string, example: number, matches: (at: number) => boolean): Trap => ({
    key,
    given: [String(example)],
    matches: (given) => matches(picked(given)),
  });
  return {
    kind: 'pick',
    id: 'byte',
    figure: { kind: 'bytes', bytes },
    right: [String(head)],
    traps: [
      trap('first-of-all', 0, (at) => at === 0),
      trap('line-end', starts[0]!, (at) => starts.includes(at)),
      trap('empty-line', head - 2, (at) => at >= head - 4 && at < head),
      trap('in-head', 9, (at) => at < head),
      trap('behind', head + 1, (at) => at > head),
    ],
  };
}

export const firstFrameByte: Exercise = {
  id: 'first-frame-byte',
  number: '8.5',
  worked: 'where-http-ends',
  sections: ['RFC 6455 §4.2.2', 'RFC 9112 §2.1'],
  task(draw) {
    const bytes = drawRead(draw);
    const head = firstFrameIn(bytes);
    return {
      holes: { n: bytes.length },
      parts: [partOf(bytes)],
      steps: [
        {
          key: 'text',
          holes: { hex: encodeHex(bytes.subarray(0, 8)) },
        },
        {
          key: 'empty-line',
          holes: { from: head - 4, to: head - 1 },
          shown: { kind: 'bytes', bytes: bytes.subarray(head - 8, head + 4) },
        },
        { key: 'next', holes: { at: head, hex: encodeHex(bytes.subarray(head, head + 1)) } },
      ],
    };
  },
};
