/**
 * Many clients that lose their server in the same moment, and how they come back: attempts in every
 * second, and who is let in (RFC 6455 §7.2.3).
 *
 * What is assumed: all clients notice the loss at second 0. The server is away for a while. Then it has
 * so much work to spend in each second. Every attempt costs some of it, and what is left lets clients
 * in, the earliest first; all others are refused at once. A client that is let in stays.
 * @module
 */

import { seededRandom } from './random.ts';

/** How a client waits before it tries again. */
export type Strategy = 'fixed' | 'exponential' | 'jitter';

export const STRATEGIES: readonly Strategy[] = ['fixed', 'exponential', 'jitter'];

export interface Herd {
  readonly clients: number;
  /** The first delay, or the longest that it can be. Unit: seconds. */
  readonly base: number;
  /** No delay grows beyond it. Unit: seconds. */
  readonly cap: number;
  /** Clients that the server can let in per second, if nobody else knocks. */
  readonly capacity: number;
  /** What a refusal costs the server, as a share of letting one in: from 0 up to, not including, 1. */
  readonly refusal: number;
  /** How long the server is away. Unit: seconds. */
  readonly outage: number;
  readonly seed: number;
}

export interface Second {
  readonly attempts: number;
  readonly accepted: number;
}

export interface Recovery {
  /** What happened in each second, up to the last client's success or {@link LIMIT}. */
  readonly seconds: readonly Second[];
  /** The most attempts in one second. */
  readonly peak: number;
  readonly attempts: number;
  /** When the last client was let in, in seconds; `undefined` if that was not before {@link LIMIT}. */
  readonly recovered: number | undefined;
}

/** Nobody looks further. Unit: seconds. */
export const LIMIT = 1800;

/**
 * Between which two delays a client waits before its attempt `n`, counted from 0. Unit: seconds.
 *
 * With jitter the whole range is open, down to 0, from the first attempt on: RFC 6455 §7.2.3 asks for
 * a random first delay and increasingly longer ones after it, and leaves the numbers to the client.
 */
export function delayRange(
  strategy: Strategy,
  { base, cap }: Pick<Herd, 'base' | 'cap'>,
  n: number,
): readonly [shortest: number, longest: number] {
  const longest = strategy === 'fixed' ? base : Math.min(cap, base * 2 ** n);
  return [strategy === 'jitter' ? 0 : longest, longest];
}

/** Attempts at the same time, by clients that have tried equally often. */
interface Attempts {
  readonly at: number;
  /** Which of its attempts it is for each of them, counted from 0. */
  readonly n: number;
  clients: number;
}

/** How many of the attempts in one second a server lets in. */
function room({ capacity, refusal }: Herd, attempts: number): number {
  // accepted + refusal × (attempts − accepted) = capacity
  const left = Math.floor((capacity - refusal * attempts) / (1 - refusal));
  return Math.max(0, Math.min(left, attempts));
}

/** Lets all clients come back. */
export function reconnect(herd: Herd, strategy: Strategy): Recovery {
  const random = seededRandom(herd.seed);
  const pending: Attempts[][] = [];
  function planAt(at: number, n: number, clients: number): void {
    if (at >= LIMIT) return;
    const second = (pending[Math.floor(at)] ??= []);
    let place = second.length;
    while (place > 0 && second[place - 1]!.at > at) place--;
    const before = second[place - 1];
    if (before?.at === at && before.n === n) before.clients += clients;
    else second.splice(place, 0, { at, n, clients });
  }
  function plan(now: number, n: number, clients: number): void {
    const [shortest, longest] = delayRange(strategy, herd, n);
    if (shortest === longest) return planAt(now + longest, n, clients);
    for (let client = 0; client < clients; client++) {
      planAt(now + shortest + (longest - shortest) * random.next(), n, 1);
    }
  }
  plan(0, 0, herd.clients);

  const seconds: Second[] = [];
  let outside = herd.clients;
  let recovered: number | undefined;
  while (outside > 0 && seconds.length < LIMIT) {
    const second = (pending[seconds.length] ??= []);
    const most = room(herd, count(second.filter(({ at }) => at >= herd.outage)));
    let accepted = 0;
    // A refused client may try again within the same second: the list grows while it is walked.
    for (const { at, n, clients } of second) {
      const lucky = at < herd.outage ? 0 : Math.min(clients, most - accepted);
      if (lucky > 0) recovered = at;
      accepted += lucky;
      if (lucky < clients) plan(at, n + 1, clients - lucky);
    }
    outside -= accepted;
    seconds.push({ attempts: count(second), accepted });
  }
  return {
    seconds,
    peak: Math.max(...seconds.map(({ attempts }) => attempts)),
    attempts: seconds.reduce((sum, { attempts }) => sum + attempts, 0),
    recovered: outside === 0 ? recovered : undefined,
  };
}

function count(attempts: readonly Attempts[]): number {
  return attempts.reduce((sum, { clients }) => sum + clients, 0);
}
