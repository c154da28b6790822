/**
 * What the composer says, made of the words of one language.
 * @module
 */

import { encodeHex } from '#protocol/bytes.ts';
import type { FrameHeader } from '#protocol/frame.ts';
import { opcodeName } from '#protocol/opcode.ts';
import { fill } from '#i18n/fill.ts';
import type { FrameWords } from '#i18n/frame.ts';
import type { Language } from '#i18n/languages.ts';
import type { Words } from './messages.ts';
import type { Deed, Meter, Story } from './story.ts';
import type { Trouble } from './trouble.svelte.ts';

/** The words of the page, and its language. */
export interface Wording {
  readonly words: Words;
  readonly frame: Pick<FrameWords, 'short' | 'opcodes' | 'reserved'>;
  readonly language: Language;
  /** Explains what is wrong, once something has been. */
  readonly trouble: Trouble | undefined;
}

/** As in `Ping`, or `reserved 3`. */
export function opcodeWord({ frame }: Wording, opcode: number): string {
  const name = opcodeName(opcode);
  const digit = opcode.toString(16).toUpperCase();
  return name === undefined ? `${frame.reserved} ${digit}` : frame.opcodes[name];
}

/** As in `Ping, FIN 1`. */
export function frameWord(wording: Wording, { opcode, fin }: FrameHeader): string {
  return `${opcodeWord(wording, opcode)}, ${wording.words.fin} ${Number(fin)}`;
}

/** How far the text is, in a few words. */
export function meterWords({ words, trouble }: Wording, meter: Meter): string {
  const { pending, missing, fault } = meter;
  if (fault !== undefined) return trouble?.fault(meter) ?? '';
  if (pending.length === 0) return words.complete;
  return fill(words.incomplete, { present: pending.length, all: pending.length + missing });
}

/** One thing that the receiver does. */
export function deedWords({ words }: Wording, deed: Deed): string {
  if (deed.kind === 'message') return words.event[deed.message.kind];
  if (deed.kind === 'fail') return fill(words.fails, { code: deed.closeCode });
  return words.sends[deed.kind];
}

/**
 * All of a step in one line.
 *
 * @param isSpoken leaves out the bytes that the receiver sends: read out, they only take time
 */
export function stepWords(wording: Wording, story: Story, step: number, isSpoken = false): string {
  const { words, trouble } = wording;
  const { telling, meter, deeds } = story.steps[step]!;
  const frame = story.frames[step - 1];
  const parts = frame === undefined ? [] : [fill(words.frame, { n: step })];
  if (frame !== undefined) parts[0] += `: ${frameWord(wording, frame.header)}`;
  parts.push(words.telling[telling], trouble?.explain(story, step - 1)?.title ?? '');
  if (meter !== undefined) parts.push(`${words.meter}: ${meterWords(wording, meter)}`);
  for (const deed of deeds) {
    const shown = 'bytes' in deed && !isSpoken ? encodeHex(deed.bytes) : '';
    const held = deed.kind === 'message' ? messageWord(deed.message) : shown;
    parts.push(`${deedWords(wording, deed)} ${held}`.trim());
  }
  return parts
    .filter((part) => part !== '')
    .map((part) => part[0]!.toLocaleUpperCase(wording.language) + part.slice(1))
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** What a message holds. */
export function messageWord(message: Extract<Deed, { kind: 'message' }>['message']): string {
  return message.kind === 'text' ? `“${message.text}”` : encodeHex(message.bytes);
}

/** How many `message` events there were up to a step, this one included. */
export function messagesUpTo(story: Story, step: number): number {
  const deeds = story.steps.slice(0, step + 1).flatMap((each) => each.deeds);
  return deeds.filter(({ kind }) => kind === 'message').length;
}
