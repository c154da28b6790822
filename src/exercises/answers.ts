/**
 * Answers to a part: one that is right, and one for each known mistake.
 * @module
 */

import type { Given, Part } from './exercise.ts';
import { encodeHex } from '#protocol/bytes.ts';

/** An answer that is right. For code it is a solution, which has to be run. */
export function rightAnswer(part: Part): Given {
  switch (part.kind) {
    case 'choice':
    case 'text':
      return part.right[0]!;
    case 'several':
    case 'order':
    case 'pick':
    case 'base64':
    case 'edit':
    case 'code':
      return part.right;
    case 'match':
      return Object.fromEntries(part.items.map(({ id }) => [id, part.right[id]![0]!]));
    case 'number':
      return typeof part.right === 'object' ? part.right.instead : String(part.right);
    case 'hex':
      return encodeHex(part.right);
  }
}

/** Every known mistake of a part with an answer that makes it: what `judge` has to recognise. */
export function wrongAnswers(part: Part): { readonly key: string; readonly given: Given }[] {
  const traps = (part.traps ?? []).map(({ key, given }) => ({ key, given }));
  if (part.kind === 'several') {
    const right = new Set(part.right);
    const flipped = part.options.map(({ id }) => ({
      key: part.mistakes[id]?.key ?? '',
      given: right.has(id) ? part.right.filter((one) => one !== id) : [...part.right, id],
    }));
    return [...traps, ...flipped.filter(({ given }) => given.length > 0)];
  }
  if (part.kind === 'match') {
    const best = rightAnswer(part) as Readonly<Record<string, string>>;
    const swapped = part.items.flatMap(({ id }) =>
      part.choices
        .filter((choice) => part.right[id]?.includes(choice.id) !== true)
        .map((choice) => ({
          key: part.mistakes[id]?.[choice.id]?.key ?? part.mistakes[id]?.['*']?.key ?? '',
          given: { ...best, [id]: choice.id },
        })),
    );
    return [...traps, ...swapped];
  }
  return traps;
}
