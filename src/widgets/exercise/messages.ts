import type { Outcome } from '#exercises/verdict.ts';
import { SHORT_FIELD_NAMES } from '#i18n/field-names.ts';
import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';

/** What a task says before anything was checked; the rest comes with the judging, see `late-words.en.ts`. */
export interface Words {
  /** Which instance it is: `{n}`. */
  readonly instance: string;
  readonly check: string;
  readonly another: string;
  readonly solution: string;
  readonly close: string;
  /** Beside the buttons, while the code that judges is on its way. */
  readonly checking: string;
  /** Over the figures of a task without a caption of their own. */
  readonly given: string;
  /** Name of a part without a label. */
  readonly answer: string;
  /** A button that leads back from the answer to the question, on a projector. */
  readonly question: string;
  /** Where a list of choices has none yet. */
  readonly choose: string;
  /** Before the choices, where they cannot be opened: on paper, without JavaScript. */
  readonly choices: string;
  readonly order: {
    /** What to do. */
    readonly hint: string;
    readonly list: string;
    readonly offered: string;
    /** `{item}` */
    readonly up: string;
    readonly down: string;
    readonly remove: string;
    /** `{item}`, `{at}`, `{count}` */
    readonly placed: string;
    /** `{item}` */
    readonly removed: string;
  };
  readonly hex: {
    /** What has been typed so far. */
    readonly bytes: Plural;
    /** A digit waits for its second. */
    readonly half: string;
    readonly hint: string;
  };
  readonly pick: {
    readonly one: string;
    readonly several: string;
    /** `{hex}`, `{offset}` */
    readonly byte: string;
  };
  /** Short names of the fields of a frame. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What a task says once something was checked. */
export interface LateWords {
  /** How each verdict begins. */
  readonly outcome: Readonly<Record<Exclude<Outcome, 'unreadable'>, string>>;
  /** Nothing was wrong, but something could not be read. */
  readonly uncounted: string;
  /** A link; `{chapter}` */
  readonly worked: string;
  /** `{right}`, `{n}` */
  readonly parts: string;
  /** Which part a verdict is about, before it: `{n}`, `{label}` */
  readonly part: string;
  readonly solved: string;
  readonly offered: string;
  /** `{n}` */
  readonly another: string;
  /** `{n}`, `{count}` */
  readonly step: string;
  readonly title: string;
  readonly frames: string;
}

export const LATE: PerLanguage<() => Promise<{ LATE: LateWords }>> = {
  en: () => import('./late-words.en.ts'),
};

export const WORDS: PerLanguage<Words> = {
  en: {
    instance: 'No. {n}',
    check: 'Check',
    another: 'Another one',
    solution: 'Show the solution step by step',
    close: 'Close the solution',
    checking: 'Checking …',
    given: 'Given',
    answer: 'Your answer',
    question: 'The question',
    choose: 'Choose …',
    choices: 'Choices',
    order: {
      hint: 'Press them in the right order. Not all of them need to belong.',
      list: 'Your order',
      offered: 'To be ordered',
      up: 'Move {item} up',
      down: 'Move {item} down',
      remove: 'Take {item} out',
      placed: '{item} is now {at} of {count}',
      removed: '{item} is out',
    },
    hex: {
      bytes: { one: '{n} byte', other: '{n} bytes' },
      half: 'and one digit',
      hint: 'In hex, as in 81 05 or 0x81, 0x05',
    },
    pick: {
      one: 'Mark one place.',
      several: 'Mark every place that is asked for.',
      byte: '{hex}, offset {offset}',
    },
    fields: SHORT_FIELD_NAMES.en,
  },
};
