/** What was said to mistakes, told once more; the code of the chapter comes when it is needed. */

import type { Said, Task } from '#exercises/exercise.ts';
import { loadExercises } from '#exercises/chapters.ts';
import { feedbackText, taskOf } from '#exercises/question.ts';
import { loadExerciseWords } from '#i18n/exercises/load-words.ts';
import { JUDGE_WORDS } from '#i18n/exercises/judge-words.ts';
import type { Language } from '#i18n/languages.ts';

/** What there is to say about mistakes after a while. */
export interface Review {
  /** An id on the page of the chapter. */
  readonly worked: string;
  /** What was said to each mistake; `undefined` if that cannot be told again. */
  readonly told: readonly (string | undefined)[];
}

/** Says again what was said to mistakes in tasks of an exercise. */
export async function loadReview(
  slug: string,
  id: string,
  mistakes: readonly { readonly key: string; readonly n: number }[],
  language: Language,
): Promise<Review> {
  const [exercises, allWords] = await Promise.all([
    loadExercises(slug),
    loadExerciseWords(language, slug),
  ]);
  const exercise = exercises.find((one) => one.id === id)!;
  const words = allWords[id]!;
  const told = mistakes.map(({ key, n }) => {
    const said = saidTo(taskOf(exercise, n), key) ?? { key };
    if (words.feedback[key] === undefined) return undefined;
    return withoutHoles(feedbackText(said, words, JUDGE_WORDS[language], language));
  });
  return { worked: exercise.worked, told };
}

/** What a task says to a mistake, with what fills its holes. */
function saidTo({ parts }: Task, key: string): Said | undefined {
  return parts
    .flatMap((part): readonly Said[] => {
      const traps = part.traps ?? [];
      if (part.kind === 'several') return [...traps, ...Object.values(part.mistakes)];
      if (part.kind !== 'match') return traps;
      return [...traps, ...Object.values(part.mistakes).flatMap((one) => Object.values(one))];
    })
    .find((said) => said.key === key);
}

/** Leaves out the sentences that speak of the answer itself, which nobody has kept. */
function withoutHoles(text: string): string | undefined {
  const sentences = text.split(/(?<=[.?]) /).filter((sentence) => !/\{\w+\}/.test(sentence));
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
