import { afterEach, describe, expect, test, vi } from 'vitest';
import { concatBytes, decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import type { Output } from '#protocol/connection-output.ts';
import { READY_STATES, TRANSITIONS } from '#protocol/connection-state.ts';
import { Connection } from '#protocol/connection.ts';
import { MessageReader } from '#protocol/message.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import {
  drain,
  exchange,
  fromPeer,
  makeClient,
  makeServer,
  openPair,
  type Role,
  ROLES,
  sampleRandom,
  sentBy,
  tell,
  tellEvents,
  type TestOptions,
} from './connected.ts';

// RFC 6455 §1.3
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const lines = (...text: string[]) => encodeUtf8([...text, '', ''].join('\r\n'));
const REQUEST = lines(
  'GET /chat HTTP/1.1',
  'Host: server.example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
);
const RESPONSE = lines(
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Accept: ${ACCEPT}`,
);

const told = (connection: Connection) => drain(connection).map(tell);
const of = <Type extends Output['type']>(outputs: readonly Output[], type: Type) =>
  outputs.filter((output): output is Extract<Output, { type: Type }> => output.type === type);

function feed(connection: Connection, ...pieces: Uint8Array[]): string[] {
  return pieces.flatMap((piece) => {
    connection.receive(piece);
    return told(connection);
  });
}

/** One end, open, with nothing in its outbox. */
const opened = (role: Role, options?: TestOptions) => openPair(options)[role];
/** An end that has said the first word and waits for the other's. */
function begun(role: Role, options?: TestOptions): Connection {
  const connection = role === 'client' ? makeClient(options) : makeServer(options);
  connection.open();
  drain(connection);
  return connection;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('Connection opening', () => {
  test('client asks, server answers, both are open', () => {
    const pair = { client: makeClient(), server: makeServer() };
    pair.client.open();
    pair.server.open();
    const { client, server } = exchange(pair);
    expect(client.map(tell)).toEqual([
      'set-timer opening',
      'send request',
      'received response',
      'CONNECTING to OPEN by response-accepted',
      'clear-timer opening',
      'opened',
    ]);
    expect(server.map(tell)).toEqual([
      'set-timer opening',
      'received request',
      'send response',
      'CONNECTING to OPEN by response-sent',
      'clear-timer opening',
      'opened',
    ]);
    expect(decodeUtf8(sentBy(client)[0]!)).toContain(
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
    );
    expect(decodeUtf8(sentBy(server)[0]!)).toContain(`Sec-WebSocket-Accept: ${ACCEPT}\r\n`);
    expect(of(server, 'received')[0]).toMatchObject({
      offset: 0,
      length: sentBy(client)[0]!.length,
    });
  });

  test('agrees on a subprotocol', () => {
    const options = { protocols: ['chat', 'superchat'], policy: { subprotocols: ['superchat'] } };
    const pair = { client: makeClient(options), server: makeServer(options) };
    pair.client.open();
    pair.server.open();
    const { client, server } = exchange(pair);
    expect(of(client, 'opened')[0]?.protocol).toBe('superchat');
    expect(of(server, 'opened')[0]?.protocol).toBe('superchat');
  });

  test('draws 16 bytes for the key and 4 for each frame', () => {
    const drawn: number[] = [];
    const random = (count: number) => {
      drawn.push(count);
      return sampleRandom(count);
    };
    const request = { target: '/', host: 'a' };
    const client = new Connection({ role: 'client', random, request });
    client.open();
    client.receive(RESPONSE);
    drain(client);
    client.sendText('Hello', [1, 2]);
    client.ping();
    client.close();
    expect(drawn).toEqual([16, 4, 4, 4, 4, 4]);
  });

  test('client reads frames that come in one piece with the answer', () => {
    const events = feed(begun('client'), concatBytes(RESPONSE, decodeHex('81 01 41 89 00')));
    expect(events.slice(-6)).toEqual([
      'opened',
      'received text A',
      'text A',
      'received ping',
      'ping ',
      'send pong',
    ]);
  });

  test('server reads frames that came too early, in one piece with the request', () => {
    const early = concatBytes(REQUEST, ...fromPeer('server', '81 01 41'));
    expect(feed(begun('server'), early).slice(-3)).toEqual(['opened', 'received text A', 'text A']);
  });

  test('counts what is received from the first byte of the head', () => {
    const client = begun('client');
    client.receive(concatBytes(RESPONSE, decodeHex('01 01 41 89 00 80 01 42')));
    const outputs = drain(client);
    const start = RESPONSE.length;
    const places = of(outputs, 'received').map(({ offset, length }) => [offset - start, length]);
    expect(places.slice(1)).toEqual([
      [0, 3],
      [3, 2],
      [5, 3],
    ]);
    expect(of(outputs, 'message')[0]).toMatchObject({ offset: start, frames: 2 });
    client.receive(decodeHex('81 00 83 00'));
    const later = drain(client);
    expect(of(later, 'message')[0]).toMatchObject({ offset: start + 8, frames: 1 });
    expect(of(later, 'failed')[0]).toMatchObject({ offset: start + 10 });
  });

  test.each([
    ['is not 101', lines('HTTP/1.1 200 OK', 'Content-Length: 2'), 'received response'],
    [
      'answers another key',
      lines(...decodeUtf8(RESPONSE)!.replace('s3p', 'S3p').trim().split('\r\n')),
      'received response',
    ],
    ['is no HTTP', encodeUtf8('SSH-2.0-OpenSSH_9.2p1\r\n'), undefined],
  ])('client fails when the answer %s', (_, answer, received) => {
    const client = begun('client');
    const events = feed(client, concatBytes(answer, decodeHex('81 01 41')));
    expect(events.filter((event) => !event.startsWith('failed'))).toEqual([
      ...(received === undefined ? [] : [received]),
      'end',
      'CONNECTING to CLOSED by handshake-failed',
      'clear-timer opening',
      'set-timer closing',
      'closed 1006 not cleanly',
    ]);
    expect(events.filter((event) => event.startsWith('failed'))).toHaveLength(1);
    expect(feed(client, decodeHex('81 01 41'))).toEqual([]);
    client.receiveEnd();
    expect(told(client)).toEqual(['clear-timer closing']);
  });

  test.each([
    ['has no key', lines(...decodeUtf8(REQUEST)!.trim().split('\r\n').toSpliced(4, 1)), 400],
    ['is no upgrade', lines('GET / HTTP/1.1', 'Host: a'), 426],
    ['is no HTTP', encodeUtf8('\x16\x03\x01\x00\r\n'), 400],
    ['is too long', lines('GET / HTTP/1.1', 'Host: a', `X: ${'x'.repeat(2000)}`), 431],
  ])('server answers when the request %s, and ends TCP', (_, request, status) => {
    const server = begun('server', { limits: { head: { maxLength: 1000 } } });
    server.receive(request);
    const outputs = drain(server);
    expect(of(outputs, 'send').map(({ what }) => what)).toEqual([{ kind: 'response', status }]);
    expect(decodeUtf8(sentBy(outputs)[0]!)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(of(outputs, 'failed')[0]).toMatchObject({ closeCode: undefined });
    expect(outputs.map(tell).slice(-5)).toEqual([
      'end',
      'CONNECTING to CLOSED by handshake-failed',
      'clear-timer opening',
      'set-timer closing',
      'closed 1006 not cleanly',
    ]);
  });

  test('a peer that does not end TCP after a failed handshake is dropped', () => {
    const client = begun('client');
    feed(client, lines('HTTP/1.1 404 Not Found'));
    client.timeout('closing');
    expect(told(client)).toEqual(['abort']);
  });

  test.each(ROLES)('a %s does not wait for ever', (role) => {
    const connection = begun(role, { timeouts: { opening: 300 } });
    connection.timeout('opening');
    expect(told(connection)).toEqual([
      'abort',
      'CONNECTING to CLOSED by opening-timeout',
      'closed 1006 not cleanly',
    ]);
  });

  test.each(ROLES)('a %s that closes before it is open gives up', (role) => {
    const connection = begun(role);
    connection.close(1000);
    expect(told(connection)).toEqual([
      'end',
      'CONNECTING to CLOSED by given-up',
      'clear-timer opening',
      'set-timer closing',
      'closed 1006 not cleanly',
    ]);
    expect(feed(connection, role === 'client' ? RESPONSE : REQUEST)).toEqual([]);
  });

  test('a client can give up before TCP is connected', () => {
    const client = makeClient();
    client.close();
    expect(told(client)).toEqual([
      'abort',
      'CONNECTING to CLOSED by given-up',
      'closed 1006 not cleanly',
    ]);
  });

  test('TCP may never be connected, or end in the middle of a head', () => {
    const refused = makeClient();
    refused.lost();
    const closed = ['CONNECTING to CLOSED by transport-closed', 'closed 1006 not cleanly'];
    expect(told(refused)).toEqual(closed);
    const ended = begun('client');
    ended.receive(RESPONSE.subarray(0, 40));
    ended.receiveEnd();
    expect(told(ended)).toEqual(['end', 'clear-timer opening', ...closed]);
  });

  test('TCP may end behind the request: that is answered first', () => {
    const server = begun('server');
    server.receive(REQUEST);
    server.receiveEnd();
    const events = told(server);
    expect(events).toContain('opened');
    expect(events.slice(-3)).toEqual([
      'end',
      'OPEN to CLOSED by transport-closed',
      'closed 1006 not cleanly',
    ]);
  });
});

describe('Connection sending', () => {
  // RFC 6455 §5.7
  test.each([
    ['server' as const, ['81 05 48 65 6c 6c 6f', '01 03 48 65 6c', '80 02 6c 6f']],
    [
      'client' as const,
      ['81 85 37 fa 21 3d 7f 9f 4d 51 58', '01 83 37 fa 21 3d 7f 9f 4d', '80 82 37 fa 21 3d 5b 95'],
    ],
  ])('%s sends the examples of the RFC', (role, frames) => {
    const connection = opened(role);
    connection.sendText('Hello');
    connection.sendText('Hello', [3]);
    expect(sentBy(drain(connection)).map((bytes) => encodeHex(bytes))).toEqual(frames);
  });

  test('says of each frame what it is and where it lies among all that was sent', () => {
    const client = makeClient();
    client.open();
    const head = sentBy(drain(client))[0]!.length;
    client.receive(RESPONSE);
    drain(client);
    client.sendBinary(Uint8Array.of(1, 2, 3), [1]);
    expect(drain(client)).toMatchObject([
      { type: 'send', offset: head, what: { kind: 'frame', frame: { opcode: 2, fin: false } } },
      {
        type: 'send',
        offset: head + 7,
        what: { frame: { opcode: 0, fin: true, payload: Uint8Array.of(2, 3), headerLength: 6 } },
      },
    ]);
  });

  test('a message can be sent while it is made, with control frames between', () => {
    const { client, server } = openPair();
    client.startMessage('text', decodeHex('e4 bd'));
    client.ping(encodeUtf8('?'));
    client.continueMessage(decodeHex('a0'));
    client.pong();
    client.finishMessage();
    sentBy(drain(client)).forEach((bytes) => server.receive(bytes));
    expect(tellEvents(drain(server))).toEqual([
      'ping 3f',
      'send pong 3f',
      'pong  answers 0',
      'text 你',
    ]);
  });

  test('a message inside another is refused, and does no harm', () => {
    const server = opened('server');
    server.startMessage('binary', Uint8Array.of(1));
    for (const attempt of [
      () => server.sendText('A'),
      () => server.sendBinary(Uint8Array.of(1)),
      () => server.startMessage('text', new Uint8Array()),
    ]) {
      expect(attempt).toThrow('inside another');
    }
    server.finishMessage(Uint8Array.of(2));
    expect(told(server)).toEqual(['send binary… 01', 'send continuation 02']);
  });

  test.each(['CONNECTING', 'CLOSING', 'CLOSED'] as const)(
    'nothing can be sent in state %s',
    (state) => {
      const client = state === 'CONNECTING' ? begun('client') : opened('client');
      if (state === 'CLOSING') client.close();
      if (state === 'CLOSED') client.lost();
      drain(client);
      expect(client.state).toBe(state);
      for (const attempt of [
        () => client.sendText('A'),
        () => client.sendBinary(Uint8Array.of(1)),
        () => client.startMessage('text', new Uint8Array()),
        () => client.continueMessage(new Uint8Array()),
        () => client.finishMessage(),
        () => client.ping(),
        () => client.pong(),
      ]) {
        expect(attempt).toThrow(new Error(`Cannot send in state ${state}`));
      }
      expect(told(client)).toEqual([]);
    },
  );

  test('what has the wrong kind is refused', () => {
    const server = opened('server');
    expect(() => server.sendText(Uint8Array.of(1) as never)).toThrow(TypeError);
    expect(() => server.sendBinary('A' as never)).toThrow(TypeError);
    expect(() => server.startMessage('text', 'A' as never)).toThrow(TypeError);
    expect(() => server.ping('A' as never)).toThrow(TypeError);
    expect(() => server.ping(new Uint8Array(126))).toThrow(RangeError);
    expect(told(server)).toEqual([]);
  });
});

describe('Connection and Pings', () => {
  test('knows which of its Pings a Pong answers', () => {
    const server = opened('server');
    for (const byte of [1, 2, 3]) server.ping(Uint8Array.of(byte));
    drain(server);
    const pongs = fromPeer('server', '8a 01 02 8a 01 01 8a 01 03');
    expect(tellEvents(pongs.flatMap((pong) => (server.receive(pong), drain(server))))).toEqual([
      'pong 02 answers 2',
      'pong 01 answers 0',
      'pong 03 answers 1',
    ]);
  });

  test('asks again and again whether the peer is there, and drops it when it is silent', () => {
    const server = opened('server', { timeouts: { pingInterval: 20, pongDeadline: 30 } });
    server.timeout('ping');
    expect(told(server)).toEqual(['set-timer pong', 'set-timer ping', 'send ping 00 00 00 01']);
    expect(feed(server, ...fromPeer('server', '8a 04 00 00 00 01')).slice(1)).toEqual([
      'clear-timer pong',
      'pong 00 00 00 01 answers 1',
    ]);
    server.timeout('ping');
    server.timeout('ping');
    drain(server);
    server.timeout('pong');
    expect(told(server)).toEqual([
      'abort',
      'clear-timer ping',
      'OPEN to CLOSED by pong-timeout',
      'closed 1006 not cleanly',
    ]);
  });

  test('stops asking when it closes', () => {
    const server = opened('server', { timeouts: { pingInterval: 20, pongDeadline: 30 } });
    server.timeout('ping');
    server.close();
    expect(told(server).slice(-3)).toEqual([
      'clear-timer ping',
      'clear-timer pong',
      'set-timer closing',
    ]);
    server.timeout('ping');
    server.timeout('pong');
    expect(told(server)).toEqual([]);
  });
});

describe('Connection closing', () => {
  test.each(ROLES)(
    'begun by the %s: the server ends TCP first, the client waits for that',
    (role) => {
      const pair = openPair();
      pair[role].close(1000, 'bye');
      const { client, server } = exchange(pair);
      expect(client.map(tell).filter((it) => !it.startsWith('received'))).toEqual([
        ...(role === 'client'
          ? [
              'send close 1000 bye',
              'OPEN to CLOSING by close-sent',
              'set-timer closing',
              'close 1000',
            ]
          : [
              'close 1000 bye',
              'OPEN to CLOSING by close-received',
              'set-timer closing',
              'send close 1000',
            ]),
        'end',
        'clear-timer closing',
        'CLOSING to CLOSED by transport-closed',
        'closed 1000 cleanly',
      ]);
      expect(server.map(tell).filter((it) => !it.startsWith('received'))).toEqual([
        ...(role === 'server'
          ? [
              'send close 1000 bye',
              'OPEN to CLOSING by close-sent',
              'set-timer closing',
              'close 1000',
            ]
          : [
              'close 1000 bye',
              'OPEN to CLOSING by close-received',
              'set-timer closing',
              'send close 1000',
            ]),
        'end',
        'clear-timer closing',
        'CLOSING to CLOSED by transport-closed',
        'closed 1000 cleanly',
      ]);
      const reasonAt = role === 'client' ? server : client;
      expect(of(reasonAt, 'closed')[0]).toMatchObject({
        code: 1000,
        reason: 'bye',
        wasClean: true,
      });
    },
  );

  test('by both at once: each is told what the other said, and nobody sends twice', () => {
    const pair = openPair();
    pair.client.close(4001);
    pair.server.close(4002);
    const { client, server } = exchange(pair);
    expect(tellEvents(client)).toEqual(['send close 4001', 'close 4002', 'closed 4002 cleanly']);
    expect(tellEvents(server)).toEqual(['send close 4002', 'close 4001', 'closed 4001 cleanly']);
  });

  test('still delivers messages and answers Pings until the peer closes', () => {
    const client = opened('client');
    client.close(1000);
    drain(client);
    const events = feed(client, decodeHex('81 01 41 89 01 01 88 02 03 e8'));
    expect(events.filter((it) => !it.startsWith('received'))).toEqual([
      'text A',
      'ping 01',
      'send pong 01',
      'close 1000',
    ]);
  });

  test.each([
    ['client' as const, ['abort', 'CLOSING to CLOSED by closing-timeout', 'closed 1000 cleanly']],
    ['server' as const, ['abort', 'CLOSING to CLOSED by closing-timeout', 'closed 1000 cleanly']],
  ])('a %s does not wait for ever for the end of TCP', (role, events) => {
    const connection = opened(role);
    feed(connection, ...fromPeer(role, '88 02 03 e8'));
    connection.timeout('closing');
    expect(told(connection)).toEqual(events);
  });

  test('nor for the answer to its Close', () => {
    const client = opened('client');
    client.close(1000);
    drain(client);
    client.timeout('closing');
    expect(told(client)).toEqual([
      'abort',
      'CLOSING to CLOSED by closing-timeout',
      'closed 1006 not cleanly',
    ]);
  });

  test.each(ROLES)('a %s whose peer ends TCP without a Close was not closed cleanly', (role) => {
    for (const close of [false, true]) {
      const connection = opened(role);
      if (close) connection.close(1000);
      drain(connection);
      connection.receiveEnd();
      const events = told(connection);
      expect(events[0]).toBe('end');
      expect(events.at(-1)).toBe('closed 1006 not cleanly');
    }
  });

  test('TCP may be lost at any time', () => {
    const open = opened('client');
    open.lost();
    expect(told(open)).toEqual(['OPEN to CLOSED by transport-closed', 'closed 1006 not cleanly']);
    const closing = opened('server');
    feed(closing, ...fromPeer('server', '88 02 03 e9'));
    closing.lost();
    expect(told(closing)).toEqual([
      'clear-timer closing',
      'CLOSING to CLOSED by transport-closed',
      'closed 1001 cleanly',
    ]);
  });

  test('what was received before TCP was lost, and not taken, is lost with it', () => {
    const client = opened('client');
    client.receive(decodeHex('81 01 41'));
    client.lost();
    expect(tellEvents(drain(client))).toEqual(['closed 1006 not cleanly']);
  });

  test('nothing comes out of a closed connection', () => {
    const client = opened('client');
    client.lost();
    drain(client);
    client.close(1000);
    client.receive(decodeHex('81 01 41'));
    client.receiveEnd();
    client.lost();
    client.timeout('closing');
    expect(told(client)).toEqual([]);
  });

  test('close() is done once', () => {
    const client = opened('client');
    client.close(1000);
    client.close(1001);
    expect(sentBy(drain(client))).toHaveLength(1);
  });

  test.each([
    [1005, ''],
    [1006, ''],
    [1015, ''],
    [1004, ''],
    [999, ''],
    [5000, ''],
    [1000.5, ''],
    [1012, ''],
    [1000, 'x'.repeat(124)],
    [1000, '好'.repeat(42)],
    [undefined, 'bye'],
  ])('a client refuses to close with %s %s', (code, reason) => {
    const client = opened('client');
    expect(() => client.close(code, reason)).toThrow(RangeError);
    expect(client.state).toBe('OPEN');
    expect(told(client)).toEqual([]);
  });

  test('a code for one end is for that end', () => {
    const { client, server } = openPair();
    expect(() => server.close(1010)).toThrow(
      new RangeError('Close code must be one that a server may send, got 1010'),
    );
    client.close(1010);
    server.close(1012, '好'.repeat(41));
    expect(tellEvents(drain(client))).toEqual(['send close 1010']);
    expect(tellEvents(drain(server))).toEqual([`send close 1012 ${'好'.repeat(41)}`]);
  });

  test('a reason must be a text', () => {
    expect(() => opened('client').close(1000, null as never)).toThrow(TypeError);
  });
});

describe('Connection failing', () => {
  test.each([
    ['server' as const, ['end']],
    ['client' as const, []],
  ])('a %s says why, and reads nothing more', (role, end) => {
    const connection = opened(role);
    const events = feed(connection, ...fromPeer(role, '83 00 88 02 03 e8'));
    expect(events).toEqual([
      'failed reserved-opcode 1002',
      'send close 1002',
      'OPEN to CLOSING by failed',
      'set-timer closing',
      ...end,
    ]);
    connection.receiveEnd();
    expect(told(connection).at(-1)).toBe('closed 1006 not cleanly');
  });

  test.each([
    ['server' as const, ['end']],
    ['client' as const, []],
  ])('a %s that has sent its Close sends no other', (role, end) => {
    const connection = opened(role);
    connection.close(1000);
    drain(connection);
    const events = feed(connection, ...fromPeer(role, '83 00 88 02 03 e8'));
    expect(events).toEqual(['failed reserved-opcode', ...end]);
    connection.receiveEnd();
    expect(told(connection).at(-1)).toBe('closed 1006 not cleanly');
  });

  test('a mistake of the engine is not taken for one of the peer', () => {
    const client = opened('client');
    vi.spyOn(MessageReader.prototype, 'next').mockImplementation(() => {
      throw new TypeError('bug');
    });
    expect(() => client.next()).toThrow(new TypeError('bug'));
  });
});

describe('Connection and its caller', () => {
  test('opens once', () => {
    const client = begun('client');
    expect(() => client.open()).toThrow('was opened or given up');
  });

  test('receives nothing before it is opened', () => {
    const server = makeServer();
    expect(() => server.receive(REQUEST)).toThrow('before the connection is opened');
    expect(() => server.receiveEnd()).toThrow('before the connection is opened');
    expect(() => server.receive('GET' as never)).toThrow(TypeError);
  });

  test('refuses options that make no sense', () => {
    expect(() => new Connection({ role: 'Server' as never })).toThrow(RangeError);
    expect(() => makeServer({ limits: { maxMessageLength: -1 } })).toThrow(RangeError);
    expect(() => makeServer({ limits: { maxPayloadLength: '1' as never } })).toThrow(TypeError);
    expect(() => makeServer({ timeouts: { closing: 0 } })).toThrow(RangeError);
  });

  test('knows the timers by name', () => {
    expect(() => makeServer().timeout('close' as never)).toThrow(RangeError);
  });

  test('works off what was received only when it is asked, in order and before the end of TCP', () => {
    const client = opened('client');
    client.receive(decodeHex('81 01 41'));
    client.receive(decodeHex('88 00'));
    client.receiveEnd();
    client.ping();
    expect(client.state).toBe('OPEN');
    expect(tellEvents(drain(client))).toEqual([
      'send ping',
      'text A',
      'close 1005',
      'send close',
      'closed 1005 cleanly',
    ]);
  });
});

describe('TRANSITIONS', () => {
  /** How to get out of a state, for each row of the table. */
  const STORIES: Record<string, (role: Role) => Connection | undefined> = {
    'CONNECTING response-accepted': (role) =>
      role === 'client' ? fed(begun(role), RESPONSE) : undefined,
    'CONNECTING response-sent': (role) =>
      role === 'server' ? fed(begun(role), REQUEST) : undefined,
    'CONNECTING handshake-failed': (role) => fed(begun(role), lines('nonsense')),
    'CONNECTING opening-timeout': (role) => after(begun(role), (it) => it.timeout('opening')),
    'CONNECTING given-up': (role) => after(begun(role), (it) => it.close()),
    'CONNECTING transport-closed': (role) => after(begun(role), (it) => it.receiveEnd()),
    'OPEN close-sent': (role) => after(opened(role), (it) => it.close()),
    'OPEN close-received': (role) => fed(opened(role), ...fromPeer(role, '88 00')),
    'OPEN failed': (role) => fed(opened(role), decodeHex('83 00')),
    'OPEN pong-timeout': (role) =>
      after(opened(role, { timeouts: { pingInterval: 1, pongDeadline: 1 } }), (it) => {
        it.timeout('ping');
        it.timeout('pong');
      }),
    'OPEN transport-closed': (role) => after(opened(role), (it) => it.lost()),
    'CLOSING closing-timeout': (role) =>
      after(opened(role), (it) => {
        it.close();
        it.timeout('closing');
      }),
    'CLOSING transport-closed': (role) =>
      after(opened(role), (it) => {
        it.close();
        it.receiveEnd();
      }),
  };

  function after(connection: Connection, act: (connection: Connection) => void): Connection {
    act(connection);
    return connection;
  }
  function fed(connection: Connection, ...pieces: Uint8Array[]): Connection {
    return after(connection, (it) => pieces.forEach((piece) => it.receive(piece)));
  }

  test.each(TRANSITIONS)('from $from to $to by $cause can be seen', (row) => {
    const seen = ROLES.flatMap((role) => {
      const connection = STORIES[`${row.from} ${row.cause}`]!(role);
      return connection === undefined ? [] : of(drain(connection), 'state-changed').slice(-1);
    });
    expect(seen.length).toBeGreaterThan(0);
    for (const change of seen) expect(change).toEqual({ type: 'state-changed', ...row });
  });

  test('are all that happens, whatever is done in whatever order', () => {
    const frame = (...bytes: number[]) => serializeFrame({ opcode: bytes[0]!, maskingKey: 0 });
    const acts: ((connection: Connection) => void)[] = [
      (it) => it.open(),
      (it) => it.close(1000),
      (it) => it.lost(),
      (it) => it.receiveEnd(),
      (it) => it.receive(REQUEST),
      (it) => it.receive(RESPONSE),
      (it) => it.receive(frame(1)),
      (it) => it.receive(frame(8)),
      (it) => it.receive(decodeHex('88 00')),
      (it) => it.receive(decodeHex('83 00')),
      (it) => it.sendText('A'),
      (it) => it.ping(),
      (it) => it.timeout('opening'),
      (it) => it.timeout('closing'),
      (it) => it.timeout('ping'),
      (it) => it.timeout('pong'),
    ];
    const seen = new Set<string>();
    const pairs = acts.flatMap((first) => acts.map((second) => [first, second]));
    for (const role of ROLES) {
      for (const orders of [pairs, pairs.map(([first, second]) => [openIt, first!, second!])]) {
        for (const order of orders) {
          const connection = role === 'client' ? makeClient(KEEP_ALIVE) : makeServer(KEEP_ALIVE);
          let state: string = READY_STATES[0];
          for (const act of order) {
            expect(refusalOf(() => act(connection))).toMatch(/^(?:Cannot .*|)$/);
            for (const { from, to, cause } of of(drain(connection), 'state-changed')) {
              expect(from).toBe(state);
              seen.add(`${from} to ${to} by ${cause}`);
              state = to;
            }
            expect(connection.state).toBe(state);
          }
        }
      }
    }
    const rows = TRANSITIONS.map(({ from, to, cause }) => `${from} to ${to} by ${cause}`);
    expect(seen).toEqual(new Set(rows));
  });
});

function openIt(connection: Connection): void {
  connection.open();
  connection.receive(connection.role === 'client' ? RESPONSE : REQUEST);
}

/** What a call out of place is told; nothing if it is in place. */
function refusalOf(call: () => void): string {
  try {
    call();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const KEEP_ALIVE: TestOptions = { timeouts: { pingInterval: 20, pongDeadline: 20 } };
