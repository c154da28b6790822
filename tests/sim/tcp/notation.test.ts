import { expect, test } from 'vitest';
import { tcpFlags, type TcpSegment } from '#net/tcp.ts';
import { abbreviate, FIGURE_5, FIGURE_5_WAYS, occupied } from '#sim/tcp/notation.ts';
import { TCP_STATES } from '#sim/tcp/state.ts';

const segment = (change: Partial<TcpSegment>): TcpSegment => ({
  sourcePort: 49152,
  destinationPort: 80,
  sequence: 100,
  acknowledgment: 0,
  flags: tcpFlags('syn'),
  window: 65535,
  urgentPointer: 0,
  options: [],
  payload: new Uint8Array(0),
  ...change,
});
const DATA = new Uint8Array(5);

test('abbreviate() writes as RFC 9293 §3.5 does', () => {
  expect(abbreviate(segment({}))).toBe('SEQ=100 SYN');
  const answer = { sequence: 300, acknowledgment: 101, flags: tcpFlags('syn', 'ack') };
  expect(abbreviate(segment(answer))).toBe('SEQ=300 ACK=101 SYN,ACK');
  const data = { sequence: 101, acknowledgment: 301, flags: tcpFlags('ack', 'psh') };
  expect(abbreviate(segment({ ...data, payload: DATA }))).toBe('SEQ=101 ACK=301 ACK DATA=5');
});

test('occupied() counts SYN, FIN and data, and wraps around', () => {
  expect(occupied(segment({}))).toEqual({ first: 100, last: 100 });
  expect(occupied(segment({ flags: tcpFlags('ack') }))).toBeUndefined();
  expect(occupied(segment({ flags: tcpFlags('fin', 'ack'), payload: DATA }))).toEqual({
    first: 100,
    last: 105,
  });
  expect(occupied(segment({ sequence: 0xffff_fffe, payload: DATA }))).toEqual({
    first: 0xffff_fffe,
    last: 3,
  });
});

test('Figure 5 has every state, and no way that a reset takes', () => {
  expect(new Set(FIGURE_5.flat())).toEqual(new Set(TCP_STATES));
  expect(FIGURE_5_WAYS).toContainEqual(
    expect.objectContaining({ from: 'FIN-WAIT-2', to: 'TIME-WAIT', cause: 'fin' }),
  );
  expect(FIGURE_5_WAYS.filter(({ cause }) => cause === 'rst')).toEqual([]);
});
