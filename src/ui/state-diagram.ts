/**
 * Where everything of a state diagram stands, computed from the table of transitions: the states in one
 * column, ways to the next state beside it, and ways past it in lanes at the right.
 * @module
 */

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly cause: string;
  readonly section: string;
}

/** A way's words: they stand at `x`, and run away from their arrow. */
interface Label<T> {
  readonly way: T;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Data of an SVG path, whose end has the tip. */
  readonly path: string;
}

export interface Diagram<T> {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly { readonly state: string; readonly y: number }[];
  readonly arrows: readonly Arrow[];
  readonly labels: readonly Label<T>[];
}

/** Sizes in units of the drawing; its letters are 13 high. */
export const BOX = { x: 1, width: 200, height: 30 } as const;
const WIDTH = 330;
const ROW = 21;
const SPINE = 18;
const LANE = 14;
const GAP = 7;

/**
 * Lays the diagram out. All ways between the same two states share an arrow.
 *
 * @param states in the order in which they are gone through; no way leads back
 */
export function layOut<T extends Way>(states: readonly string[], ways: readonly T[]): Diagram<T> {
  const boxes: { state: string; y: number }[] = [];
  const labels: Label<T>[] = [];
  const lanes: { from: string; to: string; x: number; y: number }[] = [];
  let y = 1;
  for (const [i, state] of states.entries()) {
    const box = y;
    boxes.push({ state, y: box });
    y += BOX.height + GAP;
    for (const to of states.slice(i + 1).reverse()) {
      const between = ways.filter((way) => way.from === state && way.to === to);
      const isNext = to === states[i + 1];
      if (between.length === 0) continue;
      const laneX = WIDTH - 2 - LANE * lanes.length;
      if (!isNext) lanes.push({ from: state, to, x: laneX, y: box + BOX.height / 2 });
      for (const way of between) {
        labels.push(
          isNext
            ? { way, x: SPINE + 10, y: y + 14, anchor: 'start' }
            : { way, x: laneX - 8, y: y + 14, anchor: 'end' },
        );
        y += ROW;
      }
    }
    if (i < states.length - 1) y += GAP;
  }
  const topOf = (state: string) => boxes.find((box) => box.state === state)!.y;
  const toNext = states.slice(1).flatMap((to, i): Arrow[] => {
    const from = states[i]!;
    if (!ways.some((way) => way.from === from && way.to === to)) return [];
    return [{ from, to, path: `M${SPINE} ${topOf(from) + BOX.height}V${topOf(to) - 1}` }];
  });
  const past = lanes.map(({ from, to, x, y: start }, i): Arrow => {
    // An outer lane arrives below an inner one, so that no two cross.
    const end = topOf(to) + (BOX.height * (lanes.length - i)) / (lanes.length + 1);
    const right = BOX.x + BOX.width;
    return { from, to, path: `M${right} ${start}H${x}V${end}H${right + 1}` };
  });
  return { width: WIDTH, height: y, boxes, arrows: [...toNext, ...past], labels };
}
