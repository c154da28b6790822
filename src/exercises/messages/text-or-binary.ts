/** 13.6: text or binary. */

import type { Draw } from '../draw.ts';
import type { Exercise, Said } from '../exercise.ts';
import { encodeBase64, decodeHex, decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';

/** Contents, each with bytes that it may begin with. */
const CONTENTS: Readonly<Record<string, Uint8Array>> = {
  json: encodeUtf8('{"price":3}'),
  chinese: encodeUtf8('你好'),
  emoji: encodeUtf8('😀'),
  base64: encodeUtf8(encodeBase64(decodeHex('ff d8 ff e0 00 10'))),
  svg: encodeUtf8('<svg xmlns='),
  ascii: encodeUtf8('e2e4'),
  jpeg: decodeHex('ff d8 ff e0'),
  protobuf: decodeHex('08 96 01'),
  gbk: decodeHex('c4 e3 ba c3'),
  'latin-1': decodeHex('63 61 66 e9'),
  'utf-16': decodeHex('ff fe 60 4f'),
  sound: decodeHex('9c ff 64 00'),
};

/** Whether a text message can carry these bytes as they are. */
function kindOf(content: string): 'text' | 'binary' {
  return decodeUtf8(CONTENTS[content]!) === undefined ? 'binary' : 'text';
}

/** Five contents, GBK and something of each kind among them. */
function drawContents(draw: Draw): string[] {
  for (;;) {
    const others = Object.keys(CONTENTS).filter((content) => content !== 'gbk');
    const contents = draw.shuffle(['gbk', ...draw.sample(others, 4)]);
    const texts = contents.filter((content) => kindOf(content) === 'text').length;
    if (texts === 2 || texts === 3) return contents;
  }
}

export const textOrBinary: Exercise = {
  id: 'text-or-binary',
  number: '13.6',
  worked: 'text-is-utf-8-as-a-whole',
  sections: ['RFC 6455 §5.6'],
  task(draw) {
    const contents = drawContents(draw);
    const right = Object.fromEntries(contents.map((content) => [content, [kindOf(content)]]));
    const mistakes = Object.fromEntries(
      contents.map((content): [string, Record<string, Said>] => [
        content,
        { '*': { key: `not-${content}` } },
      ]),
    );
    return {
      parts: [
        {
          kind: 'match',
          id: 'kinds',
          items: contents.map((id) => ({ id })),
          choices: [{ id: 'text' }, { id: 'binary' }],
          right,
          mistakes,
        },
      ],
      steps: [
        { key: 'rule' },
        {
          key: 'each',
          shown: {
            kind: 'table',
            rows: contents.map((content) => [{ label: content }, { label: kindOf(content) }]),
          },
        },
      ],
    };
  },
};
