/** 1.1: who starts the message that matters? */

import { type Card, type CardId, CARDS, type Starter } from '#sim/initiative.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, Said, Step } from '../exercise.ts';

const STARTERS: readonly Starter[] = ['client', 'server', 'both'];
const COUNT = 6;

/** Some cards: at least one for each answer, and not nearly all for one. */
export function drawCards(draw: Draw): readonly Card[] {
  for (;;) {
    const cards = draw.sample(CARDS, COUNT);
    const counts = STARTERS.map((who) => cards.filter(({ starts }) => starts === who).length);
    if (counts.every((count) => count >= 1 && count <= 3)) return cards;
  }
}

/** Mistakes that have a sentence of their own, by card and answer. */
const OWN_WORDS: Partial<Record<CardId, Partial<Record<Starter, string>>>> = {
  download: { server: 'download-server' },
  upload: { server: 'upload-server' },
};

function mistakesOf({ id, starts, accepts }: Card): Record<string, Said> {
  const wrong = STARTERS.filter((who) => who !== starts && who !== accepts);
  return Object.fromEntries(
    wrong.map((who) => {
      const key = OWN_WORDS[id]?.[who] ?? `${who}-for-${starts}`;
      return [who, { key, holes: { why: { label: `why-${id}` } } }];
    }),
  );
}

export const whoStarts: Exercise = {
  id: 'who-starts',
  number: '1.1',
  worked: 'who-knows-first',
  sections: ['RFC 9110 §3.4', 'RFC 6455 §1.1'],
  task(draw) {
    const cards = drawCards(draw);
    const of = <T>(value: (card: Card) => T) =>
      Object.fromEntries(cards.map((card) => [card.id, value(card)]));
    const step = (who: Starter): Step => ({
      key: who,
      shown: {
        kind: 'table',
        rows: cards
          .filter(({ starts }) => starts === who)
          .map(({ id }) => [{ label: id }, { label: `why-${id}` }]),
      },
    });
    return {
      parts: [
        {
          kind: 'match',
          id: 'starts',
          items: cards.map(({ id }) => ({ id })),
          choices: STARTERS.map((id) => ({ id })),
          right: of(({ starts, accepts }) => [starts, ...(accepts === undefined ? [] : [accepts])]),
          traps: [{ key: 'all-client', given: of(() => 'client') }],
          mistakes: of(mistakesOf),
          comments: Object.fromEntries(
            cards.flatMap(({ id, accepts }) =>
              accepts === undefined ? [] : [[id, { [accepts]: { key: 'also' } }]],
            ),
          ),
        },
      ],
      steps: [{ key: 'method' }, ...STARTERS.map(step)],
    };
  },
};
