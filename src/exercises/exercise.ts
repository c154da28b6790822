/**
 * What an exercise is. A task is a pure function of the exercise and a number: the number gives a seed,
 * the seed what is given, and the core what is right. Nothing here knows a language: what is said comes
 * as keys, and the words for them stand in `src/i18n/exercises`.
 * @module
 */

import type { Span } from '#protocol/span.ts';
import type { Draw } from './draw.ts';

/** A word to be looked up among the exercise's labels, in the reader's language. */
export interface Label {
  readonly label: string;
}

/**
 * What fills the holes of a text. The digits of a number are grouped; one that is typed, calculated with, or
 * a name, as a code is, is a string.
 */
export type Holes = Readonly<Record<string, string | number | bigint | Label>>;

/** Something said: a key into the words, and what fills its holes. */
export interface Said {
  readonly key: string;
  readonly holes?: Holes;
}

/** One of several things to choose or to arrange. */
export interface Option {
  readonly id: string;
  /** Where it is no word of a language: a byte string, a status line. Else `labels[id]` is its text. */
  readonly text?: string;
  /** For the holes of its label. */
  readonly holes?: Holes;
}

/** What is given, beside the words of the task. */
export type Shown =
  /** Bytes; with spans, their fields are named. */
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly spans?: readonly Span[];
      readonly caption?: Label;
    }
  /** A text in which every character counts, as a head of HTTP; line ends become visible. */
  | { readonly kind: 'text'; readonly text: string; readonly caption?: Label }
  /** Names and values. Either may be a label; a number is grouped. */
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly (string | number | Label)[])[];
      readonly caption?: Label;
    };

/**
 * An answer as a reader gives it: the text of a field or of an editor, or the id of what was chosen; the
 * ids of several in their order (for `several` and `pick` the order means nothing); or for each item of a
 * match the id of its choice.
 */
export type Given = string | readonly string[] | Readonly<Record<string, string>>;

/** A mistake that is known: who makes it is told which it was. */
export interface Trap extends Said {
  /** An answer that falls into it. A test gives it and expects to hear of this trap. */
  readonly given: Given;
  /** Whether an answer falls into it, if more than that one do. */
  readonly matches?: (given: Given) => boolean;
  /** Half right: it may be done so, but there is something better. */
  readonly half?: true;
  /** Further mistakes that an answer makes besides. */
  readonly also?: (given: Given) => readonly Said[];
}

interface PartBase {
  /** Unique within its task; `labels[id]` is its label, if there is one. */
  readonly id: string;
  /** For the holes of its label. */
  readonly holes?: Holes;
  readonly traps?: readonly Trap[];
}

/** One of several. Every wrong option has a trap with its id. */
export interface Choice extends PartBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** The first is the best; others count, too. */
  readonly right: readonly string[];
  /** What is said to a right answer, by its id. */
  readonly comments?: Readonly<Record<string, Said>>;
}

/** All that hold, and only those. Every option says what is wrong with ticking it or with leaving it out. */
export interface Several extends PartBase {
  readonly kind: 'several';
  readonly options: readonly Option[];
  readonly right: readonly string[];
  /** For each option, said to who ticks a wrong one or leaves a right one out. */
  readonly mistakes: Readonly<Record<string, Said>>;
}

/** Things to bring into an order. */
export interface Order extends PartBase {
  readonly kind: 'order';
  /** As they are offered; it is not the right order. Those that `right` lacks belong nowhere. */
  readonly items: readonly Option[];
  readonly right: readonly string[];
  /** Other orders that count. */
  readonly alsoRight?: readonly (readonly string[])[];
}

/** One choice for each item. */
export interface Match extends PartBase {
  readonly kind: 'match';
  readonly items: readonly Option[];
  readonly choices: readonly Option[];
  /** For each item, the choices that count; the first is the best. */
  readonly right: Readonly<Record<string, readonly string[]>>;
  /** For an item and a wrong choice, or `*` for every other wrong one, what is said. */
  readonly mistakes: Readonly<Record<string, Readonly<Record<string, Said>>>>;
  /** For an item and a choice that counts, what is worth saying. */
  readonly comments?: Readonly<Record<string, Readonly<Record<string, Said>>>>;
}

/** A number, typed; its unit stands beside it. */
export interface NumberPart extends PartBase {
  readonly kind: 'number';
  readonly right: number | bigint | { readonly instead: string };
  /** How far it may be off, as a part of the right one: 0.01 is one percent. */
  readonly tolerance?: number;
  /** A label, as `bytes` or `ms`. */
  readonly unit?: Label;
  /** What can be chosen in place of a number, as "never"; given as this id. */
  readonly instead?: Option;
}

/** Bytes in hex. */
export interface HexPart extends PartBase {
  readonly kind: 'hex';
  readonly right: Uint8Array;
  /** The fields of the right bytes, so that the first difference can be named. */
  readonly spans?: readonly Span[];
  /** No bytes at all is an answer, too. */
  readonly mayBeEmpty?: true;
}

/** Base64; upper and lower case count. */
export interface Base64Part extends PartBase {
  readonly kind: 'base64';
  readonly right: string;
}

/** A short text. */
export interface TextPart extends PartBase {
  readonly kind: 'text';
  /** The first is the best; others count, too. */
  readonly right: readonly string[];
  /** Upper and lower case are the same. */
  readonly ignoreCase?: true;
  /** Nothing at all is an answer, too. */
  readonly mayBeEmpty?: true;
}

/** A text to be repaired until nothing is found in it. */
export interface Edit extends PartBase {
  readonly kind: 'edit';
  /** Lines end with CRLF; the reader sees each end. */
  readonly initial: string;
  /** What is still wrong, in the order in which it is to be said; `line` counts from 0. */
  readonly check: (text: string) => readonly (Said & { readonly line?: number })[];
  /** What is worth saying about a text in which nothing is wrong. */
  readonly comments?: (text: string) => readonly Said[];
  /** A repaired text. */
  readonly right: string;
}

/** Places in a figure to be clicked: bytes by their offset, or boxes inside one another by their id. */
export interface Pick extends PartBase {
  readonly kind: 'pick';
  readonly figure:
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    /** From the outermost to the innermost, or side by side. */
    | { readonly kind: 'boxes'; readonly boxes: readonly Option[]; readonly nested: boolean };
  /** More than one place is wanted, so that several can be marked. */
  readonly several?: true;
  readonly right: readonly string[];
}

/** A function to be written or repaired in JavaScript; it runs in a worker against hidden tests. */
export interface Code extends PartBase {
  readonly kind: 'code';
  /** What the editor begins with. */
  readonly initial: string;
  /** A solution. */
  readonly right: string;
  /** Which tests there are, in `src/exercises/code/`; a test that fails is said with the key `test-ID`. */
  readonly harness: string;
  readonly tests: readonly string[];
}

export type Part =
  | Choice
  | Several
  | Order
  | Match
  | NumberPart
  | HexPart
  | Base64Part
  | TextPart
  | Edit
  | Pick
  | Code;

/** One step of a worked solution: what is said, and what it shows. */
export interface Step extends Said {
  readonly shown?: Shown;
}

/** One instance of an exercise: all that its number decides. */
export interface Task {
  /** Where the words of the task have variants: a key into the labels, in place of `prompt`. */
  readonly prompt?: string;
  /** For the holes of the prompt. */
  readonly holes?: Holes;
  readonly shown?: readonly Shown[];
  readonly parts: readonly Part[];
  /** The way to the answer, in steps of this very instance. */
  readonly steps: readonly Step[];
  /** What the frame workbench can show of it: whole frames. */
  readonly frames?: Uint8Array;
}

export interface Exercise {
  /** Names it for ever: in the seed, in links and in what a reader's browser remembers. */
  readonly id: string;
  /** As in the plan: `9.1`. */
  readonly number: string;
  /** Every number gives the same question; at most the order of what is offered differs. */
  readonly fixed?: true;
  /** Where its worked example is: an id or a heading's slug on the page of its chapter. */
  readonly worked: string;
  /** As in `'RFC 6455 §5.2'`. */
  readonly sections: readonly string[];
  /** Draws an instance. */
  readonly task: (draw: Draw) => Task;
  /** Whose seeds it shares, if not its own: two exercises may ask about the same instances. */
  readonly seed?: string;
}
