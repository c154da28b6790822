/**
 * Which segments are looked at, and which part of them: the first test of RFC 9293 §3.10.7.4.
 * @module
 */

import type { TcpSegment } from '#net/tcp.ts';
import { advance, distance, isBefore, isInWindow } from './sequence.ts';

/** How many sequence numbers a segment takes up: SEG.LEN (RFC 9293 §3.4). */
export function segmentLength({ payload, flags }: TcpSegment): number {
  return payload.length + Number(flags.syn) + Number(flags.fin);
}

/** Where an end receives: RCV.NXT and RCV.WND. */
interface ReceiveWindow {
  readonly rcvNxt: number;
  readonly rcvWnd: number;
}

/**
 * Whether a segment lies in the window: Table 6. A segment at the next number is also let in where the
 * window is 0: its text is not taken, but its acknowledgment and its reset are.
 */
export function isAcceptable({ rcvNxt, rcvWnd }: ReceiveWindow, segment: TcpSegment): boolean {
  const { sequence } = segment;
  if (rcvWnd === 0) return sequence === rcvNxt;
  if (isInWindow(sequence, rcvNxt, rcvWnd)) return true;
  const length = segmentLength(segment);
  return length > 0 && isInWindow(advance(sequence, length - 1), rcvNxt, rcvWnd);
}

/** The part of a segment that is new and in the window, SYN and FIN included. */
export function cutToWindow({ rcvNxt, rcvWnd }: ReceiveWindow, segment: TcpSegment): TcpSegment {
  let { sequence, payload, flags } = segment;
  if (isBefore(sequence, rcvNxt)) {
    payload = payload.subarray(distance(sequence, rcvNxt) - Number(flags.syn));
    flags = { ...flags, syn: false };
    sequence = rcvNxt;
  }
  const room = Math.max(0, rcvWnd - distance(rcvNxt, sequence) - Number(flags.syn));
  if (payload.length + Number(flags.fin) > room) {
    payload = payload.subarray(0, room);
    flags = { ...flags, fin: false };
  }
  return { ...segment, sequence, payload, flags };
}
