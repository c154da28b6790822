/**
 * Which rows of a very long list are seen. Browsers draw no element higher than some millions of
 * pixels, so a list that would be higher is given less, and the scrollbar then stands for shares of
 * the list instead of pixels.
 * @module
 */

/** Below what Chromium, Firefox and Safari allow. Unit: CSS pixels. */
const MAX_HEIGHT = 8_000_000;

export interface Rows {
  readonly count: number;
  /** Unit: CSS pixels, as for all that follows. */
  readonly rowHeight: number;
  /** Of the box in which they scroll. */
  readonly height: number;
}

/** How high the scrolled element is made. */
export function scrolledHeight({ count, rowHeight }: Rows): number {
  return Math.min(count * rowHeight, MAX_HEIGHT);
}

/** Whether the scrollbar stands for shares, so that a pixel of it is more than a pixel of rows. */
export function isScaled({ count, rowHeight }: Rows): boolean {
  return count * rowHeight > MAX_HEIGHT;
}

/** The row at the top, with the share of it that is scrolled away, from where the box is scrolled to. */
export function topRow(rows: Rows, scrollTop: number): number {
  const way = scrolledHeight(rows) - rows.height;
  return way <= 0 ? 0 : (Math.min(scrollTop, way) / way) * lastTopRow(rows);
}

/** Where the box must be scrolled to for a row to be at its top. */
export function scrollTopFor(rows: Rows, top: number): number {
  const last = lastTopRow(rows);
  return last <= 0 ? 0 : (top / last) * (scrolledHeight(rows) - rows.height);
}

/** The top row that shows a row too, moved as little as possible from the one it is. */
export function revealing(rows: Rows, top: number, row: number): number {
  const shown = Math.floor(rows.height / rows.rowHeight);
  if (row < top) return row;
  return row > top + shown - 1 ? Math.min(row - shown + 1, lastTopRow(rows)) : top;
}

/** The rows to draw: all that are seen, if only in part. */
export function seenRows(rows: Rows, top: number): { first: number; end: number } {
  const first = Math.floor(top);
  const shown = Math.ceil(rows.height / rows.rowHeight) + 1;
  return { first, end: Math.min(first + shown, rows.count) };
}

/** The top row when the list is scrolled to its end. */
export function lastTopRow({ count, rowHeight, height }: Rows): number {
  return Math.max(0, count - height / rowHeight);
}
