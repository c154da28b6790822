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
import type { Refusal, Run, Step } from '#sim/wire/step.ts';
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
  // What is done to the wire has a step of its own; what an end does is seen by what is new after it.
  const own = steps.findIndex(({ what }) => 'action' in what && what.action === action);
  const step = steps[own];
  if (step?.what.type === 'refused') return { refused: step.what.why };
  if (own >= 0) return { script: changed, at: own };
  // What is set before anything has happened has no step, and the first step shows it.
  if (action.kind === 'delay' || action.kind === 'size') return { script: changed, at };
  const isNew = (one: Step, i: number) => !isSame(one, run.steps[i]);
  return { script: changed, at: Math.max(steps.findIndex(isNew), 0) };
}

function isSame(one: Step, other: Step | undefined): boolean {
  return (
    one.time === other?.time &&
    one.side === other.side &&
    one.what.type === other.what.type &&
    String(one.about?.bytes) === String(other.about?.bytes)
  );
}

/** Takes an action out of the script; the same moment stays in view. */
export function remove(run: Run, at: number, index: number): State {
  const script = { ...run.script, actions: run.script.actions.toSpliced(index, 1) };
  const { time } = run.steps[at]!;
  const { steps } = play(script);
  const last = steps.findLastIndex((step) => step.time <= time);
  return { script, at: Math.max(0, Math.min(at, last)) };
}
