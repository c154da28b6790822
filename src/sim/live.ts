/**
 * The life of one connection over minutes or hours: two real endpoints on a path of idle timers, somebody
 * who pings or nobody, and what befalls them. All of it is computed at once, from the settings alone.
 *
 * What is assumed besides the path's own assumptions: TCP is there at the start. A server application
 * answers the text of a page's heartbeat with a text. A page that hears nothing closes with 4000. A
 * server that has heard nothing for too long closes with 1001.
 * @module
 */

import { Connection } from '#protocol/connection.ts';
import type { Output } from '#protocol/connection-output.ts';
import { IdlePath, IdleTimer } from './idle-path.ts';
import type { Befell, Belief, Bytes, Deed, Happening, Life } from './life.ts';
import type { Side } from './side.ts';
import { seededRandom } from './random.ts';

/** What a page and its server say to each other to stay alive. */
const BEAT = { ping: 'ping', pong: 'pong' } as const;
const SECOND = 1000;

/** Lives a connection's life until the time is over. */
export function live(life: Life): readonly Happening[] {
  const happenings: Happening[] = [];
  const idle = (seconds: number) => (seconds === 0 ? undefined : seconds * SECOND);
  const keepAlive = { pingInterval: life.interval * SECOND, pongDeadline: life.patience * SECOND };
  const of = (side: Side) => ({ timeouts: life.pinger === side ? keepAlive : {} });
  const random = seededRandom(1);
  const client = new Connection({
    role: 'client',
    request: { host: 'server.example.com', target: '/chat' },
    random: (length) => random.bytes(length),
    ...of('client'),
  });
  const server = new Connection({ role: 'server', ...of('server') });

  const path: IdlePath = new IdlePath(
    {
      natIdle: idle(life.nat),
      natForgotten: life.natForgotten,
      proxyIdle: idle(life.proxy),
      giveUp: life.giveUp * SECOND,
      record: (what) => happenings.push(what),
    },
    receiver('client', client),
    receiver('server', server),
  );
  const { tasks } = path;
  const serverIdle = new IdleTimer(tasks, idle(life.server), () => {
    if (server.state === 'OPEN') tell('server', () => server.close(1001, 'idle'));
  });
  /** A server that is off, or whose process died, does nothing any more. */
  let isServerThere = true;
  let beatsAnswered = 0;

  function receiver(side: Side, connection: Connection) {
    return {
      receive: ({ bytes }: Bytes) =>
        tell(side, () => {
          if (side === 'server') serverIdle.touch();
          connection.receive(bytes);
        }),
      receiveEnd: () => tell(side, () => connection.receiveEnd()),
      lost: () => tell(side, () => connection.lost()),
    };
  }

  /** Tells an endpoint something, and does what it asks for then. */
  function tell(side: Side, what: () => void): void {
    if (side === 'server' && !isServerThere) return;
    what();
    const connection = side === 'client' ? client : server;
    for (let output = connection.next(); output !== undefined; output = connection.next()) {
      obey(side, output);
    }
  }

  const timers: Record<Side, Map<string, number>> = { client: new Map(), server: new Map() };

  function obey(side: Side, output: Output): void {
    const connection = side === 'client' ? client : server;
    const { now: at } = tasks;
    if (output.type === 'send') path.send(side, output.bytes, output.what);
    if (output.type === 'end') path.end(side);
    if (output.type === 'abort') path.abort(side);
    if (output.type === 'clear-timer') timers[side].delete(output.timer);
    if (output.type === 'set-timer') {
      const { timer, delay } = output;
      const due = at + delay;
      timers[side].set(timer, due);
      path.later(side, delay, () => {
        if (timers[side].get(timer) === due) tell(side, () => connection.timeout(timer));
      });
    }
    if (output.type === 'state-changed') {
      const { from, to, cause, section } = output;
      happenings.push({ type: 'belief', at, side, from, to, cause, section });
    }
    if (output.type === 'closed') {
      const { code, reason, wasClean } = output;
      const i = happenings.findLastIndex(({ type }) => type === 'belief');
      happenings[i] = { ...(happenings[i] as Belief), closed: { code, reason, wasClean } };
    }
    if (output.type === 'opened' && side === 'client' && life.pinger === 'page') beatLater();
    if (output.type === 'message' && output.kind === 'text') hear(side, output.text);
  }

  function hear(side: Side, text: string): void {
    if (side === 'client') beatsAnswered++;
    else if (text === BEAT.ping) server.sendText(BEAT.pong);
  }

  function beatLater(): void {
    path.later('client', life.interval * SECOND, () => {
      if (client.state !== 'OPEN') return;
      tell('client', () => client.sendText(BEAT.ping));
      const before = beatsAnswered;
      path.later('client', life.patience * SECOND, () => {
        if (beatsAnswered === before) tell('client', () => client.close(4000, 'no answer'));
      });
      beatLater();
    });
  }

  /** Does what a reader planned. Returns whether there was anything to do. */
  function begin(deed: Deed): boolean {
    const side: Side = deed.startsWith('client') ? 'client' : 'server';
    const connection = side === 'client' ? client : server;
    const isOpen = connection.state === 'OPEN' && (side === 'client' || isServerThere);
    if (deed.endsWith('text') || deed.endsWith('close')) {
      if (!isOpen) return false;
      tell(side, () =>
        deed.endsWith('text') ? connection.sendText('hello') : connection.close(1000),
      );
    }
    if (deed === 'cut') path.cut(true);
    if (deed === 'sleep') path.sleep(true);
    if (deed === 'kill' || deed === 'restart') {
      if (!isServerThere) return false;
      isServerThere = false;
      if (deed === 'kill') path.killServer();
      else path.switchServer(true);
    }
    return true;
  }

  function finish(deed: Deed): void {
    if (deed === 'cut') path.cut(false);
    if (deed === 'sleep') path.sleep(false);
    if (deed === 'restart') path.switchServer(false);
  }

  for (const { deed, at, lasts } of life.planned) {
    tasks.after(at * SECOND, () => {
      const begun: Befell = { type: 'deed', at: tasks.now, deed, phase: 'begins' };
      const place = happenings.push(begun) - 1;
      if (!begin(deed)) happenings[place] = { ...begun, phase: 'nothing' };
    });
    if (lasts === 0 || !['cut', 'sleep', 'restart'].includes(deed)) continue;
    tasks.after((at + lasts) * SECOND, () => {
      happenings.push({ type: 'deed', at: tasks.now, deed, phase: 'ends' });
      finish(deed);
    });
  }
  tell('server', () => server.open());
  tell('client', () => client.open());
  tasks.runUntil(life.until * SECOND);
  return happenings;
}
