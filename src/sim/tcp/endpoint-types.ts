/**
 * What goes into an endpoint and what comes out, besides segments.
 * @module
 */

import type { TcpSegment } from '#net/tcp.ts';
import type { TcpCause, TcpState } from './state.ts';

/** What an application may set, and what a host decides. Every duration is in milliseconds. */
export interface Tuning {
  /** The largest segment text that this end can receive, and says so on its SYN (RFC 9293 §3.7.1). */
  readonly mss?: number;
  /** Room for what has arrived and is not read: the largest window (RFC 9293 §3.8.6). */
  readonly receiveBuffer?: number;
  /** The shift to offer on a SYN (RFC 7323 §2); `undefined` for none. */
  readonly windowScale?: number | undefined;
  /** Whether to say on a SYN that SACK is understood (RFC 2018 §2). */
  readonly sackPermitted?: boolean;
  /** Whether to offer timestamps on a SYN (RFC 7323 §3). */
  readonly timestamps?: boolean;
  /** Whether the application takes data as they come, or when it calls RECEIVE. */
  readonly reading?: 'at-once' | 'on-call';
  /** The first retransmission timeout (RFC 6298 §2, rule 2.1). */
  readonly initialRto?: number;
  /** The least (rule 2.4). */
  readonly minimumRto?: number;
  /** The most (rule 2.5). */
  readonly maximumRto?: number;
  /** After how many retransmissions the application is warned: R1 (RFC 9293 §3.8.3). */
  readonly r1?: number;
  /** For how long data are retransmitted: R2. */
  readonly r2?: number;
  /** For how long a SYN is retransmitted: R2 for SYN segments. */
  readonly r2Syn?: number;
  /** How long what the user sent may wait for its acknowledgment (RFC 9293 §3.9.1.1). */
  readonly userTimeout?: number;
  /** The maximum segment lifetime; TIME-WAIT lasts two of them (RFC 9293 §3.4.2). */
  readonly msl?: number;
}

/** The timers of a connection (RFC 9293 §3.10.8). The first also probes a closed window (§3.8.6.1). */
export type TcpTimer = 'retransmission' | 'time-wait' | 'user';

/** What a call returns that cannot be served, in the words of RFC 9293 §3.10. */
export type CallError =
  | 'connection already exists'
  | 'connection does not exist'
  | 'connection closing'
  | 'remote socket unspecified';

/** What the application is told when its connection ends before its time (RFC 9293 §3.10). */
export type TcpError =
  | 'connection refused'
  | 'connection reset'
  /** Retransmitted until R2 (§3.8.3). */
  | 'connection timed out'
  | 'connection aborted due to user timeout';

/** Why a segment, or what is in it, was not taken. */
export interface Discard {
  readonly reason:
    | 'no-connection'
    | 'listen-rst'
    | 'listen-ack'
    | 'listen-other'
    | 'unacceptable-ack'
    | 'nothing-acknowledged'
    | 'no-syn-no-rst'
    | 'out-of-window'
    | 'rst-out-of-window'
    | 'rst-challenged'
    | 'syn-challenged'
    | 'no-ack'
    | 'ack-of-unsent'
    | 'ack-too-old'
    | 'nobody-reads';
  /** As in `'RFC 9293 §3.10.7.4'`. */
  readonly section: string;
}

/** What an endpoint wants done, or has to tell. */
export type TcpOutput =
  | { readonly type: 'send'; readonly segment: TcpSegment; readonly retransmission: boolean }
  /** Sets a timer, or sets it anew: what it was set to before does not count any more. */
  | { readonly type: 'set-timer'; readonly timer: TcpTimer; readonly delay: number }
  | { readonly type: 'clear-timer'; readonly timer: TcpTimer }
  | {
      readonly type: 'state-changed';
      readonly from: TcpState;
      readonly to: TcpState;
      readonly cause: TcpCause;
      readonly section: string;
    }
  /** Data for the application, where it reads at once. */
  | { readonly type: 'delivered'; readonly bytes: Uint8Array }
  /** There is something to RECEIVE, where the application reads on call: so many bytes in all. */
  | { readonly type: 'readable'; readonly length: number }
  /** The peer sends no more. */
  | { readonly type: 'end-of-stream' }
  /** A segment, or its data, was dropped. */
  | { readonly type: 'discarded'; readonly discard: Discard }
  /** R1 is reached: the application should know (RFC 9293 §3.8.3). */
  | { readonly type: 'delivery-problem' }
  /** The connection has ended before its time, when it had this state. */
  | { readonly type: 'error'; readonly error: TcpError; readonly state: TcpState };

/** An endpoint as it is at one moment: its state and variables (RFC 9293 §3.3.1, Table 2 and 3). */
export interface EndView {
  readonly state: TcpState;
  /** Initial send sequence number; `undefined` as long as there is none, as the other numbers. */
  readonly iss: number | undefined;
  readonly sndUna: number | undefined;
  readonly sndNxt: number | undefined;
  readonly sndWnd: number;
  readonly irs: number | undefined;
  readonly rcvNxt: number | undefined;
  readonly rcvWnd: number;
  /** Bytes that the application has sent and that have not left yet. */
  readonly queued: number;
  /** Bytes that have arrived too early or were not read yet. */
  readonly held: number;
  /** Unit: milliseconds. */
  readonly rto: number;
  /** The timers that run, and when they run out. Unit: milliseconds from the beginning. */
  readonly timers: Readonly<Partial<Record<TcpTimer, number>>>;
}
