/**
 * The characters of a message, with the bytes that each takes.
 * @module
 */

import { decodeUtf8 } from '#protocol/bytes.ts';
import { Utf8Check } from '#protocol/utf8.ts';
import type { Run, State } from './model.ts';

/**
 * The characters of a text. Bytes that are none, and those behind them, belong to no run.
 *
 * @returns for binary data nothing
 */
export function charactersOf({ kind, message }: State): Run[] {
  if (kind === 'binary') return [];
  const runs: Run[] = [];
  const check = new Utf8Check();
  let from = 0;
  for (let to = 1; to <= message.length; to++) {
    if (check.feed(message.subarray(to - 1, to)) !== undefined) break;
    if (check.missing > 0) continue;
    runs.push({ from, to, label: pictureOf(decodeUtf8(message.subarray(from, to))!) });
    from = to;
  }
  return runs;
}

/** A character that can be seen. */
export function pictureOf(character: string): string {
  if (character === ' ') return '␣';
  if (/\p{M}/u.test(character)) return `◌${character}`;
  return /\p{C}|\p{Z}/u.test(character) ? '·' : character;
}
