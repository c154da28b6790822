/** What a step and the end are called in words. */

import { count, fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import type { Words } from './messages.ts';
import type { Received, State, Step, Story } from './model.ts';

/** What a read brought, what came of it, and what is left. */
export function sayStep(
  { steps, stream }: Story,
  at: number,
  { rule }: State,
  words: Words,
  language: Language,
): string {
  const { read, before, kept, wait, fresh } = steps[at]!;
  const lengthOf = ({ from, to }: Step['read']) => to - from;
  if (at === 0) {
    return fill(words.begin, { bytes: count(words.bytes, stream.bytes.length, language) });
  }
  const had = lengthOf(before);
  const missing = 'bytes' in wait ? count(words.missing, wait.bytes, language) : '';
  const sentences = [
    count(words.read, lengthOf(read), language, { number: at }),
    had === 0 ? '' : count(words.wereWaiting, had, language),
    rule === 'none' ? words.taken : fresh === 0 ? words.noneOut : count(words.out, fresh, language),
    rule === 'none'
      ? ''
      : count(words.wait[wait.for], lengthOf(kept), language, {
          missing,
          of: 'of' in wait ? wait.of : '',
        }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The messages that came out with a read, and what each is. */
export function sayOut({ steps }: Story, at: number, words: Words): string {
  const { received, fresh } = steps[at]!;
  const first = received.length - fresh;
  return received
    .slice(first)
    .map((message, i) => {
      const text = message.text.replaceAll('\n', '↵');
      return fill(words.quoted, { text, is: sayReceived(message, first + i, words) });
    })
    .join(' ');
}

/** The verdict on the whole, or how far it is. */
export function sayVerdict(
  story: Story,
  at: number,
  { messages, rule }: State,
  words: Words,
  language: Language,
): string {
  const { steps, stream, verdict, right } = story;
  if (at < steps.length - 1) {
    const bytes = count(words.bytes, stream.bytes.length, language);
    return fill(words.soFar, { read: steps[at]!.read.to, bytes });
  }
  const said = fill(words.verdict[verdict], {
    n: messages.length,
    received: steps[at]!.received.length,
    right: right === 0 ? words.none : right,
    where: messages.findIndex((message) => message.includes('\n')) + 1,
  });
  const isLost = rule === 'none' && verdict !== 'nothing' && messages.includes('');
  return isLost ? `${said} ${words.emptyLost}` : said;
}

/** What a message that came out is, compared with those that were sent. */
export function sayReceived({ is, of, isText }: Received, n: number, words: Words): string {
  if (is !== undefined)
    return fill(is === n ? words.right : words.displaced, { n: is + 1, as: n + 1 });
  const [first, last] = of;
  const text = fill(first === last ? words.partOf : words.partsOf, {
    first: first + 1,
    last: last + 1,
  });
  return isText ? text : `${text}, ${words.noText}`;
}
