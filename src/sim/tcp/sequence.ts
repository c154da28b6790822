/**
 * Arithmetic on sequence numbers, which is modulo 2³² (RFC 9293 §3.4): after 4294967295 comes 0.
 * @module
 */

const SIZE = 2 ** 32;

/** The number that is `count` further on; a negative count goes back. */
export function advance(sequence: number, count: number): number {
  return (((sequence + count) % SIZE) + SIZE) % SIZE;
}

/** How far it is forward from one number to another: from 0 up to 2³² − 1. */
export function distance(from: number, to: number): number {
  return advance(to, -from);
}

/**
 * Whether `a` comes before `b`: whether the shorter way from `a` to `b` leads forward. Numbers more than
 * half of the space apart cannot be ordered; a window is never that large.
 */
export function isBefore(a: number, b: number): boolean {
  return a !== b && distance(a, b) < SIZE / 2;
}

/** As {@link isBefore}, or the same: the `=<` of RFC 9293. */
export function isAtOrBefore(a: number, b: number): boolean {
  return distance(a, b) < SIZE / 2;
}

/** Whether a number lies in the window that begins at `start`. */
export function isInWindow(sequence: number, start: number, size: number): boolean {
  return distance(start, sequence) < size;
}
