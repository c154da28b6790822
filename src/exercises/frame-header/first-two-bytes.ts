/** 10.2: write the first two bytes of a frame. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, HexPart, Said } from '../exercise.ts';
import { typedBytes } from '../known-mistakes.ts';
import { slipTraps } from '../traps.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { parseHeader } from '#protocol/frame.ts';
import { headerSpans } from '#protocol/frame-spans.ts';
import { isControl, OPCODE, opcodeIn, opcodeName } from '#protocol/opcode.ts';
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
  const slipsIn = (given: Given) => {
    const typed = typedBytes(given);
    if (typed.length !== 2) return [];
    return [...slipsInFirst(typed[0]!, byte0), ...slipsInSecond(typed[1]!, byte1)];
  };
  const decimals = decimalDigits(length).map((digits) => digits | (byte1 & 0x80));
  const firsts = [
    swapDigits(byte0),
    ...OPCODES.flatMap((opcode) => [(byte0 & 0x80) | opcode, (~byte0 & 0x80) | opcode]),
    (byte0 & 0x80) | 0x03,
    byte0 ^ 0x40,
  ];
  const seconds = [...decimals, byte1 ^ 0x80, byte1 + 4, byte1 ^ 0x01];
  return {
    kind: 'hex',
    id: 'bytes',
    right: header.subarray(0, 2),
    spans: headerSpans(parseHeader(header)!),
    traps: slipTraps(
      [
        ...firsts.map((byte) => hex(byte, byte1)),
        ...seconds.filter((byte) => byte <= 0xff).map((byte) => hex(byte0, byte)),
      ],
      slipsIn,
    ),
  };
}

const OPCODES = Object.values(OPCODE);

const swapDigits = (byte: number) => ((byte & 0x0f) << 4) | (byte >> 4);

/** What is wrong with a first byte: the opcode, and FIN. */
function slipsInFirst(typed: number, right: number): Said[] {
  if (typed === right) return [];
  if (typed === swapDigits(right)) return [{ key: 'digits-swapped' }];
  if ((typed & 0x70) !== 0) return [{ key: 'reserved-bit' }];
  const [opcode, wanted] = [opcodeIn(typed), opcodeIn(right)];
  const slips: Said[] = [];
  if (opcode !== wanted) slips.push(otherOpcode(opcode, wanted));
  if (typed >> 7 !== right >> 7) {
    const isWhole = right >> 7 === 1;
    slips.push({ key: isControl(wanted) ? 'control-fin' : isWhole ? 'fin-missing' : 'fin-set' });
  }
  return slips;
}

function otherOpcode(opcode: number, wanted: number): Said {
  const name = opcodeName(opcode);
  if (name === undefined) return { key: 'opcode-reserved' };
  const begins = (one: number) => one === OPCODE.text || one === OPCODE.binary;
  if (wanted === OPCODE.continuation && begins(opcode)) return { key: 'type-repeated' };
  if (opcode === OPCODE.continuation && begins(wanted)) return { key: 'nothing-to-continue' };
  const digit = opcode.toString(16).toUpperCase();
  return { key: 'opcode-other', holes: { digit, name: { label: `opcode-${name}` } } };
}

/** What is wrong with a second byte: MASK, and the length. */
function slipsInSecond(typed: number, right: number): Said[] {
  const length = right & 0x7f;
  const holes = { length };
  const isMasked = right >> 7 === 1;
  const slips: Said[] = [];
  // From 80 on, the digits set MASK themselves.
  const isDecimal = decimalDigits(length).some(
    (digits) => typed === digits || typed === (digits | 0x80),
  );
  if (typed >> 7 !== right >> 7 && !(isDecimal && length >= 80)) {
    slips.push({ key: isMasked ? 'mask-missing' : 'mask-set' });
  }
  const said = typed & 0x7f;
  if (isDecimal) slips.push({ key: 'length-decimal', holes });
  else if (isMasked && said === length + 4) slips.push({ key: 'key-counted' });
  else if (said !== length) slips.push({ key: 'length-other', holes });
  return slips;
}

/** A number of two digits, with these digits as hex; there is none for a longer one. */
function decimalDigits(length: number): number[] {
  return length < 100 ? [Number.parseInt(String(length), 16)] : [];
}

export const firstTwoBytes: Exercise = {
  id: 'first-two-bytes',
  number: '10.2',
  worked: 'two-bytes-that-are-always-there',
  sections: ['RFC 6455 §5.1', 'RFC 6455 §5.2', 'RFC 6455 §5.4', 'RFC 6455 §5.5'],
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
            [{ label: 'length' }, length],
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
