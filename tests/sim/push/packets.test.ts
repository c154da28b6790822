import { expect, test } from 'vitest';
import { concatBytes } from '#protocol/bytes.ts';
import { layerOf, parsePacket } from '#net/packet.ts';
import { captureOf } from '#sim/push/packets.ts';
import { type Technique, TECHNIQUES } from '#sim/push/names.ts';
import { type PushOptions, type PushRun, runPush } from '#sim/push/run.ts';
import { eventsAt, poissonEvents } from '#sim/push/source.ts';
import { expectFlawless, inspect, inspectRecorded } from '../../net/tshark.ts';
import { packetsOf } from './pcap-packets.ts';

/** A busy minute in short: a pair of events, held polls, signs of life, a proxy that cuts and answers 504. */
const OPTIONS: PushOptions = {
  events: eventsAt([2000, 2010, 9000, 14_000, 14_500]),
  delay: 20,
  tls: false,
  period: 4000,
  hold: 7000,
  proxyTimeout: 6000,
  sign: undefined,
  request: 1900,
  response: 203,
  until: 24_000,
  seed: 1,
};
const CALM: PushOptions = { ...OPTIONS, request: 542, proxyTimeout: 60_000, sign: 5000 };

const EXPECTED: Readonly<Record<Technique, string>> = {
  'short-poll': 'http',
  'long-poll': 'http',
  stream: 'http',
  sse: 'http',
  websocket: 'websocket',
};

for (const technique of TECHNIQUES) {
  test(`captureOf() writes ${technique} as tshark reads it`, () => {
    const frames = inspectRecorded(`push-${technique}`, captureOf(runPush(technique, CALM)));
    expectFlawless(frames);
    const methods = frames.flatMap(({ fields }) => fields['http.request.method'] ?? []);
    const { messages } = runPush(technique, CALM);
    const requests = messages.filter(({ kind }) => /poll|open-stream|handshake/.test(kind));
    expect(methods).toHaveLength(requests.length);
    expect(frames.some(({ protocols }) => protocols.includes(EXPECTED[technique]))).toBe(true);
    const opcodes = frames.flatMap(({ fields }) => fields['websocket.opcode'] ?? []).map(Number);
    const sent = messages.filter(({ kind }) => /event|ping|pong|close/.test(kind));
    expect(opcodes).toHaveLength(technique === 'websocket' ? sent.length : 0);
  });

  test(`captureOf() gives tshark nothing to complain of where ${technique} is cut, or busy`, () => {
    const busy = { ...CALM, events: poissonEvents(120, 24_000, 5), delay: 150 };
    for (const options of [OPTIONS, busy]) {
      expectFlawless(inspect(captureOf(runPush(technique, options))) ?? []);
    }
  });

  test(`captureOf() holds all bytes of ${technique}, and nothing else`, () => {
    const run = runPush(technique, OPTIONS);
    const none = () => run.connections.map((): Uint8Array => new Uint8Array());
    const streams = { client: none(), server: none() };
    for (const bytes of packetsOf(captureOf(run))) {
      const packet = parsePacket(bytes);
      expect(packet.findings.filter(({ level }) => level === 'error')).toEqual([]);
      const tcp = layerOf(packet, 'tcp')!.header;
      const side = tcp.destinationPort === 80 ? 'client' : 'server';
      const port = side === 'client' ? tcp.sourcePort : tcp.destinationPort;
      streams[side][port - 49152] = concatBytes(streams[side][port - 49152]!, tcp.payload);
    }
    for (const side of ['client', 'server'] as const) {
      expect(streams[side]).toEqual(sentBy(run, side));
    }
  });
}

test('captureOf() refuses a run whose records were never built', () => {
  expect(() => captureOf(runPush('sse', { ...CALM, tls: true }))).toThrow(RangeError);
});

/** What one side wrote, on each connection. */
function sentBy(run: PushRun, side: 'client' | 'server'): Uint8Array[] {
  return run.connections.map((_, i) =>
    concatBytes(
      ...run.messages
        .filter(({ connection, from }) => connection === i && from === side)
        .map((message) => message.write()),
    ),
  );
}
