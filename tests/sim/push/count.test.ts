import { describe, expect, test } from 'vitest';
import { countOf } from '#sim/push/count.ts';
import { captureOf } from '#sim/push/packets.ts';
import { type Technique, TECHNIQUES } from '#sim/push/names.ts';
import { type PushOptions, runPush } from '#sim/push/run.ts';
import { eventsAt, poissonEvents } from '#sim/push/source.ts';
import { packetsOf } from './pcap-packets.ts';

/** Five silent minutes, polled every second. */
const COST: PushOptions = {
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
const CHAT: PushOptions = {
  ...COST,
  events: poissonEvents(60, 120_000, 2),
  delay: 75,
  period: 2000,
  request: 870,
  response: 354,
  until: 120_000,
};
const IMPATIENT: PushOptions = {
  ...COST,
  events: poissonEvents(2, 300_000, 4),
  period: 15_000,
  proxyTimeout: 10_000,
  sign: undefined,
  request: 2000,
};
const SETTINGS = { COST, CHAT, IMPATIENT };

describe('by hand', () => {
  /** Bytes up and down in {@link COST}, from the lengths of the messages. */
  const expected: Readonly<Record<Technique, readonly [up: number, down: number]>> = {
    'short-poll': [300 * 542, 300 * 203],
    // A poll every 30 s and a round trip of 40 ms, beginning at 40 ms; the tenth is not answered.
    'long-poll': [10 * 542, 9 * 203],
    // Request; head of the response; ten chunks `1`, line end, line feed, line end.
    stream: [548, 259 + 10 * 6],
    // Head with a chunk of `retry: 3000` and two line feeds; ten chunks of a comment of 3 bytes.
    sse: [575, 256 + 3 + 13 + 2 + 10 * 8],
    // Handshake; ten times a Pong of 2 + 4 and a Ping of 2; Close of 2 + 4 + 2 and of 2 + 2.
    websocket: [660 + 10 * 6 + 8, 305 + 10 * 2 + 4],
  };
  for (const technique of TECHNIQUES) {
    test(`countOf() counts five silent minutes of ${technique}`, () => {
      const { up, down } = countOf(runPush(technique, COST), 'messages');
      expect([up, down]).toEqual(expected[technique]);
    });
  }

  test('countOf() comes to 223,500 bytes in 300 requests for short polling', () => {
    const { up, down, requests, connections } = countOf(runPush('short-poll', COST), 'messages');
    expect([requests, up + down, connections]).toEqual([300, 223_500, 1]);
  });

  test('countOf() adds TCP and IP to that: 52 for a SYN, 40 for all others', () => {
    const { up, down } = countOf(runPush('short-poll', COST), 'tcp');
    // Up: SYN; an acknowledgment of SYN, of each answer and of the last FIN; polls; FIN.
    expect(up).toBe(300 * 542 + 52 + 40 * (1 + 300 + 1 + 300 + 1));
    // Down: SYN; answers, which acknowledge the polls; FIN, which acknowledges the other.
    expect(down).toBe(300 * 203 + 52 + 40 * (300 + 1));
  });

  test('countOf() adds TLS: 22 around each record, a handshake, an alert at the end', () => {
    const { up, down, sums } = countOf(runPush('short-poll', { ...COST, tls: true }), 'tls');
    // Up: its acknowledgment, two flights, polls, acknowledgments of answers, alert and FIN, the last one.
    const segments = 1 + 2 + 300 + 300 + 2 + 1;
    expect(up).toBe(300 * (542 + 22) + (201 + 58) + 24 + 52 + 40 * segments);
    // Down: a flight, answers, alert and FIN.
    expect(down).toBe(300 * (203 + 22) + (95 + 679) + 24 + 52 + 40 * (1 + 300 + 2));
    expect(sums.find(({ what }) => what === 'tls-handshake')?.total).toBe(201 + 58);
  });
});

describe('from the bytes', () => {
  for (const [name, options] of Object.entries(SETTINGS)) {
    for (const technique of TECHNIQUES) {
      test(`countOf() adds up what ${technique} wrote in ${name}`, () => {
        const run = runPush(technique, options);
        const { up, down, sums } = countOf(run, 'messages');
        const written = { client: 0, server: 0 };
        for (const message of run.messages) written[message.from] += message.write().length;
        expect({ client: up, server: down }).toEqual(written);
        expect(sums.reduce((sum, { times }) => sum + times, 0)).toBe(run.messages.length);
      });

      test(`countOf() adds up the packets of ${technique} in ${name}`, () => {
        const run = runPush(technique, options);
        const { up, down } = countOf(run, 'tcp');
        const total = { client: 0, server: 0 };
        for (const bytes of packetsOf(captureOf(run))) {
          const view = new DataView(bytes.buffer, bytes.byteOffset);
          // Of IPv4: the total length, and the last byte of the source.
          total[bytes[29] === 1 ? 'client' : 'server'] += view.getUint16(16);
        }
        expect({ client: up, server: down }).toEqual(total);
      });
    }
  }
});

test('countOf() tells how events fared', () => {
  const events = eventsAt([2000, 2010, 9999]);
  const run = runPush('long-poll', { ...COST, events, until: 10_000 });
  expect(countOf(run, 'messages')).toMatchObject({
    delivered: 3,
    stillWaiting: 0,
    waited: 1,
    together: 0,
    meanDelay: 30,
    worstDelay: 50,
  });
  const late = runPush('short-poll', { ...COST, events, until: 10_000, period: 5000 });
  expect(countOf(late, 'messages')).toMatchObject({ delivered: 2, stillWaiting: 1, together: 2 });
  expect(countOf(runPush('sse', COST), 'messages').meanDelay).toBeUndefined();
});

test('countOf() tells what became of connections', () => {
  const run = runPush('sse', { ...COST, sign: undefined, proxyTimeout: 10_000, until: 60_000 });
  // Cut 10 s after the head; told after 20 ms; 3 s of waiting; 40 ms to open and 20 ms to the server.
  expect(countOf(run, 'messages')).toMatchObject({
    connections: 5,
    cut: 4,
    mostOpen: 1,
    requests: 5,
  });
  const opened = run.connections.map((connection) => connection.opened);
  expect(opened).toEqual([0, 1, 2, 3, 4].map((n) => n * (60 + 10_000 + 20 + 3000)));
  const polled = runPush('long-poll', { ...COST, proxyTimeout: 10_000, until: 25_000 });
  expect(countOf(polled, 'messages')).toMatchObject({ unanswered: 2, cut: 0, openTime: 25_000 });
});
