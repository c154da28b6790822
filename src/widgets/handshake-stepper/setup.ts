/** How a story of the stepper is set: which one, with which numbers, and what is dropped on the way. */

import type { Side } from '#sim/side.ts';

export { SIDES } from '#sim/side.ts';
export type { Side };

export const STORIES = [
  'open',
  'simultaneous-open',
  'refused',
  'client-closes',
  'server-closes',
  'half-close',
  'simultaneous-close',
  'abort',
  'cut',
] as const;

export type StoryName = (typeof STORIES)[number];

export interface Setup {
  readonly story: StoryName;
  /** Initial sequence numbers, from 0 to 2^32 − 1 (RFC 9293 §3.4.1). */
  readonly isn: Readonly<Record<Side, number>>;
  /** Whether the client puts its first data on its SYN. */
  readonly dataOnSyn: boolean;
  /** What is lost on the way, by the ids of flights. */
  readonly drops: readonly string[];
}

/** Figure 6 of RFC 9293. */
export const START: Setup = {
  story: 'open',
  isn: { client: 100, server: 300 },
  dataOnSyn: false,
  drops: [],
};

export const MAX_ISN = 0xffff_ffff;

/** More than this would be no story any more. */
export const MOST_DROPS = 12;

/** Whether a story shows how the connection comes to be, or begins when it is there. */
export function showsOpening(story: StoryName): boolean {
  return story === 'open' || story === 'simultaneous-open' || story === 'refused';
}

const opened = (change: Partial<Setup>): Setup => ({ ...START, ...change });
/** With these, a FIN has the numbers of Figures 12 and 13. */
const closed = (story: StoryName, drops: readonly string[] = []): Setup =>
  opened({ story, drops, isn: { client: 99, server: 299 } });

/** Named setups: every story as it goes by itself, and some in which something is special. */
export const PRESETS = {
  open: START,
  wrap: opened({ isn: { client: MAX_ISN, server: 300 } }),
  'data-on-syn': opened({ dataOnSyn: true }),
  'lost-syn': opened({ drops: ['c.S.0'] }),
  'lost-syn-ack': opened({ drops: ['s.SA.0'] }),
  'lost-ack': opened({ drops: ['c.A.1.1'] }),
  'simultaneous-open': opened({ story: 'simultaneous-open' }),
  refused: opened({ story: 'refused' }),
  'client-closes': closed('client-closes'),
  'server-closes': closed('server-closes'),
  'half-close': closed('half-close'),
  'simultaneous-close': closed('simultaneous-close'),
  'lost-last-ack': closed('client-closes', ['c.A.2.2']),
  abort: closed('abort'),
  cut: closed('cut'),
} as const satisfies Readonly<Record<string, Setup>>;

export type PresetName = keyof typeof PRESETS;

/** The preset that a setup is, if it is one. */
export function presetOf(setup: Setup): PresetName | undefined {
  return (Object.keys(PRESETS) as PresetName[]).find((name) => isSame(PRESETS[name], setup));
}

function isSame(one: Setup, other: Setup): boolean {
  return (
    one.story === other.story &&
    one.isn.client === other.isn.client &&
    one.isn.server === other.isn.server &&
    one.dataOnSyn === other.dataOnSyn &&
    one.drops.join() === other.drops.join()
  );
}

/** Drops a segment, or puts it back. */
export function toggleDrop(setup: Setup, id: string): Setup {
  const drops = setup.drops.includes(id)
    ? setup.drops.filter((dropped) => dropped !== id)
    : [...setup.drops, id].sort();
  return drops.length > MOST_DROPS ? setup : { ...setup, drops };
}

/**
 * Reads an initial sequence number as people write it: `4294967295`, `4,294,967,295`, `0xffffffff`,
 * `2^32-1`.
 *
 * @returns `undefined` if it is none, or not from 0 to 2^32 − 1
 */
export function readIsn(text: string): number | undefined {
  const compact = text.replace(/[\s_,']/g, '').replace('−', '-');
  const [, exponent, less = '0'] = /^2(?:\^|\*\*)(\d{1,2})(?:-(\d{1,10}))?$/.exec(compact) ?? [];
  const isPlain = /^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(compact);
  const value =
    exponent !== undefined ? 2 ** Number(exponent) - Number(less) : Number(isPlain ? compact : NaN);
  return value >= 0 && value <= MAX_ISN ? value : undefined;
}
