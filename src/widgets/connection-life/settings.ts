/**
 * The life of a connection as a reader sets it: how patient everybody is, who pings, what befalls it, and
 * lives worth a look. Pure.
 * @module
 */

import { type Deed, DEEDS, type Life } from '#sim/life.ts';

export { DEEDS };
export type { Deed, Life };

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
