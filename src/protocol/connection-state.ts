/**
 * The states of a connection and every way from one to another (RFC 6455 §4, §7).
 *
 * The table is all there is: the connection changes its state through it and in no other way, and the
 * diagram of the states is drawn from it. A state is about WebSocket. Below it, TCP may take a while
 * longer to end.
 * @module
 */

/**
 * The states, in the order in which a connection can go through them.
 *
 * @example
 * ```ts
 * READY_STATES[0]; // => 'CONNECTING'
 * ```
 */
export const READY_STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const;

/** State of a connection (RFC 6455 §4.1, §7.1.3, §7.1.4). */
export type ReadyState = (typeof READY_STATES)[number];

/**
 * Why a connection changes its state.
 *
 * - `response-accepted`: a client found nothing wrong with the server's answer
 * - `response-sent`: a server has answered 101
 * - `handshake-failed`: what the peer sent before the first frame will not do
 * - `opening-timeout`: the peer took too long to open
 * - `given-up`: this end was told to close before the connection was open
 * - `close-sent`: this end begins the closing handshake
 * - `close-received`: the other end begins it
 * - `failed`: the peer broke a rule, and is told so with a Close frame
 * - `pong-timeout`: no Pong has come for too long
 * - `closing-timeout`: the peer took too long to close
 * - `transport-closed`: TCP has ended, in order or not
 */
export type Cause =
  | 'response-accepted'
  | 'response-sent'
  | 'handshake-failed'
  | 'opening-timeout'
  | 'given-up'
  | 'close-sent'
  | 'close-received'
  | 'failed'
  | 'pong-timeout'
  | 'closing-timeout'
  | 'transport-closed';

/** One way from a state to another. */
export interface Transition {
  readonly from: ReadyState;
  readonly to: ReadyState;
  readonly cause: Cause;
  /** Where this is laid down, as in `'RFC 6455 §7.1.3'`. */
  readonly section: string;
}

const NOT_ESTABLISHED = 'RFC 6455 §7.1.4';
const HANDSHAKE_STARTED = 'RFC 6455 §7.1.3';
const CLOSED = 'RFC 6455 §7.1.4';

/**
 * Every change of state there is. From one state, a cause leads to one other.
 *
 * @example
 * ```ts
 * TRANSITIONS.filter(({ from }) => from === 'CLOSED'); // => []
 * TRANSITIONS.find(({ cause }) => cause === 'close-received')?.to; // => 'CLOSING'
 * ```
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'CONNECTING', to: 'OPEN', cause: 'response-accepted', section: 'RFC 6455 §4.1' },
  { from: 'CONNECTING', to: 'OPEN', cause: 'response-sent', section: 'RFC 6455 §4.2.2' },
  { from: 'CONNECTING', to: 'CLOSED', cause: 'handshake-failed', section: NOT_ESTABLISHED },
  { from: 'CONNECTING', to: 'CLOSED', cause: 'opening-timeout', section: NOT_ESTABLISHED },
  { from: 'CONNECTING', to: 'CLOSED', cause: 'given-up', section: NOT_ESTABLISHED },
  { from: 'CONNECTING', to: 'CLOSED', cause: 'transport-closed', section: NOT_ESTABLISHED },
  { from: 'OPEN', to: 'CLOSING', cause: 'close-sent', section: HANDSHAKE_STARTED },
  { from: 'OPEN', to: 'CLOSING', cause: 'close-received', section: HANDSHAKE_STARTED },
  { from: 'OPEN', to: 'CLOSING', cause: 'failed', section: 'RFC 6455 §7.1.7' },
  { from: 'OPEN', to: 'CLOSED', cause: 'pong-timeout', section: 'RFC 6455 §7.1.7' },
  { from: 'OPEN', to: 'CLOSED', cause: 'transport-closed', section: CLOSED },
  { from: 'CLOSING', to: 'CLOSED', cause: 'closing-timeout', section: 'RFC 6455 §7.1.1' },
  { from: 'CLOSING', to: 'CLOSED', cause: 'transport-closed', section: CLOSED },
];

/**
 * The way that a cause opens from a state.
 *
 * @throws {RangeError} if there is none: the table says what can happen
 * @example
 * ```ts
 * transitionFrom('OPEN', 'close-sent').to; // => 'CLOSING'
 * transitionFrom('CLOSING', 'transport-closed').section; // => 'RFC 6455 §7.1.4'
 * ```
 */
export function transitionFrom(state: ReadyState, cause: Cause): Transition {
  const transition = TRANSITIONS.find((row) => row.from === state && row.cause === cause);
  if (transition === undefined) throw new RangeError(`Nothing leads from ${state} by ${cause}`);
  return transition;
}
