/** What is to be done when, in the order of time; at one time in the order in which it was noted. */
export class Agenda {
  #entries: { readonly time: number; readonly task: () => void }[] = [];

  /** When something is to be done next; `Infinity` if nothing is. Unit: milliseconds. */
  get nextTime(): number {
    return this.#entries[0]?.time ?? Infinity;
  }

  /** @returns how to strike it off */
  note(time: number, task: () => void): () => void {
    const entry = { time, task };
    const place = this.#entries.findIndex((other) => other.time > time);
    this.#entries.splice(place < 0 ? this.#entries.length : place, 0, entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** Does what is next. */
  run(): void {
    this.#entries.shift()?.task();
  }
}
