/**
 * The states of a TCP connection and every way from one to another (RFC 9293 §3.3.2, §3.10).
 *
 * The table is all there is: an endpoint changes its state through it and in no other way. It holds
 * what Figure 5 of the RFC draws, what its notes add, and what §3.10 says of resets and timeouts.
 * @module
 */

/** The states, in the order in which §3.3.2 names them; CLOSED, which is none, comes first. */
export const TCP_STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;

export type TcpState = (typeof TCP_STATES)[number];

/**
 * Why a connection changes its state.
 *
 * - `passive-open`, `active-open`, `send`, `close`, `abort`: the user's call
 * - `syn`: a SYN without an acknowledgment has come
 * - `syn-ack`: a SYN has come that acknowledges this end's SYN
 * - `ack-of-syn`: an acknowledgment of this end's SYN has come
 * - `fin`: the other end's FIN has come, and everything before it
 * - `ack-of-fin`: an acknowledgment of this end's FIN has come
 * - `fin-with-ack-of-fin`: both have come in one segment
 * - `rst`: a reset that can be believed has come
 * - `retransmission-limit`: the same segment was sent so often that it is given up (R2)
 * - `user-timeout`: what the user sent was not acknowledged in time
 * - `time-wait-timeout`: 2 MSL are over
 */
export type TcpCause =
  | 'passive-open'
  | 'active-open'
  | 'send'
  | 'close'
  | 'abort'
  | 'syn'
  | 'syn-ack'
  | 'ack-of-syn'
  | 'fin'
  | 'ack-of-fin'
  | 'fin-with-ack-of-fin'
  | 'rst'
  | 'retransmission-limit'
  | 'user-timeout'
  | 'time-wait-timeout';

/** One way from a state to another. */
export interface TcpTransition {
  readonly from: TcpState;
  readonly to: TcpState;
  readonly cause: TcpCause;
  /** Where this is laid down, as in `'RFC 9293 §3.10.1'`. */
  readonly section: string;
}

const row = (from: TcpState, to: TcpState, cause: TcpCause, section: string): TcpTransition => ({
  from,
  to,
  cause,
  section: `RFC 9293 §${section}`,
});

const OPEN = '3.10.1';
const SEND = '3.10.2';
const CLOSE = '3.10.4';
const ABORT = '3.10.5';
const IN_LISTEN = '3.10.7.2';
const IN_SYN_SENT = '3.10.7.3';
const ARRIVES = '3.10.7.4';
const FAILURE = '3.8.3';
const TIMEOUT = '3.10.8';

/** The states in which something of this end can wait for its acknowledgment. */
const UNANSWERED = [
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
] as const;

/** Every change of state there is. */
export const TCP_TRANSITIONS: readonly TcpTransition[] = [
  row('CLOSED', 'LISTEN', 'passive-open', OPEN),
  row('CLOSED', 'SYN-SENT', 'active-open', OPEN),
  row('LISTEN', 'SYN-SENT', 'active-open', OPEN),
  row('LISTEN', 'SYN-SENT', 'send', SEND),
  row('LISTEN', 'SYN-RECEIVED', 'syn', IN_LISTEN),
  row('SYN-SENT', 'SYN-RECEIVED', 'syn', IN_SYN_SENT),
  row('SYN-SENT', 'ESTABLISHED', 'syn-ack', IN_SYN_SENT),
  row('SYN-SENT', 'CLOSED', 'rst', IN_SYN_SENT),
  row('SYN-RECEIVED', 'ESTABLISHED', 'ack-of-syn', ARRIVES),
  // After a passive open, a reset or another SYN leads back; after an active one, a reset ends it.
  row('SYN-RECEIVED', 'LISTEN', 'rst', ARRIVES),
  row('SYN-RECEIVED', 'LISTEN', 'syn', ARRIVES),
  row('SYN-RECEIVED', 'CLOSED', 'rst', ARRIVES),

  row('LISTEN', 'CLOSED', 'close', CLOSE),
  row('SYN-SENT', 'CLOSED', 'close', CLOSE),
  row('SYN-RECEIVED', 'FIN-WAIT-1', 'close', CLOSE),
  row('ESTABLISHED', 'FIN-WAIT-1', 'close', CLOSE),
  row('CLOSE-WAIT', 'LAST-ACK', 'close', CLOSE),
  row('ESTABLISHED', 'CLOSE-WAIT', 'fin', ARRIVES),
  row('FIN-WAIT-1', 'FIN-WAIT-2', 'ack-of-fin', ARRIVES),
  row('FIN-WAIT-1', 'CLOSING', 'fin', ARRIVES),
  // Note 2 of Figure 5.
  row('FIN-WAIT-1', 'TIME-WAIT', 'fin-with-ack-of-fin', ARRIVES),
  row('FIN-WAIT-2', 'TIME-WAIT', 'fin', ARRIVES),
  row('CLOSING', 'TIME-WAIT', 'ack-of-fin', ARRIVES),
  row('LAST-ACK', 'CLOSED', 'ack-of-fin', ARRIVES),
  row('TIME-WAIT', 'CLOSED', 'time-wait-timeout', TIMEOUT),

  ...(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'] as const).map((from) =>
    row(from, 'CLOSED', 'rst', ARRIVES),
  ),
  ...(['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((from) =>
    row(from, 'CLOSED', 'rst', ARRIVES),
  ),
  ...TCP_STATES.filter((state) => state !== 'CLOSED').map((from) =>
    row(from, 'CLOSED', 'abort', ABORT),
  ),
  ...UNANSWERED.flatMap((from) => [
    row(from, 'CLOSED', 'retransmission-limit', FAILURE),
    row(from, 'CLOSED', 'user-timeout', TIMEOUT),
  ]),
];

/**
 * The way from one state to another for a cause.
 *
 * @throws {RangeError} if there is none: the table says what can happen
 */
export function tcpTransition(from: TcpState, to: TcpState, cause: TcpCause): TcpTransition {
  const found = TCP_TRANSITIONS.find(
    (transition) => transition.from === from && transition.to === to && transition.cause === cause,
  );
  if (found === undefined) throw new RangeError(`Nothing leads from ${from} to ${to} by ${cause}`);
  return found;
}
