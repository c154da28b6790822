/** 7.6: Server-Sent Events or WebSocket? */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Match } from '../exercise.ts';

/** What only listens to text; a WebSocket would do, too. */
const LISTENING = ['ticker', 'log', 'progress', 'scores', 'order'] as const;
/** What speaks as often as it listens, or is no text. */
const BOTH_WAYS = ['chat', 'game', 'cursor', 'terminal', 'samples'] as const;

type Card = (typeof LISTENING | typeof BOTH_WAYS)[number];

/** How many cards are asked, and how many of each kind at least. */
const ASKED = 6;
const LEAST = 2;

function drawCards(draw: Draw): Card[] {
  const [listening, bothWays] = [draw.shuffle(LISTENING), draw.shuffle(BOTH_WAYS)];
  const rest = draw.shuffle([...listening.slice(LEAST), ...bothWays.slice(LEAST)]);
  return draw.shuffle([
    ...listening.slice(0, LEAST),
    ...bothWays.slice(0, LEAST),
    ...rest.slice(0, ASKED - 2 * LEAST),
  ]);
}

const listens = (card: string): boolean => (LISTENING as readonly string[]).includes(card);

function mistakesOf(card: Card): Match['mistakes'][string] {
  return listens(card) ? { websocket: { key: 'works-too' } } : { sse: { key: `${card}-sse` } };
}

function rightFor(card: Card): string[] {
  if (listens(card)) return ['sse'];
  return card === 'chat' ? ['websocket', 'sse'] : ['websocket'];
}

export const sseOrWebsocket: Exercise = {
  id: 'sse-or-websocket',
  number: '7.6',
  worked: 'both-ways',
  sections: ['RFC 6202 §3', 'RFC 6455 §1.2', 'RFC 6455 §5.6'],
  task(draw) {
    const cards = drawCards(draw);
    const right = Object.fromEntries(cards.map((card) => [card, rightFor(card)]));
    const best = Object.fromEntries(cards.map((card) => [card, rightFor(card)[0]!]));
    /** Nothing worse than a WebSocket for what only listens. */
    const works = (given: Given) => {
      const chosen = given as Readonly<Record<string, string>>;
      const wrong = cards.filter((card) => !right[card]!.includes(chosen[card]!));
      return wrong.length > 0 && wrong.every(listens);
    };
    return {
      parts: [
        {
          kind: 'match',
          id: 'choices',
          items: cards.map((id) => ({ id })),
          choices: [{ id: 'sse' }, { id: 'websocket' }],
          right,
          mistakes: Object.fromEntries(
            cards.filter((card) => card !== 'chat').map((card) => [card, mistakesOf(card)]),
          ),
          comments: { chat: { sse: { key: 'chat-sse' } } },
          traps: [
            {
              key: 'works-too',
              given: { ...best, [cards.find(listens)!]: 'websocket' },
              matches: works,
              half: true,
            },
          ],
        },
      ],
      steps: [
        { key: 'listening' },
        { key: 'both' },
        {
          key: 'answer',
          shown: {
            kind: 'table',
            rows: cards.map((card) => [{ label: card }, { label: best[card]! }]),
          },
        },
      ],
    };
  },
};
