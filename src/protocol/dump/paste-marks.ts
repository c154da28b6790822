/**
 * What mail and chats put around a text: `>` before each line, a fence of backticks above and below.
 * It becomes blanks, so that places in the text stay what they are.
 * @module
 */
import { detectForm } from './detect-form.ts';
import { skipBlanks } from './text.ts';

const FENCE = '```';
const QUOTE = /^[^\S\n]*>(?:[ \t]?>)*/gm;
const UNQUOTED_LINE = /^[^\S\n]*[^\s>]/m;

/**
 * Blanks out a fence, and the marks of quoted lines where they hide a form with a structure. Before
 * plain hex or a string, `>` may also be the arrow of a log, for which `log-label.ts` is there.
 *
 * @example
 * ```ts
 * withoutMarks('> 0000: 81 05'); // => '  0000: 81 05'
 * withoutMarks('> 81 05'); // => '> 81 05'
 * ```
 */
export function withoutMarks(text: string): string {
  const bare = withoutFence(text);
  const start = skipBlanks(bare, 0, bare.length);
  if (bare[start] !== '>' || UNQUOTED_LINE.test(bare)) return bare;
  const unquoted = bare.replace(QUOTE, (mark) => ' '.repeat(mark.length));
  const form = detectForm(unquoted);
  return form === undefined || form === 'escaped' || form === 'python' ? bare : unquoted;
}

function withoutFence(text: string): string {
  const start = skipBlanks(text, 0, text.length);
  if (!text.startsWith(FENCE, start)) return text;
  const newline = text.indexOf('\n', start);
  const close = text.lastIndexOf(FENCE);
  const isClosed = newline >= 0 && close > newline;
  if (!isClosed || skipBlanks(text, close + FENCE.length, text.length) < text.length) return text;
  return ' '.repeat(newline) + text.slice(newline, close) + ' '.repeat(text.length - close);
}
