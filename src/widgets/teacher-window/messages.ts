/** The words of the teacher's window. */

import type { PerLanguage } from '#i18n/languages.ts';

export interface TeacherWords {
  readonly now: string;
  readonly nothing: string;
  /** `{at}`, `{of}` */
  readonly step: string;
  readonly next: string;
  readonly last: string;
  readonly back: string;
  readonly forth: string;
  readonly reveal: string;
  readonly question: string;
  readonly right: string;
  readonly elapsed: string;
  readonly start: string;
  readonly restart: string;
  readonly lesson: string;
  /** `{n}` */
  readonly minutes: string;
  /** `{n}`: minutes from the start. */
  readonly at: string;
  readonly open: string;
  readonly ask: string;
  readonly expect: string;
  readonly comesNext: string;
  readonly projectedNow: string;
}

export const TEACHER: PerLanguage<TeacherWords> = {
  en: {
    now: 'On the projector',
    nothing:
      'Nothing is presented yet. Open a state below: it fills a window of its own, which you move to the projector. This window follows by itself.',
    step: 'step {at} of {of}',
    next: 'Then:',
    last: 'This is the last step.',
    back: 'Back',
    forth: 'Next',
    reveal: 'Reveal',
    question: 'The class is asked:',
    right: 'right',
    elapsed: 'since the start',
    start: 'Start the lesson',
    restart: 'Start again',
    lesson: 'Lesson',
    minutes: '{n} min',
    at: 'from {n} min on',
    open: 'Open on the projector',
    ask: 'Ask',
    expect: 'Expect',
    comesNext: 'comes next',
    projectedNow: 'projected now',
  },
};
