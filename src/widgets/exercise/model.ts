/**
 * What a reader has answered so far, before anything is judged: one answer for each part of a task, and
 * what the views do to it.
 * @module
 */

import type { Given } from '#exercises/exercise.ts';
import type { Question, QuestionPart } from '#exercises/question.ts';
import type { Outcome } from '#exercises/verdict.ts';

/** An answer for each part, by its id. */
export type Answers = Readonly<Record<string, Given>>;

/** The answer to a part that nobody has touched. */
function untouched(part: QuestionPart): Given {
  switch (part.kind) {
    case 'several':
    case 'order':
    case 'pick':
      return [];
    case 'match':
      return {};
    case 'edit':
    case 'code':
      return part.initial;
    default:
      return '';
  }
}

export function untouchedAnswers({ parts }: Question): Answers {
  return Object.fromEntries(parts.map((part) => [part.id, untouched(part)]));
}

/** An answer of several ids. */
export function idsOf(given: Given | undefined): readonly string[] {
  return Array.isArray(given) ? (given as readonly string[]) : [];
}

/** An answer that is a text or one id. */
export function textOf(given: Given | undefined): string {
  return typeof given === 'string' ? given : '';
}

/** An answer that has a choice for each item. */
export function choicesOf(given: Given | undefined): Readonly<Record<string, string>> {
  return typeof given === 'object' && !Array.isArray(given)
    ? (given as Readonly<Record<string, string>>)
    : {};
}

/** Puts an id behind the others, or takes it out. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** Moves an id to another place; places count from 0, and beyond either end is that end. */
export function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  if (!ids.includes(id)) return ids;
  const others = ids.filter((other) => other !== id);
  const place = Math.max(0, Math.min(to, others.length));
  return others.toSpliced(place, 0, id);
}

/** Hex as far as it is typed. */
export interface HexSoFar {
  /** Each byte as two digits. */
  readonly bytes: readonly string[];
  /** A digit that waits for its second. */
  readonly half: string;
  /** Where something is that is no hex. */
  readonly foreign: boolean;
}

/** Reads hex while it is typed, as it will be read when it is judged. */
export function hexSoFar(text: string): HexSoFar {
  const runs = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/(?:0x|\\x|[\s,:;-])+/);
  const digits = runs.map((run) => /^[\da-f]*/.exec(run)![0]);
  const stop = runs.findIndex((run, i) => run !== digits[i]);
  const read = stop < 0 ? digits : digits.slice(0, stop + 1);
  const bytes = read.flatMap((run) => run.match(/../g) ?? []);
  const half = read.find((run) => run.length % 2 === 1)?.at(-1) ?? '';
  return { bytes, half, foreign: stop >= 0 };
}

/** Whether the choices of a match are few and short enough to stand side by side. */
export function fitSideBySide(choices: readonly { readonly text: string }[]): boolean {
  return choices.length <= 4 && choices.reduce((sum, { text }) => sum + text.length + 3, 0) <= 40;
}

/** More bytes than this do not fit beside an answer. */
const LONG = 40;

export function hasLongBytes({ shown }: Question): boolean {
  return shown.some((figure) => figure.kind === 'bytes' && figure.bytes.length > LONG);
}

/** More fields than this do not fit beside a question, one under another. */
const MANY = 4;

export function hasManyFields({ parts }: Question): boolean {
  return parts.length > MANY && parts.every(({ kind }) => kind === 'number' || kind === 'text');
}

const WIDE: readonly string[] = ['edit', 'code', 'pick', 'order', 'match'];

/** What takes the whole width: text to be edited, long rows of bytes, many fields. */
export function isWide(question: Question): boolean {
  return (
    hasManyFields(question) ||
    hasLongBytes(question) ||
    question.parts.some(({ kind }) => WIDE.includes(kind))
  );
}

/** The chapter that a task belongs to, by its number: `9.1` is of chapter 9. */
export function chapterOf({ number }: Pick<Question, 'number'>): number {
  return Number.parseInt(number);
}

/** Who receives a frame: clients mask what they send, servers do not (RFC 6455 §5.1). */
export function receiverOf(frames: Uint8Array): 'client' | 'server' {
  return ((frames[1] ?? 0) & 0x80) === 0 ? 'client' : 'server';
}

/** What became of a task whose parts were judged. */
export type TaskOutcome = 'right' | 'tried' | 'unreadable';

/** A part that cannot be read costs no try; one that is wrong does, whatever the others are. */
export function outcomeOf(verdicts: readonly { readonly outcome: Outcome }[]): TaskOutcome {
  if (verdicts.some(({ outcome }) => outcome === 'wrong' || outcome === 'half')) return 'tried';
  return verdicts.every(({ outcome }) => outcome === 'right') ? 'right' : 'unreadable';
}

/** How many tries bring the offer of the solution. */
export const TRIES = 2;
