/**
 * The answer key of a task: every answer that counts, as text for paper.
 * @module
 */

import { rightAnswer } from '#exercises/answers.ts';
import type { Part } from '#exercises/exercise.ts';
import type { QuestionPart, ShownOption } from '#exercises/question.ts';

/** The answer to one part, with what else counts. */
export type KeyAnswer = { readonly label?: string } & (
  | {
      readonly kind: 'chosen';
      /** One, or several together. */
      readonly options: readonly ShownOption[];
      /** In place of the one. */
      readonly or: readonly ShownOption[];
    }
  /** The best order, and others. */
  | { readonly kind: 'ordered'; readonly orders: readonly (readonly ShownOption[])[] }
  | {
      readonly kind: 'matched';
      /** For each item the choices that count, the best first. */
      readonly pairs: readonly { readonly item: ShownOption; readonly choices: ShownOption[] }[];
    }
  | {
      readonly kind: 'typed';
      /** As it would be typed; empty for no bytes or no characters at all. */
      readonly text: string;
      readonly unit?: string;
      readonly or: readonly string[];
      /** How far it may be off, as a part of it. */
      readonly tolerance: number;
    }
  /** What stands in place of a number. */
  | { readonly kind: 'instead'; readonly option: ShownOption }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly offsets: readonly number[] }
  | { readonly kind: 'block'; readonly text: string }
);

/** What the key says to a part; `asked` is the same part in words. */
export function keyAnswer(part: Part, asked: QuestionPart): KeyAnswer {
  const label = asked.label === undefined ? {} : { label: asked.label };
  switch (part.kind) {
    case 'choice': {
      const [best, ...or] = named(part.right, optionsOf(asked));
      return { ...label, kind: 'chosen', options: [best!], or };
    }
    case 'several': {
      const all = optionsOf(asked);
      const options = all.filter(({ id }) => part.right.includes(id));
      return { ...label, kind: 'chosen', options, or: [] };
    }
    case 'order': {
      const all = optionsOf(asked);
      const orders = [part.right, ...(part.alsoRight ?? [])].map((order) => named(order, all));
      return { ...label, kind: 'ordered', orders };
    }
    case 'match': {
      const { items, choices } = asked as QuestionPart & { kind: 'match' };
      const pairs = items.map((item) => ({ item, choices: named(part.right[item.id]!, choices) }));
      return { ...label, kind: 'matched', pairs };
    }
    case 'number': {
      const { unit, instead } = asked as QuestionPart & { kind: 'number' };
      if (typeof part.right === 'object') return { ...label, kind: 'instead', option: instead! };
      const text = rightAnswer(part) as string;
      const { tolerance = 0 } = part;
      const typed = { kind: 'typed', text, or: [], tolerance } as const;
      return { ...label, ...typed, ...(unit === undefined ? {} : { unit }) };
    }
    case 'hex':
    case 'base64':
      return { ...label, kind: 'typed', text: rightAnswer(part) as string, or: [], tolerance: 0 };
    case 'text': {
      const [text, ...or] = part.right;
      return { ...label, kind: 'typed', text: text!, or, tolerance: 0 };
    }
    case 'edit':
    case 'code':
      return { ...label, kind: 'block', text: part.right };
    case 'pick': {
      if (part.figure.kind === 'bytes') {
        const offsets = part.right.map(Number).sort((a, b) => a - b);
        return { ...label, kind: 'bytes', bytes: part.figure.bytes, offsets };
      }
      const options = named(part.right, optionsOf(asked));
      return { ...label, kind: 'chosen', options, or: [] };
    }
  }
}

/** What can be chosen in a part, in the order in which it is offered. */
export function optionsOf(asked: QuestionPart): readonly ShownOption[] {
  switch (asked.kind) {
    case 'choice':
    case 'several':
      return asked.options;
    case 'order':
      return asked.items;
    case 'pick':
      return asked.figure.kind === 'boxes' ? asked.figure.boxes : [];
    default:
      return [];
  }
}

function named(ids: readonly string[], options: readonly ShownOption[]): ShownOption[] {
  return ids.map((id) => options.find((option) => option.id === id)!);
}
