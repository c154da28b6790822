/** 13.4: whether bytes are a text message: hand on, wait, or fail. */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { FrameError } from '#protocol/frame-reader.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { MessageReader } from '#protocol/message.ts';
import { OPCODE, opcodeIn, opcodeName } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';

/** Characters of two to four bytes. */
const CHARACTERS = ['é', 'ü', 'ñ', 'Ω', 'ж', '你', '好', '帧', '€', '✓', '😀', '🚀', '👍'];
/** Words with an accent, as Latin-1 has them. */
const LATIN_1 = ['café', 'naïve', 'Köln', 'señor', 'über', 'déjà', 'crème', 'Zürich'];
/** “你好”, “中文”, “消息”, “好” in GBK. */
const GBK = ['c4 e3 ba c3', 'd6 d0 ce c4', 'cf fb cf a2', 'ba c3'];

/** A few letters of ASCII, or none. */
function drawLetters(draw: Draw, most = 3): string {
  return String.fromCharCode(
    ...Array.from({ length: draw.int(0, most) }, () => draw.int(0x61, 0x7a)),
  );
}

/** A text with one or two longer characters, one of them last. */
function drawText(draw: Draw): string {
  const [one, other] = draw.sample(CHARACTERS, 2);
  return drawLetters(draw) + draw.pick([one!, other! + drawLetters(draw, 1) + one!]);
}

/** A text that is cut inside its last character. */
function drawCut(draw: Draw): readonly [start: Uint8Array, end: Uint8Array] {
  const text = drawText(draw);
  const bytes = encodeUtf8(text);
  const last = encodeUtf8(Array.from(text).at(-1)!);
  const at = bytes.length - draw.int(1, last.length - 1);
  return [bytes.slice(0, at), bytes.slice(at)];
}

/** A letter or sign of ASCII in two or three bytes. */
function drawOverlong(draw: Draw): Uint8Array {
  const code = draw.int(0x21, 0x7e);
  const last = 0x80 | (code & 0x3f);
  return draw.pick([
    Uint8Array.of(0xc0 | (code >> 6), last),
    Uint8Array.of(0xe0, 0x80 | (code >> 6), last),
  ]);
}

/** Half of a pair of UTF-16, or both halves, each by itself. */
function drawSurrogates(draw: Draw): Uint8Array {
  const high = Uint8Array.of(0xed, draw.int(0xa0, 0xaf), draw.int(0x80, 0xbf));
  const low = Uint8Array.of(0xed, draw.int(0xb0, 0xbf), draw.int(0x80, 0xbf));
  return draw.pick([high, low, concatBytes(high, low)]);
}

/** Text in another encoding, which is no UTF-8. */
function drawOther(draw: Draw): Uint8Array {
  const latin = Uint8Array.from(draw.pick(LATIN_1), (letter) => letter.charCodeAt(0));
  return draw.pick([latin, decodeHex(draw.pick(GBK))]);
}

export const TEXT_KINDS = [
  'whole',
  'open',
  'cut-fragment',
  'cut-message',
  'joined',
  'overlong',
  'surrogate',
  'other-encoding',
  'binary',
] as const;

type TextKind = (typeof TEXT_KINDS)[number];

/** A kind, and its frames. */
export function drawValidText(draw: Draw): { kind: TextKind; frames: readonly Uint8Array[] } {
  const kind = draw.pick(TEXT_KINDS);
  const text = (payload: Uint8Array, fin = true): FrameInit => ({
    fin,
    opcode: OPCODE.text,
    payload,
  });
  const behindLetters = (bytes: Uint8Array) => concatBytes(encodeUtf8(drawLetters(draw)), bytes);
  const framesOf: Readonly<Record<TextKind, () => readonly FrameInit[]>> = {
    whole: () => [text(encodeUtf8(drawText(draw)))],
    open: () => [text(encodeUtf8(drawText(draw)), false)],
    'cut-fragment': () => [text(drawCut(draw)[0], false)],
    'cut-message': () => [text(drawCut(draw)[0])],
    joined: () => {
      const [start, end] = drawCut(draw);
      return [text(start, false), { opcode: OPCODE.continuation, payload: end }];
    },
    overlong: () => [text(behindLetters(drawOverlong(draw)))],
    surrogate: () => [text(behindLetters(drawSurrogates(draw)))],
    'other-encoding': () => [text(drawOther(draw))],
    binary: () => [{ opcode: OPCODE.binary, payload: drawOther(draw) }],
  };
  return { kind, frames: framesOf[kind]().map(serializeFrame) };
}

export type TextVerdict = 'deliver' | 'fail' | 'wait';
const VERDICTS: readonly TextVerdict[] = ['deliver', 'fail', 'wait'];

/** What a client does that gets these frames and nothing else. */
export function verdictOn(frames: readonly Uint8Array[]): TextVerdict {
  const reader = new MessageReader({ receiver: 'client' });
  reader.feed(concatBytes(...frames));
  try {
    for (let received = reader.next(); received !== undefined; received = reader.next()) {
      if (received.message !== undefined) return 'deliver';
    }
    return 'wait';
  } catch (error) {
    if (error instanceof FrameError && error.closeCode === 1007) return 'fail';
    throw error;
  }
}

/** First bytes of UTF-8, how long their characters are, and which bytes may be second (RFC 3629 §4). */
const UTF8 = [
  ['`00–7f`', '1', ''],
  ['`c2–df`', '2', '`80–bf`'],
  ['`e0`', '3', '`a0–bf`'],
  ['`e1–ec`, `ee–ef`', '3', '`80–bf`'],
  ['`ed`', '3', '`80–9f`'],
  ['`f0`', '4', '`90–bf`'],
  ['`f1–f3`', '4', '`80–bf`'],
  ['`f4`', '4', '`80–8f`'],
];

export const validText: Exercise = {
  id: 'valid-text',
  number: '13.4',
  worked: 'text-is-utf-8-as-a-whole',
  sections: ['RFC 6455 §5.6', 'RFC 6455 §8.1', 'RFC 3629 §4'],
  task(draw) {
    const { kind, frames } = drawValidText(draw);
    const right = verdictOn(frames);
    const first = frames[0]!;
    const holes = {
      payload: encodeHex(first.slice(2)),
      head: encodeHex(first.slice(0, 1)),
      fin: first[0]! >> 7,
      opcode: opcodeIn(first[0]!),
      name: opcodeName(opcodeIn(first[0]!))!,
    };
    return {
      shown: [
        ...frames.map(
          (bytes, n) =>
            ({
              kind: 'bytes',
              bytes,
              caption: { label: `frame-${n + 1}-of-${frames.length}` },
            }) as const,
        ),
        { kind: 'table', rows: UTF8, caption: { label: 'utf-8' } },
      ],
      parts: [
        {
          kind: 'choice',
          id: 'verdict',
          options: VERDICTS.map((id) => ({ id })),
          right: [right],
          traps: VERDICTS.filter((id) => id !== right).map((id) => ({
            key: `${kind}-${id}`,
            given: id,
            holes,
          })),
        },
      ],
      steps: [
        {
          key: 'header',
          holes,
          shown: { kind: 'bytes', bytes: first, spans: frameSpans(first) },
        },
        { key: `is-${kind}`, holes },
      ],
      frames: concatBytes(...frames),
    };
  },
};
