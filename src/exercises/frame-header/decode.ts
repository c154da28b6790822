/** 10.1: decode a frame, field by field. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Holes, Part, Trap } from '../exercise.ts';
import { textIn } from '../verdict.ts';
import { typedNumber } from '../known-mistakes.ts';
import { distinctTraps } from '../traps.ts';
import { concatBytes, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { type Frame, parseFrame } from '#protocol/frame.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE, opcodeName } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';

const TEXTS = ['Hello', 'WebSocket', 'keepalive', '掩码', 'café!'];

/** A frame with a short text in it. */
function drawDecode(draw: Draw): Uint8Array {
  const opcode = draw.pick([OPCODE.text, OPCODE.ping, OPCODE.pong]);
  const masked = draw.pick([false, true]);
  const payload = encodeUtf8(draw.pick(TEXTS));
  const maskingKey = masked ? maskingKeyFrom(draw.bytes(4)) : undefined;
  // A message may go on; a control frame may not.
  const fin = opcode !== OPCODE.text || draw.next() < 0.7;
  return serializeFrame({ fin, opcode, maskingKey, payload });
}

const digit = (nibble: number) => nibble.toString(16).toUpperCase();

function numbers(right: number, mistakes: readonly (readonly [number, string])[]): Trap[] {
  const traps = mistakes.map(([given, key]) => ({ key, given: String(given) }));
  return distinctTraps(String(right), traps);
}

function partsOf(bytes: Uint8Array, frame: Frame): Part[] {
  const { opcode, payload, headerLength } = frame;
  const [byte0, byte1] = [bytes[0]!, bytes[1]!];
  const fin = Number(frame.fin);
  const masked = frame.maskingKey !== undefined;
  const length = payload.length;
  const onWire = bytes.subarray(headerLength);
  const name = opcodeName(opcode)!;
  const opcodeTraps: Trap[] = [
    inHex('opcode-byte-1', digit(byte1 & 0x0f), { byte1: hex(byte1) }),
    inHex('opcode-high-half', digit(byte0 >> 4), { byte0: hex(byte0) }),
    // Without FIN it is the opcode with a zero before it.
    ...(frame.fin ? [inHex('opcode-whole-byte', hex(byte0))] : []),
    { key: 'opcode-name', given: name, half: true },
    { key: 'opcode-bits', given: bits(opcode).slice(-4), half: true },
    // Below 10 both digits are the same.
    { key: 'opcode-decimal', given: String(opcode), holes: { opcode: String(opcode) }, half: true },
    { key: 'opcode-other', given: '7', matches: () => true, holes: { byte0: hex(byte0) } },
  ];
  const payloadTraps: Trap[] = [
    { key: 'payload-with-header', given: encodeHex(bytes) },
    { key: 'payload-with-key', given: encodeHex(bytes.subarray(2)) },
    { key: 'payload-masked', given: encodeHex(onWire) },
  ];
  return [
    {
      kind: 'number',
      id: 'fin',
      right: fin,
      traps: [
        ...numbers(fin, [
          [0, 'fin-is-1'],
          [1, 'fin-is-0'],
          [8, 'fin-digit'],
        ]),
        { key: 'fin-no-bit', given: '3', matches: isNoBit },
      ].map((trap) => ({ ...trap, holes: { byte0: hex(byte0) } })),
    },
    {
      kind: 'text',
      id: 'opcode',
      right: ['', '0x', '0', '0x0'].map((prefix) => prefix + digit(opcode)),
      ignoreCase: true,
      traps: distinctTraps(digit(opcode), opcodeTraps),
    },
    {
      kind: 'number',
      id: 'mask',
      right: Number(masked),
      traps: [
        ...numbers(Number(masked), [
          [0, 'mask-is-1'],
          [1, 'mask-is-0'],
          [128, 'mask-value'],
        ]),
        { key: 'mask-no-bit', given: '3', matches: isNoBit },
      ].map((trap) => ({ ...trap, holes: { byte1: hex(byte1) } })),
    },
    {
      kind: 'number',
      id: 'length',
      right: length,
      traps: numbers(length, [
        [byte1, 'length-with-mask'],
        ...(masked ? ([[Number(hex(byte1)), 'length-hex']] as const) : []),
        ...(masked ? ([[length + 4, 'length-with-key']] as const) : []),
        [bytes.length, 'length-of-frame'],
      ])
        .filter(({ given }) => given !== 'NaN')
        .map((trap) => ({ ...trap, holes: { byte1: hex(byte1), length } })),
    },
    {
      kind: 'hex',
      id: 'payload',
      right: payload,
      traps: distinctTraps(
        encodeHex(payload),
        masked ? payloadTraps : payloadTraps.filter(({ key }) => key === 'payload-with-header'),
      ),
    },
  ];
}

/** A mistake written in hex digits, with `0x` before them or without. */
function inHex(key: string, digits: string, holes: Holes = {}): Trap {
  const plain = (typed: Given) => textIn(typed).trim().toLowerCase().replace(/^0x/, '');
  return { key, given: digits, holes, matches: (given) => plain(given) === digits.toLowerCase() };
}

/** Whether a number was typed that no bit can be. */
function isNoBit(given: Given): boolean {
  return ![0, 1, NaN].includes(typedNumber(given));
}

const hex = (byte: number) => encodeHex(Uint8Array.of(byte));

const bits = (byte: number) =>
  byte
    .toString(2)
    .padStart(8, '0')
    .replace(/(?=.{4}$)/, ' ');

export const decode: Exercise = {
  id: 'decode',
  number: '10.1',
  worked: 'two-bytes-that-are-always-there',
  sections: ['RFC 6455 §5.2', 'RFC 6455 §5.3'],
  task(draw) {
    const bytes = drawDecode(draw);
    const frame = parseFrame(bytes)!;
    const { opcode, payload, headerLength } = frame;
    const masked = frame.maskingKey !== undefined;
    const first = concatBytes(bytes.subarray(headerLength, headerLength + 1), bytes.subarray(2, 3));
    return {
      shown: [{ kind: 'bytes', bytes }],
      parts: partsOf(bytes, frame),
      frames: bytes,
      steps: [
        {
          key: 'byte-0',
          holes: {
            byte0: hex(bytes[0]!),
            bits: bits(bytes[0]!),
            fin: Number(frame.fin),
            opcode: digit(opcode),
            name: { label: opcodeName(opcode)! },
          },
        },
        {
          key: masked ? 'byte-1-masked' : 'byte-1',
          holes: { byte1: hex(bytes[1]!), bits: bits(bytes[1]!), length: payload.length },
        },
        masked
          ? {
              key: 'unmask',
              holes: {
                key: encodeHex(bytes.subarray(2, 6)),
                one: hex(first[0]!),
                other: hex(first[1]!),
                result: hex(payload[0]!),
              },
              shown: { kind: 'bytes', bytes, spans: frameSpans(bytes) },
            }
          : { key: 'rest', shown: { kind: 'bytes', bytes, spans: frameSpans(bytes) } },
        { key: 'payload', holes: { payload: encodeHex(payload), text: decodeUtf8(payload)! } },
      ],
    };
  },
};
