/**
 * How the lanes are drawn: their bars, where a word on a bar finds room, and the ends of the journeys
 * between them. Pure. Heights are in percent of the picture.
 * @module
 */

import { type Lane, type Line, PLACES, type Stretch } from './model.ts';

const BAND = 100 / PLACES.length;
export const BAR = 0.46 * BAND;

/** The upper edge of a lane's bar. */
export function topOf(lane: number): number {
  return lane * BAND + (BAND - BAR) / 2;
}

/** Where a journey begins and ends: at the edges of bars, or between two where it got lost. */
export function reach({ from, to }: Line): readonly [start: number, end: number] {
  const lower = (place: number) => topOf(place) + BAR;
  const [before, after] = [Math.floor(to), Math.ceil(to)];
  if (before < after) {
    const end = lower(before) + (to - before) * (topOf(after) - lower(before));
    return [from < to ? lower(from) : topOf(from), end];
  }
  return from < to ? [lower(from), topOf(to)] : [topOf(from), lower(to)];
}

/** A part of a lane in which nothing changes. Times are in milliseconds. */
export interface Bar extends Stretch {
  /** It is a belief in a connection that is dead. */
  readonly wrong: boolean;
  readonly asleep: boolean;
}

/** Cuts what a lane holds where its belief becomes wrong, and where a sleep begins or ends. */
export function barsOf(
  { stretches, astray }: Lane,
  sleeps: readonly { from: number; to: number }[],
): readonly Bar[] {
  const cuts = [...(astray === undefined ? [] : [astray]), ...sleeps].flatMap(({ from, to }) => [
    from,
    to,
  ]);
  return stretches.flatMap((stretch) => {
    const inside = cuts.filter((time) => time > stretch.from && time < stretch.to);
    const times = [...new Set([stretch.from, ...inside, stretch.to])].sort((a, b) => a - b);
    return times.slice(0, -1).map((from, i): Bar => {
      const to = times[i + 1]!;
      const isIn = (span: { from: number; to: number }) => from >= span.from && to <= span.to;
      return {
        ...stretch,
        from,
        to,
        wrong: astray !== undefined && isIn(astray),
        asleep: sleeps.some(isIn),
      };
    });
  });
}

/** The picture is at least this wide where words stand on bars. Unit: em. */
const WIDTH = 33;

/**
 * The first place on a bar where a word has room and no journey crosses it.
 *
 * @returns when it begins, in milliseconds; `undefined` if there is none
 */
export function roomFor(
  word: string,
  bar: Bar,
  lane: number,
  lines: readonly Line[],
  end: number,
): number | undefined {
  const needed = ((0.56 * word.length + 1.2) / WIDTH) * end;
  const crossing = lines
    .filter(({ from, to }) => Math.min(from, to) < lane && lane < Math.max(from, to))
    .map(({ at }) => at)
    .filter((at) => at >= bar.from && at < bar.to)
    .sort((a, b) => a - b);
  // A journey is drawn a little beside its time.
  const beside = (0.5 / WIDTH) * end;
  return [bar.from - beside, ...crossing]
    .map((from, i) => ({ from: from + beside, to: (crossing[i] ?? bar.to + beside) - beside }))
    .find(({ from, to }) => to - from >= needed)?.from;
}
