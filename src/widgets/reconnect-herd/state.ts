/** The herd in the URL's fragment: `1000,5,60,100,5,2,1,start`, in the order of the settings. */

import { set, type Setting, SETTINGS, START, type State, VIEWS } from './model.ts';

const NAMES = Object.keys(SETTINGS) as Setting[];

export function serializeState(state: State): string {
  return [...NAMES.map((name) => state[name]), state.view].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): State | undefined {
  const parts = text.split(',');
  const view = VIEWS.find((name) => name === parts[NAMES.length]);
  if (view === undefined) return undefined;
  let state: State = { ...START, view };
  for (const [i, name] of NAMES.entries()) {
    if (!/^\d{1,5}$/.test(parts[i]!)) return undefined;
    state = set(state, name, Number(parts[i]));
  }
  return serializeState(state) === text ? state : undefined;
}
