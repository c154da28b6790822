/** 10.2: write the first two bytes of a frame. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, HexPart, Trap } from '../exercise.ts';
import { readHex } from '../read-answer.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { parseHeader } from '#protocol/frame.ts';
import { headerSpans } from '#protocol/frame-spans.ts';
import { isControl, OPCODE, opcodeName } from '#protocol/opcode.ts';
import { type FrameInit, serializeHeader } from '#protocol/serialize-frame.ts';

/** What a frame may be, and the fields that say so. */
const FRAMES = {
  text: { opcode: OPCODE.text, fin: true },
  binary: { opcode: OPCODE.binary, fin: true },
  'text-first': { opcode: OPCODE.text, fin: false },
  'binary-first': { opcode: OPCODE.binary, fin: false },
  middle: { opcode: OPCODE.continuation, fin: false },
  last: { opcode: OPCODE.continuation, fin: true },
  close: { opcode: OPCODE.close, fin: true },
  ping: { opcode: OPCODE.ping, fin: true },
  pong: { opcode: OPCODE.pong, fin: true },
} as const;

type Kind = keyof typeof FRAMES;

interface Wanted {
  readonly kind: Kind;
  readonly masked: boolean;
  readonly length: number;
}

function drawWanted(draw: Draw): Wanted {
  const kind = draw.pick(Object.keys(FRAMES) as Kind[]);
  // A code needs two bytes, and small numbers are the same in hex.
  return { kind, masked: draw.pick([false, true]), length: draw.int(10, 125) };
}

const hex = (...bytes: number[]) => encodeHex(Uint8Array.from(bytes));

export function twoBytes({ kind, masked, length }: Wanted): HexPart {
  const init: FrameInit = {
    ...FRAMES[kind],
    payloadLength: length,
    maskingKey: masked ? 0 : undefined,
  };
  const header = serializeHeader(init);
  const [byte0, byte1] = [header[0]!, header[1]!];
  const { fin, opcode } = FRAMES[kind];
  const [mine, yours] = [{ byte0: hex(byte0) }, { byte1: hex(byte1), length }];
  // Who gets the first byte wrong is told so, whatever the second is.
  const first = (key: string, byte: number): Trap => ({
    key,
    given: hex(byte, byte1),
    matches: (given) => byteOf(given, 0) === byte,
    holes: mine,
  });
  const second = (key: string, byte: number): Trap => ({
    key,
    given: hex(byte0, byte),
    matches: (given) => byteOf(given, 0) === byte0 && byteOf(given, 1) === byte,
    holes: yours,
  });
  const decimal = (byte1 & 0x80) | Number.parseInt(String(length), 16);
  const traps: Trap[] = [
    first(isControl(opcode) ? 'control-fin' : fin ? 'fin-missing' : 'fin-set', byte0 ^ 0x80),
    second(masked ? 'mask-missing' : 'mask-set', byte1 ^ 0x80),
  ];
  if (opcode === OPCODE.continuation) {
    for (const type of [OPCODE.text, OPCODE.binary]) {
      traps.push(first('type-repeated', (byte0 & 0x80) | type));
    }
  }
  // Above 79 the digits would set MASK themselves, above 99 they are three.
  if (length < (masked ? 80 : 100)) traps.push(second('length-decimal', decimal));
  if (masked && length <= 121) traps.push(second('key-counted', byte1 + 4));
  return {
    kind: 'hex',
    id: 'bytes',
    right: header.subarray(0, 2),
    spans: headerSpans(parseHeader(header)!),
    traps,
  };
}

function byteOf(given: Given, at: number): number | undefined {
  const reading = readHex(given as string);
  return 'value' in reading && reading.value.length === 2 ? reading.value[at] : undefined;
}

export const firstTwoBytes: Exercise = {
  id: 'first-two-bytes',
  number: '10.2',
  worked: 'two-bytes-that-are-always-there',
  sections: ['RFC 6455 §5.1', 'RFC 6455 §5.2', 'RFC 6455 §5.4'],
  task(draw) {
    const wanted = drawWanted(draw);
    const { kind, masked, length } = wanted;
    const part = twoBytes(wanted);
    const { fin, opcode } = FRAMES[kind];
    const [byte0, byte1] = [part.right[0]!, part.right[1]!];
    return {
      shown: [
        {
          kind: 'table',
          rows: [
            [{ label: 'sender' }, { label: masked ? 'client' : 'server' }],
            [{ label: 'frame' }, { label: kind }],
            [{ label: 'length' }, String(length)],
          ],
        },
      ],
      parts: [part],
      steps: [
        {
          key: fin ? 'byte-0' : 'byte-0-open',
          holes: {
            opcode: opcode.toString(16).toUpperCase(),
            name: { label: `opcode-${opcodeName(opcode)!}` },
            byte0: hex(byte0),
          },
        },
        {
          key: masked ? 'byte-1-masked' : 'byte-1',
          holes: { length, plain: hex(length), byte1: hex(byte1) },
        },
        { key: 'both', holes: { bytes: hex(byte0, byte1) } },
      ],
    };
  },
};
