/**
 * A message as cells to be drawn: each byte with the character that it belongs to and the frame that
 * carries it.
 * @module
 */

import { decodeUtf8 } from '#protocol/bytes.ts';
import { Utf8Check } from '#protocol/utf8.ts';
import { isPart, rangeOf, type State } from './model.ts';

/** A run of bytes under one name. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

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

/** The parts of the message that are not empty, each with the number of its frame, counted from 1. */
export function partsOf(state: State): Run[] {
  return state.items
    .flatMap((item, i) => {
      if (!isPart(item)) return [];
      const [from, to] = rangeOf(state, item.part);
      return [{ from, to, label: String(i + 1) }];
    })
    .filter(({ from, to }) => to > from);
}

/** A character that can be seen. */
export function pictureOf(character: string): string {
  if (character === ' ') return '␣';
  if (/\p{M}/u.test(character)) return `◌${character}`;
  return /\p{C}|\p{Z}/u.test(character) ? '·' : character;
}
