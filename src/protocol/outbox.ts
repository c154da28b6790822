/**
 * What waits to be taken out of a connection, in the order in which it came up, and which of the timers
 * run that were asked for.
 * @module
 */

import type { Output, Timer, Unit } from './connection-output.ts';

/**
 * Collects the outputs of a connection.
 *
 * @example
 * ```ts
 * const outbox = new Outbox();
 * outbox.setTimer('closing', 500);
 * outbox.push({ type: 'end' });
 * outbox.take(); // => { type: 'set-timer', timer: 'closing', delay: 500 }
 * outbox.take(); // => { type: 'end' }
 * outbox.take(); // => undefined
 * ```
 */
export class Outbox {
  #outputs: Output[] = [];
  #taken = 0;
  #sent = 0;
  readonly #running = new Set<Timer>();

  /** Adds an output behind all others. */
  push(output: Output): void {
    this.#outputs.push(output);
  }

  /** Adds bytes to be sent; they count on from those before. */
  send(bytes: Uint8Array, what: Unit): void {
    this.push({ type: 'send', bytes, what, offset: this.#sent });
    this.#sent += bytes.length;
  }

  /** @param delay in milliseconds */
  setTimer(timer: Timer, delay: number): void {
    this.#running.add(timer);
    this.push({ type: 'set-timer', timer, delay });
  }

  /** Says nothing of a timer that does not run. */
  clearTimer(timer: Timer): void {
    if (this.#running.delete(timer)) this.push({ type: 'clear-timer', timer });
  }

  /** Whether a timer was asked for and neither stopped nor run out. */
  isRunning(timer: Timer): boolean {
    return this.#running.has(timer);
  }

  /**
   * Notes that a timer has run out.
   *
   * @returns whether it was running: one that was stopped may have run out on its way here
   */
  expire(timer: Timer): boolean {
    return this.#running.delete(timer);
  }

  /** The oldest output that was not taken. */
  take(): Output | undefined {
    const output = this.#outputs[this.#taken];
    if (output !== undefined) this.#taken += 1;
    if (this.#taken === this.#outputs.length) {
      this.#outputs = [];
      this.#taken = 0;
    }
    return output;
  }
}
