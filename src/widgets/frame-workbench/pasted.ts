/**
 * What is to be known of a pasted text beside its bytes: whether headers stand before the frames, and
 * what kind of character a reading stumbled over.
 * @module
 */

import type { FrameStart, HeaderLayer } from '#protocol/dump/frame-starts.ts';

/**
 * Where the frames begin, if that is beyond doubt: one place only, with bytes behind it, and found by
 * more than the look of a TCP header, which no checksum confirms.
 */
export function certainStart(starts: readonly FrameStart[]): FrameStart | undefined {
  const [start, ...others] = starts;
  if (start === undefined || others.length > 0 || start.offset === start.end) return undefined;
  return start.layers[0]?.layer === 'tcp' ? undefined : start;
}

/** The protocols whose headers stand before the frames, each once, outermost first. */
export function layersBefore({ layers }: FrameStart): HeaderLayer[] {
  return [...new Set(layers.map(({ layer }) => layer))];
}

/** What a reader sees of a character between quotes. */
export type Seen = 'itself' | 'end' | 'blank' | 'tab' | 'lineBreak' | 'invisible';

/** @param found what stands there; empty at the end of a line */
export function seenAs(found: string): Seen {
  if (found === '') return 'end';
  if (/^[\r\n]/.test(found)) return 'lineBreak';
  if (found === '\t') return 'tab';
  if (/^\p{Zs}+$/u.test(found)) return 'blank';
  return /^[\p{C}\p{Z}]/u.test(found) ? 'invisible' : 'itself';
}
