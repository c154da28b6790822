import { expect, test } from 'vitest';
import { CARDS, cardOf, LATEST, ONE_WAY, PERIODS, replay, type Sent } from '#sim/initiative.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';

const startLine = ({ message }: Sent) =>
  new TextDecoder().decode(message).slice(0, new TextDecoder().decode(message).indexOf('\r\n'));

test('replay() lets a page learn of news by the first question that leaves at or after it', () => {
  for (const every of PERIODS.filter((period) => period > 0)) {
    for (let tenths = 1; tenths <= 10 * LATEST; tenths++) {
      const at = tenths / 10;
      const { known, learned, sent } = replay(cardOf('login'), { every, at });
      // The exercise of the chapter: the k-th question leaves at k T.
      const leaves = Math.ceil(tenths / (10 * every)) * every * 1000;
      expect(known).toBe(Math.round(at * 1000));
      expect(learned).toBe(leaves + 2 * ONE_WAY);
      expect(sent.filter(({ what }) => what === 'question').at(-1)!.leaves).toBe(leaves);
    }
  }
});

test('replay() leaves news at the server for good when the page never asks', () => {
  const { sent, learned } = replay(cardOf('player'), { every: 0, at: 2.3 });
  expect(learned).toBeUndefined();
  expect(sent.map(({ from, to }) => [from, to])).toEqual([['elsewhere', 'server']]);
});

test('replay() never lets the server send without a request that waits for an answer', () => {
  for (const card of CARDS) {
    for (const every of PERIODS) {
      const { sent } = replay(card, { every, at: 2.3 });
      const answers = new Set(sent.filter(({ from }) => from === 'server').map((s) => s.message));
      const requests = new Set(sent.filter(({ from }) => from === 'page').map((s) => s.message));
      expect(answers.size).toBe(requests.size);
      for (const { from, leaves } of sent) {
        if (from !== 'server') continue;
        const asked = sent.filter((s) => s.from === 'page' && s.arrives <= leaves);
        expect(asked.length).toBeGreaterThan(0);
      }
    }
  }
});

test('replay() sends whole HTTP messages, in as many pieces as it says', () => {
  for (const card of CARDS) {
    for (const sent of replay(card, { every: 2, at: 2.3 }).sent) {
      if (sent.what === 'event') continue;
      const head = parseHead(sent.message, sent.from === 'page' ? 'request' : 'response');
      expect(head.complete && head.findings.length === 0, card.id).toBe(true);
    }
  }
  const pieces = replay(cardOf('download'), { every: 2, at: 1 }).sent.slice(1);
  expect(pieces.map(({ start }) => start)).toEqual([0, ...pieces.slice(0, -1).map((p) => p.end)]);
  expect(pieces.at(-1)!.end).toBe(pieces[0]!.message.length);
});

test('replay() lets a reader speak at once, while the other one waits for a question', () => {
  const { sent } = replay(cardOf('document'), { every: 2, at: 2.3 });
  const own = sent.find(({ what }) => what === 'own')!;
  expect(startLine(own)).toBe('POST /document HTTP/1.1');
  expect(own.leaves).toBeLessThan(2000);
  expect(sent.find(({ what }) => what === 'news')!.leaves).toBe(4000 + ONE_WAY);
});
