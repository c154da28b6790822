/** 6.4: which of the three things called keep-alive is it? */

import type { Exercise, Match } from '../exercise.ts';

const KINDS = ['persistence', 'probe', 'heartbeat'] as const;

/** What somebody sees of each. */
const SEEN = {
  persistence: ['next-request', 'ten-images', 'old-field'],
  probe: ['system-probe', 'two-hours', 'socket-option'],
  heartbeat: ['presence', 'game', 'ping'],
} as const satisfies Record<(typeof KINDS)[number], readonly string[]>;

/** How many are asked: one of each kind at least. */
const ASKED = 5;

export const keepAlives: Exercise = {
  id: 'keep-alives',
  number: '6.4',
  worked: 'three-things-called-keep-alive',
  sections: ['RFC 9112 §9.3', 'RFC 9293 §3.8.4', 'RFC 6455 §5.5.2'],
  task(draw) {
    const seen = KINDS.map((kind) => draw.shuffle(SEEN[kind]).map((id) => ({ id, kind })));
    const more = draw.shuffle(seen.flatMap((all) => all.slice(1))).slice(0, ASKED - KINDS.length);
    const asked = draw.shuffle([...seen.map(([one]) => one!), ...more]);
    const mistakes = asked.map(({ id, kind }): [string, Match['mistakes'][string]] => [
      id,
      Object.fromEntries(
        KINDS.filter((other) => other !== kind).map((other) => [
          other,
          { key: `${kind}-not-${other}` },
        ]),
      ),
    ]);
    return {
      parts: [
        {
          kind: 'match',
          id: 'kinds',
          items: asked.map(({ id }) => ({ id })),
          choices: KINDS.map((id) => ({ id })),
          right: Object.fromEntries(asked.map(({ id, kind }) => [id, [kind]])),
          mistakes: Object.fromEntries(mistakes),
        },
      ],
      steps: [
        ...KINDS.map((kind) => ({ key: kind })),
        {
          key: 'answer',
          shown: {
            kind: 'table',
            rows: asked.map(({ id, kind }) => [{ label: id }, { label: kind }]),
          },
        },
      ],
    };
  },
};
