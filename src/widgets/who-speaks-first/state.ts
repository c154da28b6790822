/**
 * The board in the URL's fragment, as `s-------------,login,5,2.3,4`: where each card lies, which one is
 * looked at, how often the page asks, when it happens, and the moment shown.
 */

import {
  type CardId,
  CARDS,
  LATEST,
  PERIODS,
  type Starter,
  type State,
  STARTERS,
} from './model.ts';

export interface Saved extends State {
  readonly moment: number;
}

const UNSORTED = '-';

export function serializeState({ placed, current, every, at, moment }: Saved): string {
  const board = CARDS.map(({ id }) => placed[id]?.[0] ?? UNSORTED).join('');
  return [board, current, every, at, moment].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(text: string): Saved | undefined {
  const [board = '', name, digits, tenths = '', place = '', ...rest] = text.split(',');
  const current = CARDS.find(({ id }) => id === name)?.id;
  const every = PERIODS.find((period) => String(period) === digits);
  const at = Number(tenths);
  const moment = Number(place);
  if (rest.length > 0 || current === undefined || every === undefined) return undefined;
  if (board.length !== CARDS.length || !/^\d(\.\d)?$/.test(tenths) || at < 0.1 || at > LATEST) {
    return undefined;
  }
  if (!/^\d{1,2}$/.test(place)) return undefined;
  const placed: Partial<Record<CardId, Starter>> = {};
  for (const [i, { id }] of CARDS.entries()) {
    const letter = board.charAt(i);
    if (letter === UNSORTED) continue;
    const starter = STARTERS.find((known) => known.startsWith(letter));
    if (starter === undefined) return undefined;
    placed[id] = starter;
  }
  return { placed, current, every, at, moment };
}
