/**
 * What happens when both programs run, laid out for the picture.
 * @module
 */

import type { Who } from '#sim/sockets/call.ts';
import type { Outcome } from '#sim/sockets/outcome.ts';
import { labelOf } from '#sim/sockets/label.ts';
import { runSockets, type SocketRun, type Step } from '#sim/sockets/run.ts';
import type { SocketView } from '#sim/sockets/socket.ts';
import { BOTH, type State } from './model.ts';

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
}

/** When the program that comes second is started: what the first does at once is done then. */
const LATER = 195;

export function tell({ kind, programs, first }: State): Story {
  return layOut(runSockets({ kind, programs, starts: startsOf(first) }));
}

export function startsOf(first: Who): Record<Who, number> {
  return first === 'server' ? { server: 0, client: LATER } : { client: 0, server: LATER };
}

function layOut(run: SocketRun): Story {
  const { steps, flights } = run;
  const states = steps.map((step) => BOTH.map((who) => stateAt(step.sockets[who])));
  const moments = steps.flatMap(({ what, flights }, i) => {
    const sends = flights > (steps[i - 1]?.flights ?? 0);
    const changes = states[i]!.some((state, end) => state !== states[i - 1]?.[end]);
    return i === 0 || sends || changes || what.kind === 'arrival' ? [i] : [];
  });
  /** The moment of a step, or the one before it. */
  const sentAt = (id: number) => steps.findIndex((step) => step.flights > id);
  const arrivesAt = (id: number) =>
    steps.findIndex(({ what }) => what.kind === 'arrival' && what.flight.id === id);
  const momentOf = (step: number) => moments.indexOf(step);
  return {
    steps,
    flights,
    moments,
    times: timesOf(moments.map((step) => steps[step]!.at)),
    arrows: flights.map((flight) => ({
      id: flight.id,
      from: BOTH.indexOf(flight.from),
      to: 1 - BOTH.indexOf(flight.from),
      sent: momentOf(sentAt(flight.id)),
      arrives: momentOf(arrivesAt(flight.id)),
      label: labelOf(flight.parcel),
    })),
    marks: moments.flatMap((step, moment) =>
      BOTH.flatMap((_, end) => {
        const text = states[step]![end];
        const before = step === 0 ? undefined : states[step - 1]![end];
        return text === undefined || text === before ? [] : [{ end, moment, text }];
      }),
    ),
  };
}

/** Longer than any pause that a program makes. Unit: milliseconds. */
const WAIT = 500;
/** What is left of a shorter one. */
const BEAT = 10;

/** Shortens what only says how fast the programs are; what a kernel waits stays as long as it is. */
function timesOf(times: readonly number[]): number[] {
  let now = 0;
  return times.map((time, i) => {
    const gap = time - (times[i - 1] ?? time);
    now += gap < WAIT ? Math.min(gap, BEAT) : gap;
    return now;
  });
}

/** The TCP state that matters most: that of the newest connection, or else that it listens. */
function stateAt(sockets: readonly SocketView[]): string | undefined {
  const connections = sockets.filter(({ state, peerPort }) => state && peerPort !== undefined);
  const chosen = connections.at(-1) ?? sockets.find(({ state }) => state === 'LISTEN');
  return chosen?.state;
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
