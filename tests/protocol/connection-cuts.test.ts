/**
 * The engine against itself, with the stream cut everywhere: one conversation is recorded, and each end
 * hears the other again in other pieces. Every output must be the same, byte by byte.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, decodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import type { Output } from '#protocol/connection-output.ts';
import { cutAt, patternBytes } from './any-frame.ts';
import {
  drain,
  exchange,
  makeClient,
  makeServer,
  type Role,
  ROLES,
  sentBy,
  tell,
  tellEvents,
  type TestOptions,
} from './connected.ts';

const OPTIONS: TestOptions = { protocols: ['chat'], policy: { subprotocols: ['chat'] } };

const make = (role: Role) => (role === 'client' ? makeClient(OPTIONS) : makeServer(OPTIONS));

/** All that both ends put out in a conversation that uses everything there is. */
function converse(): Record<Role, Output[]> {
  const pair = { client: makeClient(OPTIONS), server: makeServer(OPTIONS) };
  const outputs: Record<Role, Output[]> = { client: [], server: [] };
  const hear = () => {
    const more = exchange(pair);
    for (const role of ROLES) outputs[role].push(...more[role]);
  };
  pair.client.open();
  pair.server.open();
  hear();
  for (const role of ROLES) {
    pair[role].sendText('Hello, 你好', [4, 8, 8]);
    pair[role].ping(encodeUtf8('?'));
    pair[role].sendBinary(patternBytes(300), [126]);
    hear();
    pair[role].startMessage('text', decodeHex('f0 9f'));
    pair[role].ping();
    pair[role].pong(encodeUtf8('!'));
    pair[role].continueMessage(decodeHex('98'));
    pair[role].finishMessage(decodeHex('80'));
    pair[role].sendText('');
    hear();
  }
  pair.server.startMessage('binary', Uint8Array.of(1));
  pair.client.close(4000, 'enough 够了');
  hear();
  return outputs;
}

const said = converse();

/** One end hears again what it was told, in pieces. */
function hearAgain(role: Role, pieces: readonly Uint8Array[]): Output[] {
  const connection = make(role);
  connection.open();
  const outputs = drain(connection);
  for (const piece of pieces) {
    connection.receive(piece);
    outputs.push(...drain(connection));
  }
  connection.receiveEnd();
  return [...outputs, ...drain(connection)];
}

test('the conversation goes through, with everything answered', () => {
  const told = tellEvents(said.server);
  expect(told.filter((it) => /^(?:text|binary|ping|pong|opened|close)/.test(it))).toEqual([
    'opened chat',
    'text Hello, 你好',
    'ping 3f',
    expect.stringMatching(/^binary 00 1f/),
    'ping ',
    'pong 21 answers 0',
    'text 😀',
    'text ',
    'pong 3f answers 1',
    'pong  answers 1',
    'close 4000 enough 够了',
    'closed 4000 cleanly',
  ]);
});

describe.each(ROLES)('what a %s makes of it does not depend on', (role) => {
  const stream = concatBytes(...sentBy(said[role === 'client' ? 'server' : 'client']));
  const whole = hearAgain(role, [stream]);

  test('one cut, at any byte', () => {
    expect(whole.length).toBeGreaterThan(30);
    for (let place = 0; place <= stream.length; place++) {
      expect(hearAgain(role, cutAt(stream, [place]))).toEqual(whole);
    }
  });

  test('a cut behind every byte', () => {
    expect(
      hearAgain(
        role,
        Array.from(stream, (byte) => Uint8Array.of(byte)),
      ),
    ).toEqual(whole);
  });

  test('cuts at random', () => {
    const anyPlaces = fc.array(fc.nat(stream.length), { maxLength: 30 });
    fc.assert(
      fc.property(anyPlaces, (places) => {
        expect(hearAgain(role, cutAt(stream, places))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });
});

test('a stream that ends anywhere leaves both ends closed, and nothing half said', () => {
  for (const role of ROLES) {
    const stream = concatBytes(...sentBy(said[role === 'client' ? 'server' : 'client']));
    const whole = tellEvents(hearAgain(role, [stream])).slice(0, -1);
    for (let length = 0; length < stream.length; length++) {
      const told = tellEvents(hearAgain(role, [stream.subarray(0, length)]));
      expect(told.slice(0, -1)).toEqual(whole.slice(0, told.length - 1));
      expect(told.at(-1)).toBe('closed 1006 not cleanly');
    }
  }
});

test('interim responses change nothing but where all else lies, wherever they are cut', () => {
  const answers = concatBytes(...sentBy(said.server));
  const head = (status: string) => encodeUtf8(`HTTP/1.1 ${status}\r\nServer: x\r\n\r\n`);
  const interims = concatBytes(head('100 Continue'), head('103 Early Hints'));
  const stream = concatBytes(interims, answers);
  const isInterim = (output: Output) =>
    output.type === 'received' && output.offset < interims.length;
  const moved = (output: Output) =>
    output.type === 'received' || output.type === 'message'
      ? { ...output, offset: output.offset + interims.length }
      : output;
  const expected = hearAgain('client', [answers]).map(moved);
  for (let place = 0; place <= interims.length + 200; place++) {
    const outputs = hearAgain('client', cutAt(stream, [place]));
    expect(outputs.filter(isInterim).map(tell)).toEqual(['received response', 'received response']);
    expect(outputs.filter((output) => !isInterim(output))).toEqual(expected);
  }
});
