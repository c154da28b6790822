import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { PresetName } from './model.ts';
import type { Pieces } from './pieces.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly examples: string;
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly views: string;
  readonly view: { readonly bytes: string; readonly pieces: string };
  readonly text: string;
  readonly notText: string;
  readonly payloadHex: string;
  readonly key: string;
  readonly fresh: string;
  readonly maskedHex: string;
  readonly computed: string;
  readonly notHex: string;
  readonly notKey: string;
  /** Names of the rows of the table. */
  readonly row: {
    readonly index: string;
    readonly payload: string;
    readonly keyIndex: string;
    readonly key: string;
    readonly masked: string;
  };
  readonly table: string;
  /** `{index}`, `{payload}`, `{character}`, `{keyIndex}`, `{key}`, `{masked}` */
  readonly column: string;
  /** `{from}`, `{to}`, `{length}` */
  readonly window: string;
  readonly before: string;
  readonly after: string;
  readonly empty: string;
  /** `{index}`, `{keyIndex}`, `{payload}`, `{key}`, `{masked}` */
  readonly sum: string;
  readonly bits: string;
  readonly bitRow: { readonly payload: string; readonly key: string; readonly masked: string };
  /** `{row}`, `{weight}`, `{bit}` */
  readonly bit: string;
  readonly rule: string;
  readonly frame: string;
  readonly bytes: Plural;
  readonly between: string;
  readonly betweenWhat: { readonly reads: string; readonly frames: string };
  readonly cuts: string;
  readonly cutHint: string;
  /** `{index}`, `{hex}` */
  readonly beginsHere: string;
  /** `{n}` */
  readonly more: string;
  readonly right: { readonly reads: string; readonly frames: string };
  readonly wrong: { readonly reads: string; readonly frames: string };
  readonly piece: { readonly reads: string; readonly frames: string };
  /** `{n}`, `{keyIndex}` */
  readonly offset: string;
  readonly all: string;
  readonly outcome: Readonly<Record<Pieces['outcome'], string>>;
  readonly hidden: { readonly reads: string; readonly frames: string };
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Masking',
    hint: 'Try: write the masked row yourself, and see which payload it was.',
    examples: 'Examples',
    preset: {
      hello: '“Hello”',
      ones: '“111”',
      chinese: '“你好”',
      'zero-key': 'Key 00 00 00 00',
      zeros: 'A payload of zeros',
      long: 'A longer text',
      pieces: 'In three pieces',
      fours: 'Cut at multiples of 4',
      frames: 'In three frames',
    },
    views: 'What to look at',
    view: { bytes: 'Byte by byte', pieces: 'In pieces' },
    text: 'Payload as text',
    notText: 'not one line of UTF-8',
    payloadHex: 'Payload in hex',
    key: 'Masking key',
    fresh: 'Fresh key',
    maskedHex: 'Masked, in hex',
    computed: 'computed',
    notHex: 'This is not hex: write pairs of digits 0–9 and a–f, as in 48 65 6c.',
    notKey: 'A masking key has four bytes, as in 37 fa 21 3d.',
    row: {
      index: 'byte i',
      payload: 'payload',
      keyIndex: 'i mod 4',
      key: 'key',
      masked: 'masked',
    },
    table: 'Bytes of the payload, of the key and masked',
    column:
      'byte {index}: payload {payload} {character}, key byte {keyIndex} {key}, masked {masked}',
    window: 'Bytes {from} to {to} of {length}',
    before: 'Earlier bytes',
    after: 'Later bytes',
    empty: 'An empty payload: there is nothing to mask. A client sends a key all the same.',
    sum: 'Byte {index} meets byte {keyIndex} of the key, since {index} mod 4 = {keyIndex}: {payload} XOR {key} = {masked}.',
    bits: 'Bits of the chosen byte',
    bitRow: { payload: 'payload', key: 'key', masked: 'masked' },
    bit: '{row}, weight {weight}: {bit}',
    rule: 'Where the key has a 1, the bit changes. Where it has a 0, the bit stays.',
    frame: 'The frame on the wire',
    bytes: { one: '{n} byte', other: '{n} bytes' },
    between: 'The pieces are',
    betweenWhat: { reads: 'reads of one frame', frames: 'whole frames' },
    cuts: 'Where the masked payload is cut',
    cutHint: 'Click a byte, and a new piece begins there, or no longer does.',
    beginsHere: 'byte {index}, {hex}: a new piece begins here',
    more: '… and {n} more',
    right: {
      reads: 'The place in the key goes on',
      frames: 'Every frame begins at byte 0 of its own key',
    },
    wrong: {
      reads: 'The mistake: each piece begins the key again',
      frames: 'The mistake: the place goes on over the frames',
    },
    piece: { reads: 'Piece', frames: 'Frame' },
    offset: 'after {n}: from key byte {keyIndex}',
    all: 'Together',
    outcome: {
      hidden: '',
      'other-text':
        'Other text came out, and it is valid UTF-8: no check notices, the reader does.',
      'not-text': 'What came out is not UTF-8: in a text message, the receiver closes with 1007.',
      'other-bytes': 'Other bytes came out. In a binary message no check can notice.',
    },
    hidden: {
      reads:
        'The mistake does not show, because every cut is at a multiple of 4. It waits for another cut.',
      frames:
        'The mistake does not show, because every frame begins at a multiple of 4. It waits for another length.',
    },
  },
};
