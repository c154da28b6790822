import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';

export interface Words {
  /** Kinds of tasks, by the kind of their parts. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<'new' | 'failed' | 'done', string>>;
  /** After the state, `{n}` tries. */
  readonly tries: Plural;
  /** `{n}`, `{title}` */
  readonly chapter: string;
  readonly mixed: {
    readonly title: string;
    readonly lead: string;
    readonly start: string;
    /** How many chapters the tasks come from. */
    readonly from: Plural;
    readonly choose: string;
    readonly visited: string;
    readonly all: string;
    readonly none: string;
    /** Nothing is chosen. */
    readonly empty: string;
  };
  readonly sheet: {
    readonly title: string;
    readonly label: string;
    readonly hint: string;
    readonly open: string;
    /** `{character}` */
    readonly problems: Readonly<Record<'empty' | 'damaged' | 'newer' | 'character', string>>;
  };
  readonly list: {
    readonly title: string;
    readonly chapter: string;
    readonly kind: string;
    readonly state: string;
    readonly every: string;
    readonly shown: Plural;
    readonly nothing: string;
    readonly showAll: string;
  };
  readonly run: {
    /** `{at}`, `{of}` */
    readonly task: string;
    readonly practice: string;
    /** `{code}` */
    readonly sheet: string;
    readonly inChapter: string;
    readonly tasks: string;
    readonly back: string;
    readonly next: string;
    readonly finish: string;
    readonly end: string;
    readonly loading: string;
    readonly missing: string;
    readonly damaged: string;
    /** `{number}`, `{title}` */
    readonly nextTask: string;
    readonly items: Readonly<Record<'first' | 'later' | 'failed' | 'open', string>>;
  };
  readonly summary: {
    readonly title: string;
    readonly counts: Readonly<Record<'first' | 'later' | 'failed' | 'open', Plural>>;
    readonly mistakes: string;
    readonly noMistakes: string;
    readonly times: Plural;
    /** A known mistake whose words need the answer itself. */
    readonly untold: string;
    readonly unknown: Plural;
    /** `{n}`, `{title}` */
    readonly readAgain: string;
    readonly again: string;
    readonly more: string;
  };
  readonly memory: {
    readonly title: string;
    readonly lead: string;
    readonly tasks: Plural;
    readonly chapters: Plural;
    readonly nothing: string;
    readonly save: string;
    readonly open: string;
    readonly clear: string;
    readonly file: string;
    /** What came of reading a file. */
    readonly imported: Readonly<Record<'taken' | 'damaged' | 'unreadable' | 'newer', string>>;
    readonly saved: string;
    readonly cleared: string;
    readonly undo: string;
    readonly undone: string;
    readonly confirm: string;
    readonly saveAndClear: string;
    readonly clearNow: string;
    readonly keep: string;
    readonly saveUnreadable: string;
    readonly discard: string;
    readonly discarded: string;
  };
}

export const WORDS: PerLanguage<Words> = {
  en: {
    kinds: {
      choice: 'choose one',
      several: 'choose all that hold',
      order: 'put in order',
      match: 'match',
      number: 'a number',
      hex: 'bytes in hex',
      base64: 'base64',
      text: 'a short text',
      edit: 'repair a text',
      pick: 'find it in a figure',
      code: 'write code',
    },
    states: { new: 'New', failed: 'Not yet', done: 'Done' },
    tries: { one: '{n} try', other: '{n} tries' },
    chapter: '{n}. {title}',
    mixed: {
      title: 'Mixed practice',
      lead: 'Ten tasks from what you have read. Those that went wrong before come more often.',
      start: 'Start ten tasks',
      from: { one: 'From {n} chapter', other: 'From {n} chapters' },
      choose: 'Choose chapters',
      visited: 'What I have read',
      all: 'All',
      none: 'None',
      empty: 'Choose a chapter first.',
    },
    sheet: {
      title: 'From a worksheet',
      label: 'Code on the paper',
      hint: 'It stands at the foot of the sheet, as in 196F-2CPX.',
      open: 'Open its tasks',
      problems: {
        empty: 'There is no code yet. It stands at the foot of the sheet, as in 196F-2CPX.',
        damaged:
          'This is not a whole code: a character is another, is missing, or two have changed places. Compare it with the paper.',
        newer:
          'This code is from a newer edition of the book. Reload this page; if that does not help, ask who gave you the sheet for the address of theirs.',
        character:
          'No code has the character “{character}”. Codes have digits and letters, but no U. Compare it with the paper.',
      },
    },
    list: {
      title: 'All tasks',
      chapter: 'Chapter',
      kind: 'Kind',
      state: 'State',
      every: 'All',
      shown: { one: '{n} task', other: '{n} tasks' },
      nothing: 'No task is like that.',
      showAll: 'Show all',
    },
    run: {
      task: 'Task {at} of {of}',
      practice: 'Mixed practice',
      sheet: 'Worksheet {code}',
      inChapter: 'The same task in its chapter',
      tasks: 'The tasks',
      back: 'Back',
      next: 'Next task',
      finish: 'What came of it',
      end: 'All tasks',
      loading: 'The task is being loaded.',
      missing: 'The task could not be loaded. Check the connection, and reload the page.',
      damaged: 'This link is damaged: it names no task of this book. Below are all of them.',
      nextTask: 'Next: {number} {title}',
      items: {
        first: 'right at once',
        later: 'right in the end',
        failed: 'not right yet',
        open: 'not answered',
      },
    },
    summary: {
      title: 'What came of it',
      counts: {
        first: { other: '{n} right at once' },
        later: { other: '{n} right in the end' },
        failed: { other: '{n} not right yet' },
        open: { other: '{n} not answered' },
      },
      mistakes: 'Mistakes, and where to read again',
      noMistakes: 'No mistake was made.',
      times: { one: 'Once', other: '{n} times' },
      untold: 'A known mistake. The task tells it when it is made again.',
      unknown: {
        one: '{n} wrong answer that is no known mistake.',
        other: '{n} wrong answers that are no known mistakes.',
      },
      readAgain: 'Read again: chapter {n}, {title}',
      again: 'Try again what went wrong',
      more: 'Ten more',
    },
    memory: {
      title: 'What this browser remembers',
      lead: 'Your tries and the chapters you visited stay in this browser; nothing is sent anywhere. A file takes them to another one.',
      tasks: { one: '{n} task tried', other: '{n} tasks tried' },
      chapters: { one: '{n} chapter visited', other: '{n} chapters visited' },
      nothing: 'Nothing yet.',
      save: 'Save as a file',
      open: 'Read a file',
      clear: 'Clear',
      file: 'websocket-progress',
      imported: {
        taken: 'The file was added to what is here.',
        damaged: 'Part of the file could not be read. The rest was added to what is here.',
        unreadable:
          'This file was not saved by this page, or it is damaged. Nothing has changed; choose a file that was saved here.',
        newer:
          'A newer version of this book saved this file. Nothing has changed; reload the page and try again.',
      },
      saved: 'The file is with your downloads.',
      cleared: 'All is cleared.',
      undo: 'Undo',
      undone: 'All is back.',
      confirm: 'This browser will forget all of it. Only a file brings it back later.',
      saveAndClear: 'Save as a file, then clear',
      clearNow: 'Clear without a file',
      keep: 'Keep it',
      saveUnreadable: 'Save it as a file',
      discard: 'Delete what cannot be read',
      discarded: 'What could not be read is deleted.',
    },
  },
};
