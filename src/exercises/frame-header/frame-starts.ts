/** 10.4: where each of three frames begins. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Pick, Trap } from '../exercise.ts';
import { sameSet } from '../same-set.ts';
import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { frameLength, parseHeader } from '#protocol/frame.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';

const TEXTS = ['Hello', 'ok', '掩码', 'move e4', 'héllo', 'two players online'];

/** Frames of all kinds. Some payloads have bytes in them that look like the first byte of a frame. */
const FRAMES: readonly ((draw: Draw) => FrameInit)[] = [
  (draw) => ({ opcode: OPCODE.text, payload: encodeUtf8(draw.pick(TEXTS)) }),
  (draw) => ({ opcode: OPCODE.text, payload: encodeUtf8(draw.pick(TEXTS)) }),
  (draw) => ({
    opcode: OPCODE.binary,
    payload: concatBytes(Uint8Array.of(0x81, 0x02), draw.bytes(draw.int(2, 9))),
  }),
  (draw) => ({
    opcode: OPCODE.binary,
    payload: concatBytes(draw.bytes(draw.int(1, 4)), Uint8Array.of(0x82, draw.int(1, 5))),
  }),
  (draw) => ({ opcode: OPCODE.ping, payload: draw.bytes(draw.int(0, 4)) }),
  (draw) => ({ opcode: OPCODE.pong, payload: draw.bytes(draw.int(0, 4)) }),
];

function drawDump(draw: Draw): Uint8Array {
  const masked = draw.pick([false, true]);
  const frames = draw.sample(FRAMES, 3).map((make) => {
    const maskingKey = masked ? maskingKeyFrom(draw.bytes(4)) : undefined;
    return serializeFrame({ ...make(draw), maskingKey });
  });
  return concatBytes(...frames);
}

/** Where the frames begin, one behind the other. */
export function startsIn(dump: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = 0; at < dump.length; at += Number(frameLength(dump, at))) starts.push(at);
  return starts;
}

/** First bytes of whole frames as the reader knows them: FIN, and an opcode that has a meaning. */
const LOOKS_LIKE_A_START = [0x81, 0x82, 0x88, 0x89, 0x8a];

export function startsPart(dump: Uint8Array): Pick {
  const starts = startsIn(dump);
  const headers = starts.map((at) => parseHeader(dump, at)!);
  const [, second, third] = starts as [number, number, number];
  const texts = (places: readonly number[]) => [...new Set(places)].map(String);
  const right = texts(starts);
  const payloads = texts(starts.map((at, i) => at + headers[i]!.headerLength));
  const decoys = texts(
    [...dump.keys()].filter((at) => LOOKS_LIKE_A_START.includes(dump[at]!) && !starts.includes(at)),
  );
  const list = (given: Given) => given as readonly string[];
  const has = (place: number) => (given: Given) => list(given).includes(String(place));
  const traps: Trap[] = [
    {
      key: 'payload-starts',
      given: payloads,
      matches: (given) => sameSet(list(given), payloads),
    },
  ];
  if (decoys.length > 0) {
    traps.push({
      key: 'looks-like',
      given: [...right, decoys[0]!],
      matches: (given) =>
        right.every((place) => list(given).includes(place)) &&
        list(given).every((place) => right.includes(place) || decoys.includes(place)),
    });
  }
  if (headers[0]!.maskingKey !== undefined) {
    traps.push({
      key: 'key-forgotten',
      given: texts([0, second - 4, third - 8]),
      matches: has(second - 4),
    });
  }
  const length = Number(headers[0]!.payloadLength);
  if (length > 0) {
    traps.push({
      key: 'header-forgotten',
      given: texts([0, second - 2, third - 4]),
      matches: has(second - 2),
      holes: { length },
    });
  }
  traps.push({
    key: 'last-byte',
    given: texts([0, second - 1, third - 1]),
    matches: has(second - 1),
  });
  return {
    kind: 'pick',
    id: 'starts',
    figure: { kind: 'bytes', bytes: dump },
    several: true,
    right,
    traps,
  };
}

export const frameStarts: Exercise = {
  id: 'frame-starts',
  number: '10.4',
  worked: 'where-the-next-frame-begins',
  sections: ['RFC 6455 §5.2'],
  task(draw) {
    const dump = drawDump(draw);
    const starts = startsIn(dump);
    const masked = parseHeader(dump)!.maskingKey !== undefined;
    return {
      prompt: masked ? 'prompt-masked' : 'prompt-unmasked',
      holes: { n: dump.length },
      parts: [startsPart(dump)],
      frames: dump,
      steps: starts.map((at, i) => {
        const { payloadLength, headerLength } = parseHeader(dump, at)!;
        const next = at + headerLength + Number(payloadLength);
        const holes = { at, length: payloadLength, header: headerLength, next };
        const isLast = i === starts.length - 1;
        return {
          key: isLast ? 'last' : masked ? 'add-masked' : 'add',
          holes,
          shown: {
            kind: 'bytes',
            bytes: dump.subarray(at, next),
            spans: frameSpans(dump.subarray(at, next)),
          },
        };
      }),
    };
  },
};
