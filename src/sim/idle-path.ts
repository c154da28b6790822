/**
 * The path of a connection that is idle for long: client – NAT – reverse proxy – server. There are two
 * TCP connections on it, joined by the proxy; the NAT lies inside the first. The NAT and the proxy each
 * have a timer that everything passing by sets back.
 *
 * What is assumed, as no standard says it:
 * - The NAT forgets in silence. What comes afterwards, from either side, is swallowed, or it is answered
 *   with a reset where the path says so.
 * - The proxy ends both of its TCP connections when its timer runs out, and passes on every end and
 *   every loss of one of them to the other.
 * - What gets lost is sent again after 1, 2, 4 … and at most 60 s, and given up at last. Acknowledgments
 *   are not shown: what arrives counts as acknowledged.
 * - A cut cable and a sleeping phone tell nobody. A sleeping phone neither sends nor receives, and its
 *   timers wait.
 * - A server that was switched off tells nobody, and has forgotten its connections when it is back: it
 *   answers what belongs to them with a reset. One whose process died has its TCP connection ended.
 * @module
 */

import type { Unit } from '#protocol/connection-output.ts';
import { type Bytes, type Cargo, type Flight, type PathEvent, type Place, PLACES } from './life.ts';
import type { Side } from './side.ts';
import { Tasks } from './tasks.ts';

export interface PathOptions {
  /** After how long the NAT forgets; `undefined`: never. Unit: milliseconds. */
  readonly natIdle: number | undefined;
  /** What it does with what it does not know any more. */
  readonly natForgotten: 'swallow' | 'reset';
  /** After how long the proxy ends the connection; `undefined`: never. Unit: milliseconds. */
  readonly proxyIdle: number | undefined;
  /** For how long TCP sends the same again. Unit: milliseconds. */
  readonly giveUp: number;
  readonly record: (what: Flight | PathEvent) => void;
}

/** What an end of a TCP connection is told. */
export interface Receiver {
  receive(cargo: Bytes): void;
  /** The other end has sent its last (FIN). */
  receiveEnd(by: Place): void;
  /** The connection is gone: reset, or given up. */
  lost(): void;
}

/** How long a journey takes. Unit: milliseconds. */
const DELAY = { outside: 40, inside: 5 } as const;
const MAX_RETRY = 60_000;

interface End {
  readonly place: Place;
  readonly receiver: Receiver;
  /** Sent, and not arrived. */
  readonly waiting: { readonly cargo: Cargo; tries: number }[];
  /** When the first of them was sent first. */
  since: number;
  retry: number;
  hasEnded: boolean;
  isGone: boolean;
}

/** A timer that is set back by all that passes. */
export class IdleTimer {
  #seen = 0;
  #isRunning = false;
  readonly #tasks: Tasks;
  readonly #idle: number | undefined;
  readonly #onend: () => void;

  constructor(tasks: Tasks, idle: number | undefined, onend: () => void) {
    this.#tasks = tasks;
    this.#idle = idle;
    this.#onend = onend;
  }

  touch(): void {
    this.#seen = this.#tasks.now;
    if (this.#isRunning || this.#idle === undefined) return;
    this.#isRunning = true;
    this.#wait(this.#idle);
  }

  #wait(idle: number): void {
    const { now } = this.#tasks;
    this.#tasks.after(this.#seen + idle - now, () => {
      if (this.#seen + idle > this.#tasks.now) return this.#wait(idle);
      this.#isRunning = false;
      this.#onend();
    });
  }
}

/** The path, and both TCP connections on it. */
export class IdlePath {
  readonly tasks = new Tasks();
  readonly #options: PathOptions;
  readonly #nat: IdleTimer;
  readonly #proxy: IdleTimer;
  readonly #outside: readonly [client: End, proxy: End];
  readonly #inside: readonly [proxy: End, server: End];
  /** What the client would have done while it slept. */
  readonly #sleepers: (() => void)[] = [];
  #hasForgotten = false;
  #isCut = false;
  #isAsleep = false;
  #isServerOff = false;

  constructor(options: PathOptions, client: Receiver, server: Receiver) {
    this.#options = options;
    this.#nat = new IdleTimer(this.tasks, options.natIdle, () => {
      this.#hasForgotten = true;
      this.#happen('forgot', 'nat');
    });
    this.#proxy = new IdleTimer(this.tasks, options.proxyIdle, () => this.#endBoth());
    const end = (place: Place, receiver: Receiver): End => ({
      place,
      receiver,
      waiting: [],
      since: 0,
      retry: 0,
      hasEnded: false,
      isGone: false,
    });
    this.#outside = [
      end('client', client),
      end(
        'proxy',
        this.#passOn(() => this.#inside),
      ),
    ];
    this.#inside = [
      end(
        'proxy',
        this.#passOn(() => [this.#outside[1], this.#outside[0]]),
      ),
      end('server', server),
    ];
  }

  /** Whether the proxy has ended or lost both of its TCP connections. */
  get isProxyDone(): boolean {
    return [this.#outside[1], this.#inside[0]].every(({ hasEnded, isGone }) => hasEnded || isGone);
  }

  send(side: Side, bytes: Uint8Array, what: Unit): void {
    this.#push(...this.#ends(side), { kind: 'bytes', by: side, bytes, what });
  }

  /** Sends the last (FIN). */
  end(side: Side): void {
    this.#finish(...this.#ends(side), side);
  }

  /** Drops the TCP connection of one side; the other side is told with a reset. */
  abort(side: Side): void {
    const [from, to] = this.#ends(side);
    this.#forget(from);
    this.#fly(from, to, { kind: 'reset', by: side }, 0);
  }

  cut(isCut: boolean): void {
    this.#isCut = isCut;
  }

  sleep(isAsleep: boolean): void {
    this.#isAsleep = isAsleep;
    if (isAsleep) return;
    for (const run of this.#sleepers.splice(0)) run();
  }

  /** The server's process dies: its operating system ends TCP. */
  killServer(): void {
    const [server, proxy] = this.#ends('server');
    this.#finish(server, proxy, 'server');
    server.isGone = true;
  }

  switchServer(isOff: boolean): void {
    this.#isServerOff = isOff;
    this.#forget(this.#inside[1]);
  }

  /** Plans what a side does later; a client that sleeps does it when it wakes up. */
  later(place: Place, delay: number, run: () => void): void {
    this.tasks.after(delay, () => {
      if (place === 'client' && this.#isAsleep) this.#sleepers.push(run);
      else run();
    });
  }

  #ends(side: Side): [from: End, to: End] {
    return side === 'client' ? [...this.#outside] : [this.#inside[1], this.#inside[0]];
  }

  /** What the proxy does with one of its connections, it does with the other. */
  #passOn(other: () => readonly [from: End, to: End]): Receiver {
    return {
      receive: (cargo) => this.#push(...other(), cargo),
      receiveEnd: (by) => this.#finish(...other(), by),
      lost: () => this.#finish(...other(), 'proxy'),
    };
  }

  #endBoth(): void {
    if (this.isProxyDone) return;
    this.#happen('idle', 'proxy');
    this.#finish(this.#outside[1], this.#outside[0], 'proxy');
    this.#finish(...this.#inside, 'proxy');
  }

  #happen(type: PathEvent['type'], place: Place): void {
    this.#options.record({ type, at: this.tasks.now, place });
  }

  #finish(from: End, to: End, by: Place): void {
    if (from.hasEnded) return;
    this.#push(from, to, { kind: 'end', by });
    from.hasEnded = true;
  }

  #forget(end: End): void {
    end.isGone = true;
    end.waiting.length = 0;
  }

  #push(from: End, to: End, cargo: Cargo): void {
    if (from.isGone || from.hasEnded) return;
    if (from.waiting.length > 0) {
      // TCP keeps the order: it goes when what was lost before it has gone.
      this.#record(from, to, cargo, 0, PLACES.indexOf(from.place));
      // It has been told: what flies later is not sent anew.
      from.waiting.push({ cargo, tries: 1 });
      return;
    }
    if (this.#fly(from, to, cargo, 0)) return;
    from.waiting.push({ cargo, tries: 1 });
    from.since = this.tasks.now;
    from.retry = 1000;
    this.#retryLater(from, to);
    this.later(from.place, this.#options.giveUp, () => this.#giveUp(from));
  }

  /** Sends it on its way. Returns whether it will arrive, or was answered with a reset. */
  #fly(from: End, to: End, cargo: Cargo, again: number): boolean {
    const { reached, reset } = this.#route(from.place, to.place);
    const arrived = this.#record(from, to, cargo, again, reached);
    const delay = from.place === 'server' || to.place === 'server' ? DELAY.inside : DELAY.outside;
    if (arrived) this.later(to.place, delay, () => this.#arrive(from, to, cargo));
    if (reset) this.later(from.place, delay, () => this.#lose(from));
    return arrived || reset;
  }

  #record(from: End, to: End, cargo: Cargo, again: number, reached: number): boolean {
    const arrived = reached === PLACES.indexOf(to.place);
    this.#options.record({
      type: 'flight',
      at: this.tasks.now,
      from: from.place,
      to: to.place,
      cargo,
      again,
      reached,
      arrived,
    });
    return arrived;
  }

  /** How far something sent now will come. Whatever passes sets timers back. */
  #route(from: Place, to: Place): { reached: number; reset: boolean } {
    const reset = this.#options.natForgotten === 'reset';
    if (to === 'server' || from === 'server') {
      this.#proxy.touch();
      const reached = this.#isServerOff ? PLACES.indexOf('server') - 0.2 : PLACES.indexOf(to);
      return { reached, reset: false };
    }
    if (from === 'client' && this.#isCut) return { reached: 0.5, reset: false };
    if (this.#hasForgotten) return { reached: 1, reset };
    this.#nat.touch();
    if (from === 'client') this.#proxy.touch();
    if (from === 'proxy' && this.#isCut) return { reached: 0.5, reset: false };
    if (from === 'proxy' && this.#isAsleep) return { reached: 0.2, reset: false };
    return { reached: PLACES.indexOf(to), reset: false };
  }

  #arrive(from: End, to: End, cargo: Cargo): void {
    if (cargo.kind === 'reset') return this.#lose(to);
    if (to.isGone) {
      if (cargo.kind === 'end' && to.hasEnded) return;
      this.#fly(to, from, { kind: 'reset', by: to.place }, 0);
      return;
    }
    if (cargo.kind === 'bytes') to.receiver.receive(cargo);
    else to.receiver.receiveEnd(cargo.by);
  }

  #lose(end: End): void {
    if (end.isGone) return;
    this.#forget(end);
    end.receiver.lost();
  }

  #retryLater(from: End, to: End): void {
    this.later(from.place, from.retry, () => {
      const [first] = from.waiting;
      if (first === undefined) return;
      if (!this.#fly(from, to, first.cargo, first.tries)) {
        first.tries++;
        from.retry = Math.min(2 * from.retry, MAX_RETRY);
        return this.#retryLater(from, to);
      }
      // It goes again: the rest follows.
      from.waiting.shift();
      for (const { cargo, tries } of from.waiting.splice(0)) this.#fly(from, to, cargo, tries);
    });
  }

  #giveUp(from: End): void {
    const { now } = this.tasks;
    if (from.waiting.length === 0 || now - from.since < this.#options.giveUp) return;
    this.#happen('gave-up', from.place);
    this.#lose(from);
  }
}
