/** 11.1: write a payload length. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Step, Trap } from '../exercise.ts';
import { hexTraps, typedBytes } from '../known-mistakes.ts';
import { distinctTraps } from '../traps.ts';
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { headerSize, type LengthForm, parseHeader, shortestForm } from '#protocol/frame.ts';
import { type FrameSpan, headerSpans } from '#protocol/frame-spans.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';

/** A payload, and who sends it. */
export interface LengthCase {
  readonly payloadLength: number;
  readonly sender: 'client' | 'server';
}

/** Lengths of every form, and those at their borders. */
export function drawLength(draw: Draw): LengthCase {
  const payloadLength = draw.pick([
    () => draw.int(0, 124),
    () => 126,
    () => 127,
    () => 125,
    () => draw.int(128, 300),
    () => draw.int(301, 65_535),
    () => draw.pick([65_535, 65_536]),
    () => draw.int(65_536, 5_000_000),
  ])();
  return { payloadLength, sender: draw.pick(['server', 'client'] as const) };
}

/** What the seven bits say where they do not hold the length themselves. */
export const SIGNAL = { 16: 126, 64: 127 } as const;

export const signalOf = (form: LengthForm): number | undefined =>
  form === 7 ? undefined : SIGNAL[form];

/** The header of such a frame, without its first byte and without the masking key. */
function lengthField({ payloadLength, sender }: LengthCase, lengthForm?: LengthForm): Uint8Array {
  const header = serializeHeader({
    opcode: OPCODE.binary,
    payloadLength,
    lengthForm,
    maskingKey: sender === 'client' ? 0 : undefined,
  });
  return header.slice(1, headerSize(lengthForm ?? shortestForm(payloadLength), false));
}

/** Its fields, the second byte of the frame being the first here. */
function spansOf(field: Uint8Array): FrameSpan[] {
  const header = concatBytes(Uint8Array.of(0x80 | OPCODE.binary), field, new Uint8Array(4));
  return headerSpans(parseHeader(header)!)
    .filter(({ bitOffset, field: name }) => bitOffset >= 8 && name !== 'masking-key')
    .map((span) => ({ ...span, bitOffset: span.bitOffset - 8 }));
}

function trapsOf(drawn: LengthCase, right: Uint8Array): Trap[] {
  const { payloadLength, sender } = drawn;
  const form = shortestForm(payloadLength);
  const bytes = form === 7 ? 0 : form / 8;
  const maskBit = sender === 'client' ? 0x80 : 0;
  const [second, extension] = [right.slice(0, 1), right.slice(1)];
  const isSignal = payloadLength === 126 || payloadLength === 127;
  const other = sender === 'client' ? 'server' : 'client';
  const digits = payloadLength < 100 ? payloadLength : 0;
  const decimal = Uint8Array.of(maskBit | (Math.floor(digits / 10) * 16 + (digits % 10)));
  const holes = {
    length: payloadLength,
    bits: form,
    bytes,
    signal: signalOf(form) ?? payloadLength,
    left: payloadLength & 0xffff,
  };
  const ofValue = hexTraps(
    right,
    {
      'mask-missing':
        sender === 'client' ? lengthField({ payloadLength, sender: other }) : undefined,
      'mask-set': sender === 'server' ? lengthField({ payloadLength, sender: other }) : undefined,
      'signal-as-length': isSignal ? Uint8Array.of(maskBit | payloadLength) : undefined,
      'signal-alone': bytes > 0 ? second : undefined,
      'little-endian': concatBytes(second, extension.toReversed()),
      'longer-form-16': form === 7 ? lengthField(drawn, 16) : undefined,
      'longer-form-64': form === 64 ? undefined : lengthField(drawn, 64),
      'extension-alone': bytes > 0 ? extension : undefined,
      'eighth-bit':
        form === 16 && payloadLength > 127 && payloadLength < 256
          ? Uint8Array.of(payloadLength)
          : undefined,
      'cut-to-16':
        form === 64
          ? concatBytes(Uint8Array.of(maskBit | SIGNAL[16]), extension.slice(-2))
          : undefined,
      'decimal-digits': digits > 9 ? decimal : undefined,
      'signal-taken-off':
        form === 16 && payloadLength > SIGNAL[16]
          ? concatBytes(
              second,
              lengthField({ payloadLength: payloadLength - 126, sender }, 16).slice(1),
            )
          : undefined,
    },
    holes,
  );
  const zeros = extension.findIndex((byte) => byte !== 0);
  const resized = zeros > 0 ? extension.slice(zeros) : concatBytes(Uint8Array.of(0), extension);
  const otherSize: Trap = {
    key: 'extension-size',
    given: encodeHex(concatBytes(second, resized)),
    matches: (given) => {
      const [first, ...rest] = typedBytes(given);
      const value = rest.reduce((sum, byte) => sum * 256 + byte, 0);
      return first === second[0] && rest.length !== bytes && value === payloadLength;
    },
    holes,
  };
  const firstToo: Trap = {
    key: 'first-byte-too',
    given: encodeHex(concatBytes(Uint8Array.of(0x80 | OPCODE.binary), right)),
    matches: (given) => {
      const typed = typedBytes(given);
      return (typed[0] === 0x82 || typed[0] === 0x81) && same(typed.slice(1), right);
    },
    half: true,
  };
  const keyToo: Trap = {
    key: 'key-too',
    given: encodeHex(concatBytes(right, Uint8Array.of(0x37, 0xfa, 0x21, 0x3d))),
    matches: (given) => {
      const typed = typedBytes(given);
      return typed.length === right.length + 4 && same(typed.slice(0, right.length), right);
    },
    half: true,
  };
  return distinctTraps(encodeHex(right), [
    ...ofValue,
    ...(bytes > 0 ? [otherSize] : []),
    ...[...ofValue, ...(bytes > 0 ? [otherSize] : [])]
      .filter(({ key }) => !WITHOUT_MASK.includes(key))
      .map(withMaskWrong),
    firstToo,
    ...(sender === 'client' ? [keyToo] : []),
  ]);
}

/** Mistakes that say nothing of MASK, or nothing else. */
const WITHOUT_MASK = ['mask-missing', 'mask-set', 'extension-alone', 'eighth-bit'];

/** A trap for who makes this mistake and has MASK wrong, too. */
function withMaskWrong(trap: Trap): Trap {
  const flipped = (given: Given) => {
    const typed = typedBytes(given);
    return encodeHex(typed.map((byte, i) => (i === 0 ? byte ^ 0x80 : byte)));
  };
  return {
    ...trap,
    given: flipped(trap.given),
    matches: (given) => trap.matches?.(flipped(given)) ?? flipped(given) === trap.given,
    also: () => [{ key: 'mask-too' }],
  };
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return encodeHex(one) === encodeHex(other);
}

/** How the bytes come about. */
function stepsOf({ payloadLength, sender }: LengthCase, right: Uint8Array): Step[] {
  const form = shortestForm(payloadLength);
  const seven = right[0]! & 0x7f;
  const holes = { length: payloadLength, signal: seven, seven, sum: right[0]! };
  const answer = encodeHex(right);
  const extension: Step = {
    key: 'extension',
    holes: {
      hex: payloadLength.toString(16),
      bytes: right.length - 1,
      extension: encodeHex(right.slice(1)),
    },
  };
  return [
    { key: `form-${form}`, holes },
    { key: `second-${sender}`, holes: { ...holes, byte: encodeHex(right.slice(0, 1)) } },
    ...(form === 7 ? [] : [extension]),
    {
      key: 'together',
      holes: { answer },
      shown: { kind: 'bytes', bytes: right, spans: spansOf(right) },
    },
  ];
}

export const length: Exercise = {
  id: 'length',
  number: '11.1',
  worked: 'three-forms',
  sections: ['RFC 6455 §5.2'],
  task(draw) {
    const drawn = drawLength(draw);
    const right = lengthField(drawn);
    const { payloadLength, sender } = drawn;
    return {
      holes: { length: payloadLength, sender: { label: sender } },
      parts: [
        { kind: 'hex', id: 'bytes', right, spans: spansOf(right), traps: trapsOf(drawn, right) },
      ],
      steps: stepsOf(drawn, right),
    };
  },
};
