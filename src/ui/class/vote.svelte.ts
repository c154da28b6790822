/**
 * A class that says what comes next: hands are counted, the counts stand, the right choice is marked,
 * and only then does the story go on.
 * @module
 */

import type { Stage } from './channel.ts';
import type { Question } from './question.ts';

export class Vote {
  readonly question: Question;
  #stage = $state<Stage>('open');
  #counts = $state.raw<readonly (number | undefined)[]>([]);
  /** The counts of the vote before, if the class has voted again. */
  #before = $state.raw<readonly (number | undefined)[]>([]);

  constructor(question: Question) {
    this.question = question;
  }

  get stage(): Stage {
    return this.#stage;
  }

  get counts(): readonly (number | undefined)[] {
    return this.#counts;
  }

  get before(): readonly (number | undefined)[] {
    return this.#before;
  }

  /** Hands in all. */
  get total(): number {
    return this.#counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  }

  /** @param count `undefined` where nothing is typed */
  count(choice: number, count: number | undefined): void {
    if (this.#stage !== 'open') return;
    this.#counts = this.question.choices.map((_, i) => (i === choice ? count : this.#counts[i]));
  }

  /**
   * To the next stage. Where no hands were counted there is nothing that could stand, and the right choice
   * is marked at once.
   *
   * @returns whether there was one; after the last, the story goes on
   */
  forth(): boolean {
    if (this.#stage === 'revealed') return false;
    this.#stage = this.#stage === 'open' && this.total > 0 ? 'committed' : 'revealed';
    return true;
  }

  /** To the stage before. @returns whether there was one; before the first, nothing was asked */
  back(): boolean {
    if (this.#stage === 'open') return false;
    this.#stage = this.#stage === 'revealed' && this.total > 0 ? 'committed' : 'open';
    return true;
  }

  reveal(): void {
    this.#stage = 'revealed';
  }

  /** The class votes once more, as after a talk with the neighbour; the counts before stay to be seen. */
  again(): void {
    if (this.total > 0) this.#before = this.#counts;
    this.#counts = [];
    this.#stage = 'open';
  }
}
