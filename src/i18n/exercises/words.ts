/**
 * The words of exercises: one file per language and chapter, so that only those of the chapter at hand
 * are loaded. Texts have holes as `{name}`, and code between backticks.
 * @module
 */

/** The words of one exercise. */
export interface ExerciseWords {
  /** A few words, for lists. */
  readonly title: string;
  /** What to do. */
  readonly prompt: string;
  /** Names of parts, options, items, captions, units and variants of the prompt. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What is said to an answer, by the key of the trap, mistake, comment or test. */
  readonly feedback: Readonly<Record<string, string>>;
  /** The worked solution, by the key of the step. */
  readonly steps: Readonly<Record<string, string>>;
}

/** The words of a chapter's exercises, by their ids. */
export type ChapterExerciseWords = Readonly<Record<string, ExerciseWords>>;
