/**
 * Times and numbers as they are written in the lab.
 * @module
 */

import { fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import { clock } from '#ui/time-axis.ts';
import type { Words } from './messages.ts';
import type { Window } from './model.ts';

/** A time: milliseconds below a second, then seconds. */
export function quantity(
  milliseconds: number,
  words: Pick<Words, 'seconds' | 'milliseconds'>,
  language: Language,
): string {
  const isShort = milliseconds < 1000;
  const value = isShort ? milliseconds : milliseconds / 1000;
  const digits = { maximumFractionDigits: isShort ? 1 : 2 };
  return fill(isShort ? words.milliseconds : words.seconds, {
    n: value.toLocaleString(language, digits),
  });
}

/** A moment, to the millisecond: `0:37.400`. */
export function moment(milliseconds: number): string {
  const rest = Math.round(milliseconds % 1000);
  return `${clock(milliseconds / 1000)}.${String(rest).padStart(3, '0')}`;
}

/** Steps between marks on the axis. Unit: milliseconds. */
const STEPS = [
  ...[50, 100, 250, 500, 1000, 2500, 5000, 15_000, 30_000],
  ...[60_000, 120_000, 300_000, 600_000, 900_000],
];
const MOST_MARKS = 4;

/** Round times in a part of time, and how they are written. */
export function marksOf(
  { from, to }: Window,
  language: Language,
): readonly { readonly at: number; readonly text: string }[] {
  const step = STEPS.find((one) => (to - from) / one <= MOST_MARKS) ?? to - from;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => {
    const at = (first + i) * step;
    const fraction = (at % 1000) / 1000;
    const tail = fraction.toLocaleString(language, { minimumFractionDigits: 2 }).slice(1);
    return { at, text: clock(at / 1000) + (step < 1000 ? tail : '') };
  });
}
