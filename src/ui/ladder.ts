/**
 * How a ladder diagram is laid out: time runs downwards, a moment lies under the one before it, and
 * the distance between two says roughly how long it took. Pure. Heights are in em.
 * @module
 */

/** What goes from one end to another, or gets lost on the way. */
export interface LadderArrow {
  readonly id: number | string;
  /** Places of the ends, from the left. */
  readonly from: number;
  readonly to: number;
  /** The moments of leaving and arriving, as places in the list of moments. */
  readonly sent: number;
  /** `undefined` for what never arrives. */
  readonly arrives: number | undefined;
  /** What stands on it, as `SEQ=100 SYN`. */
  readonly label: string;
  /** The same for those who do not see the picture, with from, to and fate. */
  readonly said: string;
}

/** What is true of an end from a moment on, as its state. */
export interface LadderMark {
  readonly end: number;
  readonly moment: number;
  readonly text: string;
}

export interface LadderEnd {
  readonly name: string;
  readonly kind?: 'client' | 'server';
}

/** A moment of the picture. */
export interface Rung {
  readonly y: number;
  /** How long nothing happened before it, where that is much longer than it looks. Unit: milliseconds. */
  readonly pause: number | undefined;
}

/** Room over the first moment, and under the last. */
const EDGE = { top: 1.1, bottom: 2.4 };
/** Moments of the same time; the shortest time; the longest. */
const GAP = { none: 2.3, short: 2.5, long: 4.2 };
/** From this many times the shortest on, a time is written beside its gap. */
const PAUSE = 8;

/**
 * Where the moments stand.
 *
 * @param times of the moments, in order, in milliseconds
 */
export function rungs(times: readonly number[]): { rungs: readonly Rung[]; height: number } {
  const waits = times.map((time, i) => (i === 0 ? 0 : time - times[i - 1]!));
  const shortest = Math.min(...waits.filter((wait) => wait > 0));
  let y = EDGE.top;
  const placed = waits.map((wait, i): Rung => {
    const longer = wait / shortest;
    if (i > 0) {
      y += wait === 0 ? GAP.none : Math.min(GAP.long, GAP.short + 0.8 * Math.log2(longer));
    }
    return { y, pause: wait > 0 && longer >= PAUSE ? wait : undefined };
  });
  return { rungs: placed, height: y + EDGE.bottom };
}

/** A line of the picture: heights at both of its ends, and how much of the way it goes. */
export interface Flight {
  readonly y1: number;
  readonly y2: number;
  /** 1 is all the way. */
  readonly way: number;
  /** How it ends where it is drawn to. */
  readonly fate: 'arrived' | 'lost' | 'under-way';
}

/** How far what is lost is drawn: past its words. */
const LOST = { way: 0.9, fall: 0.9 * GAP.short };

/**
 * The line of an arrow as it looks at a moment.
 *
 * @returns `undefined` before it leaves
 */
export function flightAt(
  { sent, arrives }: LadderArrow,
  placed: readonly Rung[],
  now: number,
): Flight | undefined {
  if (sent > now) return undefined;
  const y1 = placed[sent]!.y;
  if (arrives === undefined) return { y1, y2: y1 + LOST.fall, way: LOST.way, fate: 'lost' };
  const end = placed[arrives]!.y;
  if (arrives <= now) return { y1, y2: end, way: 1, fate: 'arrived' };
  // Right after leaving it is seen already.
  const y2 = Math.max(placed[now]!.y, y1 + 0.25 * (end - y1));
  return { y1, y2, way: (y2 - y1) / (end - y1), fate: 'under-way' };
}

/** Where the words of an arrow stand: how high, and after how much of its way. */
export interface WordsPlace {
  readonly y: number;
  readonly way: number;
}

/**
 * Where the words of arrows stand: on their arrow, midway between two moments, so that they cover
 * neither a tip nor what is said of a moment. Each has the first such place that it does not share.
 */
export function placeWords(
  arrows: readonly LadderArrow[],
  placed: readonly Rung[],
): readonly WordsPlace[] {
  const taken = new Set<string>();
  return arrows.map(({ from, to, sent, arrives }) => {
    const place = (moment: number) => `${Math.min(from, to)} ${Math.max(from, to)} ${moment}`;
    let moment = sent;
    while (taken.has(place(moment)) && moment + 1 < (arrives ?? 0)) moment += 1;
    taken.add(place(moment));
    const y1 = placed[sent]!.y;
    const y2 = arrives === undefined ? y1 + GAP.short : placed[arrives]!.y;
    const over = placed[moment]!.y;
    const y = (over + Math.min(y2, placed[moment + 1]?.y ?? y2)) / 2;
    return { y, way: (y - y1) / (y2 - y1) };
  });
}

/** A time as people say it: `20 ms`, `1.5 s`, `2 min`. */
export function spell(milliseconds: number): string {
  const short = (n: number) => String(Math.round(n * 100) / 100);
  if (milliseconds < 1000) return `${short(milliseconds)} ms`;
  const minutes = milliseconds / 60_000;
  return minutes >= 1 && Number.isInteger(minutes)
    ? `${minutes} min`
    : `${short(milliseconds / 1000)} s`;
}
