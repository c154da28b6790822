/**
 * A worksheet on paper: the tasks of a sheet as questions, with the answer key, drawn from the exercises;
 * and how a sheet is dealt from those that were chosen.
 * @module
 */

import { loadExercises } from '#exercises/chapters.ts';
import { drawFor } from '#exercises/draw.ts';
import type { Exercise } from '#exercises/exercise.ts';
import { type Question, questionOf, type ShownStep, stepsOf, taskOf } from '#exercises/question.ts';
import type { ChapterExerciseWords, ExerciseWords } from '#i18n/exercises/words.ts';
import { type KeyAnswer, keyAnswer } from './key.ts';
import { MAX_SEED, MAX_TASKS, type Sheet, tasksOf } from './state.ts';

/** An exercise that can be chosen. */
export interface Offer {
  readonly number: string;
  readonly title: string;
  /** Every number gives the same question, so that it comes once at most. */
  readonly fixed: boolean;
}

/** A chapter with its exercises. */
export interface Chapter {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly offers: readonly Offer[];
}

/** What a sheet is dealt from. */
export interface Settings {
  /** Numbers of exercises, in any order. */
  readonly chosen: readonly string[];
  /** How many tasks; `undefined` for each exercise once. */
  readonly count: number | undefined;
  readonly seed: number;
}

/**
 * Deals a sheet. If it has fewer tasks than exercises, every chapter gets its share; if it has more,
 * exercises come again, from the first on – those of which there is only one instance do not.
 *
 * @returns `undefined` if nothing is chosen
 */
export function deal(
  { chosen, count, seed }: Settings,
  chapters: readonly Chapter[],
): Sheet | undefined {
  const piles = chapters.map(({ offers }) => offers.filter((o) => chosen.includes(o.number)));
  const all = piles.flat();
  if (all.length === 0) return undefined;
  const wanted = Math.min(count ?? all.length, MAX_TASKS);
  if (wanted < all.length) {
    const dealt = new Set(inTurn(seed, piles).slice(0, wanted));
    const exercises = all.filter((offer) => dealt.has(offer));
    return { seed, exercises: exercises.map(({ number }) => ({ number, times: 1 })) };
  }
  const again = all.filter(({ fixed }) => !fixed);
  const more = wanted - all.length;
  const timesOf = (offer: Offer) => {
    const place = again.indexOf(offer);
    return place < 0 ? 1 : 1 + Math.floor((more + again.length - 1 - place) / again.length);
  };
  return { seed, exercises: all.map((offer) => ({ number: offer.number, times: timesOf(offer) })) };
}

/** One offer from each pile in turn, piles and offers shuffled. */
function inTurn(seed: number, piles: readonly (readonly Offer[])[]): Offer[] {
  const draw = drawFor('sheet', seed);
  const shuffled = draw.shuffle(piles).map((pile) => draw.shuffle(pile));
  const rounds = Math.max(...shuffled.map(({ length }) => length));
  const turns = Array.from({ length: rounds }, (_, round) =>
    shuffled.flatMap((pile) => pile[round] ?? []),
  );
  return turns.flat();
}

/** The settings that a sheet may have been dealt from. */
export function settingsOf(sheet: Sheet): Settings {
  const tasks = tasksOf(sheet).length;
  return {
    chosen: sheet.exercises.map(({ number }) => number),
    count: tasks === sheet.exercises.length ? undefined : tasks,
    seed: sheet.seed,
  };
}

/** Whether the book has all exercises of a sheet. */
export function isKnown(sheet: Sheet, chapters: readonly Chapter[]): boolean {
  const numbers = chapters.flatMap(({ offers }) => offers.map(({ number }) => number));
  return sheet.exercises.every(({ number }) => numbers.includes(number));
}

/** Chooses exercises, or leaves them out. */
export function choose(settings: Settings, numbers: readonly string[], chosen: boolean): Settings {
  const others = settings.chosen.filter((number) => !numbers.includes(number));
  return { ...settings, chosen: chosen ? [...others, ...numbers] : others };
}

/** Ready-made mixtures: how many tasks from which chapters. */
export const MIXTURES = {
  before: { from: 1, to: 7, count: 10 },
  protocol: { from: 8, to: 14, count: 10 },
  all: { from: 1, to: 22, count: 20 },
} as const;

export type Mixture = keyof typeof MIXTURES;

/** What a ready-made mixture is dealt from. */
export function mixed(
  mixture: Mixture,
  chapters: readonly Chapter[],
): Pick<Settings, 'chosen' | 'count'> {
  const { from, to, count } = MIXTURES[mixture];
  const within = chapters.filter(({ number }) => number >= from && number <= to);
  return { chosen: within.flatMap(({ offers }) => offers.map(({ number }) => number)), count };
}

/** A seed from a random number between 0 and 1. */
export function drawSeed(random: number): number {
  return 1 + Math.floor(random * MAX_SEED);
}

/** Reads a seed as it was typed; `undefined` if it is none. */
export function readSeed(text: string): number | undefined {
  return readWhole(text, MAX_SEED);
}

/** Reads how many tasks there are to be; `undefined` if there cannot be so many. */
export function readCount(text: string): number | undefined {
  return readWhole(text, MAX_TASKS);
}

function readWhole(text: string, most: number): number | undefined {
  const value = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : undefined;
}

/** A task as it stands on paper, and what the key says to it. */
export interface PaperTask {
  readonly question: Question;
  readonly answers: readonly KeyAnswer[];
  readonly steps: readonly ShownStep[];
}

/** Draws a task for paper. */
export function paperTask(
  exercise: Exercise,
  n: number,
  words: ExerciseWords,
  language: string,
): PaperTask {
  const task = taskOf(exercise, n);
  const question = questionOf(exercise, n, words, language, task);
  return {
    question,
    answers: task.parts.map((part, i) => keyAnswer(part, question.parts[i]!)),
    steps: stepsOf(task, words, language),
  };
}

/**
 * Draws all tasks of a sheet whose exercises the book has. It loads the chapters that they come from.
 *
 * @param loadWords gets the words of a chapter's exercises
 */
export async function drawPaper(
  sheet: Sheet,
  chapters: readonly Chapter[],
  loadWords: (slug: string) => Promise<ChapterExerciseWords>,
  language: string,
): Promise<PaperTask[]> {
  const tasks = tasksOf(sheet);
  const drawn = await Promise.all(
    chapters.map(async ({ slug, number }) => {
      const here = tasks.filter((task) => task.number.startsWith(`${number}.`));
      if (here.length === 0) return [];
      const [exercises, words] = await Promise.all([loadExercises(slug), loadWords(slug)]);
      return here.map((task) => {
        const exercise = exercises.find((one) => one.number === task.number)!;
        return paperTask(exercise, task.n, words[exercise.id]!, language);
      });
    }),
  );
  return drawn.flat();
}

/** The n-th letter, to call an option by. */
export function letterOf(n: number): string {
  return String.fromCharCode(65 + n);
}

/**
 * Boxes for bytes to be filled in, for each field of a task: more than any answer needs, and as many for
 * every instance, so that they tell nothing. One answer has two rows; if there are several, each has one.
 */
export function gridSize(fields: number): number {
  return fields > 1 ? 16 : 32;
}

/** Whether a task asks for something that is worked out and not only chosen. */
export function needsRoom({ parts }: Question): boolean {
  return parts.some(({ kind }) => ['number', 'hex', 'base64', 'text'].includes(kind));
}
