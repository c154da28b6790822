import { expect, test } from 'vitest';
import { IdlePath, type PathOptions } from '#sim/idle-path.ts';
import type { Flight, PathEvent } from '#sim/life.ts';

/** A path between two ends that note what they are told. */
function makePath(options: Partial<PathOptions> = {}) {
  const record: (Flight | PathEvent)[] = [];
  const heard: string[] = [];
  const end = (side: string) => ({
    receive: ({ bytes }: { bytes: Uint8Array }) => void heard.push(`${side} ${bytes.join()}`),
    receiveEnd: () => void heard.push(`${side} end`),
    lost: () => void heard.push(`${side} lost`),
  });
  const path: IdlePath = new IdlePath(
    {
      natIdle: undefined,
      natForgotten: 'swallow',
      proxyIdle: undefined,
      giveUp: 100_000,
      record: (what) => record.push(what),
      ...options,
    },
    end('client'),
    end('server'),
  );
  const send = (side: 'client' | 'server', byte: number) =>
    path.send(side, Uint8Array.of(byte), { kind: 'request' });
  const types = () => record.map((what) => (what.type === 'flight' ? what.cargo.kind : what.type));
  return { path, heard, record, send, types };
}

test('IdlePath carries bytes both ways through the proxy, in order', () => {
  const { path, heard, send, record } = makePath();
  send('client', 1);
  send('client', 2);
  send('server', 3);
  path.tasks.runUntil(1000);
  expect(heard).toEqual(['client 3', 'server 1', 'server 2']);
  expect(record).toHaveLength(6);
});

test('IdlePath sends again what was lost, doubling up to a minute, and keeps the order', () => {
  const { path, heard, send, record } = makePath();
  path.cut(true);
  send('client', 1);
  send('client', 2);
  path.tasks.runUntil(10_000);
  expect(heard).toEqual([]);
  const tries = record.filter((what) => what.type === 'flight' && what.reached === 0.5);
  expect(tries.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000]);
  path.cut(false);
  path.tasks.runUntil(16_000);
  expect(heard).toEqual(['server 1', 'server 2']);
});

test('IdlePath gives up after the time that was set, and the proxy passes the loss on as an end', () => {
  const { path, heard, send, types } = makePath();
  path.cut(true);
  send('server', 1);
  path.tasks.runUntil(100_004);
  expect(heard).toEqual([]);
  path.tasks.runUntil(200_000);
  expect(heard).toEqual(['server end']);
  expect(types().filter((type) => type === 'gave-up')).toHaveLength(1);
});

test('IdlePath lets a NAT forget in silence: nobody is told, and what comes is swallowed', () => {
  const { path, heard, send, types } = makePath({ natIdle: 50_000 });
  send('client', 1);
  path.tasks.runUntil(40_000);
  send('server', 2);
  path.tasks.runUntil(80_000);
  expect(types()).not.toContain('forgot');
  path.tasks.runUntil(95_000);
  expect(types()).toContain('forgot');
  heard.length = 0;
  send('client', 3);
  send('server', 4);
  path.tasks.runUntil(100_000);
  expect(heard).toEqual([]);
});

test('IdlePath lets a NAT answer with a reset to whoever sends, and to nobody else', () => {
  const { path, heard, send } = makePath({ natIdle: 50_000, natForgotten: 'reset' });
  send('client', 1);
  path.tasks.runUntil(60_000);
  heard.length = 0;
  send('client', 2);
  path.tasks.runUntil(70_000);
  expect(heard).toEqual(['client lost']);
});

test('IdlePath lets the proxy end both sides when its timer runs out', () => {
  const { path, heard, send } = makePath({ proxyIdle: 60_000 });
  send('client', 1);
  path.tasks.runUntil(59_000);
  send('server', 2);
  path.tasks.runUntil(118_000);
  expect(heard).toEqual(['server 1', 'client 2']);
  path.tasks.runUntil(120_000);
  expect(heard.slice(2).sort()).toEqual(['client end', 'server end']);
});

test('IdlePath lets a sleeping phone neither hear nor do anything until it wakes', () => {
  const { path, heard, send } = makePath();
  const done: number[] = [];
  path.sleep(true);
  send('server', 1);
  path.later('client', 5000, () => void done.push(path.tasks.now));
  path.tasks.runUntil(20_000);
  expect([heard, done]).toEqual([[], []]);
  path.sleep(false);
  expect(done).toEqual([20_000]);
  path.tasks.runUntil(40_000);
  expect(heard).toEqual(['client 1']);
});

test('IdlePath ends TCP for a process that died, and says nothing for a machine without power', () => {
  const killed = makePath();
  killed.path.killServer();
  killed.path.tasks.runUntil(1000);
  expect(killed.heard).toEqual(['client end']);

  const { path, heard, send } = makePath();
  path.switchServer(true);
  path.tasks.runUntil(30_000);
  expect(heard).toEqual([]);
  send('client', 1);
  path.tasks.runUntil(35_000);
  path.switchServer(false);
  // The next retry finds a machine that knows nothing of it: a reset, which ends the client's side.
  path.tasks.runUntil(60_000);
  expect(heard).toEqual(['client end']);
});

test('IdlePath tells the other side of an abort with a reset', () => {
  const { path, heard } = makePath();
  path.abort('server');
  path.tasks.runUntil(1000);
  expect(heard).toEqual(['client end']);
});
