/** What the views say: what is wrong with a guess, arrows, timers, names of states elsewhere. */

import { fill } from '#i18n/fill.ts';
import { spell } from '#ui/ladder.ts';
import type { Words } from './messages.ts';
import type { Arrow, EndView, Moment, Sentence, TcpState } from './model.ts';
import type { Verdict } from './predict.ts';
import { SIDES, type Side } from './setup.ts';

/** Both ends and their states, for words with these holes. */
export function statesOf(ends: Moment['ends'], short: Words['short']) {
  const [stateA, stateB] = [ends.client.state, ends.server.state];
  return { a: short.client, stateA, b: short.server, stateB };
}

/** Says that nothing follows, and where both ends are then. */
export function sayEnd({ ends }: Moment, { questionEnd, short }: Words): string {
  return fill(questionEnd, statesOf(ends, short));
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
export function sayArrow({ from, lost, retransmission, label }: Arrow, words: Words): string {
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
