/**
 * Where a reader stands in a story that is told step by step, and how it plays by itself. The story
 * is computed as a whole, so a step back is as cheap as a step forth.
 * @module
 */

import type { Tells } from './class/question.ts';

/** How long a step stays while the story plays at speed 1. Unit: milliseconds. */
const PACE = 1500;

/** The speeds that a reader can choose; 1 in the middle. */
export const SPEEDS = [0.5, 1, 2, 4] as const;

export type Speed = (typeof SPEEDS)[number];

/** Steps count from 0; there is always one, the beginning. */
export class Stepper {
  #at = $state(0);
  #playing = $state(false);
  #speed = $state<Speed>(1);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #count: () => number;
  /** How the story says its steps, so that a class can be asked about them. */
  tells = $state.raw<Tells>();
  /** Asked before a step forth: whether it has to wait, because the class is to say first what comes. */
  hold: (() => boolean) | undefined;

  /**
   * @param count how many steps there are now; the story may grow and shrink
   * @param at the first to be shown
   */
  constructor(count: () => number, at = 0, tells?: Tells) {
    this.#count = count;
    this.#at = at;
    this.tells = tells;
  }

  get count(): number {
    return Math.max(1, this.#count());
  }

  get at(): number {
    return Math.min(this.#at, this.count - 1);
  }

  get isFirst(): boolean {
    return this.at === 0;
  }

  get isLast(): boolean {
    return this.at === this.count - 1;
  }

  get playing(): boolean {
    return this.#playing;
  }

  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    this.#speed = speed;
    if (this.#playing) this.#wait();
  }

  /** Goes to a step, or to the nearest there is, and stops playing. */
  go(step: number): void {
    this.pause();
    this.#at = Math.max(0, Math.min(step, this.count - 1));
  }

  /** Goes to a step as a reader asks for it, who may have to say first what comes next. */
  seek(step: number): void {
    this.pause();
    if (step <= this.at || this.isLast || this.hold?.() !== true) this.go(step);
  }

  /** @returns whether there is such a step; past its ends there is none */
  step(direction: 1 | -1): boolean {
    const isEnd = direction === 1 ? this.isLast : this.isFirst;
    this.seek(this.at + direction);
    return !isEnd;
  }

  /** Plays from here, at the end from the beginning; or stops. */
  toggle(): void {
    if (this.#playing) return this.pause();
    if (this.isLast) this.#at = 0;
    else if (this.hold?.() === true) return;
    this.#playing = true;
    this.#wait();
  }

  pause(): void {
    this.#playing = false;
    clearTimeout(this.#timer);
  }

  /**
   * Does what a key asks for: arrows, Home and End, PgUp and PgDn (which clickers send), Space.
   *
   * @returns whether the key was one of these
   */
  key(key: string): boolean {
    const deed = {
      ArrowRight: () => this.step(1),
      ArrowDown: () => this.step(1),
      PageDown: () => this.step(1),
      ArrowLeft: () => this.step(-1),
      ArrowUp: () => this.step(-1),
      PageUp: () => this.step(-1),
      Home: () => this.go(0),
      End: () => this.seek(this.count - 1),
      ' ': () => this.toggle(),
    }[key];
    deed?.();
    return deed !== undefined;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.hold?.() === true) return this.pause();
      this.#at = Math.min(this.at + 1, this.count - 1);
      if (this.isLast) this.#playing = false;
      else this.#wait();
    }, PACE / this.#speed);
  }
}
