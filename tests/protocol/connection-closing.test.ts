/** How a connection ends: by the closing handshake, by a failure, by the end of TCP. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { decodeHex } from '#protocol/bytes.ts';
import { MessageReader } from '#protocol/message.ts';
import {
  drain,
  exchange,
  feed,
  fromPeer,
  of,
  opened,
  openPair,
  ROLES,
  sentBy,
  tell,
  tellEvents,
  told,
} from './connected.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('Connection closing', () => {
  test.each(ROLES)(
    'begun by the %s: the server ends TCP first, the client waits for that',
    (role) => {
      const pair = openPair();
      pair[role].close(1000, 'bye');
      const { client, server } = exchange(pair);
      const shown = (role === 'client' ? [client, server] : [server, client]).map((outputs) =>
        outputs.map(tell).filter((it) => !it.startsWith('received')),
      );
      const after = [
        'end',
        'clear-timer closing',
        'CLOSING to CLOSED by transport-closed',
        'closed 1000 cleanly',
      ];
      expect(shown).toEqual([
        [
          'send close 1000 bye',
          'OPEN to CLOSING by close-sent',
          'set-timer closing',
          'close 1000',
          ...after,
        ],
        [
          'close 1000 bye',
          'OPEN to CLOSING by close-received',
          'set-timer closing',
          'send close 1000',
          ...after,
        ],
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
