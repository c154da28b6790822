/** 1.3: when does the question leave that finds the news? */

import { cardOf, PERIODS, replay, type Settings } from '#sim/initiative.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, Given } from '../exercise.ts';
import { readNumber } from '../read-answer.ts';
import { distinctTraps } from '../traps.ts';

/** How many periods pass at most before the news comes. */
const MOST_PERIODS = 4;

/** A period, and a time with one decimal that no question leaves at: not before the second one. */
export function drawQuestionTime(draw: Draw): Settings {
  const every = draw.pick(PERIODS.filter((period) => period > 0));
  for (;;) {
    const tenths = draw.int(10 * every, 10 * every * MOST_PERIODS);
    if (tenths % 10 !== 0) return { every, at: tenths / 10 };
  }
}

/** When the questions leave, up to the one that finds the news. Unit: seconds. */
export function questionTimes(settings: Settings): readonly number[] {
  const { sent } = replay(cardOf('login'), settings);
  return sent.filter(({ what }) => what === 'question').map(({ leaves }) => leaves / 1000);
}

/** An answer that something holds for; one that is no number has none of the mistakes. */
const where =
  (holds: (seconds: number) => boolean) =>
  (given: Given): boolean => {
    const reading = readNumber(given as string);
    return 'value' in reading && holds(Number(reading.value));
  };

export const questionTime: Exercise = {
  id: 'question-time',
  number: '1.3',
  worked: 'asking-by-the-clock',
  sections: ['RFC 6202 §2.1'],
  task(draw) {
    const settings = drawQuestionTime(draw);
    const { every, at } = settings;
    const times = questionTimes(settings);
    const [before, right] = times.slice(-2) as [number, number];
    const holes = { every, twice: 2 * every, at, before, right };
    const text = (seconds: number) => String(Math.round(10 * seconds) / 10);
    return {
      holes: { every, twice: 2 * every, at },
      parts: [
        {
          kind: 'number',
          id: 'leaves',
          right,
          unit: { label: 'seconds' },
          traps: distinctTraps(text(right), [
            { key: 'too-early', given: text(before), holes },
            { key: 'own-clock', given: text(at), holes },
            { key: 'waits-anew', given: text(at + every), holes },
            { key: 'one-late', given: text(right + every), holes },
            { key: 'how-late', given: text(right - at), holes },
            { key: 'counted', given: text(times.length - 1), holes },
            { key: 'counted', given: text(times.length), holes },
            {
              key: 'off-clock',
              given: text(right - 0.5),
              matches: where((seconds) => seconds % every !== 0),
              holes,
            },
            { key: 'too-early', given: '0', matches: where((seconds) => seconds < at), holes },
            {
              key: 'one-late',
              given: text(right + 60 * every),
              matches: where((seconds) => seconds > right),
              holes,
            },
          ]),
        },
      ],
      steps: [
        { key: 'clock', holes },
        { key: 'before', holes },
        { key: 'found', holes },
      ],
    };
  },
};
