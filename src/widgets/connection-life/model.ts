/**
 * The life of a connection as a reader sets it, its story in steps, and what is drawn of it. Pure.
 * @module
 */

import { READY_STATES, type ReadyState, TRANSITIONS } from '#protocol/connection-state.ts';
import type { Span } from '#protocol/span.ts';
import {
  type Belief,
  type Deed,
  DEEDS,
  type Flight,
  type Happening,
  type Life,
  type Place,
  PLACES,
} from '#sim/life.ts';
import { safeIntervals, shortestTimer } from './facts.ts';
import type { Fate } from './fate.ts';
import type { Step } from './story.ts';

export { safeIntervals, shortestTimer, DEEDS, PLACES, READY_STATES, TRANSITIONS };
export type { Deed, Fate, Life, Place };

/** The numbers that a reader sets, in seconds, each with values worth trying. */
export const NUMBERS = {
  nat: { min: 0, max: 86_400, presets: [0, 120, 300, 350, 7440] },
  proxy: { min: 0, max: 86_400, presets: [0, 60, 120, 300, 3600] },
  server: { min: 0, max: 86_400, presets: [0, 60, 120, 300] },
  interval: { min: 1, max: 43_200, presets: [20, 25, 30, 55, 60, 300] },
  patience: { min: 1, max: 3600, presets: [5, 10, 20, 30] },
  giveUp: { min: 5, max: 7200, presets: [30, 100, 924] },
} as const;

export type NumberName = keyof typeof NUMBERS;

/** Where the slider of the interval can stand: from 10 s to beyond two hours, evenly in proportion. */
const STOPS = 60;
const RANGE = { first: 10, last: 7441 };
export const LAST_STOP = STOPS;

export function intervalAt(stop: number): number {
  return Math.round(RANGE.first * (RANGE.last / RANGE.first) ** (stop / STOPS));
}

/** The stop nearest to an interval. */
export function stopOf(interval: number): number {
  const share = Math.log(interval / RANGE.first) / Math.log(RANGE.last / RANGE.first);
  return Math.round(STOPS * Math.max(0, Math.min(share, 1)));
}

/** How long to look, in seconds. */
export const LENGTHS = [120, 300, 900, 1800, 3600, 10_800, 28_800] as const;
export const PINGERS = ['nobody', 'server', 'client', 'page'] as const;
/** What can befall it, by whom it befalls. */
export const DEEDS_OF: readonly { readonly who: DeedOf; readonly deeds: readonly Deed[] }[] = [
  { who: 'client', deeds: ['client-text', 'client-close', 'sleep'] },
  { who: 'cable', deeds: ['cut'] },
  { who: 'server', deeds: ['server-text', 'server-close', 'kill', 'restart'] },
];
export type DeedOf = 'client' | 'cable' | 'server';
/** The deeds that end again, and how long they last at first. Unit: seconds. */
export const LASTING: Readonly<Partial<Record<Deed, number>>> = { cut: 0, sleep: 300, restart: 30 };
/** More would be a picture that nobody reads. */
export const MOST_PLANNED = 6;

const QUIET: Life = {
  nat: 300,
  proxy: 3600,
  server: 0,
  natForgotten: 'swallow',
  pinger: 'nobody',
  interval: 25,
  patience: 10,
  giveUp: 924,
  planned: [],
  until: 1800,
};
const at = (seconds: number, deed: Deed, lasts = 0) => ({ at: seconds, deed, lasts });

/** Lives worth a look. */
export const PRESETS = {
  silence: { ...QUIET, planned: [at(400, 'client-text')] },
  proxy: { ...QUIET, nat: 7440, proxy: 60, until: 120 },
  reset: {
    ...QUIET,
    nat: 350,
    natForgotten: 'reset',
    until: 900,
    planned: [at(600, 'client-text')],
  },
  pings: { ...QUIET, proxy: 60, pinger: 'server', until: 300 },
  'too-late': { ...QUIET, proxy: 60, pinger: 'server', interval: 61, until: 120 },
  page: { ...QUIET, proxy: 60, pinger: 'page', until: 300 },
  cut: { ...QUIET, pinger: 'server', until: 120, planned: [at(60, 'cut')] },
  mended: { ...QUIET, until: 300, planned: [at(60, 'cut', 60), at(90, 'server-text')] },
  sleep: { ...QUIET, pinger: 'server', until: 900, planned: [at(60, 'sleep', 600)] },
  kill: { ...QUIET, until: 120, planned: [at(60, 'kill')] },
  restart: { ...QUIET, until: 300, planned: [at(60, 'restart', 30), at(150, 'client-text')] },
  polite: { ...QUIET, until: 120, planned: [at(60, 'client-close')] },
} as const satisfies Readonly<Record<string, Life>>;

export type PresetName = keyof typeof PRESETS;
export const START: Life = PRESETS.silence;

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

/** Sets one number, brought into its range; what is no number changes nothing. */
export function setNumber(life: Life, name: NumberName, value: number): Life {
  if (!Number.isFinite(value)) return life;
  const { min, max } = NUMBERS[name];
  return { ...life, [name]: Math.max(min, Math.min(Math.round(value), max)) };
}

/** Plans one more deed. */
export function plan(life: Life, deed: Deed, seconds: number): Life {
  if (life.planned.length >= MOST_PLANNED) return life;
  const added = at(
    Math.max(1, Math.min(Math.round(seconds), life.until)),
    deed,
    LASTING[deed] ?? 0,
  );
  return { ...life, planned: [...life.planned, added] };
}

/** Changes a planned deed's time or how long it lasts. */
export function replan(life: Life, index: number, change: { at?: number; lasts?: number }): Life {
  if (Object.values(change).some((value) => !(value >= 0 && value <= 86_400))) return life;
  return {
    ...life,
    planned: life.planned.map((planned, i) => (i === index ? { ...planned, ...change } : planned)),
  };
}

export function unplan(life: Life, index: number): Life {
  return { ...life, planned: life.planned.filter((_, i) => i !== index) };
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

/** Which known life this is, if it is one. */
export function presetOf(life: Life): PresetName | undefined {
  const names = Object.keys(PRESETS) as PresetName[];
  return names.find((name) => JSON.stringify(PRESETS[name]) === JSON.stringify(life));
}

/** What a phrase in prose asks for: `preset NAME`, `set NAME NUMBER`, `pinger NAME`, `look NAME`. */
export function act(life: Life, action: string, args: readonly string[]): Life {
  const [name = '', value] = args;
  if ((action === 'preset' || action === 'look') && name in PRESETS) {
    return PRESETS[name as PresetName];
  }
  if (action === 'set' && name in NUMBERS)
    return setNumber(life, name as NumberName, Number(value));
  const pinger = PINGERS.find((known) => known === name);
  return action === 'pinger' && pinger !== undefined ? { ...life, pinger } : life;
}
