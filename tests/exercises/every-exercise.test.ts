/**
 * What every exercise promises, over a thousand instances of each: the right answer is right, each known
 * mistake is recognised as what it is, and nothing that is asked is ambiguous or gives itself away.
 */

import { describe, expect, test } from 'vitest';
import { EXERCISE_CHAPTERS, loadExercises } from '#exercises/chapters.ts';
import type { Option, Part, Said, Task } from '#exercises/exercise.ts';
import { rightAnswer, wrongAnswers } from '#exercises/answers.ts';
import { judge } from '#exercises/judge.ts';
import { feedbackText, questionOf, stepsOf, taskOf } from '#exercises/question.ts';
import { JUDGE_WORDS } from '#i18n/exercises/judge-words.ts';
import type { ChapterExerciseWords, ExerciseWords } from '#i18n/exercises/words.ts';
import { CHAPTERS } from '#i18n/book.ts';

const INSTANCES = 1000;
const general = JUDGE_WORDS.en;

const chapters = await Promise.all(
  EXERCISE_CHAPTERS.map(async (slug) => {
    const { WORDS } = (await import(`../../src/i18n/exercises/en/${slug}.ts`)) as {
      WORDS: ChapterExerciseWords;
    };
    return { slug, words: WORDS, exercises: await loadExercises(slug) };
  }),
);
const all = chapters.flatMap(({ exercises }) => exercises);

describe.each(chapters)('chapter $slug', ({ slug, words, exercises }) => {
  test('numbers its exercises as the chapter, in order', () => {
    const chapter = CHAPTERS.find((plan) => plan.slug === slug)!.number;
    expect(exercises.map(({ number }) => number)).toEqual(
      exercises.map((_, i) => `${chapter}.${i + 1}`),
    );
  });

  test('has words for its exercises and for no others', () => {
    expect(Object.keys(words)).toEqual(exercises.map(({ id }) => id));
  });

  describe.each(exercises)('$number $id', (exercise) => {
    const own = words[exercise.id]!;
    const tasks = Array.from({ length: INSTANCES }, (_, i) => taskOf(exercise, i + 1));

    test('is the same for the same number', () => {
      expect(questionOf(exercise, 7, own, 'en')).toEqual(
        questionOf(exercise, 7, own, 'en', tasks[6]),
      );
    });

    // One comparison for all: a thousand of them take longer than what they compare.
    const troubles = (find: (part: Part) => string[]) =>
      tasks.flatMap(({ parts }, i) =>
        parts.flatMap((part) =>
          find(part).map((trouble) => `${exercise.id}:${i + 1} ${part.id}: ${trouble}`),
        ),
      );

    test('takes the right answer for right and names each mistake', () => {
      expect(troubles(misjudged)).toEqual([]);
    });

    test('asks nothing ambiguous or trivial', () => {
      expect(tasks.filter(({ steps }) => steps.length === 0)).toEqual([]);
      expect(troubles((part) => [troubleIn(part) ?? []].flat())).toEqual([]);
      const questions = new Set(tasks.slice(0, 200).map((task) => JSON.stringify(essence(task))));
      if (exercise.fixed !== true) expect(questions.size).toBeGreaterThan(3);
    });

    test('has all words, and none that is never used', () => {
      const used = new Set<string>();
      const holes: string[] = [];
      const spied = spyOn(own, used);
      for (let n = 1; n <= INSTANCES; n += 1) {
        const task = tasks[n - 1]!;
        const question = questionOf(exercise, n, spied, 'en', task);
        const steps = stepsOf(task, spied, 'en');
        const said = task.parts.flatMap((part) => everythingSaid(part));
        const sentences = said.map((one) => feedbackText(one, spied, general, 'en'));
        const texts = [...textsIn(question), ...textsIn(steps), ...sentences];
        holes.push(...texts.filter((text) => /\{[\w-]+\}/.test(withoutCode(text))));
      }
      expect(holes).toEqual([]);
      expect(unused(own, used)).toEqual([]);
    });
  });
});

test('ids are unique', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

/** Where the judge does not say what it should. */
function misjudged(part: Part): string[] {
  // Code is judged by running it: its harness has a test of its own.
  if (part.kind === 'code') return [];
  const { outcome } = judge(part, rightAnswer(part));
  const troubles = outcome === 'right' ? [] : [`the right answer is ${outcome}`];
  for (const { key, given } of wrongAnswers(part)) {
    const verdict = judge(part, given);
    const heard = verdict.said.map((said) => said.key);
    if (key !== '' && heard.includes(key) && /^(?:wrong|half)$/.test(verdict.outcome)) continue;
    troubles.push(`${JSON.stringify(given)} is ${verdict.outcome}, ${heard.join()}, not ${key}`);
  }
  return troubles;
}

/** What makes a part ambiguous, or gives its answer away. */
function troubleIn(part: Part): string | undefined {
  const distinct = (options: readonly Option[]) => {
    const ids = options.map(({ id }) => id);
    const texts = options.map(({ id, text, holes }) =>
      text === undefined ? id : text + JSON.stringify(holes),
    );
    return [ids, texts].every((all) => new Set(all).size === options.length);
  };
  switch (part.kind) {
    case 'choice': {
      if (part.options.length < 2 || !distinct(part.options)) return 'options';
      const traps = new Set(part.traps?.map(({ given }) => given as string));
      const bare = part.options.find(({ id }) => !part.right.includes(id) && !traps.has(id));
      return bare === undefined ? undefined : `nothing is said to ${bare.id}`;
    }
    case 'several':
      if (!distinct(part.options)) return 'options';
      if (part.right.length === 0 || part.right.length === part.options.length) return 'trivial';
      return part.options.every(({ id }) => part.mistakes[id] !== undefined)
        ? undefined
        : 'a mistake without words';
    case 'order':
      if (!distinct(part.items)) return 'items';
      return JSON.stringify(part.items.map(({ id }) => id)) === JSON.stringify(part.right)
        ? 'in order already'
        : undefined;
    case 'match': {
      if (!distinct(part.items) || !distinct(part.choices)) return 'items or choices';
      const chosen = new Set(part.items.map(({ id }) => part.right[id]?.[0]));
      return part.items.length > 1 && chosen.size < 2 ? 'one choice for all' : undefined;
    }
    case 'number':
      return undefined;
    case 'hex':
      return part.right.length === 0 && part.mayBeEmpty !== true ? 'no bytes' : undefined;
    case 'base64':
      return part.right === '' ? 'no text' : undefined;
    case 'text':
      return part.right[0] === '' && part.mayBeEmpty !== true ? 'no text' : undefined;
    case 'edit':
      return part.check(part.initial).length === 0 ? 'nothing to repair' : undefined;
    case 'pick': {
      const places =
        part.figure.kind === 'bytes' ? part.figure.bytes.length : part.figure.boxes.length;
      return part.right.length === 0 || part.right.length === places ? 'trivial' : undefined;
    }
    case 'code':
      return part.initial === part.right ? 'solved already' : undefined;
  }
}

/** What distinguishes an instance. */
function essence(task: Task): unknown {
  return [task.holes, task.prompt, task.shown, task.parts.map((part) => rightAnswer(part))].map(
    (one) =>
      JSON.stringify(one, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
  );
}

/** All that an exercise's own words may have to say to an answer. */
function everythingSaid(part: Part): readonly Said[] {
  const traps = (part.traps ?? []).flatMap((trap): Said[] => [
    trap,
    ...(trap.also?.(trap.given) ?? []),
  ]);
  switch (part.kind) {
    case 'choice':
      return [...traps, ...Object.values(part.comments ?? {})];
    case 'several':
      return [...traps, ...Object.values(part.mistakes)];
    case 'match':
      return [
        ...traps,
        ...Object.values(part.mistakes).flatMap((one) => Object.values(one)),
        ...Object.values(part.comments ?? {}).flatMap((one) => Object.values(one)),
      ];
    case 'edit':
      // What a text may show is found out by texts: those of the traps, and the one that is given.
      return [...traps, ...part.check(part.initial), ...(part.comments?.(part.right) ?? [])];
    default:
      return traps;
  }
}

/** The words, noting which of them are asked for. */
function spyOn(words: ExerciseWords, used: Set<string>): ExerciseWords {
  const spy = (room: 'labels' | 'feedback' | 'steps') =>
    new Proxy(words[room] ?? {}, {
      get(target, key: string) {
        used.add(`${room}.${key}`);
        return target[key];
      },
    });
  return { ...words, labels: spy('labels'), feedback: spy('feedback'), steps: spy('steps') };
}

function unused(words: ExerciseWords, used: ReadonlySet<string>): string[] {
  return (['labels', 'feedback', 'steps'] as const).flatMap((room) =>
    Object.keys(words[room] ?? {})
      .map((key) => `${room}.${key}`)
      .filter((key) => !used.has(key))
      // What tests of code and checks of a text say depends on what a reader wrote.
      .filter((key) => !/^feedback\.(?:test-|found-|comment-)/.test(key)),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Code may have braces of its own. */
function withoutCode(text: string): string {
  return text.includes('function') || text.includes('=>') ? '' : text;
}
