/** A list of states to be arranged. Each change gives a new list. */

import { START } from '../fragment.ts';
import type { Pack, PackItem } from './pack.ts';

/** With an item one place further up (−1) or down (1); the same list at either end. */
export function moved(pack: Pack, index: number, direction: 1 | -1): Pack {
  const to = index + direction;
  if (to < 0 || to >= pack.items.length) return pack;
  const items = [...pack.items];
  [items[index], items[to]] = [items[to]!, items[index]!];
  return { ...pack, items };
}

export function without(pack: Pack, index: number): Pack {
  return { ...pack, items: pack.items.toSpliced(index, 1) };
}

export function inserted(pack: Pack, index: number, ...items: readonly PackItem[]): Pack {
  return { ...pack, items: pack.items.toSpliced(index, 0, ...items) };
}

export function renamed(pack: Pack, index: number, title: string): Pack {
  return { ...pack, items: pack.items.with(index, { ...pack.items[index]!, title }) };
}

/**
 * The item that is projected: that page, that instrument, that state. A state may be on the list twice; and
 * who steps on from a state is still at its item.
 *
 * @param expected the one that was opened, or was projected before; −1 if none was
 * @returns −1 if none is
 */
export function projectedItem(
  pack: Pack,
  shown: { readonly instrument: string; readonly state: string | undefined; readonly page: string },
  expected = -1,
): number {
  const there = pack.items.flatMap(({ address }, i) => {
    const [path = '', fragment = ''] = address.split('#');
    const [name = '', written] = decoded(fragment).split('=', 2);
    if (!shown.page.endsWith(path) || name !== shown.instrument) return [];
    return [{ i, isSame: shown.state === (written === START ? undefined : written) }];
  });
  const own = there.find(({ i }) => i === expected);
  return (own?.isSame === true ? own : (there.find(({ isSame }) => isSame) ?? own))?.i ?? -1;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
