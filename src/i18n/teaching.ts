/** The words of the pages for teachers, and the lessons that span several chapters. */

import type { PerLanguage } from './languages.ts';

/** Unit: minutes. */
export const LESSON_LENGTHS = [20, 45, 90] as const;

export type LessonLength = (typeof LESSON_LENGTHS)[number];

/** How many tasks the worksheet of a lesson has; all of the chapter's if none is named. */
export const SHEET_TASKS: Readonly<Record<LessonLength, number | undefined>> = {
  20: 3,
  45: 6,
  90: undefined,
};

/** Chapters that make one lesson together, each as far as a shorter lesson goes. */
export interface PlannedLesson {
  readonly minutes: LessonLength;
  /** Their numbers, and as what length each is taken. */
  readonly chapters: readonly { readonly number: number; readonly as: LessonLength }[];
  readonly title: PerLanguage<string>;
  readonly aim: PerLanguage<string>;
}

const lesson = (
  minutes: LessonLength,
  as: LessonLength,
  numbers: readonly number[],
  title: string,
  aim: string,
): PlannedLesson => ({
  minutes,
  chapters: numbers.map((number) => ({ number, as })),
  title: { en: title },
  aim: { en: aim },
});

export const LESSONS: readonly PlannedLesson[] = [
  lesson(
    45,
    20,
    [1, 7],
    'Why WebSocket exists',
    'A page that must be told, and what people did before there was a way to tell it.',
  ),
  lesson(
    45,
    20,
    [8, 9],
    'The opening handshake',
    'One request, one response, and what the answer to the key proves.',
  ),
  lesson(
    45,
    20,
    [10, 11],
    'Reading a frame',
    'From two bytes to the whole header, and how the length is written.',
  ),
  lesson(
    90,
    20,
    [2, 3, 4, 5],
    'What carries it',
    'Envelopes, sockets, the life of a TCP connection, and why a stream has no messages.',
  ),
  lesson(
    90,
    20,
    [6, 7, 8, 9],
    'From polling to the handshake',
    'How HTTP uses connections, what asking again costs, and how one connection changes its language.',
  ),
  lesson(
    90,
    20,
    [10, 11, 12, 13],
    'A frame, bit by bit',
    'Header, length, masking, fragments: enough to decode a connection by hand.',
  ),
];

export interface TeachingWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly how: string;
  readonly howList: readonly {
    readonly name: string;
    readonly text: string;
    /** The page that it is about. */
    readonly to?: 'pack' | 'worksheets';
  }[];
  readonly lengths: Readonly<
    Record<LessonLength, { readonly title: string; readonly lead: string }>
  >;
  /** `{n}` */
  readonly minutes: string;
  /** `{n}` */
  readonly window: string;
  readonly sheet: string;
  readonly packTitle: string;
  readonly packLead: string;
  readonly packScriptless: string;
  /** `{n}`, `{title}` */
  readonly lessonTitle: string;
  readonly lessonDescription: string;
}

export const TEACHING: PerLanguage<TeachingWords> = {
  en: {
    title: 'Teaching with this book',
    description:
      'Lessons of 20, 45 and 90 minutes on the WebSocket protocol: prepared states to project, questions to ask, worksheets with an answer key.',
    lead: 'Everything here runs in your browser: no account, no server, no network once the pages have loaded. Each lesson below is a list of prepared states. Open one, press Present, and go on with a clicker.',
    how: 'In front of a class',
    howList: [
      {
        name: 'Present',
        text: 'in the head of every instrument and exercise: it fills the screen in letters that the last row can read. A clicker, the arrow keys or Space step forth and back; Escape leaves, and nothing is lost.',
      },
      {
        name: 'Ask first',
        text: 'hides the next step until the class has committed itself. Type in how many hands each choice got, reveal, and step on.',
      },
      {
        name: 'The teacher’s window',
        text: 'of a chapter belongs on your own screen: notes, the next step, the right answer, a clock. It follows what the other window presents, as long as both are open in one browser.',
      },
      {
        name: 'A class pack',
        text: 'is your own list of prepared states. Start collecting on its page, and every instrument and exercise has “Add to pack” in its head; in present mode, “Add this state” stands in the menu “Class”. The list is one link: open it on the computer in the classroom, and a clicker leads from one state to the next.',
        to: 'pack',
      },
      {
        name: 'Worksheets',
        to: 'worksheets',
        text: 'are printed from the same exercises, with an answer key. The code on the paper opens the same tasks on screen.',
      },
    ],
    lengths: {
      20: {
        title: '20 minutes',
        lead: 'One idea and one instrument: show it, ask, reveal.',
      },
      45: {
        title: '45 minutes',
        lead: 'A chapter with time for the class to try something, or two chapters in short.',
      },
      90: {
        title: '90 minutes',
        lead: 'A chapter in full with its exercises, or several in short.',
      },
    },
    minutes: '{n} min',
    window: 'Teacher’s window of chapter {n}',
    sheet: 'Worksheet with answer key',
    packTitle: 'Class pack',
    packLead:
      'Prepared states of instruments, in the order in which your class will see them. The whole list is one link.',
    packScriptless:
      'Without JavaScript there is no list: it lies in a link, and a script reads it.',
    lessonTitle: 'Teaching chapter {n}: {title}',
    lessonDescription: 'Notes for teachers: what to show, what to ask, what to expect.',
  },
};
