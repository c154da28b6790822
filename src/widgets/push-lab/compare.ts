/**
 * The numbers that stand beside the pictures as bars. Pure.
 * @module
 */

import type { Count } from '#sim/push/count.ts';

/** Numbers that are compared with bars, and where they stand in a count. */
export const COMPARED = ['requests', 'bytes', 'mean', 'worst'] as const;

export type Compared = (typeof COMPARED)[number];

export function comparedOf({
  requests,
  up,
  down,
  meanDelay,
  worstDelay,
}: Count): Readonly<Record<Compared, number | undefined>> {
  return { requests, bytes: up + down, mean: meanDelay, worst: worstDelay };
}

/** The largest of each: a full bar. */
export function topsOf(
  lanes: readonly { readonly count: Count }[],
): Readonly<Record<Compared, number>> {
  const all = lanes.map(({ count }) => comparedOf(count));
  const top = (name: Compared) => Math.max(...all.map((one) => one[name] ?? 0));
  return { requests: top('requests'), bytes: top('bytes'), mean: top('mean'), worst: top('worst') };
}
