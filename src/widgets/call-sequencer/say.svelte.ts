/**
 * The steps of a story in words.
 * @module
 */

import type { Who } from '#sim/sockets/call.ts';
import type { Reason } from '#sim/sockets/errno.ts';
import type { Outcome } from '#sim/sockets/outcome.ts';
import { count, fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import { codeOf, errorOf, resultOf } from './code.ts';
import type { Words } from './messages.ts';
import { BOTH, type State } from './model.ts';
import { callIn, sentIn, type Story } from './story.ts';

/** What is needed to say something. */
export interface Telling {
  readonly state: State;
  readonly story: Story;
  readonly words: Words;
  readonly language: Language;
}

/** A step in sentences, the most important first. */
export function sentences({ state, story, words, language }: Telling, at: number): string[] {
  const step = story.steps[at]!;
  const { what, who } = step;
  const labels = sentIn(story, at);
  const wire = labels.length === 0 ? [] : [fill(words.sends, { labels: labels.join('; ') })];
  const returned = callIn(step);
  const told =
    returned === undefined ? [] : ofCall({ state, story, words, language }, at, returned);
  switch (what.kind) {
    case 'start':
      return [words.start];
    case 'call':
      return [...told, ...wire];
    case 'arrival': {
      const { label } = story.arrows[what.flight.id]!;
      const values = { label, who: words.whoIn[who] };
      const notes = what.notes.map((note) => words.notes[note]);
      return [fill(words.arrives, values), ...notes, ...wire, ...told];
    }
    case 'timer': {
      const notes = what.notes.map((note) => words.notes[note]);
      return [fill(words.timer, { who: words.whoIn[who] }), ...notes, ...wire, ...told];
    }
    case 'exit': {
      const status = step.programs[who].status === 'failed' ? 'failed' : 'ended';
      const open = what.closed === 0 ? [] : [count(words.leftOpen, what.closed, language)];
      return [fill(words.exit[status], { who: words.who[who] }), ...open, ...wire];
    }
    case 'end':
      return ofEnd({ state, story, words, language });
  }
}

function ofCall(
  { state, story, words }: Telling,
  at: number,
  { call, outcome }: { readonly call: number; readonly outcome: Outcome },
): string[] {
  const { who, sockets } = story.steps[at]!;
  const { name, on } = state.programs[who][call]!;
  const code = codeOf(state.programs[who][call]!, who);
  const values = { who: words.who[who], call: code };
  if (outcome.kind === 'failed') {
    const { errno } = errorOf(outcome.reason);
    return [fill(words.fails, { ...values, errno }), words.reasons[outcome.reason].why];
  }
  if (outcome.kind === 'waits') {
    const waitsFor = words.waitsFor[name as keyof Words['waitsFor']];
    return [fill(words.waits, values), waitsFor];
  }
  const result = resultOf(outcome)!;
  const head = fill(words.returns, { ...values, result });
  const before = story.steps[at - 1]!;
  const descriptor = before.programs[who].variables[on];
  const was = before.sockets[who].find((socket) => socket.descriptor === descriptor);
  const { doneToo } = words;
  if (name === 'listen' && was?.port === undefined) {
    const port = sockets[who].find((socket) => socket.descriptor === descriptor)?.port ?? 0;
    return [head, fill(doneToo.listenUnbound, { port })];
  }
  if (outcome.bytes?.length === 0) return [head, doneToo.endOfStream];
  if (name === 'shutdown' && was?.state === 'LISTEN') return [head, doneToo.shutdownListening];
  if (name === 'close' && was !== undefined && state.kind === 'tcp') {
    if (was.state === 'LISTEN') return [head, doneToo.closeListening];
    if (was.received.length > 0) return [head, doneToo.closeUnread];
    if (was.peerPort !== undefined) return [head, doneToo.closeConnection];
  }
  return [head, fill(words.done[name][state.kind], { value: outcome.value })];
}

/** What a class is asked about the call that is made next; `undefined` if none is. */
export function askAfter({ state, story, words }: Telling, at: number) {
  const { what, who } = story.steps[at + 1]!;
  if (what.kind !== 'call') return undefined;
  const { event, text, ...fates } = words.ask;
  const call = codeOf(state.programs[who][what.call]!, who);
  return {
    event: fill(event, { who: words.who[who], call }),
    text,
    right: fates[what.outcome.kind],
    wrong: Object.values(fates),
  };
}

function ofEnd({ state, story, words }: Telling): string[] {
  const { programs, sockets } = story.steps.at(-1)!;
  const waiting = BOTH.filter((who) => programs[who].status === 'waits');
  const callOf = (who: Who) => state.programs[who][programs[who].at]!;
  const rest = BOTH.some((who) => sockets[who].some(({ state }) => state === 'TIME-WAIT'))
    ? [words.endTimeWait]
    : [];
  const [one, other] = waiting;
  if (one === undefined) return [words.end.done, ...rest];
  const isReceiving = (who: Who) => callOf(who).name.startsWith('recv');
  const isHeard = !story.steps.some(
    ({ what }) => what.kind === 'arrival' && what.notes.includes('nobody-has-port'),
  );
  if (other !== undefined && isReceiving(one) && isReceiving(other) && isHeard) {
    return [words.end.deadlock];
  }
  return [
    ...waiting.map((who) => {
      const { name } = callOf(who);
      if (name === 'accept') return words.end['server-waits'];
      return fill(words.end.waits, { who: words.who[who], call: `${name}()` });
    }),
    ...rest,
  ];
}

/** What an error is, in words. */
export interface Explanation {
  readonly errno: string;
  /** Its number, and what the system says of it. */
  readonly system: string;
  readonly why: string;
  readonly todo: string;
  /** Empty unless POSIX and Linux differ. */
  readonly posix: string;
}

export function explain(words: Words, reason: Reason): Explanation {
  const { errno, number, text, posix } = errorOf(reason);
  return {
    errno,
    system: fill(words.errno, { n: number, text }),
    ...words.reasons[reason],
    posix: posix === undefined ? '' : fill(words.posix, { errno: posix }),
  };
}
