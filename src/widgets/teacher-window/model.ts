/**
 * Where a lesson stands: which of its moments is projected, and when each should begin.
 * @module
 */

/** What a class does for a few minutes, as a chapter's frontmatter has it, with the way to it. */
export interface Moment {
  readonly title: string;
  /** The instrument that is presented, as the address of its page and state; none if there is only talk. */
  readonly href?: string | undefined;
  readonly instrument?: string | undefined;
  /** The state it is opened in; none for the one it starts in. */
  readonly state?: string | undefined;
  readonly minutes: number;
  /** The shortest lesson that has room for it. Unit: minutes. */
  readonly from: number;
  readonly say: string;
  readonly ask?: string | undefined;
  readonly expect?: string | undefined;
}

/** When each moment should begin, and when the last one ends. Unit: minutes from the start. */
export function schedule(moments: readonly Moment[]): number[] {
  let at = 0;
  return [0, ...moments.map(({ minutes }) => (at += minutes))];
}

/** The moments that a lesson of so many minutes has room for. */
export function momentsFor(moments: readonly Moment[], lesson: number): Moment[] {
  return moments.filter(({ from }) => from <= lesson);
}

/**
 * Which moment is projected: of those with its instrument the one whose state it is in. A class changes
 * the state as it goes on, so otherwise it is the one it was, or the next with that instrument.
 *
 * @param last the index of the moment that was projected before, −1 before the first
 * @returns an index, or −1 if the lesson has no such instrument
 */
export function projected(
  moments: readonly Moment[],
  shown: { readonly instrument: string; readonly state: string | undefined },
  last: number,
): number {
  const same = moments.flatMap(({ instrument }, i) => (instrument === shown.instrument ? [i] : []));
  const exact = same.find((i) => moments[i]!.state === shown.state);
  if (exact !== undefined && (shown.state !== undefined || !same.includes(last))) return exact;
  if (same.includes(last)) return last;
  return same.find((i) => i > last) ?? same[0] ?? -1;
}

/** A time span as people read a clock: `4:05`, `1:02:09`. Unit of what is given: milliseconds. */
export function clockText(elapsed: number): string {
  const seconds = Math.max(0, Math.floor(elapsed / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
