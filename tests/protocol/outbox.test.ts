import { describe, expect, test } from 'vitest';
import { Outbox } from '#protocol/outbox.ts';

const bytes = Uint8Array.of(1, 2, 3);

describe('Outbox', () => {
  test('gives out what came in, in that order, also when more comes meanwhile', () => {
    const outbox = new Outbox();
    outbox.push({ type: 'end' });
    outbox.push({ type: 'abort' });
    expect(outbox.take()).toEqual({ type: 'end' });
    outbox.push({ type: 'opened', protocol: undefined });
    expect(outbox.take()).toEqual({ type: 'abort' });
    expect(outbox.take()?.type).toBe('opened');
    expect(outbox.take()).toBeUndefined();
    outbox.push({ type: 'end' });
    expect(outbox.take()).toEqual({ type: 'end' });
  });

  test('counts the bytes that are sent', () => {
    const outbox = new Outbox();
    outbox.send(bytes, { kind: 'request' });
    outbox.send(bytes, { kind: 'request' });
    expect(outbox.take()).toEqual({ type: 'send', bytes, what: { kind: 'request' }, offset: 0 });
    expect(outbox.take()).toMatchObject({ offset: 3 });
  });

  test('stops a timer only if it runs', () => {
    const outbox = new Outbox();
    outbox.clearTimer('ping');
    expect(outbox.take()).toBeUndefined();
    outbox.setTimer('ping', 20);
    expect(outbox.isRunning('ping')).toBe(true);
    outbox.clearTimer('ping');
    outbox.clearTimer('ping');
    expect(outbox.take()).toEqual({ type: 'set-timer', timer: 'ping', delay: 20 });
    expect(outbox.take()).toEqual({ type: 'clear-timer', timer: 'ping' });
    expect(outbox.take()).toBeUndefined();
  });

  test('knows which timer can run out', () => {
    const outbox = new Outbox();
    outbox.setTimer('pong', 20);
    expect(outbox.expire('pong')).toBe(true);
    expect(outbox.isRunning('pong')).toBe(false);
    expect(outbox.expire('pong')).toBe(false);
  });
});
