/**
 * What the life of a connection is made of: its settings, and what can happen in it. The life itself is
 * lived in `live.ts`, on the path in `idle-path.ts`; this much is known without an engine.
 * @module
 */

import type { Unit } from '#protocol/connection-output.ts';
import type { Transition } from '#protocol/connection-state.ts';
import type { Side } from './side.ts';

export type Place = 'client' | 'nat' | 'proxy' | 'server';

/** Where the places lie on the path; what gets lost on the cable is lost at 0.5. */
export const PLACES: readonly Place[] = ['client', 'nat', 'proxy', 'server'];

/** Something that travels as one: bytes of the stream, its end, or a reset. */
export type Cargo = Bytes | { readonly kind: 'end' | 'reset'; readonly by: Place };

export interface Bytes {
  readonly kind: 'bytes';
  /** Who sent it, before the proxy passed it on. */
  readonly by: Place;
  readonly bytes: Uint8Array;
  readonly what: Unit;
}

/** One journey between two ends of a TCP connection. */
export interface Flight {
  readonly type: 'flight';
  /** Unit: milliseconds. */
  readonly at: number;
  readonly from: Place;
  readonly to: Place;
  readonly cargo: Cargo;
  /** How often it was sent before, in vain. */
  readonly again: number;
  /** How far it came, as a place on the path. */
  readonly reached: number;
  readonly arrived: boolean;
}

/** What happens on the path besides flights. */
export interface PathEvent {
  readonly type: 'forgot' | 'idle' | 'gave-up';
  readonly at: number;
  readonly place: Place;
}

/** What can befall a connection, or be asked of one side. */
export const DEEDS = [
  'client-text',
  'server-text',
  'client-close',
  'server-close',
  'cut',
  'sleep',
  'kill',
  'restart',
] as const;

export type Deed = (typeof DEEDS)[number];

/** Something that happens at a time that the reader chose. */
export interface Planned {
  readonly deed: Deed;
  /** Unit: seconds. */
  readonly at: number;
  /** For what ends again: how long it lasts. 0: for good. Unit: seconds. */
  readonly lasts: number;
}

export interface Life {
  /** Idle timers; 0: none. Unit: seconds. */
  readonly nat: number;
  readonly proxy: number;
  readonly server: number;
  readonly natForgotten: 'swallow' | 'reset';
  /** Who sends a sign of life: a client or a server with Ping frames, a page with messages, or nobody. */
  readonly pinger: 'nobody' | 'server' | 'client' | 'page';
  /** How often. Unit: seconds. */
  readonly interval: number;
  /** How long the answer may take. Unit: seconds. */
  readonly patience: number;
  /** How long TCP tries. Unit: seconds. */
  readonly giveUp: number;
  readonly planned: readonly Planned[];
  /** How long to look. Unit: seconds. */
  readonly until: number;
}

/** An endpoint has changed its mind. */
export interface Belief extends Transition {
  readonly type: 'belief';
  readonly at: number;
  readonly side: Side;
  /** What a CLOSED connection is said to have been closed with. */
  readonly closed?: { readonly code: number; readonly reason: string; readonly wasClean: boolean };
}

/** Something planned has begun or is over again; `nothing` if the side could not do it any more. */
export interface Befell {
  readonly type: 'deed';
  readonly at: number;
  readonly deed: Deed;
  readonly phase: 'begins' | 'ends' | 'nothing';
}

/** What happened, in the order in which it did. Times are in milliseconds. */
export type Happening = Flight | PathEvent | Belief | Befell;
