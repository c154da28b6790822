/**
 * A task as it is put to a reader: all words filled in, and nothing that gives the answer away, so that
 * the server can write it into a page.
 * @module
 */

import type { Span } from '#protocol/span.ts';
import { drawFor } from './draw.ts';
import type { Exercise, Holes, Label, Option, Part, Said, Shown, Step, Task } from './exercise.ts';
import { fill } from '#i18n/fill.ts';
import type { ExerciseWords } from '#i18n/exercises/words.ts';

/** An option with its words. */
export interface ShownOption {
  readonly id: string;
  readonly text: string;
}

/** What is given, with its words. */
export type ShownFigure = { readonly caption?: string } & (
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly spans?: readonly Span[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
);

interface QuestionPartBase {
  readonly id: string;
  readonly label?: string;
}

/** A part without what is right. */
export type QuestionPart = QuestionPartBase &
  (
    | {
        readonly kind: 'choice' | 'several';
        readonly options: readonly ShownOption[];
      }
    | {
        readonly kind: 'order';
        readonly items: readonly ShownOption[];
      }
    | {
        readonly kind: 'match';
        readonly items: readonly ShownOption[];
        readonly choices: readonly ShownOption[];
      }
    | { readonly kind: 'number'; readonly unit?: string; readonly instead?: ShownOption }
    | { readonly kind: 'hex' | 'base64' | 'text' }
    | { readonly kind: 'edit' | 'code'; readonly initial: string }
    | {
        readonly kind: 'pick';
        readonly several: boolean;
        readonly figure:
          | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
          | {
              readonly kind: 'boxes';
              readonly boxes: readonly ShownOption[];
              readonly nested: boolean;
            };
      }
  );

export interface Question {
  readonly id: string;
  readonly number: string;
  /** Which instance. */
  readonly n: number;
  /** "Another one" is the same one. */
  readonly fixed: boolean;
  readonly title: string;
  /** A newline starts a paragraph; code stands between backticks. */
  readonly prompt: string;
  readonly shown: readonly ShownFigure[];
  readonly parts: readonly QuestionPart[];
  readonly sections: readonly string[];
  /** Where its worked example is, on the page of its chapter. */
  readonly worked: string;
}

/** Draws the n-th instance. The same exercise and number give the same task, everywhere and always. */
export function taskOf(exercise: Exercise, n: number): Task {
  return exercise.task(drawFor(exercise.seed ?? exercise.id, n));
}

/** As it is read: a label is looked up, a number grouped as the language does. */
function inWords(value: Holes[string], words: ExerciseWords, language: string): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? labelOf(value, words) : value.toLocaleString(language);
}

/** Fills the holes of a text. */
function fillHoles(
  text: string,
  holes: Holes | undefined,
  words: ExerciseWords,
  language: string,
): string {
  const entries = Object.entries(holes ?? {}).map(
    ([name, hole]) => [name, inWords(hole, words, language)] as const,
  );
  return fill(text, Object.fromEntries(entries));
}

/** A label in words. One that is missing shows its key, to be seen in tests. */
function labelOf({ label }: Label, words: ExerciseWords): string {
  return words.labels?.[label] ?? `{${label}}`;
}

function optionIn(option: Option, words: ExerciseWords, language: string): ShownOption {
  const { id, text, holes } = option;
  const label = text ?? labelOf({ label: id }, words);
  return { id, text: fillHoles(label, holes, words, language) };
}

function figureIn(shown: Shown, words: ExerciseWords, language: string): ShownFigure {
  const caption = shown.caption === undefined ? {} : { caption: labelOf(shown.caption, words) };
  if (shown.kind !== 'table') return { ...shown, ...caption } as ShownFigure;
  const rows = shown.rows.map((row) => row.map((cell) => inWords(cell, words, language)));
  return { kind: 'table', rows, ...caption };
}

/**
 * The n-th instance as a question in words.
 *
 * @param task that instance, where it has been drawn already
 */
export function questionOf(
  exercise: Exercise,
  n: number,
  words: ExerciseWords,
  language: string,
  task = taskOf(exercise, n),
): Question {
  const prompt = task.prompt === undefined ? words.prompt : labelOf({ label: task.prompt }, words);
  return {
    id: exercise.id,
    number: exercise.number,
    n,
    fixed: exercise.fixed === true,
    title: words.title,
    prompt: fillHoles(prompt, task.holes, words, language),
    shown: (task.shown ?? []).map((shown) => figureIn(shown, words, language)),
    parts: task.parts.map((part) => partIn(part, words, language)),
    sections: exercise.sections,
    worked: exercise.worked,
  };
}

function partIn(part: Part, words: ExerciseWords, language: string): QuestionPart {
  const options = (all: readonly Option[]) => all.map((one) => optionIn(one, words, language));
  const label = words.labels?.[part.id];
  const base = {
    id: part.id,
    ...(label === undefined ? {} : { label: fillHoles(label, part.holes, words, language) }),
  };
  switch (part.kind) {
    case 'choice':
    case 'several':
      return { ...base, kind: part.kind, options: options(part.options) };
    case 'order':
      return { ...base, kind: 'order', items: options(part.items) };
    case 'match':
      return { ...base, kind: 'match', items: options(part.items), choices: options(part.choices) };
    case 'number':
      return {
        ...base,
        kind: 'number',
        ...(part.unit === undefined ? {} : { unit: labelOf(part.unit, words) }),
        ...(part.instead === undefined ? {} : { instead: optionIn(part.instead, words, language) }),
      };
    case 'hex':
    case 'base64':
    case 'text':
      return { ...base, kind: part.kind };
    case 'edit':
    case 'code':
      return { ...base, kind: part.kind, initial: part.initial };
    case 'pick': {
      const { figure } = part;
      return {
        ...base,
        kind: 'pick',
        several: part.several === true,
        figure:
          figure.kind === 'bytes'
            ? figure
            : { kind: 'boxes', nested: figure.nested, boxes: options(figure.boxes) },
      };
    }
  }
}

/** What is said to an answer, in words. `general` has what belongs to no exercise. */
export function feedbackText(
  said: Said & { readonly general?: true },
  words: ExerciseWords,
  general: Readonly<Record<string, string>>,
  language: string,
): string {
  const text = said.general === true ? general[said.key] : words.feedback[said.key];
  // Fields of frames have names that no exercise needs to repeat.
  const labels = { ...general, ...words.labels };
  return fillHoles(text ?? `{${said.key}}`, said.holes, { ...words, labels }, language);
}

/** A step of the worked solution, in words. */
export interface ShownStep {
  readonly text: string;
  readonly shown?: ShownFigure;
}

/** The worked solution of a task, in words. */
export function stepsOf(task: Task, words: ExerciseWords, language: string): ShownStep[] {
  return task.steps.map(({ key, holes, shown }: Step) => ({
    text: fillHoles(words.steps[key] ?? `{${key}}`, holes, words, language),
    ...(shown === undefined ? {} : { shown: figureIn(shown, words, language) }),
  }));
}
