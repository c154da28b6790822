import type { Outcome } from '#exercises/verdict.ts';

/** A sign for each verdict, beside its words. */
export const MARKS: Readonly<Record<Outcome, string>> = {
  right: '✓',
  half: '◐',
  wrong: '✗',
  unreadable: '…',
};
