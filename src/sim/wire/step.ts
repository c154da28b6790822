/**
 * What a run consists of: steps, each of them one thing that happened, with all that can be drawn of
 * the moment right after it.
 * @module
 */

import type {
  Closed,
  MessageReceived,
  Opened,
  Output,
  Timer,
} from '#protocol/connection-output.ts';
import type { ReadyState } from '#protocol/connection-state.ts';
import type { Side } from '../side.ts';
import type { Segment } from './lane.ts';
import type { Action, Script } from './script.ts';

/** What a program learns from its end of the connection, as in the events of a browser. */
export type Seen = Opened | MessageReceived | Closed;

/** What a connection does or says, but for its timers and states. */
export type Outcome = Exclude<Output, { type: 'set-timer' | 'clear-timer' | 'state-changed' }>;

export interface Change {
  readonly from: ReadyState;
  readonly to: ReadyState;
  readonly section: string;
}

/** Why something did not happen. */
export type Refusal =
  /** The connection is not open. */
  | 'notOpen'
  /** Another message has begun and is not finished. */
  | 'midMessage'
  /** The connection closes already. */
  | 'closesAlready'
  /** The protocol does not allow it, whenever it is asked for. */
  | 'notAllowed'
  /** There is nobody any more who could do it. */
  | 'gone'
  /** The byte is not on its way, or nothing comes behind it. */
  | 'notInFlight'
  /** No wire is left. */
  | 'noWire';

/** What happened. */
export type Happening =
  /** TCP has connected both ends. */
  | { readonly type: 'connected' }
  | { readonly type: 'arrived'; readonly segment: Segment }
  /** Bytes came to a host that is not there any more, or does not read them. */
  | { readonly type: 'unread'; readonly segment: Segment }
  | { readonly type: 'timeout'; readonly timer: Timer }
  /** TCP at one end has given up: too long nothing was acknowledged. */
  | { readonly type: 'gave-up' }
  /** TCP is told that the connection is gone. */
  | { readonly type: 'reset' }
  | { readonly type: 'done'; readonly action: Action }
  | { readonly type: 'refused'; readonly action: Action; readonly why: Refusal }
  /** The state has changed, and nothing else came of it. */
  | { readonly type: 'changed' }
  /** The run has become too long for a page. */
  | { readonly type: 'stopped' }
  | Outcome;

/** Bytes of one direction. */
export interface Stretch {
  /** Who sent them. */
  readonly from: Side;
  /** Place of the first, counted from the start of all that was sent. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Bytes of an unfinished frame or head that wait for the rest. */
export interface Waiting {
  readonly what: 'head' | 'frame';
  readonly have: number;
  /** How many more; `undefined` while that cannot be known. */
  readonly need: number | undefined;
}

/** One end at one moment. */
export interface End {
  readonly state: ReadyState;
  /** Whether its host is still there. */
  readonly here: boolean;
  /** How many bytes have left it, and have come to it. */
  readonly sent: number;
  readonly received: number;
  readonly waiting: Waiting | undefined;
  /** How many of the run's `seen` this end has seen. */
  readonly seen: number;
}

/** One direction at one moment. */
export interface LaneView {
  readonly delay: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

export interface Step {
  /** Unit: milliseconds since TCP connected. */
  readonly time: number;
  /** Where it happened; `undefined` for the wire. */
  readonly side: Side | undefined;
  readonly what: Happening;
  /** The change of state that came with it. */
  readonly change: Change | undefined;
  /** The bytes that it is about, as they were at that moment. */
  readonly about: Stretch | undefined;
  readonly ends: Readonly<Record<Side, End>>;
  /** By who sends. */
  readonly lanes: Readonly<Record<Side, LaneView>>;
  /** Whether the wire still carries anything. */
  readonly wire: 'whole' | 'cut' | 'reset';
}

/** One end over the whole run. */
export interface Diary {
  /** All bytes as it sent them, and as they came to it. */
  readonly sent: Uint8Array;
  readonly received: Uint8Array;
  /** Where the heads and frames begin that it sent; a frame ends where the next begins. */
  readonly sentUnits: readonly Unit[];
  readonly seen: readonly Seen[];
}

export interface Unit {
  readonly kind: 'head' | 'frame';
  readonly start: number;
  readonly end: number;
}

export interface Run {
  readonly script: Script;
  readonly steps: readonly Step[];
  readonly ends: Readonly<Record<Side, Diary>>;
}
