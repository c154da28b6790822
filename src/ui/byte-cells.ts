/**
 * Bytes as cells of a grid: each with its hex and the fields it belongs to, and neighbours that the
 * same field covers gathered into groups, to stand under one name and over one bracket.
 * @module
 */

import type { Span } from '#protocol/span.ts';

/** A field in a byte. */
export interface CellField {
  readonly field: string;
  /** Where the field begins. Unit: bits of the stream. */
  readonly bitOffset: number;
  /** How many bits of this byte it has, 1 to 8. */
  readonly bits: number;
}

export interface ByteCell {
  readonly offset: number;
  readonly byte: number;
  readonly hex: string;
  /** In the order of the bits; empty where nothing is known. */
  readonly fields: readonly CellField[];
}

/** A run of bits of the stream: what is pointed at, or what is wrong. Spans are such runs. */
export type Bits = Pick<Span, 'bitOffset' | 'bitLength'>;

/**
 * @param spans in rising order; of spans inside others only the outer ones count
 * @param from first byte wanted
 * @param to the byte after the last one wanted
 */
export function byteCells(
  bytes: Uint8Array,
  spans: readonly Span[],
  from: number,
  to: number,
): ByteCell[] {
  const end = Math.min(to, bytes.length);
  const cells: { offset: number; byte: number; hex: string; fields: CellField[] }[] = [];
  for (let offset = from; offset < end; offset++) {
    const byte = bytes[offset]!;
    cells.push({ offset, byte, hex: hexOf(byte), fields: [] });
  }
  let covered = 0;
  for (const { field, bitOffset, bitLength } of spans) {
    if (bitOffset < covered) continue;
    covered = bitOffset + bitLength;
    const first = Math.max(Math.floor(bitOffset / 8), from);
    const last = Math.min(Math.ceil(covered / 8), end);
    for (let offset = first; offset < last; offset++) {
      const bits = Math.min(covered, 8 * offset + 8) - Math.max(bitOffset, 8 * offset);
      cells[offset - from]!.fields.push({ field, bitOffset, bits });
    }
  }
  return cells;
}

/** Gathers cells that lie in the same field; each byte with several fields stands alone. */
export function groupCells(cells: readonly ByteCell[]): ByteCell[][] {
  const groups: ByteCell[][] = [];
  for (const cell of cells) {
    const last = groups.at(-1);
    if (last !== undefined && startOf(last[0]!) === startOf(cell)) last.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

/** Whether one of these runs has a bit in that run. */
export function touches(runs: readonly Bits[], bitOffset: number, bitLength: number): boolean {
  return runs.some(
    (run) => run.bitOffset < bitOffset + bitLength && bitOffset < run.bitOffset + run.bitLength,
  );
}

/** The two hex digits of a byte. */
export function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** What a byte looks like as ASCII, with a dot for what has no picture. */
export function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}

/** Begin of the one field that a cell lies in; −1 − offset if it has none or several. */
function startOf({ fields, offset }: ByteCell): number {
  return fields.length === 1 ? fields[0]!.bitOffset : -1 - offset;
}
