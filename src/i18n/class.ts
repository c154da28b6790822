/** The words of present mode: what a class is asked, and what the teacher does. */

import type { PerLanguage } from './languages.ts';

export interface ClassWords {
  /** What opens the list of the switches and deeds below. */
  readonly menu: string;
  readonly askFirst: string;
  readonly showKeys: string;
  /** Of an instrument, to the list of prepared states. */
  readonly addState: string;
  /** The same in the head of an instrument, while a pack is being made. */
  readonly gather: string;
  /** The same, offered to whoever has copied a link. */
  readonly offer: string;
  /** `{n}` is its place in the list. */
  readonly added: string;
  readonly addedBefore: string;
  /** The link stands behind it. */
  readonly notAdded: string;
  readonly undo: string;
  readonly undone: string;
  readonly notUndone: string;
  readonly tooLong: string;
  readonly pack: string;
  readonly teacher: string;
  /** The question, where an instrument has no better one. */
  readonly next: string;
  /** What stands in front of the words of the step that is shown. */
  readonly now: string;
  /** `{choice}` is its number. */
  readonly hands: string;
  readonly right: string;
  /** How many chose something before they voted again. */
  readonly before: string;
  readonly commit: string;
  readonly reveal: string;
  readonly goOn: string;
  readonly back: string;
  readonly again: string;
  readonly look: string;
  readonly toQuestion: string;
  /** Said when the counts stand, with `{counts}`. */
  readonly committed: string;
  /** Said when the right choice is marked. */
  readonly revealed: string;
  /** What keys are called, where what they print is not enough. */
  readonly keys: Readonly<Record<string, string>>;
}

export const CLASS: PerLanguage<ClassWords> = {
  en: {
    menu: 'Class',
    askFirst: 'Ask first',
    showKeys: 'Show keys',
    addState: 'Add this state',
    gather: 'Add to pack',
    offer: 'Add to class pack',
    added: 'Added as number {n}.',
    addedBefore: 'It is number {n} already.',
    notAdded: 'Not added: this browser keeps no list. The link, to copy:',
    undo: 'Undo',
    undone: 'Off the list again.',
    notUndone: 'It was off the list already.',
    tooLong: 'Not added: too long for a link.',
    pack: 'Your class pack',
    teacher: 'Teacher’s window',
    next: 'What happens next?',
    now: 'Now:',
    hands: 'Hands for {choice}',
    right: 'This is what happens',
    before: 'before: {n}',
    commit: 'Commit',
    reveal: 'Reveal',
    goOn: 'Go on',
    back: 'Back',
    again: 'Vote again',
    look: 'Look at the picture',
    toQuestion: 'Back to the question',
    committed: 'The class has said: {counts}.',
    revealed: '{choice} is what happens: {text}',
    keys: {
      ' ': 'Space',
      ArrowLeft: '←',
      ArrowRight: '→',
      ArrowUp: '↑',
      ArrowDown: '↓',
      PageDown: 'Page Down',
      PageUp: 'Page Up',
      Escape: 'Esc',
      Enter: 'Enter ↵',
      Backspace: 'Backspace ⌫',
    },
  },
};
