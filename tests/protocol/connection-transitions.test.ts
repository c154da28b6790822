/** The states: every way in the table can be taken, and there is no other. */
import { describe, expect, test } from 'vitest';
import { decodeHex } from '#protocol/bytes.ts';
import { READY_STATES, TRANSITIONS } from '#protocol/connection-state.ts';
import type { Connection } from '#protocol/connection.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import {
  begun,
  drain,
  fromPeer,
  lines,
  makeClient,
  makeServer,
  of,
  opened,
  REQUEST,
  RESPONSE,
  type Role,
  ROLES,
  type TestOptions,
} from './connected.ts';

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
