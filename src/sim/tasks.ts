/**
 * Virtual time: what is to be done and when, done in order. Nothing here waits.
 * @module
 */

interface Task {
  /** Unit: milliseconds. */
  readonly at: number;
  readonly run: () => void;
}

export class Tasks {
  /** Earliest last. */
  readonly #tasks: Task[] = [];
  #now = 0;

  /** Unit: milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** Plans something; what is planned for the same time is done in the order of planning. */
  after(delay: number, run: () => void): void {
    const at = this.#now + delay;
    let place = this.#tasks.length;
    while (place > 0 && this.#tasks[place - 1]!.at <= at) place--;
    this.#tasks.splice(place, 0, { at, run });
  }

  /** Does all that is due until a time, that time included. */
  runUntil(end: number): void {
    for (let task = this.#tasks.at(-1); task !== undefined && task.at <= end;) {
      this.#tasks.pop();
      this.#now = task.at;
      task.run();
      task = this.#tasks.at(-1);
    }
    this.#now = end;
  }
}
