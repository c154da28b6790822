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
import { ruleTitle } from '#i18n/rule-title.ts';
import type { Words } from './messages.ts';
import type { Deed, Meter, Story } from './story.ts';

/** The words of the page, and its language. */
export interface Wording {
  readonly words: Words;
  readonly frame: FrameWords;
  readonly language: Language;
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

/** What is wrong in a step, and why that is a rule; `undefined` if nothing is. */
export function failureWords(
  { words, frame, language }: Wording,
  story: Story,
  step: number,
): { readonly title: string; readonly why: string } | undefined {
  const failure = story.steps[step]?.failure;
  if (failure === undefined) return undefined;
  const { rule, violation } = failure;
  if (violation === undefined) return words.rules[rule];
  const { header } = story.frames[step - 1]!;
  const title = ruleTitle(frame, violation, header, language);
  return { title, why: frame.rules[violation.rule].why };
}

/** How far the text is, in a few words. */
export function meterWords({ words }: Wording, { pending, missing, fault }: Meter): string {
  if (fault !== undefined) return words.faults[fault];
  if (pending.length === 0) return words.complete;
  return fill(words.incomplete, { present: pending.length, all: pending.length + missing });
}

/** One thing that the receiver does. */
export function deedWords({ words }: Wording, deed: Deed): string {
  if (deed.kind === 'message') return words.event[deed.message.kind];
  if (deed.kind === 'fail') return fill(words.fails, { code: deed.closeCode });
  return words.sends[deed.kind];
}

/** All of a step in one line. */
export function stepWords(wording: Wording, story: Story, step: number): string {
  const { words } = wording;
  const { telling, meter, deeds } = story.steps[step]!;
  const frame = story.frames[step - 1];
  const parts = [words.telling[telling], failureWords(wording, story, step)?.title];
  if (meter !== undefined) parts.push(`${words.meter}: ${meterWords(wording, meter)}`);
  for (const deed of deeds) {
    const shown =
      'bytes' in deed
        ? encodeHex(deed.bytes)
        : deed.kind === 'message'
          ? messageWord(deed.message)
          : '';
    parts.push(`${deedWords(wording, deed)} ${shown}`.trim());
  }
  const said = parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
  if (frame === undefined) return said;
  const name = `${fill(words.frame, { n: step })}: ${frameWord(wording, frame.header)}`;
  return `${name[0]!.toUpperCase()}${name.slice(1)}. ${said}`;
}

/** What a message holds. */
export function messageWord(message: Extract<Deed, { kind: 'message' }>['message']): string {
  return message.kind === 'text' ? `“${message.text}”` : encodeHex(message.bytes);
}
