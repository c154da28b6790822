/** 11.3: which of several spellings of a length may be sent. */

import type { Draw } from '../draw.ts';
import type { Exercise, Option, Said } from '../exercise.ts';
import { SIGNAL } from './length.ts';
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { checkHeader } from '#protocol/check.ts';
import { type LengthForm, parseHeader, shortestForm } from '#protocol/frame.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';

/** A length near a border of the forms, or near the one where a second byte begins. */
function drawNearBorder(draw: Draw): number {
  const border = draw.pick([125, 255, 65_535]);
  return border + draw.int(-5, 6);
}

interface Spelling {
  readonly bytes: Uint8Array;
  /** What is said to who ticks it. */
  readonly mistake: string;
}

const FIRST = 0x80 | OPCODE.binary;

/** Headers that somebody might write for a length, the one that may be sent first. */
function spellings(payloadLength: number): Spelling[] {
  const shortest = shortestForm(payloadLength);
  const inForm = (lengthForm: LengthForm) =>
    serializeHeader({ opcode: OPCODE.binary, payloadLength, lengthForm });
  const right = inForm(shortest);
  const reversed = (header: Uint8Array) =>
    concatBytes(header.slice(0, 2), header.slice(2).toReversed());
  const eight = inForm(64);
  const all: Spelling[] = [{ bytes: right, mistake: 'left-out' }];
  const add = (mistake: string, bytes: Uint8Array) => all.push({ bytes, mistake });
  if (shortest < 16) add('longer-16', inForm(16));
  if (shortest < 64) add('longer-64', eight);
  if (payloadLength === 126 || payloadLength === 127) {
    add('signal', Uint8Array.of(FIRST, payloadLength));
  } else if (payloadLength > 127 && payloadLength < 256) {
    add('eighth-bit', Uint8Array.of(FIRST, payloadLength));
  }
  if (shortest === 64) {
    const cut = eight.slice(-2);
    add('cut-to-16', concatBytes(Uint8Array.of(FIRST, SIGNAL[16]), cut));
    add('four-bytes', concatBytes(Uint8Array.of(FIRST, SIGNAL[64]), eight.slice(-4)));
  }
  if (shortest === 16 && payloadLength > 127) {
    const less = payloadLength - SIGNAL[16];
    const header = { opcode: OPCODE.binary, payloadLength: less, lengthForm: 16 } as const;
    add('signal-taken-off', serializeHeader(header));
  }
  if (payloadLength > 127) add('little-endian', reversed(right));
  return all;
}

export const legalLengths: Exercise = {
  id: 'legal-lengths',
  number: '11.3',
  worked: 'only-the-shortest-form-may-be-sent',
  sections: ['RFC 6455 §5.2'],
  task(draw) {
    const payloadLength = drawNearBorder(draw);
    const seen = new Set<string>();
    const candidates = spellings(payloadLength).filter(({ bytes }) => {
      const hex = encodeHex(bytes);
      return !seen.has(hex) && seen.add(hex);
    });
    const [right, ...wrong] = candidates;
    const offered = draw.shuffle([right!, ...draw.sample(wrong, 3)]);
    const form = shortestForm(payloadLength);
    const holes = { length: payloadLength, bits: form, hex: payloadLength.toString(16) };
    const options: Option[] = offered.map(({ bytes }) => ({
      id: encodeHex(bytes, ''),
      text: `\`${encodeHex(bytes)}\``,
    }));
    const mistakes = Object.fromEntries(
      offered.map(({ bytes, mistake }): [string, Said] => [
        encodeHex(bytes, ''),
        { key: mistake, holes: { ...holes, header: encodeHex(bytes), ...readAs(bytes) } },
      ]),
    );
    const legal = offered.filter(({ bytes }) => isLegal(bytes, payloadLength));
    return {
      holes,
      parts: [
        {
          kind: 'several',
          id: 'headers',
          options,
          right: legal.map(({ bytes }) => encodeHex(bytes, '')),
          mistakes,
        },
      ],
      steps: [
        { key: `form-${form}`, holes },
        ...offered
          .filter((one) => one !== right)
          .map(({ bytes, mistake }) => ({
            key: `not-${mistake}`,
            holes: { header: encodeHex(bytes), ...readAs(bytes) },
          })),
        { key: 'only', holes: { header: encodeHex(right!.bytes) } },
      ],
    };
  },
};

/** Whether a header says this length, whole, and says it as it must be said. */
function isLegal(bytes: Uint8Array, payloadLength: number): boolean {
  const header = parseHeader(bytes);
  return (
    header?.headerLength === bytes.length &&
    header.payloadLength === payloadLength &&
    checkHeader(header, { receiver: 'client' }).length === 0
  );
}

/** What a receiver makes of a header; of one that is cut off, nothing. */
function readAs(bytes: Uint8Array): { read: number | bigint } {
  return { read: parseHeader(bytes)?.payloadLength ?? 0 };
}
