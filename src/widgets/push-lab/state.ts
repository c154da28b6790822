/**
 * The lab in the URL's fragment: events, the numbers in the order of their sliders, what is counted, and
 * the view, as in `t37400,60,2,50,30,60,30,542,203,messages,0,0,short-poll` or `r60s1,300,…`.
 */

import {
  DEPTHS,
  lastStart,
  MOST_SEED,
  MOST_TIMES,
  RANGE_NAMES,
  RANGES,
  SHOWN,
  type Setup,
  type State,
  STOP_NAMES,
  STOPS,
  TECHNIQUES,
} from './settings.ts';

const NUMBERS = [...STOP_NAMES.filter((name) => name !== 'rate'), ...RANGE_NAMES];

export function serializeState({ setup, view }: State): string {
  const { times, rate, seed, depth } = setup;
  const events = times === undefined ? `r${rate}s${seed}` : `t${times.join('.')}`;
  const numbers = NUMBERS.map((name) => setup[name]);
  return [events, ...numbers, depth, view.shown, view.from, view.technique].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): State | undefined {
  const [events = '', ...parts] = text.split(',');
  const source = readEvents(events);
  const numbers = NUMBERS.map((name, i) => {
    const value = numberIn(parts[i]);
    if (value === undefined) return undefined;
    if (name === 'request' || name === 'response') {
      return value >= RANGES[name].min && value <= RANGES[name].max ? value : undefined;
    }
    return (STOPS[name] as readonly number[]).includes(value) ? value : undefined;
  });
  const [depthText, shownText, fromText, techniqueText, ...more] = parts.slice(NUMBERS.length);
  const depth = DEPTHS.find((known) => known === depthText);
  const shown = SHOWN.find((known) => String(known) === shownText);
  const technique = TECHNIQUES.find((known) => known === techniqueText);
  const from = numberIn(fromText);
  if (source === undefined || numbers.includes(undefined) || more.length > 0) return undefined;
  if (depth === undefined || shown === undefined || technique === undefined || from === undefined) {
    return undefined;
  }
  const values = Object.fromEntries(NUMBERS.map((name, i) => [name, numbers[i]!]));
  const setup = { ...source, ...values, depth } as Setup;
  const state: State = { setup, view: { shown, from, technique } };
  return from <= lastStart(state) && serializeState(state) === text ? state : undefined;
}

function numberIn(text = ''): number | undefined {
  return /^\d{1,7}(?:\.\d)?$/.test(text) ? Number(text) : undefined;
}

function readEvents(text: string): Pick<Setup, 'times' | 'rate' | 'seed'> | undefined {
  if (text.startsWith('t')) {
    const parts = text.slice(1).split('.');
    const times = parts.map((part) => (/^\d{1,7}$/.test(part) ? Number(part) : undefined));
    if (parts.length > MOST_TIMES || times.includes(undefined)) return undefined;
    return { times: (times as number[]).toSorted((a, b) => a - b), rate: 0, seed: 1 };
  }
  const [, rateText, seedText] = /^r(\d{1,2}(?:\.\d)?)s(\d{1,4})$/.exec(text) ?? [];
  const rate = STOPS.rate.find((stop) => String(stop) === rateText);
  const seed = Number(seedText);
  if (rate === undefined || seed < 1 || seed > MOST_SEED) return undefined;
  return { times: undefined, rate, seed };
}
