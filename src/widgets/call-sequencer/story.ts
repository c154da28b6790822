/**
 * What happens when both programs run, laid out for the picture; `tell.ts` makes it.
 * @module
 */

import type { Who } from '#sim/sockets/call.ts';
import type { Outcome } from '#sim/sockets/outcome.ts';
import { labelOf } from '#sim/sockets/label.ts';
import type { SocketRun, Step } from '#sim/sockets/run.ts';
import type { Mend } from './mend.ts';

/** What the view says of packets and buffers. */
export { quoted } from '#sim/sockets/label.ts';

/** A state that an end comes to. */
export interface Mark {
  /** Place of the end, from the left. */
  readonly end: number;
  readonly moment: number;
  readonly text: string;
}

/** A packet as the picture shows it. */
export interface Arrow {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly sent: number;
  readonly arrives: number;
  readonly label: string;
}

export interface Story extends SocketRun {
  /** The steps that the picture has a moment for: the beginning, and those with something on the wire. */
  readonly moments: readonly number[];
  /** When these are, but for the pauses that programs make between their calls. Unit: milliseconds. */
  readonly times: readonly number[];
  readonly arrows: readonly Arrow[];
  readonly marks: readonly Mark[];
  /** What would mend a call that fails, by the step in which it does. */
  readonly mends: readonly { readonly step: number; readonly mends: readonly Mend[] }[];
}

/** The moment that a step falls in. */
export function momentAt({ moments }: Story, step: number): number {
  return moments.findLastIndex((moment) => moment <= step);
}

/** The packets that leave in a step, in a few words each. */
export function sentIn({ steps, flights }: Story, step: number): string[] {
  const sent = flights.slice(steps[step - 1]?.flights ?? 0, steps[step]!.flights);
  return sent.map(({ parcel }) => labelOf(parcel));
}

/** What has come of each call of a program until a step; those that were not reached are missing. */
export function outcomesUntil({ steps }: Story, step: number, who: Who): Map<number, Outcome> {
  const outcomes = new Map<number, Outcome>();
  for (const { who: where, what } of steps.slice(0, step + 1)) {
    if (where !== who) continue;
    if (what.kind === 'call') outcomes.set(what.call, what.outcome);
    else if ((what.kind === 'arrival' || what.kind === 'timer') && what.returned !== undefined) {
      outcomes.set(what.returned.call, what.returned.outcome);
    }
  }
  return outcomes;
}

/** What a step says of a call: made, or returned at last. */
export function callIn({
  what,
}: Step): { readonly call: number; readonly outcome: Outcome } | undefined {
  if (what.kind === 'call') return what;
  return what.kind === 'arrival' || what.kind === 'timer' ? what.returned : undefined;
}

/** The step in which a call is made, or in which it returns; the last one if it never is. */
export function stepOfCall(
  { steps }: Story,
  who: Who,
  call: number,
  when: 'made' | 'returned' = 'made',
): number {
  const found = steps.findLastIndex((step) => {
    if (step.who !== who || callIn(step)?.call !== call) return false;
    return when === 'returned' || step.what.kind === 'call';
  });
  return found < 0 ? steps.length - 1 : found;
}

/** The step with which a reader begins: the first call that fails, or the end. */
export function stepToShow({ steps }: Story): number {
  const wrong = steps.findIndex((step) => callIn(step)?.outcome.kind === 'failed');
  return wrong < 0 ? steps.length - 1 : wrong;
}
