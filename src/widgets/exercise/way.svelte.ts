/**
 * The steps to the answer. On a projector the question itself is before the first of them, so that a
 * clicker leads there and back.
 * @module
 */

import type { ShownStep } from '#exercises/question.ts';
import { withoutMarks } from '#ui/marked.ts';
import { Stepper } from '#ui/stepper.svelte.ts';

export class Way extends Stepper {
  readonly #leave: () => void;

  /** @param leave goes back to the question */
  constructor(steps: () => readonly ShownStep[], leave: () => void) {
    super(() => steps().length, 0, {
      say: (step) => withoutMarks(steps()[step]?.text ?? ''),
    });
    this.#leave = leave;
  }

  override step(direction: 1 | -1): boolean {
    const isPresented = document.querySelector('.presenting') !== null;
    if (direction === 1 || !this.isFirst || !isPresented) return super.step(direction);
    this.#leave();
    return true;
  }
}
