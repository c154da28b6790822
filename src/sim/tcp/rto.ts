/**
 * The retransmission timeout (RFC 6298): from measured round trips, doubled at each retransmission.
 * @module
 */

/** The granularity G of the clock, which is virtual here. Unit: milliseconds. */
const GRANULARITY = 1;
/** Where a SYN had to be retransmitted, data begin with this (RFC 6298 §5, rule 5.7). Unit: milliseconds. */
const AFTER_LOST_SYN = 3000;

/** The timeout of one connection. Unit of all: milliseconds. */
export class Rto {
  #value: number;
  readonly #least: number;
  readonly #most: number;
  #smoothed: number | undefined;
  #variation = 0;

  constructor(initial: number, least: number, most: number) {
    this.#value = initial;
    this.#least = least;
    this.#most = most;
  }

  get value(): number {
    return this.#value;
  }

  /** Takes a round trip that was measured, never of a segment that was sent twice (§3; rules 2.2 and 2.3). */
  measure(roundTrip: number): void {
    if (this.#smoothed === undefined) {
      this.#smoothed = roundTrip;
      this.#variation = roundTrip / 2;
    } else {
      this.#variation = 0.75 * this.#variation + 0.25 * Math.abs(this.#smoothed - roundTrip);
      this.#smoothed = 0.875 * this.#smoothed + 0.125 * roundTrip;
    }
    this.#set(this.#smoothed + Math.max(GRANULARITY, 4 * this.#variation));
  }

  /** The timer has run out (rule 5.5). */
  backOff(): void {
    this.#value = Math.min(this.#most, this.#value * 2);
  }

  /** The handshake is over, and its SYN was retransmitted (rule 5.7). */
  forgetHandshake(): void {
    this.#value = AFTER_LOST_SYN;
  }

  #set(value: number): void {
    this.#value = Math.min(this.#most, Math.max(this.#least, value));
  }
}
