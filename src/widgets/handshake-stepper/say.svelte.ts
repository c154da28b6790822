/** What happens in a moment of the story, in words; and what is wrong with a guess. */

import { count, fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import { spell } from '#ui/ladder.ts';
import type { Words } from './messages.ts';
import {
  type Arrow,
  type EndView,
  abbreviate,
  type Moment,
  type Story,
  type TcpState,
} from './model.ts';
import type { Verdict } from './predict.ts';
import { SIDES, type Side } from './setup.ts';

/** A sentence, with the section that it rests on. */
export interface Sentence {
  readonly text: string;
  readonly section?: string | undefined;
}

export interface Told {
  /** What happens. */
  readonly event: string;
  /** What that does. */
  readonly outcome: readonly Sentence[];
}

/** Tells every moment of a story. */
export function say(story: Story, words: Words, language: Language): readonly Told[] {
  return story.moments.map((moment) => ({
    event: eventOf(moment, words),
    outcome: outcomeOf(moment, words, language),
  }));
}

function eventOf({ kind, step, who, ends }: Moment, { say, short }: Words): string {
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

function statesOf(ends: Moment['ends'], short: Words['short']) {
  const [stateA, stateB] = [ends.client.state, ends.server.state];
  return { a: short.client, stateA, b: short.server, stateB };
}

/** Says that nothing follows, and where both ends are then. */
export function sayEnd({ ends }: Moment, { questionEnd, short }: Words): string {
  return fill(questionEnd, statesOf(ends, short));
}

function outcomeOf(moment: Moment, words: Words, language: Language): readonly Sentence[] {
  const { say, reasons, short } = words;
  const { step, who } = moment;
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

/** Says why a guess is wrong, without giving the answer away. */
export function sayVerdict(
  verdict: Verdict,
  { before }: Moment,
  guess: TcpState,
  words: Words,
): Sentence {
  if (verdict.kind === 'right') return { text: fill(words.right, { guess }) };
  const { section } = verdict;
  const not = fill(words.wrong, { guess });
  const values = { before, guess, meaning: words.meaning[before] };
  switch (verdict.kind) {
    case 'belief':
      return { text: `${not} ${words.belief[verdict.belief]}`, section };
    case 'moves':
      return { text: `${not} ${fill(words.moves, values)}`, section };
    case 'no-way':
      return { text: `${not} ${fill(words.noWay, values)}`, section };
    case 'other-cause': {
      const causes = verdict.causes.map(({ cause }) => words.cause[cause]).join(`, ${words.or} `);
      return { text: `${not} ${fill(words.otherCause, { ...values, causes })}`, section };
    }
  }
}

/** Says an arrow, for those who do not see it. */
export function sayArrow({ flight, label }: Arrow, words: Words): string {
  const { from, lost, retransmission } = flight;
  const to = SIDES.find((side) => side !== from)!;
  return fill(words.arrow, {
    from: words.short[from],
    to: words.short[to],
    segment: retransmission ? `${label} (${words.again})` : label,
    fate: words.fate[lost === undefined ? 'arrives' : 'lost'],
  });
}

/** The timers of an end, and how long they still have. */
export function sayTimers({ timers }: EndView, now: number, words: Words): string {
  const running = Object.entries(timers).map(([timer, at]) =>
    fill(words.timer[timer as keyof typeof timers], { time: spell(rounded(at - now)) }),
  );
  return running.length === 0 ? words.none : running.join(', ');
}

/** Nobody counts milliseconds where it is about many seconds. */
function rounded(time: number): number {
  return time < 10_000 ? time : 1000 * Math.round(time / 1000);
}

/** How Linux prints the names of states that it spells in its own way. */
const LINUX: Readonly<Partial<Record<TcpState, string>>> = {
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECEIVED': 'SYN_RECV',
  'FIN-WAIT-1': 'FIN_WAIT1',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  'LAST-ACK': 'LAST_ACK',
  'TIME-WAIT': 'TIME_WAIT',
};

/** What a Linux machine would call the states of both ends, where that differs. */
export function sayLinux(ends: Readonly<Record<Side, EndView>>, words: Words): readonly string[] {
  const states = SIDES.map((side) => ends[side].state);
  return states.flatMap((rfc, i) => {
    const linux = LINUX[rfc];
    return linux === undefined || states.indexOf(rfc) < i
      ? []
      : [fill(words.linux, { rfc, linux })];
  });
}
