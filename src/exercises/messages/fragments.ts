/** 13.1: write the fragments of a message. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, HexPart, Said, Step } from '../exercise.ts';
import { hexTraps, typedBytes } from '../known-mistakes.ts';
import { slipTraps } from '../traps.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { Utf8Check } from '#protocol/utf8.ts';

/** A text, and after which bytes of its UTF-8 it is cut. */
export function drawFragments(draw: Draw): { text: string; cuts: readonly number[] } {
  const text = draw.pick(['你好', 'Hello world', 'héllo']);
  const { length } = encodeUtf8(text);
  const count = draw.int(1, 2);
  const cuts = new Set<number>();
  while (cuts.size < count) cuts.add(draw.int(1, length - 1));
  return { text, cuts: [...cuts].sort((one, other) => one - other) };
}

/** The pieces between cuts. */
function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  return [0, ...cuts].map((from, n) => bytes.slice(from, cuts[n] ?? bytes.length));
}

/** Where the cuts would be if somebody counted characters; `undefined` where those run out. */
function cutsByCharacters(text: string, cuts: readonly number[]): number[] | undefined {
  const characters = Array.from(text);
  if (cuts.some((cut) => cut >= characters.length)) return undefined;
  return cuts.map((cut) => encodeUtf8(characters.slice(0, cut).join('')).length);
}

type FirstByteSlips = Readonly<Record<number, readonly string[]>>;

/** What is wrong with the first byte of a frame at this place: FIN, the opcode, or both. */
const FIRST_BYTE = {
  first: {
    0x81: ['fin-early'],
    0x02: ['binary'],
    0x82: ['binary', 'fin-early'],
    0x00: ['opcode-missing'],
    0x80: ['opcode-missing', 'fin-early'],
  },
  middle: {
    0x80: ['fin-early'],
    0x01: ['opcode-repeated'],
    0x02: ['opcode-repeated'],
    0x81: ['message-of-its-own'],
    0x82: ['message-of-its-own'],
  },
  last: {
    0x00: ['fin-missing'],
    0x81: ['opcode-repeated'],
    0x82: ['opcode-repeated'],
    0x01: ['begun-again'],
    0x02: ['begun-again'],
  },
} as const satisfies Readonly<Record<string, FirstByteSlips>>;

function partOf(n: number, text: string, cuts: readonly number[]): HexPart {
  const whole = encodeUtf8(text);
  const pieces = cutAt(whole, cuts);
  const payload = pieces[n]!;
  const isFirst = n === 0;
  const isLast = n === cuts.length;
  const init = { fin: isLast, opcode: isFirst ? OPCODE.text : OPCODE.continuation, payload };
  const right = serializeFrame(init);
  const byCharacters = cutsByCharacters(text, cuts);
  const start = pieces.slice(0, n).reduce((sum, { length }) => sum + length, 0);
  const upToHere = whole.slice(0, start + payload.length);
  const holes = { n: n + 1, whole: whole.length };
  const rests = hexTraps(
    right,
    {
      'whole-length': serializeFrame({ ...init, payloadLength: whole.length }),
      'from-the-start': isFirst ? undefined : serializeFrame({ ...init, payload: upToHere }),
      'by-characters':
        byCharacters === undefined
          ? undefined
          : serializeFrame({ ...init, payload: cutAt(whole, byCharacters)[n] }),
      'mask-set': concatBytes(right.slice(0, 1), Uint8Array.of(right[1]! | 0x80), payload),
    },
    holes,
  );
  const slips: FirstByteSlips = isFirst
    ? FIRST_BYTE.first
    : isLast
      ? FIRST_BYTE.last
      : FIRST_BYTE.middle;
  const slipsIn = (given: Given): Said[] => {
    const [first, ...rest] = typedBytes(given);
    if (first === undefined || rest.length === 0) return [];
    const inFirst = (slips[first] ?? []).map((key) => ({ key, holes }));
    if (inFirst.length === 0 && first !== right[0]) return [];
    const proper = encodeHex(Uint8Array.of(right[0]!, ...rest));
    const inRest = rests.filter((trap) => trap.given === proper);
    return [...inFirst, ...inRest.map(({ key }) => ({ key, holes }))];
  };
  const firsts = Object.keys(slips).map((byte) =>
    encodeHex(concatBytes(Uint8Array.of(Number(byte)), right.slice(1))),
  );
  const traps = [
    ...slipTraps([...firsts, ...rests.map(({ given }) => given as string)], slipsIn),
    ...hexTraps(right, { 'payload-alone': payload }),
  ];
  return { kind: 'hex', id: `frame-${n + 1}`, right, spans: frameSpans(right), traps };
}

/** Whether a text is cut inside a character there. */
function isInside(bytes: Uint8Array, cut: number): boolean {
  const check = new Utf8Check();
  check.feed(bytes.slice(0, cut));
  return check.missing > 0;
}

export const fragments: Exercise = {
  id: 'fragments',
  number: '13.1',
  worked: 'which-frame-may-come-when',
  sections: ['RFC 6455 §5.4'],
  task(draw) {
    const { text, cuts } = drawFragments(draw);
    const payload = encodeUtf8(text);
    const parts = Array.from({ length: cuts.length + 1 }, (_, n) => partOf(n, text, cuts));
    const pieces = cutAt(payload, cuts).map((piece) => encodeHex(piece));
    const stepOf = ({ right }: HexPart, n: number): Step => {
      const place = n === 0 ? 'first' : n === cuts.length ? 'last' : 'middle';
      const holes = { head: encodeHex(right.slice(0, 1)), length: right.length - 2 };
      return {
        key: place,
        holes,
        shown: { kind: 'bytes', bytes: right, spans: frameSpans(right) },
      };
    };
    const isCutInside = cuts.some((cut) => isInside(payload, cut));
    return {
      ...(cuts.length === 2 ? { prompt: 'prompt-two' } : {}),
      holes: { text, total: payload.length, first: cuts[0]!, second: (cuts[1] ?? 0) - cuts[0]! },
      shown: [{ kind: 'bytes', bytes: payload, caption: { label: 'payload' } }],
      parts,
      steps: [
        { key: 'pieces', holes: { pieces: pieces.join(' | ') } },
        ...(isCutInside ? [{ key: 'inside' }] : []),
        ...parts.map(stepOf),
      ],
      frames: concatBytes(...parts.map(({ right }) => right)),
    };
  },
};
