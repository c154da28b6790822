/** 9.3: which of these strings are keys. */

import type { Draw } from '../draw.ts';
import { code } from '../code-mark.ts';
import type { Exercise, Said, Several } from '../exercise.ts';
import { drawKey } from './accept.ts';
import { encodeBase64, encodeHex } from '#protocol/bytes.ts';
import { toUrlSafe } from '#protocol/handshake/accept-bugs.ts';
import { checkKey } from '#protocol/handshake/key.ts';

/** How strings come about that are no keys. */
const FAULTS = {
  short: (draw: Draw) => encodeBase64(draw.bytes(15)),
  'long-17': (draw: Draw) => encodeBase64(draw.bytes(17)),
  'long-18': (draw: Draw) => encodeBase64(draw.bytes(18)),
  unpadded: (draw: Draw) => drawKey(draw).replace('==', ''),
  'pad-bits': (draw: Draw) => {
    const bytes = draw.bytes(16);
    // The 17th byte fills the four bits that belong to none.
    const stray = Uint8Array.of(...bytes, draw.int(1, 15) << 4);
    return `${encodeBase64(stray).slice(0, 22)}==`;
  },
  'url-safe': (draw: Draw) => {
    let key = drawKey(draw);
    while (!/[+/]/.test(key)) key = drawKey(draw);
    return toUrlSafe(key);
  },
  hex: (draw: Draw) => encodeHex(draw.bytes(16), ''),
} as const;

type Kind = keyof typeof FAULTS | 'valid';

const KINDS = Object.keys(FAULTS) as (keyof typeof FAULTS)[];

function saidOf(kind: Kind, text: string): Said {
  const { bytes } = checkKey(text);
  return {
    key: kind,
    holes: { n: bytes.length, characters: text.length, end: text.slice(-3, -2) },
  };
}

/** A choice among strings; the core says which are keys. */
export function keysPart(
  strings: readonly { readonly kind: Kind; readonly text: string }[],
): Several {
  const options = strings.map(({ text }, i) => ({ id: `key-${i + 1}`, text: code(text) }));
  return {
    kind: 'several',
    id: 'keys',
    options,
    right: options.filter((_, i) => checkKey(strings[i]!.text).valid).map(({ id }) => id),
    mistakes: Object.fromEntries(
      strings.map(({ kind, text }, i) => [options[i]!.id, saidOf(kind, text)]),
    ),
  };
}

export const validKeys: Exercise = {
  id: 'valid-keys',
  number: '9.3',
  worked: 'how-base64-cuts-bytes',
  sections: ['RFC 6455 §4.1', 'RFC 6455 §4.2.1', 'RFC 4648 §3.5', 'RFC 4648 §4'],
  task(draw) {
    const valid = draw.int(1, 3);
    const kinds: readonly Kind[] = draw.shuffle([
      ...Array.from({ length: valid }, () => 'valid' as const),
      ...draw.sample(KINDS, 5 - valid),
    ]);
    const strings = kinds.map((kind) => ({
      kind,
      text: kind === 'valid' ? drawKey(draw) : FAULTS[kind](draw),
    }));
    return {
      parts: [keysPart(strings)],
      steps: [
        { key: 'rule' },
        {
          key: 'table',
          shown: {
            kind: 'table',
            rows: strings.map(({ kind, text }) => [code(text), { label: `is-${kind}` }]),
          },
        },
      ],
    };
  },
};
