/** 5.2: write a message with its length in front. */

import { distinctTraps } from '../traps.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, Trap } from '../exercise.ts';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';

const WORDS = [
  '你好',
  '再见',
  '谢谢',
  '帧',
  'café',
  'Grüße',
  'naïve',
  'déjà vu',
  '½ l',
  '10 €',
] as const;
const ENDS = ['', '?', '.', ' ok', ' 1', ' 2', ' 😀', '…', ' – no'] as const;

/** A short text; some of its characters take more than one byte. */
function drawText(draw: Draw): string {
  return draw.pick(WORDS) + draw.pick(ENDS);
}

/** Bytes of the length. */
const PREFIX = 2;

const bigEndian = (length: number) => Uint8Array.of(length >> 8, length);
const littleEndian = (length: number) => Uint8Array.of(length, length >> 8);

/** UTF-16 with the high byte first, as a Java or C# program might have it. */
function encodeUtf16(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) => [
      unit >> 8,
      unit & 0xff,
    ]),
  );
}

/** Each character and its bytes: who has no computer at hand can do without. */
function charactersOf(text: string): string {
  return [...new Set(text)]
    .map((character) => `“${character}” \`${encodeHex(encodeUtf8(character))}\``)
    .join(', ');
}

/** A byte for each character, where that is possible. */
function latin1Of(text: string): Uint8Array | undefined {
  const isPossible = Array.from(text).every((character) => character <= '\u00ff');
  return isPossible ? encodeLatin1(text) : undefined;
}

export const lengthPrefix: Exercise = {
  id: 'length-prefix',
  number: '5.2',
  worked: 'keep-look-take',
  sections: ['RFC 3629 §3'],
  task(draw) {
    const text = drawText(draw);
    const body = encodeUtf8(text);
    const right = concatBytes(bigEndian(body.length), body);
    // As people count them; JavaScript counts UTF-16 code units, two for 😀.
    const characters = Array.from(text).length;
    const decimalAsHex = Number.parseInt(String(body.length), 16);
    const utf16 = encodeUtf16(text);
    const latin1 = latin1Of(text);
    const wide = Array.from(text).find((character) => encodeUtf8(character).length > 1)!;
    const inBytes = { character: wide, hex: encodeHex(encodeUtf8(wide)) };
    const trap = (key: string, bytes: Uint8Array, holes: Trap['holes'] = {}): Trap => ({
      key,
      given: encodeHex(bytes),
      holes: { n: body.length, ...holes },
    });
    return {
      holes: { text, characters: charactersOf(text) },
      parts: [
        {
          kind: 'hex',
          id: 'bytes',
          right,
          traps: distinctTraps(encodeHex(right), [
            trap('characters', concatBytes(bigEndian(characters), body), {
              characters,
              ...inBytes,
              size: encodeUtf8(wide).length,
            }),
            trap('code-units', concatBytes(bigEndian(text.length), body), { units: text.length }),
            trap('decimal', concatBytes(bigEndian(decimalAsHex), body), {
              read: decimalAsHex,
              hex: encodeHex(Uint8Array.of(body.length)),
            }),
            trap('little-endian', concatBytes(littleEndian(body.length), body)),
            trap('counts-itself', concatBytes(bigEndian(body.length + PREFIX), body), {
              with: body.length + PREFIX,
            }),
            trap('one-byte', concatBytes(Uint8Array.of(body.length), body)),
            trap('four-bytes', concatBytes(Uint8Array.of(0, 0), right)),
            trap('digits', concatBytes(encodeUtf8(String(body.length).padStart(2, '0')), body)),
            trap('newline', concatBytes(right, encodeUtf8('\n'))),
            trap('zero-end', concatBytes(right, Uint8Array.of(0))),
            trap('no-length', body),
            trap('length-only', bigEndian(body.length)),
            ...(latin1 === undefined
              ? []
              : [trap('latin-1', concatBytes(bigEndian(latin1.length), latin1), inBytes)]),
            trap('utf-16', concatBytes(bigEndian(utf16.length), utf16), inBytes),
          ]),
        },
      ],
      steps: [
        {
          key: 'encode',
          holes: { characters, n: body.length, ...inBytes },
          shown: { kind: 'bytes', bytes: body },
        },
        { key: 'length', holes: { n: body.length, hex: encodeHex(bigEndian(body.length)) } },
        { key: 'join', shown: { kind: 'bytes', bytes: right } },
      ],
    };
  },
};
