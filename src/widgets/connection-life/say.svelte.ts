/** What happened, in words. */

import { OPCODE } from '#protocol/opcode.ts';
import type { ConnectionWords } from '#i18n/connection.ts';
import { count, fill } from '#i18n/fill.ts';
import type { Language } from '#i18n/languages.ts';
import { clock } from '#ui/time-axis.ts';
import type { Words } from './messages.ts';
import {
  type Fate,
  type Happening,
  type Life,
  PLACES,
  safeIntervals,
  shortestTimer,
  type Step,
} from './model.ts';

export interface Speech {
  readonly words: Words;
  readonly connection: ConnectionWords;
  readonly language: Language;
}

type Flight = Extract<Happening, { type: 'flight' }>;

/** Says a step, in sentences; `last` is what to say of the end. */
export function sayStep(
  step: Step,
  life: Life,
  last: readonly string[],
  speech: Speech,
): readonly string[] {
  const { say } = speech.words;
  const time = clock(step.until / 1000);
  if (step.kind === 'end') return last;
  if (step.kind === 'rounds') return [count(say.rounds, step.times, speech.language, { time })];
  if (step.kind === 'retries') return [count(say.retries, step.times, speech.language, { time })];
  return step.happenings.flatMap((happening) => sayHappening(happening, life, speech));
}

function sayHappening(happening: Happening, life: Life, speech: Speech): string[] {
  const { words, connection } = speech;
  const { say, the } = words;
  switch (happening.type) {
    case 'flight':
      return sayFlight(happening, speech);
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

function sayFlight(flight: Flight, { words, language }: Speech): string[] {
  const { from, cargo, arrived } = flight;
  const { say } = words;
  const why = arrived ? '' : words.whyLost[causeOfLoss(flight)];
  if (from === 'proxy') return arrived ? [] : [fill(say.passedOn, { why })];
  const who = words.the[from];
  const lost = arrived ? [] : [fill(say.lost, { why })];
  if (cargo.kind !== 'bytes') {
    return [fill(cargo.kind === 'end' ? say.ends : say.resets, { who }), ...lost];
  }
  const bytes = count(words.bytes, cargo.bytes.length, language);
  return [fill(say.sends, { who, what: nameOf(cargo.what, words), bytes }), ...lost];
}

function nameOf(what: Extract<Flight['cargo'], { kind: 'bytes' }>['what'], words: Words): string {
  if (what.kind !== 'frame') return words.cargo[what.kind];
  const { opcode, payload } = what.frame;
  const code =
    opcode === OPCODE.close && payload.length > 1 ? (payload[0]! << 8) | payload[1]! : '';
  const name = (['text', 'ping', 'pong', 'close'] as const).find(
    (known) => OPCODE[known] === opcode,
  );
  return `${words.cargo[name ?? 'other']} ${code}`.trim();
}

function causeOfLoss({ from, reached }: Flight): keyof Words['whyLost'] {
  if (reached === PLACES.indexOf(from)) return 'queue';
  if (reached === PLACES.indexOf('nat')) return 'nat';
  if (reached === 0.5) return 'cable';
  return reached < 1 ? 'asleep' : 'off';
}

const stopwatch = (ms: number) => clock(Math.round(ms / 1000));

/** How often signs of life are needed on this path. */
export function sayTimers(life: Life, { words }: Speech): string[] {
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
export function sayFate(fate: Fate, step: Step, speech: Speech): string[] {
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
