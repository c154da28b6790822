/**
 * What comes out of a connection: bytes to send, requests to whoever has the socket and the clock, and
 * events. All of it is one stream in one order, so that "the Pong left before the message was
 * delivered" can be seen.
 * @module
 */

import type { Transition } from './connection-state.ts';
import type { Frame } from './frame.ts';
import type { Message } from './message.ts';

/**
 * The timers that a connection asks for.
 *
 * - `opening`: until the connection is open
 * - `closing`: from the first Close frame, or from giving up, until TCP has ended
 * - `ping`: until the next Ping that keeps the connection alive
 * - `pong`: until such a Ping must have been answered
 *
 * @example
 * ```ts
 * TIMERS.length; // => 4
 * ```
 */
export const TIMERS = ['opening', 'closing', 'ping', 'pong'] as const;

/** Name of a timer. */
export type Timer = (typeof TIMERS)[number];

/** What a run of bytes of the stream is. */
export type Unit =
  | { readonly kind: 'request' }
  | { readonly kind: 'response'; readonly status: number }
  /** The payload is unmasked. */
  | { readonly kind: 'frame'; readonly frame: Frame };

/** Bytes to write to TCP. */
export interface Send {
  readonly type: 'send';
  readonly bytes: Uint8Array;
  readonly what: Unit;
  /** First byte, counted from the start of all that was sent. */
  readonly offset: number;
}

/** Bytes that were received and read: the head of the handshake, or a legal frame. */
export interface Received {
  readonly type: 'received';
  readonly what: Unit;
  /** First byte, counted from the start of all that was received. */
  readonly offset: number;
  /** How many bytes. */
  readonly length: number;
}

/** Start a timer, or start it again. When it has run out, call `timeout()` with its name. */
export interface SetTimer {
  readonly type: 'set-timer';
  readonly timer: Timer;
  /** Unit: milliseconds. */
  readonly delay: number;
}

/** Stop a timer. */
export interface ClearTimer {
  readonly type: 'clear-timer';
  readonly timer: Timer;
}

/** End the sending direction of TCP, in order (FIN): nothing more will be sent. */
export interface End {
  readonly type: 'end';
}

/** Drop TCP in both directions and read nothing more: the peer does not answer. */
export interface Abort {
  readonly type: 'abort';
}

/** The state has changed; by which row of the table, and so why. */
export interface StateChanged extends Transition {
  readonly type: 'state-changed';
}

/** The opening handshake is done (RFC 6455 §4.1, §4.2.2). */
export interface Opened {
  readonly type: 'opened';
  /** The subprotocol that was agreed on. */
  readonly protocol: string | undefined;
}

/** A whole message (RFC 6455 §6.2). */
export type MessageReceived = Message & {
  readonly type: 'message';
  /** First byte of its first frame, counted from the start of all that was received. */
  readonly offset: number;
  /** How many frames it came in, control frames between them not counted. */
  readonly frames: number;
};

/** A Ping has come. The Pong that answers it follows, unless the peer has sent a Close (RFC 6455 §5.5.2). */
export interface PingReceived {
  readonly type: 'ping';
  readonly body: Uint8Array;
}

/** A Pong has come (RFC 6455 §5.5.3). */
export interface PongReceived {
  readonly type: 'pong';
  readonly body: Uint8Array;
  /**
   * How many Pings of this end it answers: 0 if nobody asked, and more than 1 if the peer answered
   * only the latest.
   */
  readonly answers: number;
}

/** A Close frame has come (RFC 6455 §5.5.1). */
export interface CloseReceived {
  readonly type: 'close-received';
  /** 1005 if the frame has no body (RFC 6455 §7.1.5). */
  readonly code: number;
  readonly reason: string;
}

/** The peer broke a rule, or its answer is not acceptable: nothing of it is read any more (RFC 6455 §7.1.7). */
export interface Failed {
  readonly type: 'failed';
  /** Name of the rule. */
  readonly rule: string;
  readonly section: string;
  /** What the Close frame says that follows; `undefined` if none does. */
  readonly closeCode: number | undefined;
  /** First byte of what was wrong, counted from the start of all that was received. */
  readonly offset: number;
}

/** The connection is closed (RFC 6455 §7.1.4). It comes once. */
export interface Closed {
  readonly type: 'closed';
  /** From the peer's Close frame; 1005 if that had none, 1006 if there was no such frame (RFC 6455 §7.1.5). */
  readonly code: number;
  /** From the peer's Close frame (RFC 6455 §7.1.6). */
  readonly reason: string;
  /** Whether both Close frames were exchanged before TCP ended (RFC 6455 §7.1.4). */
  readonly wasClean: boolean;
}

/** What has to be done by whoever has the socket and the clock. */
export type Action = Send | SetTimer | ClearTimer | End | Abort;

/** What has happened. */
export type ConnectionEvent =
  | StateChanged
  | Received
  | Opened
  | MessageReceived
  | PingReceived
  | PongReceived
  | CloseReceived
  | Failed
  | Closed;

/** What `next()` of a connection returns. */
export type Output = Action | ConnectionEvent;
