/** Things to be brought into an order. */

import type { Draw } from './draw.ts';

/** Shuffles until something is not in its place. There must be two things at least. */
export function outOfOrder<T>(draw: Draw, right: readonly T[]): T[] {
  for (;;) {
    const items = draw.shuffle(right);
    if (items.some((item, i) => item !== right[i])) return items;
  }
}
