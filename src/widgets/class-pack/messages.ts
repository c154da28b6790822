/** The words of the page for class packs. */

import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';

export interface PackWords {
  readonly yours: string;
  /** The same where the browser keeps nothing. */
  readonly yoursForNow: string;
  readonly fromLink: string;
  readonly collect: string;
  readonly collectHint: string;
  readonly stop: string;
  readonly collecting: string;
  readonly cannotCollect: string;
  readonly contents: string;
  readonly name: string;
  readonly empty: string;
  readonly clicker: string;
  readonly open: string;
  readonly rename: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly removed: string;
  readonly undo: string;
  readonly projected: string;
  readonly add: string;
  readonly addHint: string;
  readonly addButton: string;
  readonly notHere: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly save: string;
  readonly load: string;
  readonly loaded: Plural;
  readonly unread: Plural;
  readonly nothingRead: string;
  readonly keep: string;
  readonly kept: string;
  readonly notKept: string;
  readonly damaged: string;
  /** `{n}` */
  readonly untitled: string;
}

export const PACK: PerLanguage<PackWords> = {
  en: {
    yours: 'Your list. This browser remembers it.',
    yoursForNow: 'Your list, until you leave this page.',
    fromLink:
      'A pack from a link. What you change here changes the link in the address, not your own list.',
    collect: 'Start collecting',
    collectHint: 'Every instrument and every exercise then has “Add to pack” in its head.',
    stop: 'Stop collecting',
    collecting:
      'Every instrument and every exercise has “Add to pack” in its head now. Walk through the chapters, bring each into the state that your class shall see, and add it.',
    cannotCollect:
      'This browser remembers nothing for these pages, so nothing can be added from there. Press “Copy link” in each instrument, and add the links below.',
    contents: 'Contents of the book',
    name: 'Name of the pack',
    empty:
      'Nothing is on the list yet. Start collecting and press “Add to pack” in any instrument or exercise, or paste links below.',
    clicker:
      'Open the first. At the end of a state, a clicker’s next key opens the one after it, and at its beginning the other key the one before, as long as this page stays open.',
    open: 'Open on the projector',
    rename: 'Title of state {n}',
    up: 'Up: {title}',
    down: 'Down: {title}',
    remove: 'Remove: {title}',
    removed: '“{title}” is off the list.',
    undo: 'Put it back',
    projected: 'projected now',
    add: 'Add a link',
    addHint: 'As “Copy link” gives it in any instrument; several at once, one in each line.',
    addButton: 'Add',
    notHere: 'This does not lead to a page of this book. What you typed is still there.',
    copy: 'Copy link to this pack',
    copied: 'Link copied',
    copyFailed: 'Copy this link:',
    save: 'Save as a file',
    load: 'Open a file',
    loaded: { one: '{n} state read.', other: '{n} states read.' },
    unread: {
      one: '{n} line leads to no page of this book and was left out.',
      other: '{n} lines lead to no page of this book and were left out.',
    },
    nothingRead: 'There is no class pack in this file. Your list is as it was.',
    keep: 'Add all to your own list',
    kept: 'Added to your own list.',
    notKept:
      'This browser does not keep the list: its storage is full or switched off. Save it as a file, or copy its link, before you leave.',
    damaged: 'This link is damaged. You see your own list.',
    untitled: 'State {n}',
  },
};
