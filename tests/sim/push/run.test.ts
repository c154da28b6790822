import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeHex } from '#protocol/bytes.ts';
import { FrameReader } from '#protocol/frame-reader.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { checkRequest } from '#protocol/handshake/request.ts';
import { checkResponse } from '#protocol/handshake/response.ts';
import type { Message } from '#sim/push/path.ts';
import { TECHNIQUES } from '#sim/push/names.ts';
import { seededRandom } from '#sim/random.ts';
import { type PushOptions, runPush } from '#sim/push/run.ts';
import { eventsAt, poissonEvents } from '#sim/push/source.ts';

const OPTIONS: PushOptions = {
  events: [],
  delay: 20,
  tls: false,
  period: 1000,
  hold: 30_000,
  proxyTimeout: 60_000,
  sign: 30_000,
  request: 542,
  response: 203,
  until: 300_000,
  seed: 1,
};

const textOf = (message: Message) => decodeUtf8(message.write())!;
const delays = (options: PushOptions, technique: (typeof TECHNIQUES)[number]) =>
  runPush(technique, options).deliveries.map(({ event, arrived }) => arrived - event.at);

describe('short polling', () => {
  const polls: readonly [
    period: number,
    request: number,
    response: number,
    minutes: number,
    times: number,
  ][] = [
    [5, 870, 354, 10, 120],
    [1, 542, 203, 5, 300],
    [2, 361, 307, 30, 900],
  ];
  for (const [period, request, response, minutes, times] of polls) {
    test(`runPush() polls ${times} times in ${minutes} minutes, with ${request} and ${response} bytes`, () => {
      const { messages } = runPush('short-poll', {
        ...OPTIONS,
        period: period * 1000,
        request,
        response,
        until: minutes * 60_000,
      });
      const lengths = messages.map((message) => message.write().length);
      expect(messages).toHaveLength(2 * times);
      expect(lengths.reduce((sum, length) => sum + length)).toBe(times * (request + response));
    });
  }

  test('runPush() lets an event wait for the next poll, and tells several at once', () => {
    const run = runPush('short-poll', {
      ...OPTIONS,
      events: eventsAt([2021, 2500, 2900]),
      until: 5000,
    });
    expect(run.deliveries.map(({ left, arrived, together }) => [left, arrived, together])).toEqual([
      [3020, 3040, 3],
      [3020, 3040, 3],
      [3020, 3040, 3],
    ]);
    expect(run.mayPush).toEqual([]);
  });

  test('runPush() does not ask again before it was answered', () => {
    const { messages } = runPush('short-poll', {
      ...OPTIONS,
      delay: 400,
      period: 500,
      until: 4000,
    });
    const polls = messages.filter(({ kind }) => kind === 'poll');
    // Opened for 800 ms, then 800 ms to an answer: every other tick.
    expect(polls.map(({ at }) => at)).toEqual([800, 2000, 3000]);
  });
});

describe('long polling', () => {
  const pairs: readonly [first: number, second: number, delay: number][] = [
    [2000, 2010, 50],
    [1400, 1420, 40],
    [1600, 1610, 50],
  ];
  for (const [first, second, delay] of pairs) {
    test(`runPush() tells events at ${first} and ${second} ms after 20 and ${delay} ms`, () => {
      expect(delays({ ...OPTIONS, events: eventsAt([first, second]) }, 'long-poll')).toEqual([
        20,
        delay,
      ]);
    });
  }

  test('runPush() needs three journeys at worst, and less than half that on average', () => {
    const all = delays({ ...OPTIONS, events: poissonEvents(20, 300_000, 3) }, 'long-poll');
    expect(Math.max(...all)).toBeLessThanOrEqual(60);
    expect(Math.max(...all)).toBeGreaterThan(40);
  });

  test('runPush() answers a poll that was held long enough, and is asked at once', () => {
    const { messages } = runPush('long-poll', { ...OPTIONS, until: 61_000 });
    const told = messages.map(({ kind, at }) => [kind, at]);
    expect(told).toEqual([
      ['poll', 40],
      ['nothing', 30_060],
      ['poll', 30_080],
      ['nothing', 60_100],
      ['poll', 60_120],
    ]);
  });

  test('runPush() waits 1, 2, 4 seconds after each 504 of an impatient proxy', () => {
    const { messages } = runPush('long-poll', { ...OPTIONS, proxyTimeout: 10_000, until: 50_000 });
    const told = messages.map(({ kind, at }) => [kind, at]);
    expect(told.slice(0, 6)).toEqual([
      ['poll', 40],
      ['gateway-timeout', 10_060],
      ['poll', 11_080],
      ['gateway-timeout', 21_100],
      ['poll', 23_120],
      ['gateway-timeout', 33_140],
    ]);
    expect(textOf(messages[1]!)).toMatch(/^HTTP\/1\.1 504 /);
  });
});

describe('responses that do not end', () => {
  const events = eventsAt([2000, 2010, 15_000]);

  test('runPush() tells each event after one journey', () => {
    for (const technique of ['stream', 'sse', 'websocket'] as const) {
      expect(delays({ ...OPTIONS, events }, technique), technique).toEqual([20, 20, 20]);
    }
  });

  test('runPush() comes back after a cut, as each client does, and names what it has', () => {
    const cut = {
      ...OPTIONS,
      sign: undefined,
      proxyTimeout: 10_000,
      events: eventsAt([2000, 14_000]),
    };
    const opened = (technique: 'stream' | 'sse' | 'websocket') =>
      runPush(technique, { ...cut, until: 20_000 }).messages.filter(
        ({ kind }) => kind === 'open-stream' || kind === 'handshake',
      );
    // Cut at 12 s; the page learns 20 ms later, waits 1 or 3 s, and opens a connection in 40 ms.
    expect(opened('stream').map(({ at }) => at)).toEqual([40, 13_060]);
    expect(opened('sse').map(({ at }) => at)).toEqual([40, 15_060]);
    expect(opened('websocket').map(({ at }) => at)).toEqual([40, 13_060]);
    expect(textOf(opened('sse')[0]!)).not.toContain('Last-Event-ID');
    expect(textOf(opened('sse')[1]!)).toContain('\r\nLast-Event-ID: 000001\r\n');
    expect(textOf(opened('websocket')[1]!)).toMatch(/^GET \/socket\?after=000001 /);
    expect(delays({ ...cut, until: 20_000 }, 'sse')).toEqual([20, 1100]);
  });

  test('runPush() writes a stream of events as an EventSource reads it', () => {
    const { messages } = runPush('sse', { ...OPTIONS, events: eventsAt([2000]) });
    const body = messages
      .filter(({ from }) => from === 'server')
      .map(textOf)
      .join('');
    expect(body).toContain('\r\nContent-Type: text/event-stream\r\n');
    expect(body.slice(body.indexOf('\r\n\r\n') + 4)).toMatch(
      /^d\r\nretry: 3000\n\n\r\n2a\r\nid: 000001\ndata: Your login is confirmed\n\n\r\n(?:3\r\n:\n\n\r\n){10}$/,
    );
  });

  test('runPush() opens a WebSocket that both ends accept, and closes it', () => {
    const { messages } = runPush('websocket', { ...OPTIONS, events });
    const [request, response, ...frames] = messages;
    const head = parseHead(request!.write(), 'request');
    const { answer, accepted } = checkRequest(head);
    expect(answer).toHaveProperty('status', 101);
    const answered = parseHead(response!.write(), 'response');
    expect(checkResponse(answered, { key: accepted!.key }, { browser: true }).outcome).toBe('open');
    for (const side of ['client', 'server'] as const) {
      const reader = new FrameReader({ receiver: side === 'client' ? 'server' : 'client' });
      for (const message of frames) if (message.from === side) reader.feed(message.write());
      const codes = [];
      for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
        codes.push(frame.opcode);
      }
      expect(codes.at(-1)).toBe(8);
      expect(codes.filter((code) => code === (side === 'client' ? 10 : 9))).toHaveLength(10);
    }
  });

  test('runPush() sends 80 bytes of Ping and Pong in five minutes', () => {
    const { messages } = runPush('websocket', OPTIONS);
    const signs = messages.filter(({ kind }) => kind === 'ping' || kind === 'pong');
    expect(signs.map((message) => message.write().length).reduce((a, b) => a + b)).toBe(80);
    expect(encodeHex(signs[0]!.write())).toBe('89 00');
    expect(encodeHex(signs[1]!.write()).slice(0, 5)).toBe('8a 80');
  });
});

describe('every technique, whatever is set', () => {
  const random = seededRandom(7);
  const settings = Array.from({ length: 20 }, (_, i): PushOptions => {
    const seconds = (low: number, high: number) => 1000 * random.int(low, high);
    const until = seconds(10, 200);
    return {
      events: poissonEvents(random.int(0, 60), until, i),
      delay: random.int(1, 500),
      tls: i % 4 === 0,
      period: seconds(1, 30),
      hold: seconds(5, 60),
      proxyTimeout: i % 5 === 0 ? undefined : seconds(5, 60),
      sign: i % 3 === 0 ? undefined : seconds(5, 60),
      request: random.int(214, 4000),
      response: random.int(122, 2000),
      until,
      seed: i,
    };
  });

  test('runPush() says of each message the length of its bytes', () => {
    for (const options of settings) {
      for (const technique of TECHNIQUES) {
        const { messages } = runPush(technique, options);
        const wrong = messages.filter((message) => message.write().length !== message.size);
        expect(wrong, technique).toEqual([]);
      }
    }
  });

  test('runPush() tells every event once, in order, and none before it happened', () => {
    for (const options of settings) {
      for (const technique of TECHNIQUES) {
        const { deliveries, messages } = runPush(technique, options);
        const ids = deliveries.map(({ event }) => event.id);
        expect(ids).toEqual(ids.map((_, i) => i + 1));
        expect(messages.flatMap(({ events }) => events)).toEqual(ids);
        expect(deliveries.every(({ event, left }) => left >= event.at)).toBe(true);
      }
    }
  });

  test('runPush() sends nothing before a connection is open, nor behind its end', () => {
    for (const options of settings) {
      for (const technique of TECHNIQUES) {
        const { messages, connections } = runPush(technique, options);
        for (const { at, from, connection } of messages) {
          const { opened, ready, ended } = connections[connection]!;
          expect(ready - opened).toBe(options.delay * (options.tls ? 4 : 2));
          expect(at).toBeGreaterThanOrEqual(ready);
          expect(at).toBeLessThanOrEqual(ended.at + (from === ended.by ? 0 : options.delay));
        }
      }
    }
  });
});
