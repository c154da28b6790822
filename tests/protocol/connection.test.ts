import { describe, expect, test } from 'vitest';
import { concatBytes, decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { Connection } from '#protocol/connection.ts';
import {
  ACCEPT,
  begun,
  drain,
  exchange,
  feed,
  fromPeer,
  lines,
  makeClient,
  makeServer,
  of,
  opened,
  openPair,
  REQUEST,
  RESPONSE,
  ROLES,
  sampleRandom,
  sentBy,
  tell,
  tellEvents,
  told,
} from './connected.ts';

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
