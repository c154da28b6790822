import { describe, expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import { taskOf } from '#exercises/question.ts';
import { backlogFills, drawAttack } from '#exercises/tcp-connection/backlog-fills.ts';
import { closeMistake, closingOf, drawClose } from '#exercises/tcp-connection/orderly-close.ts';
import {
  drawExchange,
  segmentsOf,
  type SegmentName,
} from '#exercises/tcp-connection/sequence-numbers.ts';
import { rowsOf } from '#exercises/tcp-connection/states-after.ts';
import { wayFrom } from '#exercises/tcp-connection/way.ts';
import { runTcp } from '#sim/tcp/run.ts';
import { permutations } from './permutations.ts';

const NUMBERS = Array.from({ length: 1000 }, (_, i) => i + 1);

describe('drawExchange() and segmentsOf() give what they gave at first', () => {
  test.each([
    [
      1,
      [281842612, 2645258927, 188, 286],
      {
        'syn-ack': [2645258927, 281842613],
        ack: [281842613, 2645258928],
        request: [281842613, 2645258928],
        response: [2645258928, 281842801],
        final: [281842801, 2645259214],
      },
    ],
    [
      2,
      [2309452910, 4114664001, 259, 245],
      {
        'syn-ack': [4114664001, 2309452911],
        ack: [2309452911, 4114664002],
        request: [2309452911, 4114664002],
        response: [4114664002, 2309453170],
        final: [2309453170, 4114664247],
      },
    ],
    [
      3,
      [1413645002, 1805333590, 554, 117],
      {
        'syn-ack': [1805333590, 1413645003],
        ack: [1413645003, 1805333591],
        request: [1413645003, 1805333591],
        response: [1805333591, 1413645557],
        final: [1413645557, 1805333708],
      },
    ],
  ] as const)('for %i', (n, given, right) => {
    const exchange = drawExchange(drawFor('seqack', n));
    const { clientIsn, serverIsn, requestBytes, responseBytes } = exchange;
    expect([clientIsn, serverIsn, requestBytes, responseBytes]).toEqual(given);
    const segments = segmentsOf(exchange);
    for (const [name, numbers] of Object.entries<readonly number[]>(right)) {
      const { sequence, acknowledgment } = segments[name as SegmentName];
      expect([name, sequence, acknowledgment]).toEqual([name, ...numbers]);
    }
  });

  test('with numbers that begin again at 0 in about one of four', () => {
    const wrapped = NUMBERS.filter((n) => {
      const exchange = drawExchange(drawFor('seqack', n));
      const { final } = segmentsOf(exchange);
      return final.sequence < exchange.clientIsn || final.acknowledgment < exchange.serverIsn;
    });
    expect(wrapped.length).toBeGreaterThan(200);
    expect(wrapped.length).toBeLessThan(300);
  });
});

describe('drawAttack() draws what it drew at first', () => {
  test.each([
    [1, { backlog: 256, hold: 75, rate: 200 }, 1.28],
    [2, { backlog: 256, hold: 63, rate: 2 }, { instead: 'never' }],
    [3, { backlog: 128, hold: 63, rate: 5 }, 25.6],
  ] as const)('for %i', (n, given, right) => {
    expect(drawAttack(drawFor('synflood', n))).toEqual(given);
    const [part] = taskOf(backlogFills, n).parts;
    expect(part?.kind === 'number' && part.right).toEqual(right);
  });
});

test('rowsOf() has the states of Figure 6 in RFC 9293, and keeps them where a segment is lost', () => {
  const opening = { opener: 'A', first: 'A', isn: [100, 300] } as const;
  const states = (lost: 'none' | 'second' | 'third') =>
    rowsOf({ ...opening, lost }).map(({ opener, listener }) => `${opener} ${listener}`);
  const first = 'SYN-SENT SYN-RECEIVED';
  const second = 'ESTABLISHED SYN-RECEIVED';
  expect(states('none')).toEqual([first, second, 'ESTABLISHED ESTABLISHED']);
  expect(states('second')).toEqual([first, first]);
  expect(states('third')).toEqual([first, second, second]);
});

test('closingOf() closes as in Figure 12 of RFC 9293, and the end that closes first waits', () => {
  expect(closingOf({ closer: 'A', next: [100, 300] })).toEqual({
    segments: [
      { id: 'first-fin', text: `${wayFrom('A', 'B')}: \`SEQ=100 ACK=300 FIN,ACK\`` },
      { id: 'its-ack', text: `${wayFrom('B', 'A')}: \`SEQ=300 ACK=101 ACK\`` },
      { id: 'second-fin', text: `${wayFrom('B', 'A')}: \`SEQ=300 ACK=101 FIN,ACK\`` },
      { id: 'last-ack', text: `${wayFrom('A', 'B')}: \`SEQ=101 ACK=301 ACK\`` },
    ],
    waits: 'A',
  });
  const closers = NUMBERS.map((n) => drawClose(drawFor('orderly-close', n)).closer);
  expect(new Set(closers)).toEqual(new Set(['A', 'B']));
});

test('closeMistake() names a mistake in every order but one', () => {
  const right = ['first-fin', 'its-ack', 'second-fin', 'last-ack'];
  const orders = permutations(right);
  expect(orders.filter((order) => closeMistake(order) === undefined)).toEqual([right]);
  expect(new Set(orders.map(closeMistake)).size).toBe(4);
});

test('after ten minutes without a cable, both ends of an idle connection are ESTABLISHED', () => {
  const { steps } = runTcp({
    calls: [
      { who: 'server', at: 0, call: 'listen' },
      { who: 'client', at: 0, call: 'open' },
    ],
    link: { delay: 40, cut: { at: 1000 } },
    until: 1000 + 10 * 60_000,
  });
  const { client, server } = steps.at(-1)!.ends;
  expect([client.state, server.state]).toEqual(['ESTABLISHED', 'ESTABLISHED']);
});
