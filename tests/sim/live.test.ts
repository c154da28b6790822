import { expect, test } from 'vitest';
import type { Happening, Life, Planned } from '#sim/life.ts';
import { live } from '#sim/live.ts';

const QUIET: Life = {
  nat: 0,
  proxy: 0,
  server: 0,
  natForgotten: 'swallow',
  pinger: 'nobody',
  interval: 25,
  patience: 10,
  giveUp: 100,
  planned: [],
  until: 300,
};
const once = (deed: Planned['deed'], at: number, lasts = 0): Partial<Life> => ({
  planned: [{ deed, at, lasts }],
});

/** Where each side is at the end, when it came there (in whole seconds), and its close code. */
function ends(life: Partial<Life>) {
  const happenings = live({ ...QUIET, ...life });
  const side = (name: 'client' | 'server') => {
    const belief = happenings.findLast((one) => one.type === 'belief' && one.side === name);
    if (belief?.type !== 'belief') throw new Error('No belief');
    const { to, at, cause, closed } = belief;
    return [to, Math.floor(at / 1000), closed?.code ?? cause];
  };
  return { client: side('client'), server: side('server') };
}

const frames = (happenings: readonly Happening[]) =>
  happenings.flatMap((one) =>
    one.type === 'flight' && one.cargo.kind === 'bytes' && one.cargo.what.kind === 'frame'
      ? [one]
      : [],
  );

test('live() keeps an idle connection open for ever where no timer runs', () => {
  expect(ends({ until: 86_400 })).toEqual({
    client: ['OPEN', 0, 'response-accepted'],
    server: ['OPEN', 0, 'response-sent'],
  });
});

test('live() gives the same life for the same settings', () => {
  const life = { ...QUIET, pinger: 'client', nat: 30 } as const;
  expect(live(life)).toEqual(live(life));
});

test('live() tells both sides 1006 when the proxy has waited enough', () => {
  expect(ends({ proxy: 60 })).toEqual({
    client: ['CLOSED', 60, 1006],
    server: ['CLOSED', 60, 1006],
  });
});

test('live() tells nobody when a NAT forgets; a message finds out when TCP gives up', () => {
  expect(ends({ nat: 60 }).client).toEqual(['OPEN', 0, 'response-accepted']);
  const { client, server } = ends({ nat: 60, ...once('client-text', 90) });
  expect(client).toEqual(['CLOSED', 190, 1006]);
  expect(server[0]).toBe('OPEN');
});

test('live() stays open with any interval below the shortest timer, and with none above it', () => {
  for (const pinger of ['client', 'server', 'page'] as const) {
    for (const timer of ['nat', 'proxy', 'server'] as const) {
      const open = ends({ pinger, [timer]: 60, interval: 59, until: 3600 });
      expect([open.client[0], open.server[0]], `${pinger} below ${timer}`).toEqual([
        'OPEN',
        'OPEN',
      ]);
      const late = ends({ pinger, [timer]: 60, interval: 61, until: 3600 });
      // A NAT is silent: only who pings and hears no answer learns of it.
      expect([late.client[0], late.server[0]], `${pinger} above ${timer}`).toContain('CLOSED');
    }
  }
});

test('live() sends Pings of the engine, which answers by itself and masks for the client', () => {
  const [ping, , pong] = frames(live({ ...QUIET, pinger: 'server', until: 30 }));
  expect(ping!.cargo).toMatchObject({ what: { frame: { opcode: 9 } } });
  expect(ping).toMatchObject({ from: 'server', arrived: true });
  expect(pong!.cargo).toMatchObject({ what: { frame: { opcode: 10 } } });
  expect(pong!.cargo.kind === 'bytes' && pong!.cargo.bytes[1]! >> 7).toBe(1);
});

test('live() lets who pings notice a cut after its patience, and the other side much later', () => {
  const { client, server } = ends({ pinger: 'server', ...once('cut', 30) });
  // The Ping of 0:50 is not answered within 10 s.
  expect(server).toEqual(['CLOSED', 60, 1006]);
  expect(client[0]).toBe('OPEN');
  // A page can only close, and wait until closing has taken too long as well.
  expect(ends({ pinger: 'page', ...once('cut', 30) }).client).toEqual(['CLOSED', 70, 1006]);
});

test('live() survives a cut that is mended in time', () => {
  const { client, server } = ends({
    planned: [
      { deed: 'cut', at: 60, lasts: 60 },
      { deed: 'server-text', at: 90, lasts: 0 },
    ],
  });
  expect([client[0], server[0]]).toEqual(['OPEN', 'OPEN']);
});

test('live() closes politely: both Close frames, the server ends TCP first, 1000 on both sides', () => {
  const happenings = live({ ...QUIET, ...once('client-close', 30) });
  const order = happenings.flatMap((one) =>
    one.type === 'flight' && one.at >= 30_000 && one.from !== 'proxy'
      ? [`${one.from} ${one.cargo.kind}`]
      : [],
  );
  expect(order).toEqual(['client bytes', 'server bytes', 'server end', 'client end']);
  expect(ends(once('client-close', 30))).toEqual({
    client: ['CLOSED', 30, 1000],
    server: ['CLOSED', 30, 1000],
  });
});

test('live() lets a server say 1001 to a client that it has not heard for too long', () => {
  expect(ends({ server: 60 }).client).toEqual(['CLOSED', 60, 1001]);
});

test('live() shows a killed server as 1006 at once, a restarted one only when somebody sends', () => {
  expect(ends(once('kill', 30)).client).toEqual(['CLOSED', 30, 1006]);
  expect(ends(once('restart', 30, 30)).client[0]).toBe('OPEN');
  const { client } = ends({
    planned: [
      { deed: 'restart', at: 30, lasts: 30 },
      { deed: 'client-text', at: 100, lasts: 0 },
    ],
  });
  expect(client).toEqual(['CLOSED', 100, 1006]);
});

test('live() says so where a side can no longer do what was planned', () => {
  const happenings = live({
    ...QUIET,
    planned: [
      { deed: 'server-close', at: 30, lasts: 0 },
      { deed: 'client-text', at: 60, lasts: 0 },
      { deed: 'kill', at: 70, lasts: 0 },
      { deed: 'restart', at: 80, lasts: 0 },
    ],
  });
  const phases = happenings.flatMap((one) => (one.type === 'deed' ? [one.phase] : []));
  expect(phases).toEqual(['begins', 'nothing', 'begins', 'nothing']);
});
