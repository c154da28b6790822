/** The words of the figures and tables that are drawn when the book is built. */

import type { PerLanguage } from './languages.ts';

export interface FigureWords {
  readonly lengths: {
    readonly length: string;
    readonly header: string;
    readonly size: string;
    readonly sizeMasked: string;
  };
  readonly texts: {
    readonly text: string;
    readonly characters: string;
    readonly bytes: string;
  };
}

export const FIGURES: PerLanguage<FigureWords> = {
  en: {
    lengths: {
      length: 'Payload length',
      header: 'Header from a server',
      size: 'Bytes',
      sizeMasked: 'Bytes, from a client',
    },
    texts: {
      text: 'Text',
      characters: 'Characters',
      bytes: 'Bytes of UTF-8',
    },
  },
};
