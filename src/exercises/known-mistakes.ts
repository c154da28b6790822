/**
 * Traps from the wrong answers themselves: bytes or numbers by the names of the mistakes that lead to
 * them. A mistake that this instance has not is `undefined`.
 * @module
 */

import type { Given, Holes, Trap } from './exercise.ts';
import { readHex, readNumber } from './read-answer.ts';
import { distinctTraps } from './traps.ts';
import { encodeHex } from '#protocol/bytes.ts';

/** Traps of an answer in hex; those that lead to the right bytes, or where another did, are left out. */
export function hexTraps(
  right: Uint8Array,
  mistakes: Readonly<Record<string, Uint8Array | undefined>>,
  holes: Holes = {},
): Trap[] {
  return distinctTraps(encodeHex(right), trapsOf(mistakes, encodeHex, holes));
}

/** Traps of a number, as {@link hexTraps} makes them of bytes. */
export function numberTraps(
  right: number,
  mistakes: Readonly<Record<string, number | bigint | undefined>>,
  holes: Holes = {},
): Trap[] {
  return distinctTraps(String(right), trapsOf(mistakes, String, holes));
}

function trapsOf<Wrong>(
  mistakes: Readonly<Record<string, Wrong | undefined>>,
  write: (wrong: Wrong) => string,
  holes: Holes,
): Trap[] {
  return Object.entries(mistakes).flatMap(([key, wrong]) =>
    wrong === undefined ? [] : [{ key, given: write(wrong), holes }],
  );
}

/** The bytes that somebody typed in hex; none if it is no hex. */
export function typedBytes(given: Given): Uint8Array {
  const reading = readHex(typeof given === 'string' ? given : '');
  return 'value' in reading ? reading.value : new Uint8Array();
}

/** The number that somebody typed; NaN if it is none. */
export function typedNumber(given: Given): number {
  const reading = readNumber(typeof given === 'string' ? given : '');
  return 'value' in reading ? Number(reading.value) : NaN;
}
