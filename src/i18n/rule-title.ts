/**
 * What is wrong with a frame, in words. A module without words of its own, so that a view that gets
 * those of one language as props does not ship the others.
 * @module
 */

import type { Violation } from '#protocol/check.ts';
import type { FrameHeader } from '#protocol/frame.ts';
import { fill } from './fill.ts';
import type { FrameWords } from './frame.ts';

/** The number that the words of a violation speak of; an opcode in hex, as the RFC writes it. */
export function violationValue(
  { rule, spans }: Violation,
  header: FrameHeader | undefined,
): number | bigint | string {
  if (rule === 'reserved-opcode') return (header?.opcode ?? 0).toString(16).toUpperCase();
  const [span] = spans;
  if (rule === 'close-code-forbidden' && typeof span?.value === 'number') return span.value;
  return header?.payloadLength ?? 0;
}

/** The title of a rule with the field and the number of the frame that breaks it. */
export function ruleTitle(
  words: Pick<FrameWords, 'fields' | 'rules'>,
  violation: Violation,
  header: FrameHeader | undefined,
  language: string,
): string {
  const { rule, spans } = violation;
  const value = violationValue(violation, header);
  // A length is grouped as the language does; a code and an opcode are names.
  const isName = rule === 'close-code-forbidden' || typeof value === 'string';
  return fill(words.rules[rule].title, {
    field: words.fields[spans[0]!.field],
    value: isName ? String(value) : value.toLocaleString(language),
  });
}
