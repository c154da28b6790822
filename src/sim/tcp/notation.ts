/**
 * How RFC 9293 writes and draws: segments in short, and the diagram of the states.
 * @module
 */

import type { TcpSegment } from '#net/tcp.ts';
import { distance } from './sequence.ts';
import { TCP_TRANSITIONS, type TcpState, type TcpTransition } from './state.ts';

const SHOWN_FLAGS = ['syn', 'fin', 'rst', 'ack'] as const;

/** A segment as the figures of RFC 9293 abbreviate it: `SEQ=300 ACK=101 SYN,ACK` (§3.5). */
export function abbreviate({ sequence, acknowledgment, flags, payload }: TcpSegment): string {
  return [
    `SEQ=${sequence}`,
    ...(flags.ack ? [`ACK=${acknowledgment}`] : []),
    SHOWN_FLAGS.filter((flag) => flags[flag])
      .join()
      .toUpperCase(),
    ...(payload.length > 0 ? [`DATA=${payload.length}`] : []),
  ].join(' ');
}

/** The first and the last sequence number that a segment occupies; `undefined` if it occupies none (§3.4). */
export function occupied({
  sequence,
  flags,
  payload,
}: TcpSegment): { readonly first: number; readonly last: number } | undefined {
  const length = payload.length + Number(flags.syn) + Number(flags.fin);
  if (length === 0) return undefined;
  return { first: sequence, last: distance(0, sequence + length - 1) };
}

/** The states in the places of Figure 5 (§3.3.2), pushed together into a grid. CLOSED is the beginning and the end. */
export const FIGURE_5: readonly (readonly TcpState[])[] = [
  ['LISTEN', 'CLOSED', 'SYN-SENT'],
  ['SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT'],
  ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'],
  ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
];

const NOT_IN_THE_FIGURE: readonly string[] = [
  'rst',
  'abort',
  'retransmission-limit',
  'user-timeout',
];

/** The ways between them, without resets and failures, which the figure leaves out (its note 3). */
export const FIGURE_5_WAYS: readonly TcpTransition[] = TCP_TRANSITIONS.filter(
  ({ cause }) => !NOT_IN_THE_FIGURE.includes(cause),
);
