/** What a class is asked before it sees the next step. */

/** One of the choices is right: what the next step of the story says. */
export interface Question {
  /** What is known of the next step; may be empty. */
  readonly event: string;
  readonly text: string;
  readonly choices: readonly string[];
  /** The index of the right one. */
  readonly right: number;
}

/** What an instrument would ask about its next step. */
export interface Ask {
  /** What may be told of it. */
  readonly event?: string;
  /** Instead of what happens next. */
  readonly text?: string;
  readonly right: string;
  /** The most plausible first; what is right may be among them. */
  readonly wrong: readonly string[];
}

/** How a story says its steps, and what it would ask about them. Steps count from 0. */
export interface Tells {
  /** A step in words. */
  readonly say: (step: number) => string;
  /** A better question about the step after `at` than the words of other steps make. */
  readonly ask?: (at: number) => Ask | undefined;
}

/** More than these nobody compares at a glance. */
const MOST = 4;

/**
 * A question about the step after `at`: the instrument's own, or else which of these happens. The wrong
 * choices are other steps of the same story then, the nearest first, so that they are things that can
 * happen in it. What is shown already is none.
 *
 * @param text where the instrument has no other
 * @returns `undefined` where the story has nothing else to offer
 */
export function questionAfter(
  at: number,
  count: number,
  { say, ask }: Tells,
  text: string,
): Question | undefined {
  const own = ask?.(at);
  if (own !== undefined) return questionOf({ text, ...own });
  const others = new Set<string>();
  for (let far = 1; far < count; far++) {
    for (const step of [at + 1 + far, at - far]) {
      if (step >= 0 && step < count) others.add(say(step));
    }
  }
  others.delete(say(at));
  return questionOf({ text, right: say(at + 1), wrong: [...others] });
}

/** Its choices in an order that does not tell the right one, and is the same each time. */
function questionOf({
  event = '',
  text,
  right,
  wrong,
}: Ask & { readonly text: string }): Question | undefined {
  const others = [...new Set(wrong)].filter((choice) => choice !== right).slice(0, MOST - 1);
  if (others.length === 0) return undefined;
  const choices = [right, ...others].sort((one, other) => mixed(one) - mixed(other));
  return { event, text, choices, right: choices.indexOf(right) };
}

/** A number that hangs on every letter (FNV-1a). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
