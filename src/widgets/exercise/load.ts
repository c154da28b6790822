/**
 * A task with all that judges it and shows the way to its answer. It is loaded when a reader first checks
 * something, or asks for another instance; the page itself has the question alone.
 * @module
 */

import { loadExercises, EXERCISE_CHAPTERS } from '#exercises/chapters.ts';
import type { Exercise, Given, Part } from '#exercises/exercise.ts';
import { type CodeRun, judge } from '#exercises/judge.ts';
import {
  feedbackText,
  type Question,
  questionOf,
  type ShownStep,
  stepsOf,
  taskOf,
} from '#exercises/question.ts';
import type { Verdict } from '#exercises/verdict.ts';
import { CHAPTERS } from '#i18n/book.ts';
import { JUDGE_WORDS } from '#i18n/exercises/judge-words.ts';
import { loadExerciseWords } from '#i18n/exercises/load-words.ts';
import type { ExerciseWords } from '#i18n/exercises/words.ts';
import type { Language } from '#i18n/languages.ts';

/** A verdict in words. */
export interface ShownVerdict extends Omit<Verdict, 'said'> {
  readonly said: readonly string[];
}

/** Where a task belongs. */
export interface TaskChapter {
  readonly number: number;
  readonly slug: string;
}

export interface LoadedTask {
  readonly question: Question;
  readonly chapter: TaskChapter;
  /** Judges the answer to one part. Code runs for up to two seconds. */
  readonly judge: (partId: string, given: Given) => Promise<ShownVerdict>;
  /** The way to the answer of this instance. */
  readonly steps: readonly ShownStep[];
  /** Whole frames that the frame workbench can show. */
  readonly frames: Uint8Array | undefined;
}

/**
 * Loads the n-th instance of an exercise.
 *
 * @param chapter the number of its chapter; where it is not known, all chapters are searched
 * @returns `undefined` if there is no such exercise
 */
export async function loadTask(
  id: string,
  n: number,
  language: Language,
  chapter?: number,
): Promise<LoadedTask | undefined> {
  const plans = CHAPTERS.filter(
    ({ number, slug }) => EXERCISE_CHAPTERS.includes(slug) && number === (chapter ?? number),
  );
  for (const plan of plans) {
    const exercise = (await loadExercises(plan.slug)).find((one) => one.id === id);
    const words = (await loadExerciseWords(language, plan.slug))[id];
    if (exercise !== undefined && words !== undefined) {
      return loadedTask(exercise, n, words, language, plan);
    }
  }
  return undefined;
}

function loadedTask(
  exercise: Exercise,
  n: number,
  words: ExerciseWords,
  language: Language,
  chapter: TaskChapter,
): LoadedTask {
  const task = taskOf(exercise, n);
  const general = JUDGE_WORDS[language];
  return {
    question: questionOf(exercise, n, words, language, task),
    chapter,
    judge: async (partId, given) => {
      const part = task.parts.find(({ id }) => id === partId)!;
      const { said, ...verdict } = judge(part, given, await runOf(part, given));
      return { ...verdict, said: said.map((one) => feedbackText(one, words, general, language)) };
    },
    steps: stepsOf(task, words, language),
    frames: task.frames,
  };
}

/** How the reader's code does, where the answer is code. */
async function runOf(part: Part, given: Given): Promise<CodeRun | undefined> {
  if (part.kind !== 'code' || typeof given !== 'string' || given.trim() === '') return undefined;
  const { runCode } = await import('./run-code.ts');
  return runCode(part.harness, given);
}
