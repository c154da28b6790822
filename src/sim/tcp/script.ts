/**
 * What a run is told beforehand, and what it tells: the two ends, their calls, the link between them,
 * and every event with what it brought about.
 * @module
 */

import type { TcpSegment } from '#net/tcp.ts';
import type { Side } from '../side.ts';
import type { CallError, Discard, EndView, TcpError, TcpTimer, Tuning } from './endpoint-types.ts';
import type { TcpState, TcpTransition } from './state.ts';

/** A call that a user makes, or what befalls a host. */
export type TcpCall =
  /** OPEN, passive: wait for a peer. */
  | { readonly call: 'listen' }
  /** OPEN, active. `data` waits for ESTABLISHED, unless it is to go with the SYN. */
  | { readonly call: 'open'; readonly data?: Uint8Array; readonly withSyn?: boolean }
  | { readonly call: 'send'; readonly data: Uint8Array }
  /** CLOSE: no more to send, while what comes is still received. */
  | { readonly call: 'shutdown' }
  /** CLOSE, and no more to receive either: what comes now is answered with a reset. */
  | { readonly call: 'close' }
  | { readonly call: 'abort' }
  /** RECEIVE, where `reading` is `'on-call'`. */
  | { readonly call: 'receive'; readonly most?: number }
  /** The host loses its memory. It is up again at once, and nothing is open there. */
  | { readonly call: 'reboot' };

/** When a call is made. */
export type When =
  /** Unit: milliseconds from the beginning. */
  | { readonly at: number }
  /**
   * When this end comes to have this state, or its application gets the first bytes or learns that the
   * peer sends no more; and so much later.
   */
  | { readonly once: TcpState | 'data' | 'end-of-stream'; readonly after?: number };

/** A call of one end. What is due at the same time is done in the order of the list. */
export type Planned = { readonly who: Side } & When & TcpCall;

/** A segment by its {@link Flight.id}, or by its place among all that its end has sent, from 1. */
export type WhichFlight = string | { readonly from: Side; readonly nth: number };

export interface TcpLink {
  /** How long a segment travels. Unit: milliseconds. */
  readonly delay: number;
  /** The most that chance adds to the delay; more than the gap between segments reorders them. */
  readonly jitter?: number;
  /** The probability that a segment is lost, from 0 up to and not including 1. */
  readonly loss?: number;
  /** These are lost. */
  readonly drops?: readonly WhichFlight[];
  /** These travel longer. Unit: milliseconds. */
  readonly late?: readonly { readonly which: WhichFlight; readonly by: number }[];
  /** From when the cable is cut, and until when. What is on its way then is lost. Unit: milliseconds. */
  readonly cut?: { readonly at: number; readonly until?: number };
}

/** A segment that nobody in this run has sent: an old duplicate, or a forged one. */
export interface Stray {
  /** When it arrives. Unit: milliseconds. */
  readonly at: number;
  readonly to: Side;
  readonly segment: Partial<TcpSegment>;
}

export interface TcpScript {
  readonly calls: readonly Planned[];
  readonly link: TcpLink;
  /**
   * Initial sequence numbers in the order of their use; further ones come from the seed. A host takes
   * them from a clock and a keyed hash of the connection, so that nobody can guess them (RFC 6528 §3).
   */
  readonly initialSequence?: Partial<Record<Side, readonly number[]>>;
  /** Default: the ports of the examples. */
  readonly ports?: Readonly<Partial<Record<Side, number>>>;
  readonly strays?: readonly Stray[];
  readonly ends?: Partial<Record<Side, Tuning>>;
  /** Of what is left to chance: losses, jitter, initial sequence numbers. */
  readonly seed?: number;
  /** When nobody looks further. Default: ten minutes. Unit: milliseconds. */
  readonly until?: number;
}

/** One segment on its way. */
export interface Flight {
  /**
   * Which segment it is, by its sender, flags and place in the stream and not by its order: it stays
   * the same where another one is dropped and where the initial sequence numbers change. `c.S.0` is the
   * client's SYN and `c.S.0x2` its first retransmission, `s.SA.0` the answer, `c.A.1.1` the
   * acknowledgment of that (numbers count from the initial ones), `c.A.1-6` five bytes of data,
   * `c.FA.6` the FIN after them and `c.R` a reset; `stray.1` is the first that nobody here has sent.
   */
  readonly id: string;
  readonly from: Side;
  /** Its place among all that this end sends, counted from 1; 0 for a stray. */
  readonly nth: number;
  /** Unit: milliseconds. */
  readonly sent: number;
  /** When it arrives; `undefined` if it does not. */
  readonly arrives: number | undefined;
  readonly lost: 'dropped' | 'chance' | 'cut' | undefined;
  readonly segment: TcpSegment;
  /** The Ethernet frame. */
  readonly bytes: Uint8Array;
  readonly retransmission: boolean;
  readonly stray: boolean;
}

/** What set an end to work. */
export type TcpEvent =
  | { readonly type: 'call'; readonly call: TcpCall; readonly error: CallError | undefined }
  | { readonly type: 'arrival'; readonly flight: Flight }
  | { readonly type: 'timeout'; readonly timer: TcpTimer };

/** One event at one end, and all that it brought about there. */
export interface TcpStep {
  /** Unit: milliseconds. */
  readonly at: number;
  readonly who: Side;
  readonly event: TcpEvent;
  readonly changes: readonly TcpTransition[];
  readonly sent: readonly Flight[];
  /** What the application has received. */
  readonly delivered: Uint8Array;
  /** Whether the application has learnt that the peer sends no more. */
  readonly endOfStream: boolean;
  /** What the application was told in the end. */
  readonly error: TcpError | undefined;
  /** Why the segment was not taken. */
  readonly discarded: Discard | undefined;
  /** Whether the application was warned that something keeps being retransmitted (R1). */
  readonly deliveryProblem: boolean;
  /** Both ends after it. */
  readonly ends: Readonly<Record<Side, EndView>>;
}

export interface TcpRun {
  /** Both ends at the start. */
  readonly start: Readonly<Record<Side, EndView>>;
  /** In the order of time. */
  readonly steps: readonly TcpStep[];
  /** In the order in which they were sent. */
  readonly flights: readonly Flight[];
}
