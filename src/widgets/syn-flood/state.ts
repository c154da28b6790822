/** The panel in the URL's fragment: `5,63,128,1,cookies.short,60` – numbers, defences, step. */

import { DEFENCES, SECONDS, set, type Setting, SETTINGS, START, type State } from './model.ts';

const NAMES = Object.keys(SETTINGS) as Setting[];

export interface Saved {
  readonly state: State;
  readonly step: number;
}

export function serializeState(state: State, step: number): string {
  const defences = DEFENCES.filter((name) => state[name]).join('.');
  return [...NAMES.map((name) => state[name]), defences, step].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): Saved | undefined {
  const parts = text.split(',');
  const on = parts[NAMES.length]?.split('.') ?? [];
  let state: State = { ...START, cookies: on.includes('cookies'), short: on.includes('short') };
  for (const [i, name] of NAMES.entries()) state = set(state, name, Number(parts[i]));
  const step = Number(parts.at(-1));
  if (!Number.isInteger(step) || step < 0 || step > SECONDS) return undefined;
  return serializeState(state, step) === text ? { state, step } : undefined;
}
