/**
 * What can be undone and done again.
 *
 * A step back is an edit in reverse, so a stream of 16 MiB costs no more than a short one. Only where
 * another stream took the place of the whole is a step the state before, if that is short. Who receives
 * and which byte is looked at are no edits: they come back with what they stood beside.
 *
 * Whatever is too large to be kept ends the memory there: going back past it would be going elsewhere.
 * @module
 */

import { KEPT, takeBack } from './edit.ts';
import type { Edit, State } from './model.ts';

type Step = Edit | State;

export interface History {
  /** What leads back, the newest last. */
  readonly past: readonly Step[];
  /** What leads on again. */
  readonly future: readonly Step[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** How many steps back there are at most, and how much they hold together. Unit of the latter: bytes. */
const MOST_STEPS = 500;
const MOST_BYTES = 2 ** 20;

/** After an edit of the stream. */
export function afterEdit({ past }: History, { edit }: State): History {
  return { past: onto(past, edit), future: [] };
}

/** After another stream took the place of the one before. */
export function afterChange({ past }: History, before: State): History {
  return { past: onto(past, whole(before)), future: [] };
}

/** A step back; `undefined` if there is none. */
export function undo(
  { past, future }: History,
  now: State,
): { history: History; state: State } | undefined {
  const step = past.at(-1);
  if (step === undefined) return undefined;
  const state = 'bytes' in step ? step : takeBack(now, step);
  const back = 'bytes' in step ? whole(now) : state.edit;
  return { history: { past: past.slice(0, -1), future: onto(future, back) }, state };
}

/** Does what was undone again; `undefined` if there is nothing. */
export function redo(history: History, now: State): ReturnType<typeof undo> {
  const turned = undo({ past: history.future, future: history.past }, now);
  if (turned === undefined) return undefined;
  const { past, future } = turned.history;
  return { history: { past: future, future: past }, state: turned.state };
}

function whole(state: State): State | undefined {
  return state.bytes.length > KEPT ? undefined : state;
}

/** The steps with one more; the oldest go where there are too many. */
function onto(steps: readonly Step[], step: Step | undefined): readonly Step[] {
  if (step === undefined) return [];
  const kept = [...steps, step].slice(-MOST_STEPS);
  let held = kept.reduce((sum, one) => sum + weightOf(one), 0);
  while (held > MOST_BYTES) held -= weightOf(kept.shift()!);
  return kept;
}

function weightOf(step: Step): number {
  return 'bytes' in step ? step.bytes.length : step.removed.length;
}
