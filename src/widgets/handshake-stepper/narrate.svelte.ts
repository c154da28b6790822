/** What happens in a moment of a story, in words. Loaded with the endpoints; the first story comes with its words. */

import { count, fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import type { SpeechWords, Words } from './messages.ts';
import type { TcpStep } from '#sim/tcp/script.ts';
import { abbreviate, type Telling } from './run.ts';
import type { Moment, Sentence, Told } from './model.ts';
import { statesOf } from './say.svelte.ts';

type AllWords = Words & SpeechWords;

/** Tells every moment of a story. */
export function narrate(
  { story, steps }: Telling,
  words: AllWords,
  language: Language,
): readonly Told[] {
  return story.moments.map((moment, i) => ({
    event: eventOf(moment, steps[i], words),
    outcome: outcomeOf(moment, steps[i], words, language),
  }));
}

function eventOf(
  { kind, who, ends }: Moment,
  step: TcpStep | undefined,
  { say, short }: AllWords,
): string {
  if (kind === 'cut') return say.cut;
  if (step === undefined) {
    return fill(say.beginning, statesOf(ends, short));
  }
  const { event } = step;
  switch (event.type) {
    case 'call':
      return fill(say.call[event.call.call], { who: short[who] });
    case 'timeout':
      return fill(say.timeout[event.timer], { who: short[who] });
    case 'arrival': {
      const { segment, retransmission } = event.flight;
      const text = retransmission ? say.arrivesAgain : say.arrival;
      return fill(text, { segment: abbreviate(segment), who: short[who] });
    }
  }
}

function outcomeOf(
  moment: Moment,
  step: TcpStep | undefined,
  words: AllWords,
  language: Language,
): readonly Sentence[] {
  const { say, reasons, short } = words;
  const { who } = moment;
  const stays = { text: fill(say.stays, { who: short[who], state: moment.after }) };
  if (step === undefined) return moment.kind === 'cut' ? [stays] : [];
  const { event, changes, discarded, error, delivered, sent } = step;
  const sentences: Sentence[] = [];
  const push = (text: string, section?: string) => sentences.push({ text, section });
  for (const { from, to, cause, section } of changes) {
    const way = `${from}>${to}`;
    const reason = reasons[`${way} ${cause}`] ?? reasons[cause] ?? reasons[way] ?? '';
    push(fill(say.change, { who: short[who], from, to, reason }), section);
  }
  if (discarded !== undefined) push(say.discarded[discarded.reason], discarded.section);
  for (const { segment, retransmission, lost } of sent) {
    const values = { who: short[who], segment: abbreviate(segment) };
    push(fill(retransmission ? say.sendsAgain : say.sends, values));
    if (lost !== undefined) push(say.lost[lost]);
  }
  const text = event.type === 'arrival' ? event.flight.segment.payload.length : 0;
  if (delivered.length > 0) push(count(say.delivered, delivered.length, language));
  else if (text > 0 && discarded === undefined && moment.after === 'SYN-RECEIVED') {
    push(count(say.held, text, language), 'RFC 9293 §3.5');
  }
  if (step.endOfStream) push(say.endOfStream);
  if (step.deliveryProblem) push(say.problem, 'RFC 9293 §3.8.3');
  const told = error ?? (event.type === 'call' ? event.error : undefined);
  if (told !== undefined) push(fill(say.told, { error: say.error[told] }));
  if (changes.length === 0) sentences.push(stays);
  return sentences;
}
