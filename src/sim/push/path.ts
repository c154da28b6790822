/**
 * The way between a page and its server, and a record of all that passes: TCP connections of one page to
 * a reverse proxy with the server right behind it. All is counted on the page's side of the proxy.
 *
 * What is assumed, as no standard says it:
 * - A journey takes one delay, whatever its length. A connection can be used after one round trip, and
 *   with TLS 1.3 after two (RFC 9293 §3.5, RFC 8446 §2). Nothing is lost.
 * - The way from the proxy to the server takes no time.
 * - The proxy has one timer for each connection, which everything that passes sets back. Where it runs
 *   out, a request that nobody has answered is answered with 504, and anything else is cut.
 * - The client knows that timer: it does not send a request into a connection that will be closed
 *   when it arrives.
 * - Who has closed does not send any more. The other end closes as soon as it learns.
 * @module
 */

import type { Side } from '../side.ts';
import { Tasks } from '../tasks.ts';

/** What a message is to its technique. */
export const KINDS = [
  'poll',
  'open-stream',
  'handshake',
  'nothing',
  'news',
  'gateway-timeout',
  'stream-head',
  'accept',
  'event',
  'sign',
  'ping',
  'pong',
  'close',
] as const;

export type Kind = (typeof KINDS)[number];

/** Something that one side wrote. Times are in milliseconds. */
export interface Message {
  readonly kind: Kind;
  readonly from: Side;
  readonly at: number;
  readonly arrives: number;
  /** Index of its connection. */
  readonly connection: number;
  /** Unit: bytes. */
  readonly size: number;
  /** Ids of the events in it. */
  readonly events: readonly number[];
  /** Writes it: as many bytes as `size` says. */
  readonly write: () => Uint8Array;
}

/** A TCP connection. Times are in milliseconds. */
export interface Connection {
  /** The client's SYN leaves. */
  readonly opened: number;
  /** The client may send. */
  readonly ready: number;
  /** The first FIN leaves; the other follows when this one has arrived. */
  readonly ended: { readonly at: number; readonly by: Side; readonly why: EndReason };
}

/** The page is left, or the proxy's timer ran out. */
export type EndReason = 'left' | 'idle' | 'cut';

/** When the server could speak without being asked. Unit: milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface PathOptions {
  /** Unit: milliseconds. */
  readonly delay: number;
  readonly tls: boolean;
  /** The proxy's timer; `undefined`: it has none. Unit: milliseconds. */
  readonly proxyTimeout: number | undefined;
  /** When nothing new begins any more. Unit: milliseconds. */
  readonly until: number;
}

/** A connection in use. */
export class Line {
  readonly index: number;
  readonly opened: number;
  readonly ready: number;
  ended: Connection['ended'] | undefined;
  /** What the proxy would do where its timer runs out. */
  waitsFor: 'request' | 'response' | 'more' = 'request';
  /** When something passed the proxy last. */
  seen: number;
  /** The server may speak since then. */
  mayPush: number | undefined;
  /** What the proxy answers where nobody has answered in time. */
  onunanswered: () => void = () => undefined;
  /** What the client does where the connection ends in the middle of a response. */
  oncut: () => void = () => undefined;

  constructor(index: number, opened: number, ready: number) {
    this.index = index;
    this.opened = opened;
    this.ready = ready;
    this.seen = ready;
  }
}

/** What is sent, as a technique names it. */
export interface Sending {
  readonly kind: Kind;
  readonly write: () => Uint8Array;
  /** Messages of a kind with the same shape have the same length: it is measured once. */
  readonly shape?: string;
  readonly events?: readonly number[];
}

/** The way, and the record. */
export class Path {
  readonly tasks = new Tasks();
  readonly messages: Message[] = [];
  readonly mayPush: Stretch[] = [];
  readonly #lines: Line[] = [];
  readonly #sizes = new Map<string, number>();
  readonly options: PathOptions;

  constructor(options: PathOptions) {
    this.options = options;
  }

  get now(): number {
    return this.tasks.now;
  }

  /** Whether nothing new begins any more. */
  get isOver(): boolean {
    return this.now >= this.options.until;
  }

  get #setUp(): number {
    return this.options.delay * (this.options.tls ? 4 : 2);
  }

  /** Plans what is not done any more when all is over. */
  later(delay: number, run: () => void): void {
    this.tasks.after(delay, () => {
      if (!this.isOver) run();
    });
  }

  /** Opens a connection; `onready` may send. */
  open(onready: (line: Line) => void): void {
    const line = new Line(this.#lines.length, this.now, this.now + this.#setUp);
    this.#lines.push(line);
    this.later(this.#setUp, () => {
      onready(line);
      this.#watch(line);
    });
  }

  /** Whether a request sent now would find the connection open. */
  canReuse(line: Line | undefined): line is Line {
    const { delay, proxyTimeout = Infinity } = this.options;
    return (
      line !== undefined && line.ended === undefined && line.seen + proxyTimeout > this.now + delay
    );
  }

  send(line: Line, from: Side, sending: Sending, onarrive: () => void = () => undefined): void {
    const { kind, write, shape = '', events = [] } = sending;
    const { delay } = this.options;
    const arrives = this.now + delay;
    const size = this.#sizeOf(`${kind} ${from} ${shape}`, write);
    this.messages.push({
      kind,
      from,
      at: this.now,
      arrives,
      connection: line.index,
      size,
      events,
      write,
    });
    if (from === 'server') line.seen = this.now;
    this.tasks.after(delay, () => {
      if (from === 'client') line.seen = this.now;
      onarrive();
    });
  }

  /** From now on the server may speak on this connection, or may no longer. */
  allowPush(line: Line, isAllowed: boolean): void {
    if (!isAllowed && line.mayPush !== undefined) {
      this.mayPush.push({ from: line.mayPush, to: this.now });
      line.mayPush = undefined;
    }
    if (isAllowed) line.mayPush ??= this.now;
  }

  /** Runs until all is over and has arrived; then the page is left, and `onleave` may say goodbye. */
  finish(onleave: (line: Line) => boolean): readonly Connection[] {
    const { until, delay } = this.options;
    this.tasks.runUntil(until);
    for (const line of this.#lines) this.allowPush(line, false);
    // Two round trips: for the last answer, or for a connection that was just being opened.
    this.tasks.runUntil(until + 4 * delay);
    const at = this.now;
    for (const line of this.#lines) {
      if (line.ended !== undefined) continue;
      const isServers = onleave(line);
      line.ended = isServers
        ? { at: at + delay, by: 'server', why: 'left' }
        : { at, by: 'client', why: 'left' };
    }
    this.tasks.runUntil(at + 2 * delay);
    return this.#lines.map(({ opened, ready, ended }) => ({ opened, ready, ended: ended! }));
  }

  #sizeOf(key: string, write: () => Uint8Array): number {
    const known = this.#sizes.get(key);
    if (known !== undefined) return known;
    const size = write().length;
    this.#sizes.set(key, size);
    return size;
  }

  #watch(line: Line): void {
    const { proxyTimeout } = this.options;
    if (proxyTimeout === undefined) return;
    const check = () => {
      if (line.ended !== undefined) return;
      const left = line.seen + proxyTimeout - this.now;
      if (left <= 0) this.#runOut(line);
      this.later(left > 0 ? left : proxyTimeout, check);
    };
    this.later(proxyTimeout, check);
  }

  #runOut(line: Line): void {
    this.allowPush(line, false);
    if (line.waitsFor === 'response') {
      line.waitsFor = 'request';
      return line.onunanswered();
    }
    const isCut = line.waitsFor === 'more';
    line.ended = { at: this.now, by: 'server', why: isCut ? 'cut' : 'idle' };
    if (isCut) this.later(this.options.delay, line.oncut);
  }
}
