/**
 * Three ways of coming back, side by side: what is drawn, and what is said of it. Pure.
 * @module
 */

import {
  delayRange,
  type Herd,
  reconnect,
  type Recovery,
  STRATEGIES,
  type Strategy,
} from '#sim/reconnect.ts';

export { LIMIT, type Strategy } from '#sim/reconnect.ts';

/** What a reader can set. Percent in place of a share, so that all are whole numbers. */
export const SETTINGS = {
  clients: { min: 100, max: 2000, step: 100, start: 1000 },
  base: { min: 1, max: 30, step: 1, start: 5 },
  cap: { min: 1, max: 300, step: 1, start: 60 },
  capacity: { min: 20, max: 500, step: 10, start: 100 },
  refusal: { min: 0, max: 20, step: 1, start: 5 },
  outage: { min: 0, max: 120, step: 1, start: 2 },
  seed: { min: 1, max: 9999, step: 1, start: 1 },
} as const;

export type Setting = keyof typeof SETTINGS;

/** How much of the time is shown: the beginning, or until all are back. */
export const VIEWS = ['start', 'all'] as const;

export type State = Readonly<Record<Setting, number>> & { readonly view: (typeof VIEWS)[number] };

/** The settings that have a slider; the seed has a button. */
export const SLIDERS: readonly Setting[] = [
  'clients',
  'base',
  'cap',
  'capacity',
  'refusal',
  'outage',
];

const names = Object.keys(SETTINGS) as Setting[];

export const START: State = {
  ...(Object.fromEntries(names.map((name) => [name, SETTINGS[name].start])) as Record<
    Setting,
    number
  >),
  view: 'start',
};

/** Sets one number, brought into its range; what is no number changes nothing. */
export function set(state: State, name: Setting, value: number): State {
  if (!Number.isFinite(value)) return state;
  const { min, max } = SETTINGS[name];
  return { ...state, [name]: Math.max(min, Math.min(Math.round(value), max)) };
}

/** The beginning of the time. Unit: seconds. */
const BEGINNING = 120;
/** Bars beside each other, at most. */
const BARS = 120;
/** Rows of the table, at most. */
const ROWS = 12;

export interface Bar {
  /** The most attempts in one second of those that the bar stands for. */
  readonly attempts: number;
  /** How many of these were let in. */
  readonly accepted: number;
}

export interface Way {
  readonly strategy: Strategy;
  readonly bars: readonly Bar[];
  readonly peak: number;
  readonly attempts: number;
  /** Unit: seconds; `undefined` if not all came back while we looked. */
  readonly recovered: number | undefined;
  /** The longest of its first delays, in seconds. */
  readonly delays: readonly number[];
}

export interface Row {
  /** Unit: seconds. */
  readonly from: number;
  readonly to: number;
  /** Attempts in this time, one number for each way. */
  readonly attempts: readonly number[];
}

export interface Picture {
  readonly ways: readonly Way[];
  /** The time that is drawn, and how much of it one bar stands for. Unit: seconds. */
  readonly end: number;
  readonly barSeconds: number;
  /** The height of the picture, in attempts per second. */
  readonly top: number;
  readonly rows: readonly Row[];
}

/** Lets the herd come back in each way. */
export function picture(state: State): Picture {
  const herd: Herd = { ...state, refusal: state.refusal / 100 };
  const recoveries = STRATEGIES.map((strategy) => reconnect(herd, strategy));
  const longest = Math.max(...recoveries.map(({ seconds }) => seconds.length));
  const wanted = state.view === 'all' ? longest : Math.min(longest, BEGINNING);
  const barSeconds = Math.ceil(wanted / BARS);
  const end = Math.ceil(wanted / barSeconds) * barSeconds;
  const rowSeconds = Math.ceil(end / ROWS);
  return {
    ways: STRATEGIES.map((strategy, i) => {
      const { peak, attempts, recovered, seconds } = recoveries[i]!;
      return {
        strategy,
        bars: barsOf(seconds, end, barSeconds),
        peak,
        attempts,
        recovered,
        delays: [0, 1, 2, 3, 4].map((n) => delayRange(strategy, herd, n)[1]),
      };
    }),
    end,
    barSeconds,
    top: Math.max(herd.capacity, ...recoveries.map(({ peak }) => peak)),
    rows: Array.from({ length: Math.ceil(end / rowSeconds) }, (_, i) => {
      const [from, to] = [i * rowSeconds, Math.min((i + 1) * rowSeconds, end)];
      return {
        from,
        to,
        attempts: recoveries.map(({ seconds }) =>
          seconds.slice(from, to).reduce((sum, second) => sum + second.attempts, 0),
        ),
      };
    }),
  };
}

function barsOf(seconds: Recovery['seconds'], end: number, barSeconds: number): Bar[] {
  return Array.from({ length: end / barSeconds }, (_, i) =>
    seconds
      .slice(i * barSeconds, (i + 1) * barSeconds)
      .reduce<Bar>((most, second) => (second.attempts > most.attempts ? second : most), {
        attempts: 0,
        accepted: 0,
      }),
  );
}

/** The bars as one path in a box of one unit for each bar and `top` units of height. */
export function barPath(bars: readonly Bar[], which: keyof Bar, top: number): string {
  return bars
    .flatMap((bar, i) => (bar[which] === 0 ? [] : [`M${i} ${top}v${-bar[which]}h1v${bar[which]}z`]))
    .join('');
}

/** What a phrase in prose asks for: `set NAME NUMBER`, or `view start` and `view all`. */
export function act(state: State, action: string, args: readonly string[]): State {
  if (action === 'set') {
    const setting = names.find((name) => name === args[0]);
    return setting === undefined ? state : set(state, setting, Number(args[1]));
  }
  const view = VIEWS.find((name) => name === args[0]);
  return action === 'view' && view !== undefined ? { ...state, view } : state;
}
