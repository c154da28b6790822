/**
 * Judges what was chosen or arranged: one or several options, an order, a match, places in a figure.
 * @module
 */

import type { Choice, Given, Label, Match, Option, Order, Pick, Several } from './exercise.ts';
import { sameSet } from './same-set.ts';
import {
  differs,
  type Feedback,
  listIn,
  recordIn,
  RIGHT,
  trapped,
  unreadable,
  type Verdict,
} from './verdict.ts';

/** An option as it is called in a sentence. */
const nameOf = ({ id, text }: Option): string | Label => text ?? { label: id };

export function judgeChoice(part: Choice, given: string): Verdict {
  if (given === '') return unreadable('empty');
  if (part.right.includes(given)) {
    const comment = part.comments?.[given];
    return comment === undefined ? RIGHT : { outcome: 'right', said: [comment] };
  }
  return trapped(part.traps, given, (example) => example === given) ?? differs('choice-other');
}

/** How many mistakes are named at once: who has more of them starts with these. */
const NAMED = 2;

/** All mistakes of a part that has several: if there is but one, the answer is nearly right. */
function mistaken(
  mistakes: readonly { readonly item: string; readonly said: Feedback }[],
  of: number,
): Verdict {
  const said: Feedback[] = mistakes.slice(0, NAMED).map((mistake) => mistake.said);
  if (mistakes.length === 1 && of > 2) said.unshift({ key: 'near-one', general: true });
  const { item, said: first } = mistakes[0]!;
  const mistake = first.general === true ? {} : { mistake: first.key };
  return { outcome: 'wrong', said, at: { item }, ...mistake };
}

export function judgeSeveral(part: Several, given: readonly string[]): Verdict {
  if (given.length === 0) return unreadable('empty');
  const ticked = new Set(given);
  const right = new Set(part.right);
  const wrong = part.options.filter(({ id }) => ticked.has(id) !== right.has(id));
  if (wrong.length === 0) return RIGHT;
  const same = (example: Given) => sameSet(listIn(example), given);
  const known = trapped(part.traps, given, same);
  if (known !== undefined) return known;
  // What is ticked wrongly says more about a mistake than what is left out.
  const inOrder = [
    ...wrong.filter(({ id }) => ticked.has(id)),
    ...wrong.filter(({ id }) => !ticked.has(id)),
  ];
  return mistaken(
    inOrder.map(({ id }) => ({ item: id, said: part.mistakes[id] ?? { key: id } })),
    part.options.length,
  );
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, i) => item === other[i]);
}

export function judgeOrder(part: Order, given: readonly string[]): Verdict {
  if (given.length === 0) return unreadable('empty');
  const orders = [part.right, ...(part.alsoRight ?? [])];
  if (orders.some((order) => sameList(order, given))) return RIGHT;
  const known = trapped(part.traps, given, (example) => sameList(listIn(example), given));
  if (known !== undefined) return known;
  // Of several that count, the one that goes on with what was given for longest.
  const right = orders.reduce((best, order) =>
    firstOther(order, given) > firstOther(best, given) ? order : best,
  );
  const decoy = part.items.find(({ id }) => given.includes(id) && !right.includes(id));
  if (decoy !== undefined)
    return differs('order-decoy', { item: nameOf(decoy) }, { item: decoy.id });
  const position = firstOther(right, given);
  if (given.length < right.length) {
    if (position === given.length) return differs('order-missing', { n: given.length });
  } else {
    const swapped = [...given];
    [swapped[position], swapped[position + 1]] = [given[position + 1]!, given[position]!];
    if (sameList(swapped, right)) {
      return differs('order-swap', { position: position + 1 }, { item: given[position]! });
    }
  }
  return differs('order-position', { position: position + 1 }, { item: given[position]! });
}

/** How many of an order were given in its places, from the first on. */
function firstOther(order: readonly string[], given: readonly string[]): number {
  const position = order.findIndex((id, i) => given[i] !== id);
  return position < 0 ? order.length : position;
}

export function judgeMatch(part: Match, given: Readonly<Record<string, string>>): Verdict {
  const open = part.items.filter(({ id }) => (given[id] ?? '') === '');
  if (open.length === part.items.length) return unreadable('empty');
  if (open.length > 0) {
    return { ...unreadable('match-incomplete', { n: open.length }), at: { item: open[0]!.id } };
  }
  const wrong = part.items.filter(({ id }) => part.right[id]?.includes(given[id]!) !== true);
  if (wrong.length === 0) {
    const comments = part.items.flatMap(({ id }) => part.comments?.[id]?.[given[id]!] ?? []);
    return { outcome: 'right', said: comments.slice(0, NAMED) };
  }
  const same = (example: Given) =>
    part.items.every(({ id }) => recordIn(example)[id] === given[id]);
  const known = trapped(part.traps, given, same);
  if (known !== undefined) return known;
  const all = wrong.map((item): { item: string; said: Feedback } => {
    const { id } = item;
    const mistakes = part.mistakes[id];
    const said = mistakes?.[given[id]!] ?? mistakes?.['*'];
    const generally = { key: 'match-item', holes: { item: nameOf(item) }, general: true } as const;
    return { item: id, said: said ?? generally };
  });
  return mistaken(all, part.items.length);
}

export function judgePick(part: Pick, given: readonly string[]): Verdict {
  if (given.length === 0) return unreadable('empty');
  const { right } = part;
  if (sameSet(right, given)) return RIGHT;
  const known = trapped(part.traps, given, (example) => sameSet(listIn(example), given));
  if (known !== undefined) return known;
  const extra = given.find((id) => !right.includes(id));
  if (part.several !== true) return differs('pick-other', {}, { item: given[0]! });
  if (extra === undefined) return differs('pick-missing', { n: right.length - given.length });
  return differs('pick-extra', { place: extra }, { item: extra });
}
