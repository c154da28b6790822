/** 14.4: how often to ping. */

import type { Draw } from '../draw.ts';
import type { Exercise, Trap } from '../exercise.ts';

const PLACES = ['nat', 'proxy', 'server'] as const;
type Place = (typeof PLACES)[number];

/** How long a connection may be idle. Unit: seconds. */
const SHORTEST = [30, 45, 60, 75, 90, 120, 180, 300];
const LONGER = [100, 150, 240, 350, 600, 900, 3600, 7440];

export interface PingCase {
  /** After how long a silence each place gives up. Unit: seconds. */
  readonly timers: Readonly<Record<Place, number>>;
  /** In rising order. Unit: seconds. */
  readonly intervals: readonly number[];
}

/** Three timers, and intervals of which two or three are short enough, one is equal, one too long. */
export function drawPingCase(draw: Draw): PingCase {
  const shortest = draw.pick(SHORTEST);
  const others = draw.sample(
    LONGER.filter((seconds) => seconds > shortest + 30),
    2,
  );
  const places = draw.shuffle(PLACES);
  const seconds = [shortest, ...others];
  const timers = Object.fromEntries(places.map((place, i) => [place, seconds[i]!]));
  const best = shortest - draw.pick([5, 10]);
  const less = [10, 15, 20, 25, 40, 50, 100].filter((interval) => interval < best - 4);
  const tooLong = Math.min(...others) - 10;
  const intervals = [...draw.sample(less, 2), best, shortest, tooLong];
  return {
    timers: timers as Record<Place, number>,
    intervals: intervals.sort((one, other) => one - other),
  };
}

/** The longest interval that no timer outruns. */
export function bestInterval({ timers, intervals }: PingCase): number {
  const shortest = Math.min(...Object.values(timers));
  return Math.max(...intervals.filter((interval) => interval < shortest));
}

export const pingInterval: Exercise = {
  id: 'ping-interval',
  number: '14.4',
  worked: 'a-sign-of-life',
  sections: ['RFC 6455 §5.5.2'],
  task(draw) {
    const drawn = drawPingCase(draw);
    const { timers, intervals } = drawn;
    const right = bestInterval(drawn);
    const place = PLACES.reduce((one, other) => (timers[other] < timers[one] ? other : one));
    const shortest = timers[place];
    const holes = { place: { label: `the-${place}` }, shortest, right };
    const traps = intervals.flatMap((interval): Trap[] => {
      const given = String(interval);
      const own = { given, holes: { ...holes, interval } };
      if (interval === right) return [];
      if (interval < shortest) return [{ key: 'shorter', ...own, half: true }];
      return [{ key: interval === shortest ? 'race' : 'too-long', ...own }];
    });
    return {
      shown: [
        {
          kind: 'table',
          rows: PLACES.map((one) => [{ label: one }, timers[one]]),
          caption: { label: 'timers' },
        },
      ],
      parts: [
        {
          kind: 'choice',
          id: 'interval',
          options: intervals.map((interval) => ({
            id: String(interval),
            text: '{interval} s',
            holes: { interval },
          })),
          right: [String(right)],
          traps,
        },
      ],
      steps: [
        { key: 'shortest', holes },
        { key: 'below', holes },
      ],
    };
  },
};
