/**
 * One direction of a link with a limited rate: whatever is being sent shares it in equal parts, as
 * connections and streams do on average.
 * @module
 */

import type { Tasks } from '../tasks.ts';

interface Flow {
  /** What is still to be sent, in bytes. */
  left: number;
  readonly done: () => void;
}

/** Less than this is nothing: shares are fractions. Unit: bytes. */
const NOTHING = 1e-6;

export class Pipe {
  readonly #tasks: Tasks;
  /** Unit: bytes per millisecond. */
  readonly #rate: number;
  #flows: Flow[] = [];
  /** Up to when what is left was reckoned. */
  #reckoned = 0;
  /** Only what was planned last holds. */
  #plan = 0;

  /** @param rate in bytes per millisecond; `Infinity`: sending takes no time */
  constructor(tasks: Tasks, rate: number) {
    this.#tasks = tasks;
    this.#rate = rate;
  }

  /** @param done called when the last byte has left */
  send(length: number, done: () => void): void {
    if (this.#rate === Infinity || length === 0) {
      done();
      return;
    }
    this.#reckon();
    this.#flows.push({ left: length, done });
    this.#planNext();
  }

  #reckon(): void {
    const { now } = this.#tasks;
    const each = ((now - this.#reckoned) * this.#rate) / this.#flows.length;
    for (const flow of this.#flows) flow.left -= each;
    this.#reckoned = now;
  }

  #planNext(): void {
    const plan = (this.#plan += 1);
    const { length } = this.#flows;
    if (length === 0) return;
    const least = Math.max(0, Math.min(...this.#flows.map(({ left }) => left)));
    this.#tasks.after((least * length) / this.#rate, () => {
      if (plan !== this.#plan) return;
      this.#reckon();
      const sent = this.#flows.filter(({ left }) => left < NOTHING);
      this.#flows = this.#flows.filter(({ left }) => left >= NOTHING);
      for (const { done } of sent) done();
      this.#planNext();
    });
  }
}
