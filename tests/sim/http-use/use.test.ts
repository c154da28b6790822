import { describe, expect, test } from 'vitest';
import { type Demand, leavingTimes, type Use, useConnections } from '#sim/http-use/use.ts';
import { type Way, WAYS } from '#sim/http-use/ways.ts';

const DEMAND: Demand = {
  requests: 5,
  rtt: 200,
  work: [0],
  gap: 0,
  rate: Infinity,
  sizes: { request: 0, response: 1000 },
  connections: 6,
  early: false,
};

const use = (way: Way, demand: Partial<Demand> = {}): Use =>
  useConnections({ ...DEMAND, ...demand }, way);
const overlap = ({ connections }: Use) => connections.flatMap(({ both }) => both);

describe('useConnections()', () => {
  // Computed elsewhere.
  test.each([
    [5, 200, { 'one-each': 2000, persistent: 1200, pipelined: 400 }],
    [3, 200, { 'one-each': 1200, persistent: 800, pipelined: 400 }],
    [2, 80, { 'one-each': 320, persistent: 240, pipelined: 160 }],
  ])('takes for %i requests at %i ms what counting round trips gives', (requests, rtt, ends) => {
    for (const [way, end] of Object.entries(ends)) {
      expect(use(way as Way, { requests, rtt }).end, way).toBe(end);
    }
    expect(use('keep-alive', { requests, rtt }).end).toBe(ends.persistent);
    expect(use('streams', { requests, rtt }).end).toBe(ends.pipelined);
    expect(use('several', { requests, rtt }).end).toBe(2 * rtt);
    expect(use('several', { requests, rtt, connections: 1 }).end).toBe(ends.persistent);
  });

  // Computed elsewhere.
  test.each([
    [
      [90, 30, 70, 90],
      [90, 90, 90, 90],
    ],
    [
      [70, 10, 80, 60],
      [70, 70, 80, 80],
    ],
    [
      [40, 80, 20, 70],
      [40, 80, 80, 80],
    ],
  ])('lets pipelined responses of %j leave in order: %j', (work, leaves) => {
    const { exchanges } = use('pipelined', { requests: 4, work });
    expect(exchanges.map(({ response, request }) => response.from - request.to)).toEqual(leaves);
    expect(leavingTimes(work)).toEqual(leaves);
    const streams = use('streams', { requests: 4, work });
    expect(streams.exchanges.map(({ response, request }) => response.from - request.to)).toEqual(
      work,
    );
  });

  test('opens, keeps and closes connections as each way does', () => {
    const counts = WAYS.map((way) => {
      const { connections } = use(way);
      return [connections.length, connections.filter(({ closes }) => closes !== undefined).length];
    });
    expect(counts).toEqual([
      [5, 5],
      [1, 0],
      [1, 0],
      [1, 0],
      [5, 0],
      [1, 0],
    ]);
    const [first, second] = use('one-each').connections;
    expect(first).toMatchObject({ handshake: { from: 0, to: 200 }, closes: 300 });
    expect(second).toMatchObject({ handshake: { from: 400, to: 600 } });
    expect(use('several', { connections: 2 }).connections).toHaveLength(2);
  });

  test('lets what is sent together share the rate', () => {
    // 5 responses of the same length over one link take as long in every way that fills it.
    const { exchanges } = use('streams', { rate: 1, sizes: { request: 0, response: 1000 } });
    const ends = exchanges.map(({ response }) => Math.round(response.to));
    const { length } = exchanges[0]!.messages.response;
    const request = exchanges[0]!.messages.request.length;
    expect(new Set(ends)).toEqual(new Set([200 + 5 * request + 200 + 5 * length]));
    const pipelined = use('pipelined', { rate: 1 }).exchanges[0]!;
    expect(pipelined.response).toEqual({ from: 300 + request, to: 400 + request + length });
  });

  test('never has data under way in both directions where each waits for the other', () => {
    for (const way of ['one-each', 'keep-alive', 'persistent', 'several'] as const) {
      expect(overlap(use(way, { rate: 10, gap: 30, work: [40, 5] })), way).toEqual([]);
    }
  });

  test('has data under way in both directions where requests do not wait', () => {
    for (const way of ['pipelined', 'streams'] as const) {
      const used = use(way, { rate: 10, gap: 320, requests: 2 });
      const [first, second] = used.exchanges;
      // The second request leaves while the first response is on its way, and arrives before it.
      expect(second!.request.from).toBe(320);
      expect(overlap(used)).toEqual([{ from: 320, to: second!.request.to }]);
      expect(first!.response.to).toBeGreaterThan(second!.request.to);
    }
  });

  test('has data under way in both directions of one exchange if the server answers early', () => {
    const upload = { requests: 1, rate: 10, sizes: { request: 20_000, response: 300 } };
    expect(overlap(use('persistent', upload))).toEqual([]);
    const used = use('persistent', { ...upload, early: true });
    const { request, response } = used.exchanges[0]!;
    expect(response.to).toBeLessThan(request.to);
    expect(overlap(used)).toEqual([response]);
    expect(used.end).toBe(request.to);
    // The next request follows once the first is sent.
    const [first, second] = use('persistent', { ...upload, requests: 2, early: true }).exchanges;
    expect(second!.request.from).toBe(first!.request.to);
  });

  test('counts the bytes that it built', () => {
    for (const way of WAYS) {
      const { exchanges, sent, received } = use(way, { sizes: { request: 10, response: 50 } });
      expect(sent).toBe(exchanges.reduce((sum, { messages }) => sum + messages.request.length, 0));
      expect(received).toBe(
        exchanges.reduce((sum, { messages }) => sum + messages.response.length, 0),
      );
    }
  });

  test('tells of each exchange in the order of time', () => {
    for (const way of WAYS) {
      const { exchanges, end } = use(way, { work: [40, 5, 70], gap: 20, rate: 30 });
      for (const { wanted, request, begun, ready, response } of exchanges) {
        expect([
          wanted,
          request.from,
          request.to,
          begun,
          ready,
          response.from,
          response.to,
        ]).toEqual(
          [wanted, request.from, request.to, begun, ready, response.from, response.to].toSorted(
            (a, b) => a - b,
          ),
        );
        expect(response.to).toBeLessThanOrEqual(end);
      }
    }
  });
});
