/**
 * What a connection is told when it is made, beside what to ask for or to accept: how much to take
 * from the peer and how long to wait for it. The RFC names no numbers.
 * @module
 */

import type { Random } from './frame-writer.ts';
import type { HeadLimits } from './handshake/http-head.ts';
import type { ClientRequest, ConnectionPolicy } from './opening.ts';

/** How much is taken from a peer, in bytes (RFC 6455 §10.4). */
export interface Limits {
  /** The head of the opening handshake. */
  readonly head?: HeadLimits | undefined;
  /** One frame. Default: 16 MiB. */
  readonly maxPayloadLength?: number | undefined;
  /** One message, all fragments together. Default: 16 MiB. */
  readonly maxMessageLength?: number | undefined;
}

/** How long a connection waits, in milliseconds. */
export interface Timeouts {
  /** For the opening handshake. Default: 10 s. */
  readonly opening?: number | undefined;
  /** For the end of TCP, from the first Close frame on. Default: 10 s. */
  readonly closing?: number | undefined;
  /** Between two Pings that keep the connection alive. Default: no such Pings. */
  readonly pingInterval?: number | undefined;
  /** For the Pong that answers one of them. Default: any time. */
  readonly pongDeadline?: number | undefined;
}

/** What both ends are told. */
interface CommonOptions {
  readonly limits?: Limits | undefined;
  readonly timeouts?: Timeouts | undefined;
}

/** What a client is told. */
export interface ClientOptions extends CommonOptions {
  readonly role: 'client';
  /** What to ask for. */
  readonly request: ClientRequest;
  /** Called once for the key of the handshake (16 bytes) and once for every frame (4). */
  readonly random: Random;
}

/** What a server is told; it draws nothing at random. */
export interface ServerOptions extends CommonOptions {
  readonly role: 'server';
  /** What to accept. */
  readonly policy?: ConnectionPolicy | undefined;
}

/** What a connection is told. */
export type ConnectionOptions = ClientOptions | ServerOptions;

/** The same, with what holds where nothing was said. */
export type CompleteTimeouts = Timeouts & { readonly opening: number; readonly closing: number };

/**
 * The longest frame and the longest message where nothing else is said, in bytes.
 *
 * @example
 * ```ts
 * DEFAULT_LIMIT === 16 * 1024 * 1024; // => true
 * ```
 */
export const DEFAULT_LIMIT = 2 ** 24;

/**
 * How long to wait for the opening, and for the closing, where nothing else is said, in milliseconds.
 *
 * @example
 * ```ts
 * DEFAULT_TIMEOUT; // => 10_000
 * ```
 */
export const DEFAULT_TIMEOUT = 10_000;

/**
 * Fills in what was not said.
 *
 * @throws {TypeError} if a time is no number
 * @throws {RangeError} if a time is not above 0, or not finite
 * @example
 * ```ts
 * completeTimeouts({ closing: 500 }).opening; // => 10_000
 * ```
 */
export function completeTimeouts(timeouts: Timeouts): CompleteTimeouts {
  for (const [name, delay] of Object.entries(timeouts)) {
    if (delay !== undefined) requireDelay(name, delay);
  }
  const { opening = DEFAULT_TIMEOUT, closing = DEFAULT_TIMEOUT } = timeouts;
  return { ...timeouts, opening, closing };
}

function requireDelay(name: string, delay: unknown): void {
  if (typeof delay !== 'number') throw new TypeError(`Timeout ${name} must be a number`);
  if (!(delay > 0 && delay < Infinity)) {
    throw new RangeError(`Timeout ${name} must be a finite number above 0, got ${delay}`);
  }
}
