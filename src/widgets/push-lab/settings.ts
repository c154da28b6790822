/**
 * What a reader sets in the push lab, and situations that are ready to be looked at. Pure.
 * @module
 */

import { type Depth, DEPTHS, type Technique, TECHNIQUES } from '#sim/push/names.ts';

export { DEPTHS, TECHNIQUES, type Depth, type Technique };

/** Sliders with stops that people think in; 0 of the last two stands for never. */
export const STOPS = {
  /** Events per minute, on average. */
  rate: [0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60],
  /** Unit: seconds. */
  duration: [10, 30, 60, 120, 300, 600, 1800, 3600],
  /** Unit: seconds. */
  period: [0.5, 1, 2, 3, 5, 10, 15, 20, 30, 60],
  /** Unit: milliseconds. */
  delay: [1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500],
  /** Unit: seconds, like the two below. */
  hold: [5, 10, 15, 20, 25, 30, 45, 60, 90, 120],
  proxy: [5, 10, 15, 20, 30, 45, 60, 75, 90, 120, 300, 0],
  sign: [5, 10, 15, 20, 25, 30, 45, 60, 90, 120, 0],
} as const;

/** Lengths of heads; the least is what the simulation can do. Unit: bytes. */
export const RANGES = {
  request: { min: 214, max: 4000 },
  response: { min: 122, max: 2000 },
} as const;

export type StopName = keyof typeof STOPS;
export type RangeName = keyof typeof RANGES;
export type Name = StopName | RangeName;

export const STOP_NAMES = Object.keys(STOPS) as StopName[];
export const RANGE_NAMES = Object.keys(RANGES) as RangeName[];

/** The most events that can be given one by one. */
export const MOST_TIMES = 40;
export const MOST_SEED = 9999;

/** What is simulated. */
export type Setup = Readonly<Record<Name, number>> & {
  /** Events at given times instead of by chance; in order. Unit: milliseconds. */
  readonly times: readonly number[] | undefined;
  readonly seed: number;
  readonly depth: Depth;
};

/** How much time is shown; 0: all. Unit: milliseconds. */
export const SHOWN = [0, 60_000, 10_000, 1000, 200] as const;

/** How it is looked at. */
export interface View {
  readonly shown: (typeof SHOWN)[number];
  /** Where what is shown begins. Unit: milliseconds. */
  readonly from: number;
  readonly technique: Technique;
}

export interface State {
  readonly setup: Setup;
  readonly view: View;
}

const HEADS = { request: 542, response: 203 } as const;
const PATIENCE = { hold: 30, proxy: 60, sign: 30 } as const;
const WHOLE: View = { shown: 0, from: 0, technique: 'short-poll' };
const USUAL = {
  ...HEADS,
  ...PATIENCE,
  rate: 0,
  times: undefined,
  seed: 1,
  depth: 'messages',
} as const;

export const PRESETS = {
  qr: {
    setup: { ...USUAL, times: [37_400], duration: 60, period: 2, delay: 50 },
    view: WHOLE,
  },
  chat: { setup: { ...USUAL, rate: 60, duration: 300, period: 2, delay: 50 }, view: WHOLE },
  night: { setup: { ...USUAL, duration: 3600, period: 2, delay: 50 }, view: WHOLE },
  pair: {
    setup: { ...USUAL, times: [2000, 2010], duration: 10, period: 5, delay: 20 },
    view: { shown: 200, from: 1950, technique: 'long-poll' },
  },
  cost: { setup: { ...USUAL, duration: 300, period: 1, delay: 20 }, view: WHOLE },
  impatient: {
    setup: { ...USUAL, rate: 1, seed: 2, duration: 300, period: 10, delay: 50, proxy: 20, sign: 0 },
    view: { ...WHOLE, technique: 'long-poll' },
  },
} as const satisfies Record<string, State>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

export const START: State = PRESETS.qr;

/** Which preset it is, however it is looked at. */
export function presetOf({ setup }: State): PresetName | undefined {
  const text = JSON.stringify(sorted(setup));
  return PRESET_NAMES.find((name) => JSON.stringify(sorted(PRESETS[name].setup)) === text);
}

const sorted = (setup: Setup) => Object.entries(setup).sort(([a], [b]) => (a < b ? -1 : 1));

/** The place of a value on its slider; the nearest one that there is. */
export function stopOf(name: StopName, value: number): number {
  const stops: readonly number[] = STOPS[name];
  const distances = stops.map((stop) => Math.abs(stop - value));
  return distances.indexOf(Math.min(...distances));
}

/** Sets one number, brought to a stop or into its range; what is no number changes nothing. */
export function set(state: State, name: Name, value: number): State {
  if (!Number.isFinite(value)) return state;
  const { setup } = state;
  if (name === 'request' || name === 'response') {
    const { min, max } = RANGES[name];
    return {
      ...state,
      setup: { ...setup, [name]: Math.max(min, Math.min(Math.round(value), max)) },
    };
  }
  const stopped: Setup = { ...setup, [name]: STOPS[name][stopOf(name, value)]! };
  // By chance again.
  const next = name === 'rate' ? { ...stopped, times: undefined } : stopped;
  return look({ ...state, setup: next }, state.view.from);
}

/** Where what is shown begins, at most. Unit: milliseconds. */
export function lastStart({ setup, view }: State): number {
  return view.shown === 0 ? 0 : Math.max(0, setup.duration * 1000 - view.shown);
}

/** Looks at another part. */
export function look(state: State, from: number): State {
  const inside = Math.max(0, Math.min(Math.round(from), lastStart(state)));
  return { ...state, view: { ...state.view, from: inside } };
}

/** Shows more or less, around the same middle. */
export function zoom(state: State, shown: View['shown']): State {
  const { setup, view } = state;
  const middle = view.from + (view.shown === 0 ? setup.duration * 1000 : view.shown) / 2;
  return look({ ...state, view: { ...view, shown } }, middle - shown / 2);
}

/** Given times as a reader writes them: seconds, between them commas or blanks; empty for chance. */
export function readTimes(text: string): readonly number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const times = parts.map((part) => Math.round(Number(part) * 1000));
  const isFine = times.every((time) => Number.isFinite(time) && time >= 0 && time < 3_600_000);
  if (times.length === 0 || times.length > MOST_TIMES || !isFine) return undefined;
  return times.toSorted((a, b) => a - b);
}

export function writeTimes(times: readonly number[] | undefined): string {
  return (times ?? []).map((time) => time / 1000).join(', ');
}

/** What a phrase in prose asks for. */
export function act(state: State, action: string, args: readonly string[]): State {
  const [first = '', second = ''] = args;
  switch (action) {
    case 'preset':
      return PRESETS[PRESET_NAMES.find((name) => name === first) ?? 'qr'];
    case 'set': {
      const name = [...STOP_NAMES, ...RANGE_NAMES].find((known) => known === first);
      return name === undefined ? state : set(state, name, Number(second));
    }
    case 'times': {
      const times = readTimes(first);
      return times === undefined ? state : { ...state, setup: { ...state.setup, times } };
    }
    case 'count': {
      const depth = DEPTHS.find((known) => known === first);
      return depth === undefined ? state : { ...state, setup: { ...state.setup, depth } };
    }
    case 'technique': {
      const technique = TECHNIQUES.find((known) => known === first);
      return technique === undefined ? state : { ...state, view: { ...state.view, technique } };
    }
    case 'show': {
      const shown = SHOWN.find((known) => String(known) === first);
      if (shown === undefined) return state;
      return look({ ...state, view: { ...state.view, shown } }, Number(second));
    }
    default:
      return state;
  }
}
