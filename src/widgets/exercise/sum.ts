/**
 * What is said after a check, as one piece: who does not see the verdicts at the parts hears how many are
 * right, and of what is not, the first.
 * @module
 */

import type { QuestionPart } from '#exercises/question.ts';
import { fill } from '#i18n/fill.ts';
import { withoutMarks } from '#ui/marked.ts';
import type { ShownVerdict } from './load.ts';
import type { LateWords } from './messages.ts';

export interface Sum {
  /** How many parts are right, where there are several. */
  readonly sum: string;
  /** The first verdict: to be heard only, since it stands at its part. */
  readonly first: string;
}

/** @param verdicts one for each part */
export function sumUp(
  parts: readonly QuestionPart[],
  verdicts: readonly ShownVerdict[],
  late: LateWords,
): Sum {
  const n = parts.length;
  const right = verdicts.filter(({ outcome }) => outcome === 'right').length;
  const at = verdicts.findIndex(({ outcome }) => outcome !== 'right');
  const part = parts[Math.max(at, 0)]!;
  const first = heard(part, verdicts[Math.max(at, 0)]!, late);
  if (n === 1) return { sum: '', first };
  const sum = fill(late.parts, { right, n });
  if (at < 0) return { sum, first: '' };
  // Every part of several has a label.
  const label = withoutMarks(part.label ?? '');
  return { sum, first: `${fill(late.part, { n: at + 1, label })} ${first}` };
}

function heard(part: QuestionPart, verdict: ShownVerdict, late: LateWords): string {
  const { outcome, said, at } = verdict;
  const how = outcome === 'unreadable' ? [] : [late.outcome[outcome]];
  // Of many items the wrong one is marked: that is seen, and not in the words.
  const items = part.kind === 'match' ? part.items.filter(({ id }) => id === at?.item) : [];
  const text = [...how, ...items.map((item) => `${item.text}:`), ...said].join(' ');
  // More is said behind it; what an engine says of code has no full stop.
  return withoutMarks(text).replace(/[^.?!…]$/, '$&.');
}
