/** What a chapter says of a run of push; everything else is as the push lab has it at first. */

import type { Technique } from '#sim/push/names.ts';
import { type PushOptions, type PushRun, runPush } from '#sim/push/run.ts';
import { eventsAt } from '#sim/push/source.ts';

export interface PushProps {
  /** When something happens. Unit: milliseconds. */
  readonly events?: readonly number[];
  /** One way. Unit: milliseconds. */
  readonly delay?: number;
  /** Of short polling. Unit: seconds. */
  readonly period?: number;
  /** Lengths of a poll, and of the answer that there is nothing new. Unit: bytes. */
  readonly request?: number;
  readonly response?: number;
  readonly minutes?: number;
}

export function runOf(technique: Technique, props: PushProps): PushRun {
  const { events = [], delay = 20, period = 1, request = 542, response = 203, minutes = 5 } = props;
  const options: PushOptions = {
    events: eventsAt(events),
    delay,
    tls: false,
    period: period * 1000,
    hold: 30_000,
    proxyTimeout: 60_000,
    sign: 30_000,
    request,
    response,
    until: minutes * 60_000,
    seed: 1,
  };
  return runPush(technique, options);
}
