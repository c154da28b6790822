import { describe, expect, test } from 'vitest';
import { wrongAnswers } from '#exercises/answers.ts';
import { EXERCISE_CHAPTERS, loadExercises } from '#exercises/chapters.ts';
import { judge } from '#exercises/judge.ts';
import { taskOf } from '#exercises/question.ts';
import { loadReview } from '#widgets/practice/load.ts';

/** Instances of each exercise. */
const NUMBERS = [1, 2];

/** Said in words that hang on the answer, which nobody has kept. */
const UNTOLD = ['found-other'];

describe('loadReview() tells again what was said to each mistake', () => {
  for (const slug of EXERCISE_CHAPTERS) {
    test(slug, async () => {
      for (const exercise of await loadExercises(slug)) {
        const made = NUMBERS.flatMap((n) =>
          taskOf(exercise, n).parts.flatMap((part) => {
            const given = [...wrongAnswers(part).map((one) => one.given)];
            if (part.kind === 'edit') given.push(part.initial, `${part.initial} `);
            return part.kind === 'code'
              ? []
              : given.map((answer) => ({ key: judge(part, answer).mistake, n }));
          }),
        ).filter((one): one is { key: string; n: number } => one.key !== undefined);
        const { told, worked } = await loadReview(slug, exercise.id, made, 'en');
        expect(worked).toBe(exercise.worked);
        const untold = made.filter((_, i) => told[i] === undefined).map(({ key }) => key);
        expect(untold.filter((key) => !UNTOLD.includes(key))).toEqual([]);
        expect(told.filter((text) => /\{\w*\}/.test(text ?? ''))).toEqual([]);
      }
    });
  }
});
