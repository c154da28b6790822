/**
 * A SYN flood (RFC 4987 §2): forged SYNs fill the list of half-open connections of a server that listens,
 * while one honest client tries to connect once a second.
 *
 * What is assumed: a forged SYN is never answered, so its entry stays until the server gives it up. The
 * attacker sends at a steady rate, though not to the beat; the client tries at some moment of each second.
 * A SYN that finds no room is dropped. The client's acknowledgment comes 100 ms after its SYN, and takes
 * its entry out of the list.
 * @module
 */

import { type Random, seededRandom } from '../random.ts';

export interface Flood {
  /** Forged SYNs per second. */
  readonly rate: number;
  /** How long an entry waits for its acknowledgment. Unit: seconds. */
  readonly hold: number;
  /** Half-open connections that the server can remember. */
  readonly backlog: number;
  /** Whether it answers with a SYN cookie where there is no room (RFC 4987 §3.6). */
  readonly cookies: boolean;
  readonly seed?: number;
}

/** What a flood comes to. */
export type Outcome =
  | { readonly fills: true; readonly afterSeconds: number }
  | { readonly fills: false; readonly steadyHalfOpen: number };

/**
 * Whether the backlog fills up. Entries come at the rate of the attack and stay for the hold time: so
 * many are there in the end, unless the backlog is reached before.
 */
export function floodOutcome({
  rate,
  hold,
  backlog,
}: Pick<Flood, 'rate' | 'hold' | 'backlog'>): Outcome {
  const steadyHalfOpen = rate * hold;
  if (steadyHalfOpen < backlog) return { fills: false, steadyHalfOpen };
  return { fills: true, afterSeconds: backlog / rate };
}

/** How often a SYN,ACK is sent again until its entry is given up: after 1, 3, 7 … s (RFC 6298 §5, rule 5.5). */
export function synAckRetransmissions(hold: number): number {
  return Math.max(0, Math.ceil(Math.log2(hold + 1)) - 1);
}

/** What came of the client's try. */
export type Try = 'accepted' | 'cookie' | 'dropped';

/** One second, and how it ends. */
export interface FloodSecond {
  /** Forged SYNs that came in it. */
  readonly forged: number;
  /** How many of them found no room. */
  readonly dropped: number;
  /** Entries that were given up. */
  readonly expired: number;
  readonly client: Try;
  /** Entries at its end. */
  readonly halfOpen: number;
  /** When each entry came at whose end the second is; `undefined` for a free place. Unit: seconds. */
  readonly slots: readonly (number | undefined)[];
}

/** From the client's SYN to its acknowledgment. Unit: seconds. */
const ROUND_TRIP = 0.1;

/** Lets the flood run for some seconds. */
export function flood(settings: Flood, seconds: number): readonly FloodSecond[] {
  const { rate, hold, backlog, cookies, seed = 0 } = settings;
  const random = seededRandom(seed);
  const list = new Backlog(backlog);
  return Array.from({ length: seconds }, (_, second) => {
    const arrivals = forgedIn(second, rate, random);
    const tries = second + random.next();
    let dropped = 0;
    let expired = 0;
    let client: Try | undefined;
    const tryToConnect = () => {
      expired += list.expire(tries);
      if (list.add(tries, tries + ROUND_TRIP)) client = 'accepted';
      else client = cookies ? 'cookie' : 'dropped';
    };
    for (const at of arrivals) {
      if (client === undefined && tries <= at) tryToConnect();
      expired += list.expire(at);
      if (!list.add(at, at + hold)) dropped++;
    }
    if (client === undefined) tryToConnect();
    expired += list.expire(second + 1);
    const { slots, used: halfOpen } = list;
    return {
      forged: arrivals.length,
      dropped,
      expired,
      client: client!,
      halfOpen,
      slots: [...slots],
    };
  });
}

/** When forged SYNs come in a second: evenly, each at some moment of its part of the time. */
function forgedIn(second: number, rate: number, random: Random): number[] {
  return Array.from({ length: rate }, (_, i) => second + (i + random.next()) / rate);
}

/** The list of half-open connections. */
class Backlog {
  readonly slots: (number | undefined)[];
  /** The free places, the first on top. */
  readonly #free: number[];
  /** By the time at which they end. */
  #ends: { at: number; slot: number }[] = [];

  constructor(size: number) {
    this.slots = Array.from({ length: size }, () => undefined);
    this.#free = Array.from({ length: size }, (_, i) => size - 1 - i);
  }

  get used(): number {
    return this.slots.length - this.#free.length;
  }

  add(at: number, end: number): boolean {
    const slot = this.#free.pop();
    if (slot === undefined) return false;
    this.slots[slot] = at;
    let place = this.#ends.length;
    while (place > 0 && this.#ends[place - 1]!.at > end) place--;
    this.#ends.splice(place, 0, { at: end, slot });
    return true;
  }

  /** Takes out what has ended by now. */
  expire(now: number): number {
    let count = 0;
    while (count < this.#ends.length && this.#ends[count]!.at <= now) {
      const { slot } = this.#ends[count]!;
      this.slots[slot] = undefined;
      this.#free.push(slot);
      count++;
    }
    this.#ends.splice(0, count);
    return count;
  }
}
