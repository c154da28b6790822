/**
 * The axis of time under a picture: where its marks stand, and how a time is written on it.
 * @module
 */

/** Steps that people count in. Unit: seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];

/** Round times from 0 to `end`, at most `most` + 1 of them. Unit: seconds. */
export function timeMarks(end: number, most: number): number[] {
  const step = STEPS.find((seconds) => end / seconds <= most) ?? end / most;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

/** A time as on a stopwatch: `0:05`, `12:30`, `2:04:00`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
