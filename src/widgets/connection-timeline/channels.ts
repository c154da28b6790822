/**
 * Channels to be sorted by the directions that they carry: one, one at a time, both at once. Pure.
 * @module
 */

export const CHANNELS = ['pager', 'walkie-talkie', 'telephone', 'tcp', 'exchange'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The last: these words are for channels, and it is none. */
export const KINDS = ['simplex', 'half', 'full', 'none'] as const;
export type Kind = (typeof KINDS)[number];

/** What was answered so far. */
export type Picks = Readonly<Partial<Record<Channel, Kind | undefined>>>;

const RIGHT: Readonly<Record<Channel, Kind>> = {
  pager: 'simplex',
  'walkie-talkie': 'half',
  telephone: 'full',
  tcp: 'full',
  exchange: 'none',
};

/** Whether an answer is right, or what many say and may say, as a comparison. */
export function judge(channel: Channel, kind: Kind): 'right' | 'almost' | 'wrong' {
  if (RIGHT[channel] === kind) return 'right';
  return channel === 'exchange' && kind === 'half' ? 'almost' : 'wrong';
}
