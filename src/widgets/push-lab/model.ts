/**
 * Five techniques over one source of events and one path: their runs, their numbers, and the tables that
 * say the same as the pictures. Pure; loaded when something is set. What is set stands in `settings.ts`.
 * @module
 */

import { type Count, countOf } from '#sim/push/count.ts';
import type { Message } from '#sim/push/path.ts';
import { type PushRun, runPush } from '#sim/push/run.ts';
import { eventsAt, poissonEvents, type PushEvent } from '#sim/push/source.ts';
import { type Picture, pictureOf } from './picture.ts';
import { type Setup, type State, type Technique, TECHNIQUES } from './settings.ts';

export type { Count, Message, PushEvent, PushRun };

/** A technique in a lab: what it did, and what that comes to. */
export interface Lane {
  readonly technique: Technique;
  readonly run: PushRun;
  readonly count: Count;
}

/** The events of a setup. */
export function eventsOf({ times, rate, seed, duration }: Setup): readonly PushEvent[] {
  const until = duration * 1000;
  if (times !== undefined) return eventsAt(times.filter((time) => time < until));
  return poissonEvents(rate, until, seed);
}

/** Runs one technique; `tls` is left out for a capture. */
export function runOf(technique: Technique, setup: Setup, tls = setup.depth === 'tls'): PushRun {
  const seconds = (value: number) => (value === 0 ? undefined : value * 1000);
  return runPush(technique, {
    events: eventsOf(setup),
    delay: setup.delay,
    tls,
    period: setup.period * 1000,
    hold: setup.hold * 1000,
    proxyTimeout: seconds(setup.proxy),
    sign: seconds(setup.sign),
    request: setup.request,
    response: setup.response,
    until: setup.duration * 1000,
    seed: setup.seed,
  });
}

/** Runs all of them. */
export function lanesOf(setup: Setup): readonly Lane[] {
  return TECHNIQUES.map((technique) => {
    const run = runOf(technique, setup);
    return { technique, run, count: countOf(run, setup.depth) };
  });
}

/** The part of time that is shown. Unit: milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export function windowOf({ setup, view }: State): Window {
  const all = setup.duration * 1000;
  if (view.shown === 0) return { from: 0, to: all };
  return { from: view.from, to: Math.min(view.from + view.shown, all) };
}

/** What passed in a slice of time: messages up, messages down, events that reached the page. */
export interface Row {
  readonly from: number;
  readonly to: number;
  readonly events: number;
  readonly cells: readonly { readonly up: number; readonly down: number; readonly told: number }[];
}

const ROWS = 10;

/** The pictures as a table. */
export function rowsOf(lanes: readonly Lane[], { from, to }: Window): readonly Row[] {
  const slice = (to - from) / ROWS;
  const placeOf = (at: number) => Math.min(Math.floor((at - from) / slice), ROWS - 1);
  const isIn = (at: number) => at >= from && at < to;
  const empty = () => Array.from({ length: ROWS }, () => ({ up: 0, down: 0, told: 0 }));
  const events = new Array<number>(ROWS).fill(0);
  for (const { at } of lanes[0]!.run.options.events) if (isIn(at)) events[placeOf(at)]!++;
  const cells = lanes.map(({ run }) => {
    const counted = empty();
    for (const { at, from: side } of run.messages) {
      if (isIn(at)) counted[placeOf(at)]![side === 'client' ? 'up' : 'down']++;
    }
    for (const { arrived } of run.deliveries) if (isIn(arrived)) counted[placeOf(arrived)]!.told++;
    return counted;
  });
  return events.map((n, i) => ({
    from: from + i * slice,
    to: from + (i + 1) * slice,
    events: n,
    cells: cells.map((one) => one[i]!),
  }));
}

/** How an event reached the page, or did not. Times are in milliseconds. */
export interface Fate {
  readonly id: number;
  readonly at: number;
  readonly left: number | undefined;
  readonly arrived: number | undefined;
  readonly together: number;
}

/** What became of the events that happened in a part of time: the first of them, and how many more there are. */
export function fatesOf(
  { run }: Lane,
  { from, to }: Window,
  most: number,
): {
  readonly fates: readonly Fate[];
  readonly more: number;
} {
  const shown = run.options.events.filter(({ at }) => at >= from && at < to);
  const fates = shown.slice(0, most).map(({ id, at }) => {
    // Delivered in their order.
    const delivery = run.deliveries[id - 1];
    const { left, arrived, together = 0 } = delivery ?? {};
    return { id, at, left, arrived, together };
  });
  return { fates, more: shown.length - fates.length };
}

/** A message in the list. */
export type Listed = Pick<Message, 'kind' | 'from' | 'at' | 'size'>;

/** The messages sent in a part of time: the first of them, and how many more there are. */
export function messagesOf(
  { run }: Pick<Lane, 'run'>,
  { from, to }: Window,
  most: number,
): { readonly messages: readonly Message[]; readonly more: number } {
  // What is said when all is over belongs to the end.
  const isLast = to >= run.options.until;
  const all = run.messages.filter(({ at }) => at >= from && (isLast || at < to));
  return { messages: all.slice(0, most), more: Math.max(0, all.length - most) };
}

/** All that is shown: plain data, which travel with the page when it is first shown. */
export interface Shown {
  readonly window: Window;
  readonly lanes: readonly (Omit<Lane, 'run'> & { readonly picture: Picture })[];
  readonly rows: readonly Row[];
  readonly technique: Technique;
  readonly fates: readonly Fate[];
  readonly moreFates: number;
  readonly messages: readonly Listed[];
  readonly moreMessages: number;
  /** Which of the messages is open, and its bytes; `undefined` where there is none. */
  readonly opened: { readonly index: number; readonly bytes: Uint8Array } | undefined;
}

/** How many are listed. */
const MOST = { messages: 12, fates: 6 } as const;

/** A lab runs what was set anew, and only looks elsewhere where nothing was. */
export function createLab(): (state: State, open: number) => Shown {
  let ran: { readonly setup: Setup; readonly lanes: readonly Lane[] } | undefined;
  return (state, open) => {
    const { setup, view } = state;
    if (ran?.setup !== setup) ran = { setup, lanes: lanesOf(setup) };
    const { lanes } = ran;
    const window = windowOf(state);
    const lane = lanes.find(({ technique }) => technique === view.technique)!;
    const { fates, more: moreFates } = fatesOf(lane, window, MOST.fates);
    const { messages, more: moreMessages } = messagesOf(lane, window, MOST.messages);
    const index = open < messages.length ? open : 0;
    const message = messages[index];
    return {
      window,
      lanes: lanes.map(({ technique, run, count }) => {
        return { technique, count, picture: pictureOf(run, window) };
      }),
      rows: rowsOf(lanes, window),
      technique: view.technique,
      fates,
      moreFates,
      messages: messages.map(({ kind, from, at, size }) => ({ kind, from, at, size })),
      moreMessages,
      opened: message && { index, bytes: message.write() },
    };
  };
}
