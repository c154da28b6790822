/** 10.3: which frames must be refused, and by which rule. */

import type { Draw } from '../draw.ts';
import { code } from '../code-mark.ts';
import type { Exercise, Holes, Match, Said, Step } from '../exercise.ts';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { checkFrame, checkHeader, type Receiver, type Rule } from '#protocol/check.ts';
import { parseCloseBody, serializeCloseBody } from '#protocol/close-body.ts';
import { parseFrame, parseHeader } from '#protocol/frame.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';

/** A frame, or only the header of one that is judged before its payload has arrived. */
interface Sample {
  readonly init: FrameInit;
  readonly cut?: true;
}

type Make = (draw: Draw) => Sample;

const TEXTS = ['Hello', 'hi', 'ok', 'move e4', 'buy 3'];
const text = (draw: Draw) => ({ opcode: OPCODE.text, payload: encodeUtf8(draw.pick(TEXTS)) });
const control = (draw: Draw) => draw.pick([OPCODE.ping, OPCODE.pong]);
const closeWith = (code: number) => ({ opcode: OPCODE.close, payload: serializeCloseBody(code) });

/** Frames that keep all rules, though some look as if they did not. */
const LEGAL: readonly Make[] = [
  (draw) => ({ init: text(draw) }),
  (draw) => ({ init: { ...text(draw), fin: false } }),
  () => ({ init: { opcode: OPCODE.text } }),
  (draw) => ({ init: { opcode: control(draw) } }),
  () => ({ init: { opcode: OPCODE.close } }),
  (draw) => ({ init: closeWith(draw.pick([1000, 1001, 4000])) }),
  (draw) => ({ init: { opcode: control(draw), payloadLength: 125 }, cut: true }),
  (draw) => ({ init: { opcode: OPCODE.binary, payloadLength: draw.int(126, 255) }, cut: true }),
  () => ({ init: { opcode: OPCODE.binary, payloadLength: 65_536 }, cut: true }),
];

/** Frames that break a rule, the masks aside. */
const ILLEGAL: Partial<Record<Rule, Make>> = {
  'reserved-bit': (draw) => ({
    init: { ...text(draw), [draw.pick(['rsv1', 'rsv2', 'rsv3'] as const)]: true },
  }),
  'reserved-opcode': (draw) => ({
    init: { opcode: draw.pick([3, 4, 7, 0xb, 0xf]), payload: draw.bytes(draw.int(0, 2)) },
  }),
  'control-fragmented': (draw) => ({ init: { opcode: control(draw), fin: false } }),
  'control-too-long': (draw) => ({
    init: { opcode: control(draw), payloadLength: draw.int(126, 200) },
    cut: true,
  }),
  'length-not-minimal': (draw) => ({
    init: draw.pick<FrameInit>([
      { opcode: OPCODE.binary, payloadLength: draw.int(1, 125), lengthForm: 16 },
      { opcode: OPCODE.binary, payloadLength: draw.int(126, 65_535), lengthForm: 64 },
    ]),
    cut: true,
  }),
  'length-top-bit': (draw) => ({
    init: { opcode: OPCODE.binary, payloadLength: (1n << 63n) + BigInt(draw.int(0, 255)) },
    cut: true,
  }),
};

/** What only an unmasked payload shows to the eye. */
const ILLEGAL_IN_CLEAR: Partial<Record<Rule, Make>> = {
  'close-body-one-byte': (draw) => ({ init: { opcode: OPCODE.close, payload: draw.bytes(1) } }),
  'close-code-forbidden': (draw) => ({ init: closeWith(draw.pick([0, 999, 1005, 1006, 1015])) }),
};

const MASK_RULE: Readonly<Record<Receiver, Rule>> = {
  server: 'mask-missing',
  client: 'mask-forbidden',
};

/** A frame as somebody receives it; how it is written, and what the core says to it. */
export interface Received {
  readonly bytes: Uint8Array;
  readonly cut: boolean;
  readonly rules: readonly Rule[];
}

export function received(bytes: Uint8Array, receiver: Receiver): Received {
  const frame = parseFrame(bytes);
  const violations =
    frame === undefined
      ? checkHeader(parseHeader(bytes)!, { receiver })
      : checkFrame(frame, { receiver });
  return { bytes, cut: frame === undefined, rules: violations.map(({ rule }) => rule) };
}

function receive(sample: Sample, receiver: Receiver, masked: boolean, draw: Draw): Received {
  const maskingKey = masked ? maskingKeyFrom(draw.bytes(4)) : undefined;
  const write = sample.cut === true ? serializeHeader : serializeFrame;
  return received(write({ ...sample.init, maskingKey }), receiver);
}

/** Three frames to one receiver, some of which break a rule each. */
function drawFrames(receiver: Receiver, illegal: number, used: Set<Rule>, draw: Draw): Received[] {
  const properly = receiver === 'server';
  const makes = { ...ILLEGAL, ...(receiver === 'client' ? ILLEGAL_IN_CLEAR : {}) };
  const rules = [MASK_RULE[receiver], ...(Object.keys(makes) as Rule[])];
  const broken = draw.sample(
    rules.filter((rule) => !used.has(rule)),
    illegal,
  );
  for (const rule of broken) used.add(rule);
  return draw.shuffle([
    ...broken.map((rule) => {
      const make = makes[rule];
      return make === undefined
        ? receive({ init: text(draw) }, receiver, !properly, draw)
        : receive(make(draw), receiver, properly, draw);
    }),
    ...draw.sample(LEGAL, 3 - illegal).map((make) => receive(make(draw), receiver, properly, draw)),
  ]);
}

const hexOf = ({ bytes, cut }: Received) => code(encodeHex(bytes)) + (cut ? ' …' : '');

/** The same bytes may be legal to the one and illegal to the other. */
const rowsFor = (receiver: Receiver, frames: readonly Received[]) =>
  frames.map((frame) => [{ label: `to-${receiver}` }, hexOf(frame), { label: verdictOn(frame) }]);

const verdictOn = ({ rules: [rule] }: Received) => rule ?? 'legal';

/** Frames to judge, with these rules to choose from. */
export function framesMatch(
  receiver: Receiver,
  frames: readonly Received[],
  rules: readonly Rule[],
): Match {
  const items = frames.map((frame, i) => ({
    id: `${receiver}-${i + 1}`,
    text: hexOf(frame),
  }));
  return {
    kind: 'match',
    id: receiver,
    items,
    choices: ['legal', ...rules].map((id) => ({ id })),
    right: Object.fromEntries(frames.map((frame, i) => [items[i]!.id, [verdictOn(frame)]])),
    mistakes: Object.fromEntries(
      frames.map((frame, i) => [items[i]!.id, mistakesIn(frame, rules)]),
    ),
  };
}

function holesFor(bytes: Uint8Array): Holes {
  const { opcode, payloadLength } = parseHeader(bytes)!;
  return {
    byte0: encodeHex(bytes.subarray(0, 1)),
    byte1: encodeHex(bytes.subarray(1, 2)),
    opcode: opcode.toString(16).toUpperCase(),
    length: payloadLength,
    // Of a Close in the clear.
    code: String(parseCloseBody(parseFrame(bytes)?.payload ?? new Uint8Array()).code ?? ''),
  };
}

/** What is wrong with a frame, seen in its fields. */
function stepFor({ bytes, rules: [rule] }: Received): Step[] {
  if (rule === undefined) return [];
  const shown = { kind: 'bytes', bytes, spans: frameSpans(bytes) } as const;
  return [{ key: rule, holes: holesFor(bytes), shown }];
}

function mistakesIn({ bytes, rules: [broken] }: Received, rules: readonly Rule[]) {
  const holes = holesFor(bytes);
  if (broken !== undefined) return { '*': { key: broken, holes } };
  return Object.fromEntries(
    rules.map((rule): [string, Said] => [rule, { key: `not-${rule}`, holes }]),
  );
}

export const legalFrame: Exercise = {
  id: 'legal-frame',
  number: '10.3',
  worked: 'frames-to-refuse',
  sections: ['RFC 6455 §5.1', 'RFC 6455 §5.2', 'RFC 6455 §5.5', 'RFC 6455 §5.5.1', 'RFC 6455 §7.4'],
  task(draw) {
    const used = new Set<Rule>();
    const inServer = draw.int(1, 2);
    const toServer = drawFrames('server', inServer, used, draw);
    const toClient = drawFrames('client', 3 - inServer, used, draw);
    const others = RULES.filter((rule) => !used.has(rule));
    const offered = new Set([...used, ...draw.sample(others, 2)]);
    const rules = RULES.filter((rule) => offered.has(rule));
    return {
      parts: [framesMatch('server', toServer, rules), framesMatch('client', toClient, rules)],
      steps: [
        { key: 'way' },
        ...[...toServer, ...toClient].flatMap(stepFor),
        {
          key: 'verdicts',
          shown: {
            kind: 'table',
            rows: [...rowsFor('server', toServer), ...rowsFor('client', toClient)],
          },
        },
      ],
    };
  },
};

const RULES: readonly Rule[] = [
  'mask-missing',
  'mask-forbidden',
  ...(Object.keys(ILLEGAL) as Rule[]),
  ...(Object.keys(ILLEGAL_IN_CLEAR) as Rule[]),
];
