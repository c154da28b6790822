import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly slider: string;
  readonly exact: string;
  readonly exactError: string;
  readonly sender: string;
  readonly client: string;
  readonly server: string;
  readonly header: string;
  /** What each form says: 7, 16 and 64 bits. */
  readonly form: Readonly<Record<7 | 16 | 64, string>>;
  readonly bytes: Plural;
  /** `{header}`, `{percent}` */
  readonly overhead: string;
  readonly bar: string;
  readonly barHeader: string;
  readonly barPayload: string;
  readonly typed: string;
  readonly typedHint: string;
  readonly notHex: string;
  readonly incomplete: string;
  readonly incompleteEmpty: string;
  readonly legal: string;
  readonly tryForm: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Length slider',
    hint: 'Try: find the two lengths at which one more byte of payload makes the header jump.',
    slider: 'Payload length',
    exact: 'Exact length in bytes',
    exactError: 'Write a whole number from 0 to 2^63-1, as in 65536, 65,536, 0x10000 or 2^16.',
    sender: 'Sent by',
    client: 'a client',
    server: 'a server',
    header: 'Header of the frame',
    form: {
      7: 'The 7 bits hold the length itself.',
      16: 'The 7 bits say 126: the length stands in the next 2 bytes.',
      64: 'The 7 bits say 127: the length stands in the next 8 bytes.',
    },
    bytes: { one: '{n} byte', other: '{n} bytes' },
    overhead: '{header} of header: {percent} of the frame',
    bar: 'Header against payload, to scale',
    barHeader: 'header',
    barPayload: 'payload',
    typed: 'Or write a header yourself, in hex',
    typedHint: 'What would a strict receiver say?',
    notHex: 'This is not hex: write pairs of digits 0–9 and a–f, as in 82 7e 00 7c.',
    incomplete: 'The header is not complete yet.',
    incompleteEmpty:
      'Nothing typed yet. The length above can be written so; only the first is legal:',
    legal: 'Legal: {bytes} of payload follow.',
    tryForm: 'Judge {hex}',
  },
};
