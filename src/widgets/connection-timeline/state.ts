/** The timeline in the URL's fragment: `5,100,60,6,8000,0,2;120.20;late,marked;pipelined.2.held;pager.simplex`. */

import { CHANNELS, KINDS, type Picks } from './channels.ts';
import {
  CHOICE_NAMES,
  NUMBER_NAMES,
  NUMBERS,
  readWork,
  setChoice,
  setNumber,
  START,
  type State,
  WAYS,
} from './model.ts';
import { PARTS } from './picture.ts';

const NAMES = [...NUMBER_NAMES, ...CHOICE_NAMES];

export function serializeState(state: State): string {
  const { work, early, marked, chosen, picks } = state;
  return [
    NAMES.map((name) => state[name]).join(','),
    work.join('.'),
    [early ? 'early' : 'late', marked ? 'marked' : 'plain'].join(','),
    [chosen.way, chosen.index + 1, chosen.part].join('.'),
    CHANNELS.flatMap((channel) => {
      const kind = picks[channel];
      return kind === undefined ? [] : [`${channel}.${kind}`];
    }).join(','),
  ].join(';');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): State | undefined {
  const [numbers = '', work = '', flags = '', chosen = '', picks = ''] = text.split(';');
  const [way, request = '', part] = chosen.split('.');
  let state: State = {
    ...START,
    work: readWork(work) ?? [],
    early: flags.startsWith('early'),
    marked: flags.endsWith('marked'),
    picks: picksIn(picks),
    chosen: {
      way: WAYS.find((name) => name === way) ?? 'persistent',
      index: Number(request) - 1,
      part: PARTS.find((name) => name === part) ?? 'request',
    },
  };
  const values = numbers.split(',').map(Number);
  for (const [i, name] of NUMBER_NAMES.entries()) state = setNumber(state, name, values[i] ?? NaN);
  for (const [i, name] of CHOICE_NAMES.entries()) {
    state = setChoice(state, name, values[NUMBER_NAMES.length + i] ?? NaN);
  }
  const { index } = state.chosen;
  const isRow = Number.isInteger(index) && index >= 0 && index < NUMBERS.requests.max;
  return isRow && serializeState(state) === text ? state : undefined;
}

function picksIn(text: string): Picks {
  const pairs = text.split(',').map((pair) => pair.split('.'));
  return Object.fromEntries(
    CHANNELS.map((channel) => {
      const [, kind] = pairs.find(([name]) => name === channel) ?? [];
      return [channel, KINDS.find((name) => name === kind)];
    }),
  );
}
