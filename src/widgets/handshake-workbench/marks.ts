/** What is drawn into a head: a sign before a line, and a line under a part of it. */

export type Sign = 'right' | 'wrong' | 'odd';

/** A part of a text, from its first code unit to the one after its last. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: 'wrong' | 'odd';
}
