/**
 * What can be undone: the texts of both heads and the policy, as they were before each change. Letters that are typed
 * one after the other are one change. A text field cannot do this itself, since a repair, a preset and
 * a phrase of the book change its text, too.
 * @module
 */

import type { Policy } from './model.ts';

/** What can be changed, and what the response answers. */
export interface Texts {
  readonly request: string;
  readonly sent: string;
  /** What the client is given to judge. */
  readonly response: string;
  readonly policy: Policy;
}

export interface History {
  /** The newest last. */
  readonly past: readonly Texts[];
  /** What leads on again, the next last. */
  readonly future: readonly Texts[];
  /** What kind of typing the last change was, so that the next of its kind joins it. */
  readonly typing: string;
}

export const NO_HISTORY: History = { past: [], future: [], typing: '' };

/** How many steps back there are at most. */
const MOST_STEPS = 200;

/**
 * @param typing what kind of typing changes them, as `'insertText request'`; empty for any other change
 */
export function afterChange(history: History, before: Texts, typing = ''): History {
  if (typing !== '' && typing === history.typing) return { ...history, future: [] };
  return { past: [...history.past, before].slice(-MOST_STEPS), future: [], typing };
}

/** A step back; `undefined` if there is none. */
export function undo(
  { past, future }: History,
  now: Texts,
): { readonly history: History; readonly texts: Texts } | undefined {
  const texts = past.at(-1);
  if (texts === undefined) return undefined;
  return { history: { past: past.slice(0, -1), future: [...future, now], typing: '' }, texts };
}

/** Does what was undone again; `undefined` if there is nothing. */
export function redo({ past, future }: History, now: Texts): ReturnType<typeof undo> {
  const texts = future.at(-1);
  if (texts === undefined) return undefined;
  return { history: { past: [...past, now], future: future.slice(0, -1), typing: '' }, texts };
}
