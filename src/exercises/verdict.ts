/**
 * What a judge says, and how: a key into words, what fills their holes, and where in the answer.
 * @module
 */

import type { Given, Holes, Said, Trap } from './exercise.ts';

/** What can be said about an answer to any exercise; the words stand in `src/i18n/exercises`. */
export type JudgeKey =
  | 'right'
  /** Nothing to judge yet. */
  | 'empty'
  | 'unchanged'
  | 'match-incomplete'
  | 'hex-odd'
  | 'hex-character'
  | 'number-comma'
  | 'number-unit'
  | 'number-form'
  | 'base64-url'
  | 'base64-character'
  | 'base64-padding'
  | 'code-syntax'
  | 'code-missing'
  | 'code-forbidden'
  /** Nearly right. */
  | 'near-one'
  | 'order-swap'
  | 'number-off-by-one'
  | 'number-thousand'
  | 'number-sign'
  | 'hex-reversed'
  | 'hex-one'
  | 'base64-case'
  | 'text-case'
  /** The first difference. */
  | 'choice-other'
  | 'order-position'
  | 'order-decoy'
  | 'order-missing'
  | 'match-item'
  | 'number-high'
  | 'number-low'
  | 'number-instead'
  | 'number-needed'
  | 'hex-difference'
  | 'hex-difference-in'
  | 'hex-short'
  | 'hex-long'
  | 'base64-length'
  | 'base64-difference'
  | 'text-difference'
  | 'text-length'
  | 'pick-extra'
  | 'pick-missing'
  | 'pick-other'
  | 'edit-more'
  | 'code-timeout'
  | 'code-test';

export type Outcome =
  | 'right'
  /** It may be done so; there is something better. */
  | 'half'
  | 'wrong'
  /** Nothing was judged, so it costs no try. */
  | 'unreadable';

/** Something said to an answer: in the words of its exercise or, `general`, in those for all. */
export type Feedback = Said & { readonly general?: true };

export interface Verdict {
  readonly outcome: Outcome;
  readonly said: readonly Feedback[];
  /** Which known mistake it was, for the record. */
  readonly mistake?: string;
  /** Where in the part: an item, an option or a place; a byte; a line. Counted from 0. */
  readonly at?: { readonly item?: string; readonly byte?: number; readonly line?: number };
}

export const RIGHT: Verdict = { outcome: 'right', said: [] };

export function unreadable(key: JudgeKey, holes: Holes = {}): Verdict {
  return { outcome: 'unreadable', said: [{ key, holes, general: true }] };
}

export function differs(key: JudgeKey, holes: Holes = {}, at?: Verdict['at']): Verdict {
  const said: Feedback[] = [{ key, holes, general: true }];
  return { outcome: 'wrong', said, ...(at === undefined ? {} : { at }) };
}

/** The first trap that an answer falls into; `same` compares it with the example of a trap. */
export function trapped(
  traps: readonly Trap[] | undefined,
  given: Given,
  same: (example: Given) => boolean,
): Verdict | undefined {
  const trap = traps?.find(({ given: example, matches }) =>
    matches === undefined ? same(example) : matches(given),
  );
  if (trap === undefined) return undefined;
  const { key, holes = {}, half, also } = trap;
  return {
    outcome: half === true ? 'half' : 'wrong',
    said: [{ key, holes }, ...(also?.(given) ?? [])],
    mistake: key,
  };
}

export function textIn(given: Given): string {
  if (typeof given !== 'string') throw new TypeError('This answer is a text');
  return given;
}

export function listIn(given: Given): readonly string[] {
  if (!Array.isArray(given)) throw new TypeError('This answer is a list');
  return given as readonly string[];
}

export function recordIn(given: Given): Readonly<Record<string, string>> {
  if (typeof given === 'string' || Array.isArray(given)) {
    throw new TypeError('This answer has a choice for each item');
  }
  return given as Readonly<Record<string, string>>;
}
