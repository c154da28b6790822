/**
 * Bytes in rows of eight, with their characters: a dump that can be read aloud.
 * @module
 */

import { asciiOf, hexOf } from './byte-cells.ts';

/** Bytes in a row. */
const COLUMNS = 8;

/** A row of bytes as it is drawn. */
export interface ByteRow {
  /** Of its first byte. */
  readonly offset: number;
  readonly cells: readonly { readonly offset: number; readonly hex: string }[];
  /** The bytes as characters, with a dot for what has no picture. */
  readonly ascii: string;
}

export function byteRows(bytes: Uint8Array): ByteRow[] {
  return Array.from({ length: Math.ceil(bytes.length / COLUMNS) }, (_, row) => {
    const offset = row * COLUMNS;
    const here = Array.from(bytes.subarray(offset, offset + COLUMNS));
    const cells = here.map((byte, i) => ({ offset: offset + i, hex: hexOf(byte) }));
    return { offset, cells, ascii: here.map(asciiOf).join('') };
  });
}
