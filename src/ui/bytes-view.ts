/** What the strip and the grid have in common: both show bytes that can be selected and typed over. */

import type { Span } from '#protocol/span.ts';
import { type Bits, type ByteCell, touches } from './byte-cells.ts';
import { type ByteField, type ByteKey, byteKey } from './byte-keys.ts';

export interface BytesWords {
  /** Name of the whole. */
  readonly bytes: string;
  /** Of one cell, for those who do not see it; `{hex}`, `{offset}`, `{fields}`. */
  readonly cell: string;
  /** Of the place behind the last byte. */
  readonly append: string;
}

export interface BytesProps {
  /** Begin of the ids of the cells. */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Offset of a byte, or the length for the place behind the last. */
  readonly selected: number;
  /** The first digit, where the second is still to come. */
  readonly half: number | undefined;
  /** What is pointed at somewhere in the instrument. */
  readonly hot: readonly Bits[];
  readonly wrong: readonly Bits[];
  /** Full names of fields. */
  readonly names: Readonly<Record<string, string>>;
  readonly words: BytesWords;
  readonly onselect: (offset: number) => void;
  readonly onkey: (key: ByteKey) => void;
  /** Points at bits; at none when the pointer leaves. */
  readonly onhot: (bits: readonly Bits[]) => void;
}

/** The spans of a run of bytes; the grid asks for those that it draws. */
export type SpansBetween = (from: number, to: number) => readonly Span[];

/** A cell as it is drawn. */
export interface CellView {
  readonly offset: number;
  /** The digits that are seen: those of the byte, or the one that was typed and a gap. */
  readonly digits: string;
  /** The cell in words, beginning with those digits. */
  readonly label: string;
  readonly selected: boolean;
  /** Whether it is pointed at, or has a bit that is wrong. */
  readonly hot: boolean;
  readonly wrong: boolean;
  /** The field that has the byte to itself, and whether it begins here. */
  readonly field: string | undefined;
  readonly begins: boolean;
  /** The first of several fields that share the byte. */
  readonly shared: string | undefined;
}

/** How a cell looks now. */
export function viewOf(
  { offset, hex, fields }: ByteCell,
  { selected, half, hot, wrong, names, words }: Omit<BytesProps, 'id' | 'bytes' | `on${string}`>,
): CellView {
  const digits = offset === selected ? typedDigits(hex, half) : hex;
  const [first, second] = fields;
  return {
    offset,
    digits,
    label: words.cell
      .replace('{hex}', digits)
      .replace('{offset}', String(offset))
      .replace('{fields}', fields.map(({ field }) => names[field] ?? field).join(', ')),
    selected: offset === selected,
    hot: touches(hot, 8 * offset, 8),
    wrong: touches(wrong, 8 * offset, 8),
    field: second === undefined ? first?.field : undefined,
    begins: first?.bitOffset === 8 * offset,
    shared: second === undefined ? undefined : first?.field,
  };
}

/** Whether two cells look the same. */
export function isSameView(one: CellView, other: CellView): boolean {
  return (Object.keys(one) as (keyof CellView)[]).every((key) => one[key] === other[key]);
}

/** The digits of a selected byte: those of its value, or the one that was typed and a gap. */
export function typedDigits(hex: string, half: number | undefined): string {
  return half === undefined ? hex : `${half.toString(16)}_`;
}

/** Lets a key do what it means; others are left to the page. */
export function pressed(event: KeyboardEvent, field: ByteField, onkey: BytesProps['onkey']): void {
  const key = byteKey(event, field);
  if (key === undefined) return;
  event.preventDefault();
  if (key.kind === 'cancel') event.stopPropagation();
  onkey(key);
}

/** The byte whose cell lies under the pointer. */
export function offsetUnder(event: Event): number | undefined {
  const cell = event.target instanceof Element ? event.target.closest('[data-offset]') : null;
  const offset = cell?.getAttribute('data-offset');
  return offset == null ? undefined : Number(offset);
}

/** The bits of a byte, to be pointed at. */
export function bitsOfByte(offset: number | undefined): readonly Bits[] {
  return offset === undefined ? [] : [{ bitOffset: 8 * offset, bitLength: 8 }];
}
