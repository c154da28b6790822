/**
 * How far a connection is: its state, the end of TCP below it, and the timers that go with both
 * (RFC 6455 §7.1).
 *
 * The state is changed here and only along the table in `connection-state.ts`.
 * @module
 */

import type { CompleteTimeouts } from './connection-options.ts';
import { TIMERS } from './connection-output.ts';
import { type Cause, type ReadyState, transitionFrom } from './connection-state.ts';
import type { Outbox } from './outbox.ts';

/** TCP below a connection: not yet there, there, without our direction, without both. */
type Transport = 'none' | 'open' | 'ended' | 'gone';

/**
 * The life of one connection, told to an outbox.
 *
 * @example
 * ```ts
 * import { completeTimeouts } from '#protocol/connection-options.ts';
 * import { Outbox } from '#protocol/outbox.ts';
 * const outbox = new Outbox();
 * const life = new Lifecycle(outbox, completeTimeouts({ opening: 500 }));
 * life.connect();
 * outbox.take(); // => { type: 'set-timer', timer: 'opening', delay: 500 }
 * life.change('response-accepted');
 * life.state; // => 'OPEN'
 * ```
 */
export class Lifecycle {
  readonly #outbox: Outbox;
  readonly #timeouts: CompleteTimeouts;
  #state: ReadyState = 'CONNECTING';
  #transport: Transport = 'none';
  /** What a connection is closed with as long as no Close frame comes (RFC 6455 §7.1.4–7.1.6). */
  #close = { code: 1006, reason: '', wasClean: false };

  constructor(outbox: Outbox, timeouts: CompleteTimeouts) {
    this.#outbox = outbox;
    this.#timeouts = timeouts;
  }

  get state(): ReadyState {
    return this.#state;
  }

  /** Whether TCP has not been connected yet. */
  get isUnconnected(): boolean {
    return this.#transport === 'none';
  }

  /**
   * TCP is connected.
   *
   * @throws {Error} if it was before, or nobody waits for it any more
   */
  connect(): void {
    if (this.#transport !== 'none') {
      throw new Error('Cannot open a connection that was opened or given up');
    }
    this.#transport = 'open';
    this.#outbox.setTimer('opening', this.#timeouts.opening);
  }

  /** A Close frame has come: it decides what the connection is said to have been closed with. */
  receiveClose(code: number, reason: string): void {
    // Whoever has received a Close frame has sent one, before or in answer.
    this.#close = { code, reason, wasClean: true };
  }

  /**
   * Goes on to another state.
   *
   * @throws {RangeError} if the table knows no such way
   */
  change(cause: Cause): void {
    const transition = transitionFrom(this.#state, cause);
    this.#state = transition.to;
    this.#outbox.push({ type: 'state-changed', ...transition });
    for (const timer of ['opening', 'ping', 'pong'] as const) this.#outbox.clearTimer(timer);
    // Now TCP is to end, and may take too long.
    const isEnding = this.#state !== 'OPEN' && this.#transport !== 'gone';
    if (isEnding) this.#outbox.setTimer('closing', this.#timeouts.closing);
    if (this.#state === 'CLOSED') this.#outbox.push({ type: 'closed', ...this.#close });
  }

  /** Ends this direction of TCP. The other one may have to be waited for. */
  endTransport(): void {
    if (this.#transport !== 'open') return;
    this.#transport = 'ended';
    this.#outbox.push({ type: 'end' });
  }

  /** Both directions of TCP are over: nothing comes any more, and nothing is waited for. */
  loseTransport(cause: Cause): void {
    this.#transport = 'gone';
    for (const timer of TIMERS) this.#outbox.clearTimer(timer);
    if (this.#state !== 'CLOSED') this.change(cause);
  }

  /** Drops TCP, whatever the peer does. */
  abort(cause: Cause): void {
    this.#outbox.push({ type: 'abort' });
    this.loseTransport(cause);
  }
}
