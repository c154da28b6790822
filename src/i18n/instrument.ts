/** The words that instruments share: those of their frame, and of the controls of a story in steps. */

import type { PerLanguage } from './languages.ts';

export interface InstrumentWords {
  readonly reset: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly present: string;
  readonly leave: string;
  readonly tooLong: string;
  /** A link whose state cannot be read. */
  readonly damaged: string;
  /** A part that is loaded on demand did not come. */
  readonly missing: string;
  /** What came of undoing. */
  readonly turned: Readonly<Record<'undo' | 'redo' | 'none', string>>;
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
    tooLong: 'Too long for a link',
    damaged: 'This link is damaged. You see what is here without it.',
    missing: 'A part of this page could not be loaded. Reload it to go on.',
    turned: { undo: 'Undone', redo: 'Done again', none: 'Nothing left to undo' },
    sections: 'Shows',
  },
};

/** The words of the controls of a story in steps. */
export interface StepWords {
  readonly back: string;
  readonly forth: string;
  readonly step: string;
  readonly play: string;
  readonly pause: string;
  readonly speed: string;
}

export const STEPS: PerLanguage<StepWords> = {
  en: { back: 'Back', forth: 'Next', step: 'Step', play: 'Play', pause: 'Pause', speed: 'Speed' },
};
