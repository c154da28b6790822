/**
 * How each technique asks and answers: client and server in one place, each doing its part when
 * something reaches it.
 * @module
 */

import type { Line, Sending } from './path.ts';
import type { Scene } from './run.ts';
import type { PushEvent } from './source.ts';

/** How long a client waits after an error. Unit: milliseconds. */
const WAITS = { first: 1000, most: 30_000, eventSource: 3000 } as const;

/** The client asks at every tick of its clock, unless it still waits for an answer. */
export function shortPoll(scene: Scene): void {
  const { path, composer, options } = scene;
  let line: Line | undefined;
  let after = 0;

  const tick = () => {
    if (path.canReuse(line)) ask(line);
    else path.open(ask);
  };
  const ask = (on: Line) => {
    line = on;
    const known = after;
    path.send(on, 'client', { kind: 'poll', write: () => composer.poll('short', known) }, () => {
      const news = answer(scene, on, known);
      after += news.length;
      path.tasks.after(options.delay, () => {
        const next = Math.max(1, Math.ceil(path.now / options.period)) * options.period;
        path.later(next - path.now, tick);
      });
    });
  };
  path.later(0, tick);
}

/** The server answers with all that is new, or that nothing is. */
function answer(scene: Scene, line: Line, after: number): readonly PushEvent[] {
  const { path, composer } = scene;
  const at = path.now;
  const news = scene.newsAfter(after);
  const sending: Sending =
    news.length === 0
      ? { kind: 'nothing', write: () => composer.nothing(at) }
      : {
          kind: 'news',
          write: () => composer.news(at, news),
          shape: news.map(({ said }) => said).join(),
          events: news.map(({ id }) => id),
        };
  line.waitsFor = 'request';
  path.send(line, 'server', sending);
  scene.deliver(news);
  return news;
}

/** The client asks at once when it was answered; the server answers when there is something to say. */
export function longPoll(scene: Scene): void {
  const { path, composer, options } = scene;
  let line: Line | undefined;
  let after = 0;
  let wait: number = WAITS.first;
  /** The request that is held: which one, and on what connection. */
  let held: { readonly line: Line } | undefined;

  const askAgain = () => {
    if (path.isOver) return;
    if (path.canReuse(line)) ask(line);
    else path.open(ask);
  };
  const ask = (on: Line) => {
    line = on;
    const known = after;
    path.send(on, 'client', { kind: 'poll', write: () => composer.poll('long', known) }, () => {
      on.waitsFor = 'response';
      const mine = (held = { line: on });
      if (scene.newsAfter(after).length > 0) return release();
      path.allowPush(on, true);
      path.later(options.hold, () => {
        if (held === mine) release();
      });
    });
    on.onunanswered = () => {
      held = undefined;
      const at = path.now;
      const write = () => composer.gatewayTimeout(at);
      path.send(on, 'server', { kind: 'gateway-timeout', write }, () => {
        path.later(wait, askAgain);
        wait = Math.min(2 * wait, WAITS.most);
      });
    };
  };
  const release = () => {
    if (held === undefined) return;
    const { line: on } = held;
    held = undefined;
    path.allowPush(on, false);
    after += answer(scene, on, after).length;
    path.tasks.after(options.delay, () => {
      wait = WAITS.first;
      askAgain();
    });
  };
  scene.onevent = release;
  path.later(0, askAgain);
}

/**
 * One request; what answers it does not end: a response, or a WebSocket.
 *
 * @returns what is said on an open connection when the page is left, and whether the server ends it then
 */
export function stream(
  scene: Scene,
  technique: 'stream' | 'sse' | 'websocket',
): (line: Line) => boolean {
  const { path } = scene;
  const { open, head, event, sign, wait } = partsOf(scene, technique);
  let after = 0;
  /** Where the server may speak. */
  let on: Line | undefined;

  const connect = () => path.open(ask);
  const ask = (line: Line) => {
    line.oncut = () => path.later(wait, connect);
    const known = after;
    const opening = open(known);
    path.send(line, 'client', opening, () => {
      line.waitsFor = 'more';
      path.send(line, 'server', head());
      path.allowPush(line, true);
      on = line;
      tell();
    });
  };
  const tell = () => {
    if (on === undefined || on.ended !== undefined) return;
    for (const one of scene.newsAfter(after)) {
      path.send(on, 'server', { ...event(one), shape: String(one.said), events: [one.id] });
      scene.deliver([one]);
      after = one.id;
    }
  };
  scene.onevent = tell;
  scene.signs(() => {
    if (on === undefined || on.ended !== undefined) return;
    const line = on;
    path.send(line, 'server', sign, () => {
      if (technique === 'websocket') pong(line);
    });
  });
  const pong = (line: Line) => {
    const key = scene.maskingKey();
    path.send(line, 'client', { kind: 'pong', write: () => scene.composer.pong(key) });
  };
  path.later(0, connect);

  return (line) => {
    if (technique !== 'websocket' || line.waitsFor !== 'more') return false;
    const key = scene.maskingKey();
    const close = (maskingKey?: number): Sending => ({
      kind: 'close',
      write: () => scene.composer.close(maskingKey),
    });
    path.send(line, 'client', close(key), () => path.send(line, 'server', close()));
    return true;
  };
}

interface Parts {
  readonly open: (after: number) => Sending;
  readonly head: () => Sending;
  readonly event: (event: PushEvent) => Sending;
  readonly sign: Sending;
  /** Before connecting again. Unit: milliseconds. */
  readonly wait: number;
}

function partsOf(scene: Scene, technique: 'stream' | 'sse' | 'websocket'): Parts {
  const { composer, path } = scene;
  if (technique === 'stream') {
    return {
      open: (after) => ({ kind: 'open-stream', write: () => composer.openStream(after) }),
      head: () => {
        const at = path.now;
        return { kind: 'stream-head', write: () => composer.streamHead(at) };
      },
      event: (event) => ({ kind: 'event', write: () => composer.streamEvent(event) }),
      sign: { kind: 'sign', write: () => composer.streamSign() },
      wait: WAITS.first,
    };
  }
  if (technique === 'sse') {
    return {
      open: (after) => ({
        kind: 'open-stream',
        write: () => composer.openEvents(after),
        // The first does not name an event.
        shape: after === 0 ? 'first' : 'later',
      }),
      head: () => {
        const at = path.now;
        return { kind: 'stream-head', write: () => composer.eventsHead(at, WAITS.eventSource) };
      },
      event: (event) => ({ kind: 'event', write: () => composer.sentEvent(event) }),
      sign: { kind: 'sign', write: () => composer.comment() },
      wait: WAITS.eventSource,
    };
  }
  let nonce: Uint8Array = new Uint8Array();
  return {
    open: (after) => {
      const fresh = (nonce = scene.nonce());
      return { kind: 'handshake', write: () => composer.openSocket(after, fresh) };
    },
    head: () => {
      const [at, answered] = [path.now, nonce];
      return { kind: 'accept', write: () => composer.acceptSocket(at, answered) };
    },
    event: (event) => ({ kind: 'event', write: () => composer.socketEvent(event) }),
    sign: { kind: 'ping', write: () => composer.ping() },
    wait: WAITS.first,
  };
}
