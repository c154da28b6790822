/**
 * Where the states of a map stand, and how the arrows between them run: a grid of boxes, laid out by
 * hand so that most ways are short, and straight lines between their borders. Pure; in percent of the
 * map's width and height.
 * @module
 */

export interface MapWay {
  readonly from: string;
  readonly to: string;
}

/** A box of the map. A state that stands in two places is drawn a second time as an echo. */
export interface MapBox {
  readonly state: string;
  readonly column: number;
  readonly row: number;
  readonly isEcho: boolean;
}

export interface MapLine {
  readonly from: string;
  readonly to: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** How much of a column a box takes in width, and of a row in height; the view says the same in its styles. */
const BOX_SHARE = { width: 0.9, height: 0.7 } as const;
/** Where a slanting line leaves and enters, from the middle of a box. Unit: half its width. */
const SLANT = 0.55;

/**
 * The boxes of a grid.
 *
 * @param rows of names; an empty one leaves its place free
 */
export function boxesOf(rows: readonly (readonly string[])[]): readonly MapBox[] {
  const seen = new Set<string>();
  return rows.flatMap((row, y) =>
    row.flatMap((state, x): MapBox[] => {
      if (state === '') return [];
      const isEcho = seen.has(state);
      seen.add(state);
      return [{ state, column: x, row: y, isEcho }];
    }),
  );
}

/** The lines of those ways that lead from a box to another beside it or under it, each drawn once. */
export function linesOf(boxes: readonly MapBox[], ways: readonly MapWay[]): readonly MapLine[] {
  const columns = 1 + Math.max(...boxes.map(({ column }) => column));
  const rows = 1 + Math.max(...boxes.map(({ row }) => row));
  const [half, high] = [(BOX_SHARE.width * 50) / columns, (BOX_SHARE.height * 50) / rows];
  const middle = ({ column, row }: MapBox) => ({
    x: (100 * (column + 0.5)) / columns,
    y: (100 * (row + 0.5)) / rows,
  });
  const drawn = new Set<string>();
  return ways.flatMap(({ from, to }): MapLine[] => {
    const start = boxes.find(({ state, isEcho }) => state === from && !isEcho);
    const end = boxes
      .filter(({ state }) => state === to)
      .find((box) => start !== undefined && isNear(start, box));
    if (start === undefined || end === undefined || drawn.has(`${from}>${to}`)) return [];
    drawn.add(`${from}>${to}`);
    const [a, b] = [middle(start), middle(end)];
    const right = Math.sign(end.column - start.column);
    if (start.row === end.row) {
      return [{ from, to, x1: a.x + right * half, y1: a.y, x2: b.x - right * half, y2: b.y }];
    }
    return [
      {
        from,
        to,
        x1: a.x + right * half * SLANT,
        y1: a.y + high,
        x2: b.x - right * half * SLANT,
        y2: b.y - high,
      },
    ];
  });
}

function isNear(start: MapBox, end: MapBox): boolean {
  if (start.row === end.row) return Math.abs(start.column - end.column) === 1;
  return end.row === start.row + 1;
}
