/**
 * The key must agree with what the site takes for right: every answer that it prints is read back from its
 * words, and judged.
 */

import { describe, expect, test } from 'vitest';
import { EXERCISE_CHAPTERS, loadExercises } from '#exercises/chapters.ts';
import type { Given, Part } from '#exercises/exercise.ts';
import { judge } from '#exercises/judge.ts';
import type { QuestionPart, ShownOption } from '#exercises/question.ts';
import { taskOf } from '#exercises/question.ts';
import { loadExerciseWords } from '#i18n/exercises/load-words.ts';
import { type KeyAnswer, optionsOf } from '#widgets/worksheet/key.ts';
import { gridSize, paperTask } from '#widgets/worksheet/model.ts';

const INSTANCES = 200;

const exercises = await Promise.all(
  EXERCISE_CHAPTERS.map(async (slug) => {
    const words = await loadExerciseWords('en', slug);
    const all = await loadExercises(slug);
    return all.map((exercise) => ({ ...exercise, words: words[exercise.id]! }));
  }),
);

describe.each(exercises.flat())('$number $id', ({ words, ...exercise }) => {
  const tasks = Array.from({ length: INSTANCES }, (_, i) => ({
    n: i + 1,
    parts: taskOf(exercise, i + 1).parts,
    paper: paperTask(exercise, i + 1, words, 'en'),
  }));

  test('has a key with answers that count, all of them', () => {
    const troubles = tasks.flatMap(({ n, parts, paper }) =>
      parts.flatMap((part, p) =>
        printed(paper.answers[p]!, paper.question.parts[p]!)
          .map((given) => judgedAs(part, given))
          .filter((outcome) => outcome !== 'right')
          .map((outcome) => `${exercise.id}:${n} ${part.id}: ${outcome}`),
      ),
    );
    expect(troubles).toEqual([]);
  });

  test('has more boxes on paper than an answer in hex has bytes', () => {
    for (const { parts } of tasks) {
      const hex = parts.filter((part) => part.kind === 'hex');
      for (const { right } of hex) expect(right.length).toBeLessThan(gridSize(hex.length));
    }
  });
});

/** A solution in JavaScript is run by the tests of its harness; here it only has to be the one that is. */
function judgedAs(part: Part, given: Given): string {
  if (part.kind === 'code') return given === part.right ? 'right' : 'other code';
  return judge(part, given).outcome;
}

/** All answers that a place in the key prints, read back from its words. */
function printed(answer: KeyAnswer, asked: QuestionPart): Given[] {
  const idIn = (options: readonly ShownOption[], { text }: ShownOption) => {
    const found = options.filter((option) => option.text === text);
    if (found.length !== 1) throw new Error(`“${text}” is ${found.length} options`);
    return found[0]!.id;
  };
  const id = (option: ShownOption) => idIn(optionsOf(asked), option);
  switch (answer.kind) {
    case 'chosen':
      if (asked.kind !== 'choice') return [answer.options.map(id)];
      return [...answer.options, ...answer.or].map(id);
    case 'ordered':
      return answer.orders.map((order) => order.map(id));
    case 'matched': {
      if (asked.kind !== 'match') throw new Error('Only a match is matched');
      const most = Math.max(...answer.pairs.map(({ choices }) => choices.length));
      // Every choice that is printed comes once at least.
      return Array.from({ length: most }, (_, i) =>
        Object.fromEntries(
          answer.pairs.map(({ item, choices }) => [
            idIn(asked.items, item),
            idIn(asked.choices, choices[i % choices.length]!),
          ]),
        ),
      );
    }
    case 'typed':
      return [answer.text, ...answer.or];
    case 'instead':
      return [answer.option.id];
    case 'bytes':
      return [answer.offsets.map(String)];
    case 'block':
      return [answer.text];
  }
}
