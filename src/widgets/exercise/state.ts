/**
 * Which instance of an exercise is shown, as the address remembers it: its number.
 * @module
 */

/** Larger numbers are no seed of a sheet. */
const MOST = 2 ** 31;

export function serializeState(n: number): string {
  return String(n);
}

/** @returns `undefined` for what is no number of an instance */
export function parseState(text: string): number | undefined {
  const n = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : MOST;
  return n < MOST ? n : undefined;
}
