/**
 * What is wrong, and what would mend it. Loaded when a frame is refused for the first time.
 * @module
 */

import { fill } from '#i18n/fill.ts';
import { FRAME } from '#i18n/frame.ts';
import type { Language } from '#i18n/languages.ts';
import { ruleTitle } from '#i18n/rule-title.ts';
import { mendsFor } from './mend.ts';
import type { TroubleWords } from './messages.ts';
import type { State } from './model.ts';
import type { Meter, Story } from './story.ts';

/** A failure in words. */
export interface Explanation {
  readonly title: string;
  readonly why: string;
  /** Empty for what the receiver discards. */
  readonly closesWith: string;
  readonly certain: string;
}

/** Explains failures in one language. */
export class Trouble {
  readonly #words: TroubleWords;
  readonly #language: Language;

  constructor(words: TroubleWords, language: Language) {
    this.#words = words;
    this.#language = language;
  }

  /** What is wrong with a frame; `undefined` if nothing is. */
  explain({ steps, frames }: Story, at: number): Explanation | undefined {
    const failure = steps[at + 1]?.failure;
    const frame = frames[at];
    if (failure === undefined || frame === undefined) return undefined;
    const words = FRAME[this.#language];
    const { rule, violation, closeCode, at: byte } = failure;
    const { title, why } =
      violation === undefined
        ? this.#words.rules[rule]!
        : {
            title: ruleTitle(words, violation, frame.header, this.#language),
            why: words.rules[violation.rule].why,
          };
    if (byte === undefined) return { title, why, closesWith: '', certain: '' };
    const values = { n: byte + 1, all: frame.bytes.length };
    const certain = fill(this.#words.certain, values);
    return { title, why, closesWith: fill(words.closesWith, { code: closeCode }), certain };
  }

  /** Why bytes are no character. */
  fault({ fault }: Meter): string {
    return fault === undefined ? '' : this.#words.faults[fault];
  }

  /** What can be done about a frame, in words, and what comes of it. */
  mends(
    state: State,
    story: Story,
    at: number,
  ): { readonly word: string; readonly state: State }[] {
    const words = { ...FRAME[this.#language].repairs, ...this.#words.mends };
    return mendsFor(state, story, at).map(({ name, state }) => ({ word: words[name], state }));
  }
}
