import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';

export interface Words {
  readonly label: string;
  readonly figure: string;
  readonly newKey: string;
  readonly open: string;
  readonly bytes: Plural;
  /** `{header}`, `{payload}` */
  readonly size: string;
  readonly more: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    label: 'Say something',
    figure: 'What a browser sends for it',
    newKey: 'Send it again',
    open: 'Take it apart',
    bytes: { one: '{n} byte', other: '{n} bytes' },
    size: '{header} of header, {payload} of payload. The masking key is drawn anew for every frame.',
    more: '… {n} more',
  },
};
