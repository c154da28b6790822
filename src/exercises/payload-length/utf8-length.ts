/** 11.5: how many bytes a text has. */

import type { Draw } from '../draw.ts';
import type { Exercise, Shown } from '../exercise.ts';
import { numberTraps } from '../known-mistakes.ts';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { headerSize, shortestForm } from '#protocol/frame.ts';

const ASCII = ['ok', 'Hi', 'news', 'id7', 'stop'];
const LATIN = ['é', 'ü', 'ñé', 'café', 'naïf', 'Köln'];
const CHINESE = ['好', '你好', '帧', '掩码', '中文字'];
const EMOJI = ['😀', '🚀', '👍🎉', '🎉'];

/** A text of three or four kinds of characters; an emoji is always among them. */
function drawText(draw: Draw): readonly string[] {
  const words = [ASCII, LATIN, CHINESE].map((kind) => draw.pick(kind));
  const count = draw.int(2, 3);
  return draw.shuffle([...draw.sample(words, count), draw.pick(EMOJI)]);
}

/** The characters of a text, each with its bytes. */
function charactersOf(text: string): { character: string; bytes: Uint8Array }[] {
  return Array.from(text, (character) => ({ character, bytes: encodeUtf8(character) }));
}

export const utf8Length: Exercise = {
  id: 'utf8-length',
  number: '11.5',
  worked: 'bytes-not-characters',
  sections: ['RFC 6455 §5.2', 'RFC 6455 §5.6', 'RFC 3629 §3'],
  task(draw) {
    const text = drawText(draw).join('');
    const characters = charactersOf(text);
    const right = encodeUtf8(text).length;
    const count = (weight: (bytes: number) => number) =>
      characters.reduce((sum, { bytes }) => sum + weight(bytes.length), 0);
    const holes = {
      text,
      characters: characters.length,
      units: text.length,
      length: right,
      header: headerSize(shortestForm(right), false),
    };
    const traps = numberTraps(
      right,
      {
        characters: characters.length,
        'utf-16-units': text.length,
        'utf-16-bytes': text.length * 2,
        'two-each': count((bytes) => Math.min(bytes, 2)),
        'accents-as-one': count((bytes) => (bytes === 2 ? 1 : bytes)),
        'three-at-most': count((bytes) => Math.min(bytes, 3)),
        'chinese-as-two': count((bytes) => (bytes === 3 ? 2 : bytes)),
        'with-header': right + holes.header,
        'surrogates-apart': count((bytes) => (bytes === 4 ? 6 : bytes)),
        'four-each': characters.length * 4,
        'with-client-header': right + holes.header + 4,
      },
      holes,
    );
    const rows: Shown = {
      kind: 'table',
      rows: characters.map(({ character, bytes }) => [
        character,
        `\`${encodeHex(bytes)}\``,
        String(bytes.length),
      ]),
    };
    const kinds = [1, 2, 3, 4]
      .map(
        (size) => [size, characters.filter(({ bytes }) => bytes.length === size).length] as const,
      )
      .filter(([, n]) => n > 0);
    return {
      holes: { text },
      parts: [{ kind: 'number', id: 'length', right, unit: { label: 'bytes' }, traps }],
      steps: [
        { key: 'each', shown: rows },
        {
          key: 'sum',
          holes: { sum: kinds.map(([size, n]) => `${n} × ${size}`).join(' + '), length: right },
        },
      ],
    };
  },
};
