/** 10.5: where the key and the payload of a frame begin. */

import type { Draw } from '../draw.ts';
import type { Exercise, NumberPart, Trap } from '../exercise.ts';
import { distinctTraps } from '../traps.ts';
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { type FrameHeader, type LengthForm, parseHeader } from '#protocol/frame.ts';
import { headerSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { byteRange } from '#protocol/span.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';

/** How many bytes of payload are shown behind the header. */
const SHOWN = 4;

const LENGTHS: Readonly<Record<LengthForm, readonly [number, number]>> = {
  7: [SHOWN, 125],
  16: [126, 65_535],
  64: [65_536, 5_000_000],
};

function drawBeginning(draw: Draw): Uint8Array {
  const lengthForm = draw.pick([7, 16, 64] as const);
  const payloadLength = draw.int(...LENGTHS[lengthForm]);
  const masked = draw.next() < 0.75;
  const header = serializeHeader({
    opcode: draw.pick([OPCODE.text, OPCODE.binary]),
    payloadLength,
    maskingKey: masked ? maskingKeyFrom(draw.bytes(4)) : undefined,
  });
  return concatBytes(header, draw.bytes(SHOWN));
}

/** Any other place; where no header has that many bytes, for an example. */
const elsewhere = (key: string): Trap => ({ key, given: '99', matches: () => true });

/** The key's offset, or that there is none; then the payload's. */
export function offsetParts(header: FrameHeader): readonly [NumberPart, NumberPart] {
  const { headerLength, lengthForm, maskingKey } = header;
  const masked = maskingKey !== undefined;
  const extended = lengthForm !== 7;
  const place = headerLength - (masked ? 4 : 0);
  const other = (lengthForm === 16 ? 10 : 4) + (masked ? 4 : 0);
  const traps = (right: number, list: readonly (readonly [number, string])[]): Trap[] => {
    const all = list.map(([given, key]) => ({ key, given: String(given) }));
    return distinctTraps(String(right), all);
  };
  const key: NumberPart = {
    kind: 'number',
    id: 'key',
    instead: { id: 'no-key' },
    right: masked ? place : { instead: 'no-key' },
    traps: masked
      ? [
          { key: 'mask-overlooked', given: 'no-key', matches: (given) => given === 'no-key' },
          ...traps(place, [
            [2, 'extended-first'],
            ...(extended ? ([[other - 4, 'other-extension']] as const) : []),
            [place + 1, 'from-one'],
          ]),
          elsewhere('key-elsewhere'),
        ]
      : [{ key: 'key-not-there', given: String(place), matches: (given) => given !== 'no-key' }],
  };
  const payload: NumberPart = {
    kind: 'number',
    id: 'payload',
    right: headerLength,
    traps: [
      ...traps(headerLength, [
        ...(masked
          ? ([[place, 'key-forgotten']] as const)
          : ([[place + 4, 'no-key-to-pass']] as const)),
        [masked ? 6 : 2, 'extended-first'],
        ...(extended ? ([[other, 'other-extension']] as const) : []),
        [headerLength + 1, 'from-one'],
      ]),
      elsewhere('payload-elsewhere'),
    ],
  };
  return [key, payload];
}

export const offsets: Exercise = {
  id: 'offsets',
  number: '10.5',
  worked: 'where-the-next-frame-begins',
  sections: ['RFC 6455 §5.2'],
  task(draw) {
    const bytes = drawBeginning(draw);
    const header = parseHeader(bytes)!;
    const { headerLength, lengthForm, maskingKey } = header;
    const spans = headerSpans(header);
    const extension = spans.find(({ field }) => field === 'extended-payload-length');
    const size =
      extension === undefined ? 0 : byteRange(extension).end - byteRange(extension).start;
    const byte1 = encodeHex(bytes.subarray(1, 2));
    const masked = maskingKey !== undefined;
    const place = 2 + size;
    return {
      shown: [{ kind: 'bytes', bytes, caption: { label: 'beginning' } }],
      parts: offsetParts(header),
      steps: [
        {
          key: `length-${lengthForm}`,
          holes: { byte1, low: bytes[1]! & 0x7f, size, n: header.payloadLength },
        },
        masked
          ? { key: 'masked', holes: { byte1, place, end: place + 3 } }
          : { key: 'unmasked', holes: { byte1 } },
        {
          key: 'payload',
          holes: { at: headerLength },
          shown: { kind: 'bytes', bytes: bytes.subarray(0, headerLength), spans },
        },
      ],
    };
  },
};
