import { describe, expect, test } from 'vitest';
import { completeTimeouts } from '#protocol/connection-options.ts';
import { Lifecycle } from '#protocol/lifecycle.ts';
import { Outbox } from '#protocol/outbox.ts';

function live() {
  const outbox = new Outbox();
  const life = new Lifecycle(outbox, completeTimeouts({ opening: 1, closing: 2 }));
  /** What came out, in words. */
  const told = () => {
    const outputs = Array.from({ length: 20 }, () => outbox.take()).filter(
      (it) => it !== undefined,
    );
    return outputs.map((output) =>
      Object.entries(output)
        .filter(([key]) => key !== 'section')
        .map(([, value]) => String(value))
        .join(' '),
    );
  };
  return { outbox, life, told };
}

describe('Lifecycle', () => {
  test('runs a timer while it opens, none while it is open, and one until TCP has ended', () => {
    const { life, told } = live();
    expect(life.isUnconnected).toBe(true);
    life.connect();
    expect(told()).toEqual(['set-timer opening 1']);
    life.change('response-sent');
    expect(told()).toEqual(['state-changed CONNECTING OPEN response-sent', 'clear-timer opening']);
    life.change('close-sent');
    expect(told()).toEqual(['state-changed OPEN CLOSING close-sent', 'set-timer closing 2']);
    life.receiveClose(1000, 'bye');
    life.endTransport();
    life.loseTransport('transport-closed');
    expect(told()).toEqual([
      'end',
      'clear-timer closing',
      'state-changed CLOSING CLOSED transport-closed',
      'closed 1000 bye true',
    ]);
  });

  test('says 1006, not clean, where no Close frame came', () => {
    const { life, told } = live();
    life.connect();
    life.change('response-sent');
    told();
    life.abort('pong-timeout');
    expect(told()).toEqual([
      'abort',
      'state-changed OPEN CLOSED pong-timeout',
      'closed 1006  false',
    ]);
  });

  test('stops the timers of an open connection when it closes', () => {
    const { life, outbox, told } = live();
    life.connect();
    life.change('response-sent');
    outbox.setTimer('ping', 5);
    outbox.setTimer('pong', 5);
    told();
    life.change('failed');
    expect(told()).toEqual([
      'state-changed OPEN CLOSING failed',
      'clear-timer ping',
      'clear-timer pong',
      'set-timer closing 2',
    ]);
  });

  test('is CLOSED before TCP has ended, where it was never open', () => {
    const { life, told } = live();
    life.connect();
    life.endTransport();
    life.change('handshake-failed');
    expect(told()).toEqual([
      'set-timer opening 1',
      'end',
      'state-changed CONNECTING CLOSED handshake-failed',
      'clear-timer opening',
      'set-timer closing 2',
      'closed 1006  false',
    ]);
    life.loseTransport('transport-closed');
    expect(told()).toEqual(['clear-timer closing']);
  });

  test('ends TCP once, and not when it is gone', () => {
    const { life, told } = live();
    life.endTransport();
    life.connect();
    told();
    life.endTransport();
    life.endTransport();
    expect(told()).toEqual(['end']);
    life.loseTransport('transport-closed');
    told();
    life.endTransport();
    expect(told()).toEqual([]);
  });

  test('connects once, and not after it was given up', () => {
    const { life } = live();
    life.connect();
    expect(() => life.connect()).toThrow('was opened or given up');
    const early = live().life;
    early.abort('given-up');
    expect(() => early.connect()).toThrow('was opened or given up');
  });

  test('changes along the table only', () => {
    const { life } = live();
    expect(() => life.change('close-sent')).toThrow(RangeError);
    expect(life.state).toBe('CONNECTING');
  });
});
