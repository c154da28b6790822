/**
 * The life of a TCP connection as a story in moments: what happens at one end, what that changes, and the
 * ladder of segments. It is told by `run.ts`, which has the endpoints; stories travel with pages. Pure.
 * @module
 */

import type { EndView } from '#sim/tcp/endpoint-types.ts';
import { FIGURE_5, FIGURE_5_WAYS } from '#sim/tcp/notation.ts';
import type { Flight, TcpEvent } from '#sim/tcp/script.ts';
import type { TcpState, TcpTransition } from '#sim/tcp/state.ts';
import type { Setup, Side } from './setup.ts';

export { FIGURE_5, FIGURE_5_WAYS };
export type { EndView, TcpState, TcpTransition };

/** One step of the story: an event at one end; or the beginning; or that the cable is cut. */
export interface Moment {
  /** Unit: milliseconds. */
  readonly at: number;
  readonly kind: 'beginning' | 'cut' | TcpEvent['type'];
  /** The end at which it happens; at the beginning and at a cut, the end that is asked about. */
  readonly who: Side;
  readonly before: TcpState;
  readonly after: TcpState;
  readonly changes: readonly TcpTransition[];
  /** Both ends after it. */
  readonly ends: Readonly<Record<Side, EndView>>;
}

/** A segment in the picture. */
export interface Arrow extends Pick<Flight, 'id' | 'from' | 'lost' | 'retransmission' | 'bytes'> {
  /** The moments in which it leaves and arrives. */
  readonly sent: number;
  readonly arrives: number | undefined;
  readonly label: string;
}

export interface Story {
  readonly setup: Setup;
  readonly moments: readonly Moment[];
  readonly arrows: readonly Arrow[];
}

/** A sentence, with the section that it rests on. */
export interface Sentence {
  readonly text: string;
  readonly section?: string | undefined;
}

/** A moment in words. */
export interface Told {
  /** What happens. */
  readonly event: string;
  /** What that does. */
  readonly outcome: readonly Sentence[];
}

/** The way by which an end came into its state, if it did so in this moment or in one before. */
export function wayOf({ moments }: Story, at: number, side: Side): TcpTransition | undefined {
  for (const { who, changes } of moments.slice(0, at + 1).reverse()) {
    const change = who === side ? changes.at(-1) : undefined;
    if (change !== undefined) return change;
  }
  return undefined;
}
