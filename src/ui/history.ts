/**
 * What can be undone: states as they were before each change. Letters that are typed one after the other
 * are one change. A text field cannot do this itself, since examples, repairs and phrases of the book
 * change its text, too.
 * @module
 */

export interface History<State> {
  /** The newest last. */
  readonly past: readonly State[];
  /** What leads on again, the next last. */
  readonly future: readonly State[];
  /** What kind of typing the last change was, so that the next of its kind joins it. */
  readonly typing: string;
}

export const NO_HISTORY: History<never> = { past: [], future: [], typing: '' };

/** How many steps back there are at most. */
const MOST_STEPS = 200;

/**
 * @param typing what kind of typing changes it, as `'insertText request'`; empty for any other change
 */
export function afterChange<State>(
  history: History<State>,
  before: State,
  typing = '',
): History<State> {
  if (typing !== '' && typing === history.typing) return { ...history, future: [] };
  return { past: [...history.past, before].slice(-MOST_STEPS), future: [], typing };
}

/** A step back, or one on again; `undefined` if there is none. */
export function turn<State>(
  direction: 'undo' | 'redo',
  { past, future }: History<State>,
  now: State,
): { readonly history: History<State>; readonly state: State } | undefined {
  const state = (direction === 'undo' ? past : future).at(-1);
  if (state === undefined) return undefined;
  const turned =
    direction === 'undo'
      ? { past: past.slice(0, -1), future: [...future, now] }
      : { past: [...past, now], future: future.slice(0, -1) };
  return { history: { ...turned, typing: '' }, state };
}
