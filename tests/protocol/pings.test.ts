import { describe, expect, test } from 'vitest';
import { completeTimeouts, type Timeouts } from '#protocol/connection-options.ts';
import { Outbox } from '#protocol/outbox.ts';
import { Pings } from '#protocol/pings.ts';

function pingsWith(timeouts: Timeouts = {}) {
  const outbox = new Outbox();
  const timers = () => {
    const outputs = Array.from({ length: 9 }, () => outbox.take());
    return outputs.flatMap((output) =>
      output?.type === 'set-timer' || output?.type === 'clear-timer'
        ? [`${output.type} ${output.timer}`]
        : [],
    );
  };
  return { outbox, timers, pings: new Pings(outbox, completeTimeouts(timeouts)) };
}

describe('Pings.answer()', () => {
  test('counts the Ping with the same body and those before it', () => {
    const { pings } = pingsWith();
    for (const byte of [1, 2, 3]) pings.add(Uint8Array.of(byte));
    expect(pings.answer(Uint8Array.of(2))).toBe(2);
    expect(pings.answer(Uint8Array.of(1))).toBe(0);
    expect(pings.answer(Uint8Array.of(3))).toBe(1);
    expect(pings.answer(Uint8Array.of(3))).toBe(0);
  });

  test('compares the whole body', () => {
    const { pings } = pingsWith();
    pings.add(Uint8Array.of(1, 2));
    for (const body of [[], [1], [1, 3], [1, 2, 3]]) {
      expect(pings.answer(Uint8Array.from(body))).toBe(0);
    }
    expect(pings.answer(Uint8Array.of(1, 2))).toBe(1);
  });

  test('takes equal Pings one by one', () => {
    const { pings } = pingsWith();
    for (let count = 0; count < 3; count++) pings.add(new Uint8Array());
    expect([1, 2, 3, 4].map(() => pings.answer(new Uint8Array()))).toEqual([1, 1, 1, 0]);
  });

  test('does not notice when the caller changes the body later', () => {
    const { pings } = pingsWith();
    const body = Uint8Array.of(1);
    pings.add(body);
    body[0] = 2;
    expect(pings.answer(Uint8Array.of(1))).toBe(1);
  });

  test('remembers 64 Pings and no more', () => {
    const { pings } = pingsWith();
    for (let count = 0; count < 65; count++) pings.add(Uint8Array.of(count));
    expect(pings.answer(Uint8Array.of(0))).toBe(0);
    expect(pings.answer(Uint8Array.of(64))).toBe(64);
  });
});

describe('Pings that keep a connection alive', () => {
  test('are not asked for unless there is an interval', () => {
    const { pings, timers } = pingsWith();
    pings.start();
    expect(timers()).toEqual([]);
  });

  test('have bodies that count up, and the next one is asked for at once', () => {
    const { pings, timers } = pingsWith({ pingInterval: 20 });
    pings.start();
    expect(timers()).toEqual(['set-timer ping']);
    expect(pings.ask()).toEqual(Uint8Array.of(0, 0, 0, 1));
    expect(timers()).toEqual(['set-timer ping']);
    expect(pings.ask()).toEqual(Uint8Array.of(0, 0, 0, 2));
  });

  test('have one deadline, which any answer lifts', () => {
    const { pings, timers } = pingsWith({ pingInterval: 20, pongDeadline: 50 });
    pings.add(pings.ask());
    expect(timers()).toEqual(['set-timer pong', 'set-timer ping']);
    pings.add(pings.ask());
    expect(timers()).toEqual(['set-timer ping']);
    pings.answer(Uint8Array.of(9));
    expect(timers()).toEqual([]);
    pings.answer(Uint8Array.of(0, 0, 0, 1));
    expect(timers()).toEqual(['clear-timer pong']);
  });
});
