/**
 * Random numbers that come again: the same seed gives the same run, on every machine. Nothing in the
 * simulations draws from anywhere else.
 * @module
 */

/** A stream of pseudo-random numbers. None of this is fit for secrets. */
export interface Random {
  /** The next number from 0 up to, and not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** As many bytes. */
  bytes(length: number): Uint8Array;
}

/** A seed that hangs on every character of a text: FNV-1a, 32 bits. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * The generator mulberry32: 32 bits of state, so 2³² streams.
 *
 * @param seed any integer; its lower 32 bits count
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { next, int, bytes: (length) => Uint8Array.from({ length }, () => int(0, 255)) };
}
