/**
 * What happens in a run: who does what, and when. With the seed, a script decides every byte.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { MAX_REASON_LENGTH } from '#protocol/close-body.ts';
import { MAX_CONTROL_PAYLOAD } from '#protocol/opcode.ts';
import type { Side } from '../side.ts';

/** What the program at one end does. */
export type Deed =
  | {
      readonly kind: 'text';
      readonly side: Side;
      readonly text: string;
      /** After which bytes of the message a new fragment begins, in rising order. */
      readonly cuts: readonly number[];
    }
  | {
      readonly kind: 'binary';
      readonly side: Side;
      readonly bytes: Uint8Array;
      readonly cuts: readonly number[];
    }
  | { readonly kind: 'ping'; readonly side: Side; readonly text: string }
  | {
      readonly kind: 'close';
      readonly side: Side;
      readonly code: number | undefined;
      readonly reason: string;
    }
  /** Its host is gone, without a word to anybody: the power fails, the phone leaves the cell. */
  | { readonly kind: 'vanish'; readonly side: Side };

/** What is done to the wire. `side` is where the bytes come from, `at` counts the bytes it has sent. */
export type Mischief =
  /** How long a segment travels from now on. Unit: milliseconds. */
  | { readonly kind: 'delay'; readonly side: Side; readonly ms: number }
  /** How many bytes a segment has at most from now on; 0 for as many as are written at once. */
  | { readonly kind: 'size'; readonly side: Side; readonly bytes: number }
  /** Cuts a segment in flight behind a byte. */
  | { readonly kind: 'split'; readonly side: Side; readonly at: number }
  /** Makes one of the segment with a byte and of that behind it. */
  | { readonly kind: 'merge'; readonly side: Side; readonly at: number }
  /** Flips a bit, 0 to 7 from the left, of a byte in flight. */
  | { readonly kind: 'flip'; readonly side: Side; readonly at: number; readonly bit: number }
  /** Nothing gets through any more, and nobody is told. */
  | { readonly kind: 'cable' }
  /** Both ends are told that the connection is gone, as a firewall does it with an RST. */
  | { readonly kind: 'reset' };

export type Action = Deed | Mischief;

export interface TimedAction {
  /** When, on the clock of the run. Unit: milliseconds. */
  readonly time: number;
  readonly action: Action;
}

export interface Script {
  /** Decides the key of the handshake and all masking keys. */
  readonly seed: number;
  /** In the order of time; what happens at one time happens in this order. */
  readonly actions: readonly TimedAction[];
}

/** As much as a script may ask for: what a page can show, and what a link can hold. */
export const LIMITS = {
  actions: 60,
  /** Of the whole, written as a text. Unit: characters. */
  length: 4000,
  /** Of one message. */
  messageBytes: 300,
  /** Of a Ping (RFC 6455 §5.5). */
  pingBytes: MAX_CONTROL_PAYLOAD,
  /** Of the reason in a Close frame. */
  reasonBytes: MAX_REASON_LENGTH,
  delay: 10_000,
  seed: 2 ** 32 - 1,
  /** The last moment at which anything can be done: one hour. */
  time: 3_600_000,
} as const;

/** Why an action cannot be done at any time; the key of its words. */
export type Problem =
  'messageTooLong' | 'pingTooLong' | 'reasonTooLong' | 'cutsOutside' | 'delayTooLong';

/** What is wrong with an action in itself, whatever the connection is like when its time comes. */
export function problemOf(action: Action): Problem | undefined {
  switch (action.kind) {
    case 'text':
    case 'binary': {
      const { length } = action.kind === 'text' ? encodeUtf8(action.text) : action.bytes;
      if (length > LIMITS.messageBytes) return 'messageTooLong';
      const isInside = (cut: number, i: number) => cut > (action.cuts[i - 1] ?? 0) && cut < length;
      return action.cuts.every(isInside) ? undefined : 'cutsOutside';
    }
    case 'ping':
      return encodeUtf8(action.text).length > LIMITS.pingBytes ? 'pingTooLong' : undefined;
    case 'close':
      return encodeUtf8(action.reason).length > LIMITS.reasonBytes ? 'reasonTooLong' : undefined;
    case 'delay':
      return action.ms > LIMITS.delay ? 'delayTooLong' : undefined;
    default:
      return undefined;
  }
}

/** Puts an action where its time is, behind all that happens at the same time. */
export function insertAction(script: Script, time: number, action: Action): Script {
  const added = { time, action };
  // A setting that is changed twice at one moment has only its last value.
  const kept = script.actions.filter(
    (other) => !(other.time === time && sets(other.action, action)),
  );
  const place = kept.findIndex((other) => other.time > time);
  return { ...script, actions: kept.toSpliced(place < 0 ? kept.length : place, 0, added) };
}

function sets(one: Action, other: Action): boolean {
  if (one.kind !== 'delay' && one.kind !== 'size') return false;
  return one.kind === other.kind && one.side === other.side;
}
