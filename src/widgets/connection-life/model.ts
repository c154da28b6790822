/**
 * The story of a connection's life in steps, and what is drawn of it. Pure. How its life is set stands in
 * `settings.ts`.
 * @module
 */

import { READY_STATES, type ReadyState, TRANSITIONS } from '#protocol/connection-state.ts';
import type { Span } from '#protocol/span.ts';
import {
  type Belief,
  type Flight,
  type Happening,
  type Life,
  type Place,
  PLACES,
} from '#sim/life.ts';
import { safeIntervals, shortestTimer } from './facts.ts';
import type { Fate } from './fate.ts';
import type { Step } from './story.ts';

export { safeIntervals, shortestTimer, PLACES, READY_STATES, TRANSITIONS };
export type { Fate, Place };

/** What an endpoint sent, with what is known of it. */
export interface SentFrame {
  readonly bytes: Uint8Array;
  readonly spans: readonly Span[];
  readonly receiver: 'client' | 'server';
}

/** A journey, as much of it as is drawn and said: stories travel with pages. */
export interface ToldFlight {
  readonly type: 'flight';
  readonly at: number;
  readonly from: Place;
  readonly reached: number;
  readonly arrived: boolean;
  /** It was sent before, in vain. */
  readonly again: boolean;
  /** Who sent it, before the proxy passed it on. */
  readonly by: Place;
  readonly what: 'request' | 'response' | 'text' | 'ping' | 'pong' | 'close' | 'end' | 'reset';
  /** Unit: bytes. */
  readonly length?: number;
  /** Of a Close frame. */
  readonly code?: number | undefined;
}

export type Told = Exclude<Happening, Flight> | ToldFlight;

/** A step, with the frames that the endpoints sent in it. */
export interface ToldStep extends Omit<Step, 'happenings'> {
  readonly happenings: readonly Told[];
  readonly frames: readonly SentFrame[];
}

/** A life told. It is computed by `run.ts`, which has the engine. */
export interface Story {
  readonly life: Life;
  readonly steps: readonly ToldStep[];
  readonly fate: Fate;
}

/** What is said of a step, and of the life up to it. */
export interface Said {
  readonly sentences: readonly string[];
  readonly facts: readonly string[];
}

/** Where a story is first looked at: where a message is lost that its sender thinks is sent. */
export function firstLook({ steps }: Story): number {
  const lost = steps.findIndex(({ happenings }) =>
    happenings.some((happening) => happening.type === 'flight' && !happening.arrived),
  );
  return lost < 0 ? steps.length - 1 : lost;
}

/** What a lane shows for a while. Times are in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly what: ReadyState | 'knows' | 'forgot' | 'joined' | 'ended' | 'asleep' | 'gone';
  readonly code?: number | undefined;
}

export interface Lane {
  readonly place: Place;
  readonly stretches: readonly Stretch[];
  /** While it believed in a connection that was dead. */
  readonly astray: { readonly from: number; readonly to: number } | undefined;
}

/** The lanes up to a step: what each place holds, and for how long it was wrong. */
export function lanesAt({ steps, fate }: Story, index: number): readonly Lane[] {
  const past = steps.slice(0, index + 1).flatMap(({ happenings }) => happenings);
  const now = steps[index]!.until;
  return PLACES.map((place) => {
    const marks = past
      .flatMap((happening) => marksOf(place, happening))
      .sort((a, b) => a.from - b.from)
      .filter(({ what }, i, all) => what !== all[i - 1]?.what);
    const stretches = marks
      .map((mark, i) => ({ ...mark, to: marks[i + 1]?.from ?? now }))
      .filter(({ from, to }) => to > from || to === now);
    return { place, stretches, astray: astrayAt(place, fate, now) };
  });
}

type Mark = Omit<Stretch, 'to'>;

function marksOf(place: Place, happening: Told): Mark[] {
  const { at: from } = happening;
  if (happening.type === 'belief' && happening.side === place) {
    return [{ from, what: happening.to, code: happening.closed?.code }];
  }
  if (happening.type === 'flight' && from === 0) {
    if (place === 'nat') return [{ from, what: 'knows' }];
    if (place === 'proxy') return [{ from, what: 'joined' }];
    return [{ from, what: 'CONNECTING' }];
  }
  if (happening.type === 'forgot' && place === 'nat') return [{ from, what: 'forgot' }];
  if (happening.type === 'flight' && (happening.what === 'end' || happening.what === 'reset')) {
    const isProxys = place === 'proxy' && happening.from === 'proxy';
    return isProxys ? [{ from, what: 'ended' }] : [];
  }
  if (happening.type !== 'deed' || happening.phase !== 'begins' || place !== 'server') return [];
  return happening.deed === 'kill' || happening.deed === 'restart' ? [{ from, what: 'gone' }] : [];
}

function astrayAt(place: Place, { died, client, server }: Fate, now: number): Lane['astray'] {
  if (died === undefined || died.at >= now || (place !== 'client' && place !== 'server')) {
    return undefined;
  }
  const faith = place === 'client' ? client : server;
  const to = Math.min(faith?.learned ?? now, now);
  // Who learns within a second learns at once.
  return faith === undefined || to - died.at < 1000 ? undefined : { from: died.at, to };
}

/** While the phone slept. */
export function sleepsAt(life: Life, now: number): readonly { from: number; to: number }[] {
  return life.planned
    .filter(({ deed }) => deed === 'sleep')
    .map(({ at: from, lasts }) => ({
      from: from * 1000,
      to: lasts === 0 ? now : Math.min((from + lasts) * 1000, now),
    }))
    .filter(({ from, to }) => to > from);
}

/** A journey as a line between lanes: `from` and `to` are places, 0 to 3, and what lies between them. */
export interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly by: 'client' | 'server' | 'proxy';
  readonly lost: boolean;
  readonly now: boolean;
}

/** Lines nearer to each other than this share of the picture look the same. */
const GRAIN = 1 / 400;

/** The journeys up to a step; those that fall together are drawn once. */
export function linesAt({ steps }: Story, index: number, end: number): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const [i, { happenings }] of steps.slice(0, index + 1).entries()) {
    for (const flight of happenings) {
      if (flight.type !== 'flight') continue;
      const from = PLACES.indexOf(flight.from);
      // It only waits.
      if (flight.reached === from) continue;
      const { by } = flight;
      const line = { at: flight.at, from, to: flight.reached, lost: !flight.arrived };
      const grain = Math.round(flight.at / (end * GRAIN));
      const key = [grain, from, flight.reached, i === index].join();
      if (by !== 'nat') lines.set(key, { ...line, by, now: i === index });
    }
  }
  return [...lines.values()];
}

/** Which way each side went last, and so the state it is in, up to a step. */
export function beliefsAt(
  { steps }: Story,
  index: number,
): Readonly<Record<'client' | 'server', Belief | undefined>> {
  const beliefs = steps
    .slice(0, index + 1)
    .flatMap(({ happenings }) => happenings.filter((happening) => happening.type === 'belief'));
  return {
    client: beliefs.findLast(({ side }) => side === 'client'),
    server: beliefs.findLast(({ side }) => side === 'server'),
  };
}

/** The state that a side is in at a step; `undefined` for a server that knows nothing any more. */
export function stateAt(
  story: Story,
  index: number,
  side: 'client' | 'server',
): ReadyState | undefined {
  const { fate, steps } = story;
  const isGone =
    side === 'server' && fate.server === undefined && fate.died!.at <= steps[index]!.until;
  return isGone ? undefined : (beliefsAt(story, index)[side]?.to ?? 'CONNECTING');
}
