/**
 * What stands over and under the bytes of the stream and of the buffer.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import type { Part, Run } from './framing.ts';
import type { Step, Story } from './model.ts';

/** How many looks messages have, to be told from their neighbours. */
const LOOKS = 3;

/** A character that can be read in the bytes under it. */
export interface Character extends Run {
  readonly kind: 'character';
  readonly label: string;
}

/** A message that covers these bytes, or nothing that is known. */
export interface Cover extends Run {
  /** From 0; `undefined` for what waits in the buffer. */
  readonly message: number | undefined;
  /** Which look it has; `undefined` where the receiver has no right to one. */
  readonly look: number | undefined;
}

export function lookOf(message: number): number {
  return message % LOOKS;
}

/** Characters and framing, in the order of the bytes. */
export function overStream({ stream }: Story, messages: readonly string[]): (Part | Character)[] {
  return stream.writes.flatMap(({ parts }, n) =>
    parts.flatMap<Part | Character>((part) =>
      part.kind === 'text' ? charactersOf(messages[n]!, part.from) : [part],
    ),
  );
}

function charactersOf(text: string, start: number): Character[] {
  let from = start;
  return Array.from(text, (character) => {
    const to = from + encodeUtf8(character).length;
    const run: Character = { kind: 'character', from, to, label: pictureOf(character) };
    from = to;
    return run;
  });
}

/** A character that can be seen. */
function pictureOf(character: string): string {
  if (character === ' ') return '␣';
  if (character === '\n') return '↵';
  if (/\p{M}/u.test(character)) return `◌${character}`;
  return /\p{C}|\p{Z}/u.test(character) ? '·' : character;
}

/** Who wrote which bytes. */
export function underStream({ stream }: Story): Cover[] {
  return stream.writes.map(({ from, to }, message) => ({
    ...{ from, to, message, look: lookOf(message) },
  }));
}

/** What the receiver makes of its buffer, with the messages that come out now. */
export function underBuffer({ received, fresh, kept }: Step): Cover[] {
  const first = received.length - fresh;
  const out = received.slice(first).map(({ from, to, is }, n) => ({
    ...{ from, to, message: first + n, look: is === undefined ? undefined : lookOf(is) },
  }));
  return kept.from < kept.to ? [...out, { ...kept, message: undefined, look: undefined }] : out;
}
