/** The words of the frame that all instruments share. */

import type { PerLanguage } from './languages.ts';

export interface InstrumentWords {
  readonly reset: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly present: string;
  readonly leave: string;
  readonly tooLong: string;
  readonly sections: string;
}

export const INSTRUMENT: PerLanguage<InstrumentWords> = {
  en: {
    reset: 'Reset',
    copyLink: 'Copy link',
    copied: 'Link copied',
    copyFailed: 'Copy this link:',
    present: 'Present',
    leave: 'Leave (Esc)',
    tooLong: 'Too long for a link: save it as a file instead',
    sections: 'Shows',
  },
};
