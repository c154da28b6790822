/**
 * Pings that an endpoint has sent and that are not answered yet, and those it sends on its own to learn
 * whether the peer is still there (RFC 6455 §5.5.2, §5.5.3).
 *
 * A Pong repeats the body of the Ping that it answers. A peer may answer only the latest of several
 * Pings, so an answer to one counts for those before it; and it may send Pongs that nobody asked for,
 * which count for none. The RFC leaves open when to ask and how long to wait.
 * @module
 */

import type { CompleteTimeouts } from './connection-options.ts';
import type { Outbox } from './outbox.ts';

/** So many are remembered: a peer that never answers must not cost memory for ever. */
const MOST = 64;

/**
 * Keeps the books of one connection.
 *
 * @example
 * ```ts
 * import { completeTimeouts } from '#protocol/connection-options.ts';
 * import { Outbox } from '#protocol/outbox.ts';
 * const pings = new Pings(new Outbox(), completeTimeouts({}));
 * pings.add(Uint8Array.of(1));
 * pings.add(Uint8Array.of(2));
 * pings.answer(Uint8Array.of(2)); // => 2
 * pings.answer(Uint8Array.of(1)); // => 0
 * ```
 */
export class Pings {
  readonly #outbox: Outbox;
  readonly #timeouts: CompleteTimeouts;
  #unanswered: Uint8Array[] = [];
  /** How many were sent to keep the connection alive. */
  #count = 0;

  constructor(outbox: Outbox, timeouts: CompleteTimeouts) {
    this.#outbox = outbox;
    this.#timeouts = timeouts;
  }

  /** Has the time kept until the next Ping that keeps the connection alive, if there are any. */
  start(): void {
    const { pingInterval } = this.#timeouts;
    if (pingInterval !== undefined) this.#outbox.setTimer('ping', pingInterval);
  }

  /**
   * Begins the next Ping that keeps the connection alive.
   *
   * @returns its body: four bytes that tell it from the others, a number that counts up
   */
  ask(): Uint8Array {
    this.#count += 1;
    const body = new Uint8Array(4);
    new DataView(body.buffer).setUint32(0, this.#count);
    const { pongDeadline } = this.#timeouts;
    // One that runs is for a Ping before, which is due earlier.
    if (pongDeadline !== undefined && !this.#outbox.isRunning('pong')) {
      this.#outbox.setTimer('pong', pongDeadline);
    }
    this.start();
    return body;
  }

  /** Remembers a Ping that was sent. Behind 64 that nobody answers, the oldest is forgotten. */
  add(body: Uint8Array): void {
    this.#unanswered.push(body.slice());
    if (this.#unanswered.length > MOST) this.#unanswered.shift();
  }

  /**
   * Takes off what a Pong answers; of equal Pings, the oldest.
   *
   * @param body of the Pong
   * @returns how many Pings; 0 if it answers none
   */
  answer(body: Uint8Array): number {
    const answers = this.#unanswered.findIndex((sent) => isEqual(sent, body)) + 1;
    this.#unanswered = this.#unanswered.slice(answers);
    if (answers > 0) this.#outbox.clearTimer('pong');
    return answers;
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
