/**
 * What comes of a call, and what a kernel does about what comes from the wire.
 * @module
 */

import type { Reason } from './errno.ts';

/** What comes of a call. */
export type Outcome =
  /** It returns: a descriptor, a number of bytes, or 0. */
  | {
      readonly kind: 'done';
      readonly value: number;
      /** What was received. */
      readonly bytes?: Uint8Array;
      /** From which port that came; of UDP only. */
      readonly from?: number;
    }
  | { readonly kind: 'failed'; readonly reason: Reason }
  /** It does not return yet. */
  | { readonly kind: 'waits' };

/** It returns 0. */
export const DONE: Outcome = { kind: 'done', value: 0 };

export const WAITS: Outcome = { kind: 'waits' };

export function failed(reason: Reason): Outcome {
  return { kind: 'failed', reason };
}

/** What the kernel did with what came, or what became of a connection by it. */
export type Note =
  /** Nobody listens at the port: answered with RST. */
  | 'nobody-listens'
  | 'half-open'
  /** No room: the SYN is dropped. */
  | 'queue-full'
  | 'connected'
  /** The handshake is complete, and the connection waits for `accept()`. */
  | 'queued'
  | 'data'
  | 'acknowledged'
  | 'end-of-stream'
  | 'fin-acknowledged'
  | 'time-wait'
  | 'gone'
  | 'refused'
  | 'reset'
  /** For a connection that is no more: answered with RST. */
  | 'no-connection'
  | 'datagram'
  | 'nobody-has-port'
  | 'icmp-kept'
  | 'icmp-unheard'
  | 'retransmitted'
  | 'given-up';
