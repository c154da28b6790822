/**
 * Judges an answer: right, a known mistake, nearly right, or where it first differs. It never says only
 * that something is wrong.
 * @module
 */

import type { Code, Edit, Given, Holes, Part } from './exercise.ts';
import { judgeChoice, judgeMatch, judgeOrder, judgePick, judgeSeveral } from './judge-chosen.ts';
import { judgeBase64, judgeHex, judgeNumber, judgeText } from './judge-typed.ts';
import {
  differs,
  type Feedback,
  listIn,
  recordIn,
  RIGHT,
  textIn,
  trapped,
  unreadable,
  type Verdict,
} from './verdict.ts';

/** How one hidden test of a code exercise went. */
export interface TestResult {
  /** As the part lists it. */
  readonly test: string;
  readonly passed: boolean;
  /** For the words `test-ID`: what was put in, what came out, what was wanted. */
  readonly holes?: Holes;
}

/** How a run of the reader's code ended. */
export type CodeRun =
  | { readonly results: readonly TestResult[] }
  /** It never came to the tests: `message` is the engine's own. */
  | {
      readonly failed: 'timeout' | 'syntax' | 'missing' | 'forbidden';
      readonly message?: string;
    };

/**
 * Judges one part of an answer.
 *
 * @param run how the reader's code did, for a part of kind `code`
 * @throws TypeError if the answer has not the form that the kind of the part asks for
 */
export function judge(part: Part, given: Given, run?: CodeRun): Verdict {
  switch (part.kind) {
    case 'choice':
      return judgeChoice(part, textIn(given));
    case 'several':
      return judgeSeveral(part, listIn(given));
    case 'order':
      return judgeOrder(part, listIn(given));
    case 'match':
      return judgeMatch(part, recordIn(given));
    case 'number':
      return judgeNumber(part, textIn(given));
    case 'hex':
      return judgeHex(part, textIn(given));
    case 'base64':
      return judgeBase64(part, textIn(given));
    case 'text':
      return judgeText(part, textIn(given));
    case 'edit':
      return judgeEdit(part, textIn(given));
    case 'pick':
      return judgePick(part, listIn(given));
    case 'code':
      return judgeCode(part, textIn(given), run);
  }
}

/** How many faults of a text are named at once, so that none of a few costs a try of its own. */
const FAULTS_NAMED = 3;

function judgeEdit(part: Edit, text: string): Verdict {
  if (text === part.initial) return unreadable('unchanged');
  const known = trapped(part.traps, text, (example) => example === text);
  if (known !== undefined) return known;
  const found = part.check(text);
  const [first] = found;
  if (first === undefined) return { outcome: 'right', said: part.comments?.(text) ?? [] };
  // The same mistake in every line is said once.
  const all = new Map(
    found.map(({ key, holes = {} }) => [JSON.stringify([key, holes]), { key, holes }]),
  );
  const said: Feedback[] = [...all.values()].slice(0, FAULTS_NAMED);
  if (all.size === 1) said.unshift({ key: 'near-one', general: true });
  const more = all.size - FAULTS_NAMED;
  if (more > 0) said.push({ key: 'edit-more', holes: { n: more }, general: true });
  const { line, key } = first;
  return { outcome: 'wrong', said, mistake: key, ...(line === undefined ? {} : { at: { line } }) };
}

function judgeCode(part: Code, text: string, run: CodeRun | undefined): Verdict {
  if (text.trim() === '') return unreadable('empty');
  if (text === part.initial) return unreadable('unchanged');
  if (run === undefined) throw new TypeError('Code is judged by how it ran');
  if ('failed' in run) {
    const holes = { message: run.message ?? '' };
    if (run.failed === 'timeout') return differs('code-timeout');
    return unreadable(`code-${run.failed}`, holes);
  }
  const failed = run.results.find(({ passed }) => !passed);
  if (failed === undefined) return RIGHT;
  const key = `test-${failed.test}`;
  return {
    outcome: 'wrong',
    said: [
      {
        key: 'code-test',
        holes: { passed: run.results.filter(({ passed }) => passed).length, n: part.tests.length },
        general: true,
      },
      { key, holes: failed.holes ?? {} },
    ],
    mistake: key,
  };
}
