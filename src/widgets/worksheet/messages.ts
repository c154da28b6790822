import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Damage, Printed } from './state.ts';

/** What stands on the paper. */
export interface PaperWords {
  /** The title of a sheet from several chapters. */
  readonly mixed: string;
  readonly name: string;
  readonly date: string;
  /** Title of the key: `{title}` is that of the sheet. */
  readonly key: string;
  /** Over the steps to an answer. */
  readonly steps: string;
  /** What to do with each kind of part. */
  readonly one: string;
  readonly several: string;
  readonly order: string;
  readonly match: string;
  readonly circleOne: string;
  readonly circleSeveral: string;
  readonly edit: string;
  readonly code: string;
  readonly bytes: string;
  readonly working: string;
  /** What a part without a label is called, where it has to have a name. */
  readonly answer: string;
  /** Between answers that count alike. */
  readonly or: string;
  readonly none: string;
  /** `{percent}` */
  readonly tolerance: string;
  /** `{offset}`, `{byte}` */
  readonly atOffset: string;
  /** Behind the tasks: `{address}` */
  readonly onScreen: string;
  readonly sheetCode: string;
}

export interface Words extends PaperWords {
  readonly choose: string;
  readonly preset: string;
  readonly presetNone: string;
  readonly presetChapters: string;
  readonly presetMixed: string;
  /** Ready-made mixtures. */
  readonly mixtures: Readonly<Record<'before' | 'protocol' | 'all', string>>;
  /** `{n}`, `{title}` */
  readonly chapter: string;
  /** `{chosen}`, `{all}` */
  readonly chosen: string;
  /** `{n}` */
  readonly single: string;
  readonly count: string;
  readonly onceEach: string;
  readonly countError: string;
  readonly seed: string;
  readonly redraw: string;
  readonly seedError: string;
  readonly paper: string;
  readonly title: string;
  readonly nameLine: string;
  readonly printed: string;
  readonly prints: Readonly<Record<Printed, string>>;
  readonly shortCode: { readonly label: string; readonly hint: string; readonly open: string };
  readonly opened: string;
  readonly print: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly nothing: string;
  readonly tasks: Plural;
  /** Fewer than were asked for: {@link deal} had no more. */
  readonly fewer: Plural;
  readonly missing: string;
  readonly preview: string;
  /** Why a code does not open; `{character}`. */
  readonly damage: Readonly<Record<Damage['problem'], string>>;
  /** The same for a link. */
  readonly damagedLink: string;
  readonly newerLink: string;
  readonly damagedPaper: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    mixed: 'WebSocket worksheet',
    name: 'Name',
    date: 'Date',
    key: 'Answer key: {title}',
    steps: 'The way there',
    one: 'Tick one.',
    several: 'Tick all that are right.',
    order: 'Number them from 1. Leave the box of what does not belong empty.',
    match: 'Write the letter in the box.',
    circleOne: 'Circle the place.',
    circleSeveral: 'Circle all the places.',
    edit: 'Mark what you change in the text. Here is room for lines of your own:',
    code: 'Write your code here:',
    bytes: 'One byte in each box; there are more boxes than you need.',
    working: 'Room for your working',
    answer: 'Answer',
    or: 'or',
    none: 'none: it stays empty',
    tolerance: 'within {percent} %',
    atOffset: '{byte} at offset {offset}',
    onScreen: 'The same tasks on screen: {address}',
    sheetCode: 'Code of this sheet',
    choose: 'Which tasks',
    preset: 'Start from',
    presetNone: 'Choose a sheet …',
    presetChapters: 'A chapter',
    presetMixed: 'A mixture',
    mixtures: {
      before: 'Ten from “Before WebSocket”',
      protocol: 'Ten from “The protocol”',
      all: 'Twenty from the whole book',
    },
    chapter: '{n} {title}',
    chosen: '{chosen} of {all}',
    single: 'Single tasks of chapter {n}',
    count: 'How many tasks',
    onceEach: 'Each once',
    countError: 'Write a whole number from 1 to 99.',
    seed: 'Number of the draw',
    redraw: 'Draw another',
    seedError: 'Write a whole number from 1 to 9999.',
    paper: 'On the paper',
    title: 'Title',
    nameLine: 'Line for name and date',
    printed: 'What to print',
    prints: { both: 'Tasks and key', tasks: 'Tasks', key: 'Key' },
    shortCode: {
      label: 'Code from a sheet of paper',
      hint: 'Capitals, blanks and dashes do not matter; O counts as 0, I and L as 1.',
      open: 'Open',
    },
    opened: 'This is the sheet with the code {code}.',
    print: 'Print',
    copyLink: 'Copy link',
    copied: 'Link copied',
    copyFailed: 'Copy this link:',
    nothing: 'No task is chosen. Tick a chapter, or single tasks of it.',
    tasks: { one: '{n} task', other: '{n} tasks' },
    fewer: {
      one: 'There is only {n}: it is the same whatever its number, and comes once.',
      other: 'There are only {n}: they are the same whatever their number, and come once each.',
    },
    missing: 'A part of this page could not be loaded. Reload it to go on.',
    preview: 'The sheet',
    damage: {
      empty: 'There is no code yet. It stands at the foot of every sheet, as in 196F-2CPX.',
      damaged:
        'This is not a whole code: a character is another, is missing, or two have changed places. Compare it with the paper. Your sheet is as it was.',
      newer:
        'This code is from a newer edition of the book, with tasks that are not in this one. Your sheet is as it was.',
      character:
        'No code has the character “{character}”. Codes have digits and letters, but no U. Your sheet is as it was.',
    },
    damagedLink:
      'The code in this link cannot be read. The sheet is as it was; after loading, it is an example.',
    newerLink:
      'This link is from a newer edition of the book, with tasks that are not in this one. The sheet is as it was; after loading, it is an example.',
    damagedPaper: 'The title in this link cannot be read. The tasks are those of its code.',
  },
};
