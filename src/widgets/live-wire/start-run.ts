/** The run that a start begins with, and the step to look at. */

import { run as play } from '#sim/wire/run.ts';
import { findStep, type Run } from './model.ts';
import { STARTS, type StartName } from './starts.ts';

export function startRun(name: StartName): { readonly run: Run; readonly startAt: number } {
  const { script, place } = STARTS[name];
  const run = play(script);
  return { run, startAt: findStep(run, place)! };
}
