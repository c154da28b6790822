/**
 * What to start from.
 * @module
 */

import { type State, storyOf } from './model.ts';
import type { Place } from './state.ts';

const SELL: State = {
  messages: ['sell 1', '0 left', '你好'],
  rule: 'none',
  sender: 'server',
  knife: { way: 'places', at: [7, 14] },
};

/** Each at its last step, unless it says otherwise. */
const PRESETS = {
  /** As many reads as messages, and each holds something else. */
  sell: SELL,
  luck: { ...SELL, knife: { way: 'writes' } },
  /** Two messages in one read. */
  together: { ...SELL, messages: ['sell 1', '0 left'], knife: { way: 'whole' } },
  newline: { ...SELL, rule: 'newline', knife: { way: 'places', at: [8, 16] } },
  'newline-inside': {
    ...SELL,
    messages: ['sell 1', 'Dear Ann,\n0 left', '你好'],
    rule: 'newline',
    knife: { way: 'places', at: [8, 21] },
  },
  /** The second length arrives in halves. */
  length: { ...SELL, rule: 'length', knife: { way: 'places', at: [9, 19] } },
  'each-byte': { ...SELL, rule: 'length', knife: { way: 'bytes' } },
  websocket: {
    ...SELL,
    messages: ['ok', '你好', 'buy'],
    rule: 'websocket',
    knife: { way: 'places', at: [3, 6] },
  },
  masked: {
    ...SELL,
    rule: 'websocket',
    sender: 'client',
    knife: { way: 'places', at: [10, 21] },
  },
} as const satisfies Readonly<Record<string, State>>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

/** @returns `undefined` if there is no preset of that name */
export function presetNamed(name: string): Place | undefined {
  const known = PRESET_NAMES.find((preset) => preset === name);
  if (known === undefined) return undefined;
  const state = PRESETS[known];
  return { state, step: storyOf(state).steps.length - 1 };
}

export const START: Place = presetNamed('sell')!;
