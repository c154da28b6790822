/**
 * Names of segments that stay the same when other things change.
 * @module
 */

import type { TcpSegment } from '#net/tcp.ts';
import type { Side } from '../side.ts';
import { segmentLength } from './acceptability.ts';
import { distance } from './sequence.ts';

const LETTERS = [
  ['syn', 'S'],
  ['fin', 'F'],
  ['rst', 'R'],
  ['ack', 'A'],
] as const;

/**
 * What a segment is: who sends it, its flags, and its place in the stream counted from the initial
 * sequence number. Segments that take up no numbers are told apart by what they acknowledge; resets not
 * at all.
 *
 * @param iss the initial sequence number of its sender, where there ever was one
 * @param irs that of the other end, as the sender knows it
 */
export function nameFlight(
  from: Side,
  segment: TcpSegment,
  iss: number | undefined,
  irs: number | undefined,
): string {
  const { flags, sequence, acknowledgment, payload } = segment;
  const letters = LETTERS.map(([flag, letter]) => (flags[flag] ? letter : '')).join('');
  const name = `${from.charAt(0)}.${letters}`;
  if (flags.rst) return name;
  const start = distance(iss ?? sequence, sequence);
  if (payload.length > 0) return `${name}.${start}-${start + segmentLength(segment)}`;
  if (letters !== 'A') return `${name}.${start}`;
  return `${name}.${start}.${distance(irs ?? acknowledgment, acknowledgment)}`;
}
