/**
 * What a reader has answered and not yet solved, so that a reload loses nothing of it. It is kept as long
 * as the tab, by exercise and number, as JSON: an answer for each part. Where there is no such memory, or
 * no room in it, only the draft is lost; what is no answer to the task is none here either.
 * @module
 */

import type { Given } from '#exercises/exercise.ts';
import type { Question, QuestionPart, ShownOption } from '#exercises/question.ts';
import { type Answers, untouchedAnswers } from './model.ts';

type Instance = Pick<Question, 'id' | 'n'>;

/** What the keys of all drafts begin with. */
export const DRAFTS = 'websocket-byte-by-byte.draft.';

const keyOf = ({ id, n }: Instance) => `${DRAFTS}${id}:${n}`;

/**
 * Keeps the answers; those that nobody has touched are no draft.
 *
 * @returns whether they are kept
 */
export function keepDraft(question: Question, answers: Answers): boolean {
  const text = JSON.stringify(answers);
  if (text === JSON.stringify(untouchedAnswers(question))) dropDraft(question);
  else {
    try {
      sessionStorage.setItem(keyOf(question), text);
      return true;
    } catch {
      // An older draft is better than none.
    }
  }
  return false;
}

export function dropDraft(instance: Instance): void {
  try {
    sessionStorage.removeItem(keyOf(instance));
  } catch {
    // Where there is no memory there is no draft.
  }
}

/** The answers that were kept; nothing if there are none, or none that this task could have. */
export function draftOf(question: Question): Answers | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(question)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const given = new Map<string, unknown>(Object.entries(kept));
    const answers: Record<string, Given> = {};
    for (const part of question.parts) {
      const answer = given.get(part.id);
      if (!isAnswer(answer, part)) return undefined;
      answers[part.id] = answer;
    }
    return answers;
  } catch {
    return undefined;
  }
}

function isAnswer(given: unknown, part: QuestionPart): given is Given {
  switch (part.kind) {
    case 'choice':
      return given === '' || idsOf(part.options).includes(given);
    case 'several':
      return isSome(given, idsOf(part.options));
    case 'order':
      return isSome(given, idsOf(part.items));
    case 'match':
      return (
        typeof given === 'object' &&
        given !== null &&
        isSome(Object.keys(given), idsOf(part.items)) &&
        Object.values(given).every((one) => idsOf(part.choices).includes(one))
      );
    case 'pick': {
      const { figure } = part;
      const places =
        figure.kind === 'boxes' ? idsOf(figure.boxes) : Array.from(figure.bytes, (_, i) => `${i}`);
      return isSome(given, places);
    }
    default:
      return typeof given === 'string';
  }
}

const idsOf = (all: readonly ShownOption[]): readonly unknown[] => all.map(({ id }) => id);

/** Whether it is a list of some of them, each once. */
function isSome(given: unknown, all: readonly unknown[]): boolean {
  return (
    Array.isArray(given) &&
    new Set(given).size === given.length &&
    given.every((one) => all.includes(one))
  );
}
