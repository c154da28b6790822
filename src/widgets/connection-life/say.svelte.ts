/** What happened, in words. Loaded with the engine, as the first story comes with its sentences. */

import type { ConnectionWords } from '#i18n/connection.ts';
import { count, fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import { clock } from '#ui/time-axis.ts';
import type { SpeechWords, Words } from './messages.ts';
import {
  type Fate,
  PLACES,
  type Said,
  safeIntervals,
  shortestTimer,
  stateAt,
  type Story,
  type Told,
  type ToldFlight,
  type ToldStep,
} from './model.ts';
import type { Life } from './settings.ts';

export interface Speech {
  readonly words: Words & SpeechWords;
  readonly connection: ConnectionWords;
  readonly language: Language;
}

/** Says all of a story. */
export function speak(story: Story, speech: Speech): readonly Said[] {
  const { words } = speech;
  const { life, fate, steps } = story;
  const timers = sayTimers(life, speech);
  return steps.map((step, at) => {
    const facts = sayFate(fate, step, speech);
    const states = fill(words.say.end, {
      client: stateAt(story, at, 'client') ?? '',
      server: stateAt(story, at, 'server') ?? words.say.gone,
    });
    return {
      sentences: sayStep(step, life, [states, ...facts], speech),
      facts: [...timers, ...facts],
    };
  });
}

/** Says a step, in sentences; `last` is what to say of the end. */
function sayStep(
  step: ToldStep,
  life: Life,
  last: readonly string[],
  speech: Speech,
): readonly string[] {
  const { say } = speech.words;
  const time = clock(step.until / 1000);
  if (step.kind === 'end') return last;
  if (step.kind === 'rounds') return [count(say.rounds, step.times, speech.language, { time })];
  if (step.kind === 'retries') return [count(say.retries, step.times, speech.language, { time })];
  const isIdle = step.happenings.some(({ type }) => type === 'idle');
  const said = step.happenings.flatMap((happening) => {
    // That the proxy ends both sides has been said.
    const isSaid = isIdle && happening.type === 'flight' && happening.from === 'proxy';
    return isSaid && happening.arrived ? [] : sayHappening(happening, life, speech);
  });
  // What waited in one row arrives in one go.
  return said.filter((sentence, i) => sentence !== said[i - 1]);
}

function sayHappening(happening: Told, life: Life, speech: Speech): string[] {
  const { words, connection } = speech;
  const { say, the } = words;
  switch (happening.type) {
    case 'flight':
      return sayFlight(happening, life, speech);
    case 'forgot':
      return [fill(say.forgot, { time: clock(life.nat) })];
    case 'idle':
      return [fill(say.idle, { time: clock(life.proxy) })];
    case 'gave-up':
      return [fill(say.gaveUp, { who: the[happening.place], time: clock(life.giveUp) })];
    case 'belief': {
      const { side, from, to, cause, closed } = happening;
      const who = words.place[side];
      const changed = fill(say.belief, { who, from, to, cause: connection.causes[cause] });
      if (closed === undefined) return [changed];
      return [changed, fill(closed.wasClean ? say.clean : say.unclean, { code: closed.code })];
    }
    case 'deed': {
      if (happening.phase === 'ends') return [words.endsAgain[happening.deed] ?? ''];
      const begins = words.begins[happening.deed];
      return happening.phase === 'begins' ? [begins] : [begins, words.nothing];
    }
  }
}

function sayFlight(flight: ToldFlight, life: Life, { words, language }: Speech): string[] {
  const { from, arrived, again, what, length = 0, code } = flight;
  const { say } = words;
  const who = words.the[from];
  if (again && arrived) return [fill(say.again, { who })];
  const fate = arrived ? [] : [sayLoss(flight, life, words)];
  if (what === 'end' && from === 'proxy') return [say.proxyEnds, ...fate];
  if (from === 'proxy') return arrived ? [] : [say.passedOn, ...fate];
  if (what === 'end' || what === 'reset') return [fill(say[`${what}s`], { who }), ...fate];
  const bytes = count(words.bytes, length, language);
  const named = [words.cargo[what], code].filter(Boolean).join(' ');
  return [fill(say.sends, { who, what: named, bytes }), ...fate];
}

function sayLoss({ from, reached }: ToldFlight, life: Life, { say, whyLost }: SpeechWords): string {
  if (reached === PLACES.indexOf(from)) return say.waits;
  if (reached === PLACES.indexOf('nat')) {
    return fill(say.lost, { why: life.natForgotten === 'reset' ? whyLost.reset : whyLost.nat });
  }
  const cause = reached === 0.5 ? 'cable' : reached < 1 ? 'asleep' : 'off';
  return fill(say.lost, { why: whyLost[cause] });
}

const stopwatch = (ms: number) => clock(Math.round(ms / 1000));

/** How often signs of life are needed on this path. */
function sayTimers(life: Life, { words }: Speech): string[] {
  const shortest = shortestTimer(life);
  if (shortest === undefined) return [words.noTimer];
  const { place, idle } = shortest;
  const { longest, withOneMissing } = safeIntervals(idle);
  const isTooRare = life.pinger !== 'nobody' && life.interval >= idle;
  return [
    fill(words.shortest, { place: words.place[place], time: clock(idle) }),
    fill(words.safe, { longest, half: withOneMissing }),
    ...(isTooRare ? [fill(words.tooRare, { interval: life.interval })] : []),
  ];
}

/** How it stands with the connection and with what both sides believe. What comes later is not told. */
function sayFate(fate: Fate, step: ToldStep, speech: Speech): string[] {
  const { words, language } = speech;
  const { died, frames, bytes } = fate;
  const isEnd = step.kind === 'end';
  const now = step.until;
  const amount = count(words.bytes, bytes, language);
  return [
    ...(died === undefined || died.at > now
      ? [fill(isEnd ? words.lives : words.livesYet, { time: stopwatch(now) })]
      : [
          `${fill(words.died, { at: stopwatch(died.at) })} ${words.death[died.of]}`,
          ...sayFaith('client', fate, died.at, now, speech),
          ...sayFaith('server', fate, died.at, now, speech),
        ]),
    ...(isEnd ? [count(words.sent, frames, language, { bytes: amount })] : []),
  ];
}

function sayFaith(
  side: 'client' | 'server',
  fate: Fate,
  died: number,
  now: number,
  { words }: Speech,
): string[] {
  const faith = fate[side];
  if (faith === undefined) return [];
  const { learned, astray, closed } = faith;
  const who = words.the[side];
  if (learned === undefined || learned > now) {
    return [fill(words.stillBelieves, { who, time: stopwatch(now - died) })];
  }
  const values = { who, time: stopwatch(astray), at: stopwatch(learned), code: closed?.code ?? '' };
  return [fill(astray < 1000 ? words.atOnce : words.learned, values)];
}
