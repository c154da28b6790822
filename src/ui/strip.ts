/**
 * Bytes cut into groups for a strip: neighbouring bytes that the same fields cover stand together,
 * with the fields' names over them and brackets under them.
 * @module
 */

import type { Span } from '#protocol/span.ts';

/** Where a field lies: all of a span that a strip needs. */
export type Extent = Pick<Span, 'field' | 'bitOffset' | 'bitLength'>;

/** A field inside a group, with the share of the group's bits that it covers. */
export interface GroupField {
  readonly field: string;
  /** 1 to 8 for fields inside a byte; 8 for a field that covers whole bytes. */
  readonly bits: number;
}

export interface Group {
  readonly fields: readonly GroupField[];
  /** Offset of the first byte. */
  readonly start: number;
  readonly bytes: readonly number[];
  /** How many bytes of the group are not shown. */
  readonly hidden: number;
}

/**
 * Groups the bytes of one frame, or of a part of one.
 *
 * @param spans in order; of spans inside others only the outer ones count, and bits outside are left out
 * @param limit how many bytes of one group to show at most
 */
export function stripGroups(bytes: Uint8Array, spans: readonly Extent[], limit: number): Group[] {
  const groups: Group[] = [];
  let fields: GroupField[] = [];
  let covered = 0; // up to this bit
  for (const span of spans) {
    if (span.bitOffset < covered) continue;
    covered = span.bitOffset + span.bitLength;
    const start = Math.floor(span.bitOffset / 8);
    const end = Math.ceil(covered / 8);
    const whole = span.bitLength % 8 === 0;
    fields.push({ field: span.field, bits: whole ? 8 : span.bitLength });
    if (covered % 8 !== 0) continue;
    const shown = Math.min(end, start + limit);
    groups.push({
      fields,
      start,
      bytes: [...bytes.subarray(start, shown)],
      hidden: end - shown,
    });
    fields = [];
  }
  return groups;
}
