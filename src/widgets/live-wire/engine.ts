/**
 * What changes a script and plays it anew, with the protocol engine that this takes: a page fetches it
 * when the reader does something.
 *
 * What the reader does while looking at a step happens at that moment of the run; whatever the script
 * has later stays where it is.
 * @module
 */

import { run as play } from '#sim/wire/run.ts';
import { type Action, insertAction, LIMITS, type Problem, problemOf } from '#sim/wire/script.ts';
import { serializeScript } from '#sim/wire/script-text.ts';
import type { Refusal, Run } from '#sim/wire/step.ts';
import type { State } from './model.ts';

export { play };
export { readDeed } from './prose.ts';
export { parseState } from './state.ts';

/** Why an action cannot be done now. */
export interface Refused {
  readonly refused: Refusal | Problem | 'tooMany';
}

/** Does something at the moment that is looked at, and looks at what comes of it. */
export function add(run: Run, at: number, action: Action): State | Refused {
  const { script } = run;
  const problem = problemOf(action);
  if (problem !== undefined) return { refused: problem };
  const { time } = run.steps[at]!;
  const changed = insertAction(script, time, action);
  const isFull =
    changed.actions.length > LIMITS.actions || serializeScript(changed).length > LIMITS.length;
  if (isFull) return { refused: 'tooMany' };
  const { steps } = play(changed);
  // Most of what is done has a step of its own; what an end does is seen by its bytes.
  const own = steps.findIndex(({ what }) => 'action' in what && what.action === action);
  const step = steps[own];
  if (step?.what.type === 'refused') return { refused: step.what.why };
  return {
    script: changed,
    at: own >= 0 ? own : Math.min(at + Number(time > 0), steps.length - 1),
  };
}

/** Takes an action out of the script; the same moment stays in view. */
export function remove(run: Run, at: number, index: number): State {
  const script = { ...run.script, actions: run.script.actions.toSpliced(index, 1) };
  const { time } = run.steps[at]!;
  const { steps } = play(script);
  const last = steps.findLastIndex((step) => step.time <= time);
  return { script, at: Math.max(0, Math.min(at, last)) };
}
