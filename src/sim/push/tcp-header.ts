/**
 * The segments of a run as TCP writes them: numbers, flags and options.
 * @module
 */

import { EXAMPLE_CLIENT_PORT, EXAMPLE_SERVER_PORT } from '#net/example-hosts.ts';
import { tcpFlags, type TcpSegment } from '#net/tcp.ts';
import type { TcpOption } from '#net/tcp-options.ts';
import { otherSide } from '../side.ts';
import { MSS, type SentSegment } from './segments.ts';

const SYN_OPTIONS: readonly TcpOption[] = [
  { kind: 'mss', size: MSS },
  { kind: 'nop' },
  { kind: 'window-scale', shift: 7 },
  { kind: 'nop' },
  { kind: 'nop' },
  { kind: 'sack-permitted' },
];
/** The same window with and, in a SYN, without the factor 2⁷. */
const WINDOW = { syn: 64_240, other: 502 } as const;

/** A segment as the header has it, with given initial sequence numbers. */
export function tcpOf(
  segment: SentSegment,
  payload: Uint8Array,
  port: number = EXAMPLE_CLIENT_PORT,
  initial: Readonly<Record<SentSegment['from'], number>> = { client: 0, server: 0 },
): TcpSegment {
  const { from, syn, fin, ack, sequence, acknowledgment } = segment;
  const other = otherSide(from);
  const ports = { client: port, server: EXAMPLE_SERVER_PORT };
  return {
    sourcePort: ports[from],
    destinationPort: ports[other],
    sequence: (initial[from] + sequence) >>> 0,
    acknowledgment: ack ? (initial[other] + acknowledgment) >>> 0 : 0,
    flags: { ...tcpFlags(), syn, fin, ack, psh: payload.length > 0 && isLast(segment) },
    window: syn ? WINDOW.syn : WINDOW.other,
    urgentPointer: 0,
    options: syn ? SYN_OPTIONS : [],
    payload,
  };
}

const isLast = ({ part, length }: SentSegment): boolean =>
  part === undefined || part.offset + length === part.message.size;
