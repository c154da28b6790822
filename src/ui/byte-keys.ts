/**
 * What a key does to a selected byte, in a hex editor as everyone knows it: arrows and their like move,
 * hex digits overwrite, Insert, Delete and Backspace change how many bytes there are.
 * @module
 */

export type ByteKey =
  | { readonly kind: 'select'; readonly offset: number }
  | { readonly kind: 'digit'; readonly digit: number }
  | { readonly kind: 'insert' | 'remove'; readonly offset: number }
  /** Forgets a digit that waits for its second. */
  | { readonly kind: 'cancel' }
  /** Goes on to the bits of the byte. */
  | { readonly kind: 'enter' };

export interface ByteField {
  /** 0 to `length`; at `length` a byte can be appended. */
  readonly selected: number;
  readonly length: number;
  /** Bytes in a row; `undefined` where the rows are nobody's choice. */
  readonly columns: number | undefined;
  /** Rows that PgUp and PgDn go; `undefined` if these keys belong to somebody else. */
  readonly page: number | undefined;
  /** Whether the first digit of a byte was typed. */
  readonly half: boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** @returns `undefined` for a key that means nothing here */
export function byteKey(press: Press, field: ByteField): ByteKey | undefined {
  const { selected, length, columns, page, half } = field;
  const { key, ctrlKey } = press;
  if (press.altKey || press.metaKey) return undefined;
  const to = (offset: number | undefined): ByteKey | undefined =>
    offset === undefined
      ? undefined
      : { kind: 'select', offset: Math.max(0, Math.min(offset, length)) };
  const rowStart = columns === undefined ? 0 : selected - (selected % columns);
  const rowEnd = columns === undefined ? length - 1 : Math.min(rowStart + columns, length) - 1;
  const byRows = (rows: number | undefined) =>
    columns === undefined || rows === undefined ? undefined : rows * columns;
  const plus = (distance: number | undefined) =>
    distance === undefined ? undefined : selected + distance;
  switch (key) {
    case 'ArrowLeft':
      return to(selected - 1);
    case 'ArrowRight':
      return to(selected + 1);
    case 'ArrowUp':
      // At the edge a byte stays where it is, rather than slipping to another column.
      return to(columns !== undefined && selected < columns ? selected : plus(byRows(-1)));
    case 'ArrowDown':
      return to(plus(byRows(1)));
    case 'PageUp':
      return to(plus(byRows(page === undefined ? undefined : -page)));
    case 'PageDown':
      return to(plus(byRows(page)));
    case 'Home':
      return to(ctrlKey ? 0 : rowStart);
    case 'End':
      return to(ctrlKey ? length - 1 : rowEnd);
    case 'Insert':
      return { kind: 'insert', offset: selected };
    case 'Delete':
      return selected < length ? { kind: 'remove', offset: selected } : undefined;
    case 'Backspace':
      if (half) return { kind: 'cancel' };
      return selected > 0 ? { kind: 'remove', offset: selected - 1 } : undefined;
    case 'Escape':
      return half ? { kind: 'cancel' } : undefined;
    case 'Enter':
      return { kind: 'enter' };
  }
  return !ctrlKey && /^[\da-f]$/i.test(key)
    ? { kind: 'digit', digit: Number.parseInt(key, 16) }
    : undefined;
}
