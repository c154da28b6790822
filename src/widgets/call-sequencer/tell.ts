/**
 * Runs both programs and lays the run out for the picture. Loaded when something is changed: the first
 * story comes with the page.
 * @module
 */

import type { Who } from '#sim/sockets/call.ts';
import { labelOf } from '#sim/sockets/label.ts';
import { runSockets, type SocketRun } from '#sim/sockets/run.ts';
import { mendsFor } from './mend.ts';
import { BOTH, startsOf, type State } from './model.ts';
import { callIn, type Story } from './story.ts';

export function tell(state: State): Story {
  const { kind, programs, first } = state;
  const run = runSockets({ kind, programs, starts: startsOf(first) });
  const mends = run.steps.flatMap((told, step) => {
    const { call, outcome } = callIn(told) ?? {};
    if (call === undefined || outcome?.kind !== 'failed') return [];
    return [{ step, mends: mendsFor(state, told.who, call, outcome.reason) }];
  });
  return { ...layOut(run), mends };
}

function layOut(run: SocketRun): Omit<Story, 'mends'> {
  const { steps, flights } = run;
  const states = statesOf(steps);
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

/** The TCP states of both ends in each step, where they have one. */
function statesOf(steps: SocketRun['steps']): (string | undefined)[][] {
  const connected = new Set<Who>();
  return steps.map(({ sockets }) =>
    BOTH.map((who) => {
      const connection = sockets[who].findLast((one) => one.state && one.peerPort !== undefined);
      if (connection !== undefined) connected.add(who);
      // What becomes of the connection is the story, so a socket that still listens does not end it.
      if (connected.has(who)) return connection?.state ?? 'CLOSED';
      return sockets[who].find(({ state }) => state === 'LISTEN')?.state;
    }),
  );
}
