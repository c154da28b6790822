/** What is said when the browser does not keep what a reader did, or not for long. */

import type { PerLanguage } from './languages.ts';

export interface ProgressWords {
  /** By the problem of `src/ui/progress/keeper.ts`. */
  readonly problem: Readonly<Record<'denied' | 'full' | 'newer' | 'damaged', string>>;
}

export const PROGRESS: PerLanguage<ProgressWords> = {
  en: {
    problem: {
      denied:
        'Your browser keeps nothing for this page. What you do here is forgotten when you leave it.',
      full: 'The memory that your browser has for this page is full. What you do now is forgotten when you leave it.',
      newer:
        'A newer version of this book has written your progress. Reload this page; until then, what you do here is forgotten when you leave it.',
      damaged:
        'Part of what this browser remembered could not be read. It is kept, and you can save it or delete it on the exercises page.',
    },
  },
};
