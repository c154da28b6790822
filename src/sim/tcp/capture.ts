/**
 * A run as one of its ends could record it: a capture file with every frame that this end has sent or
 * received.
 * @module
 */

import { EXAMPLE_TIME } from '#net/example-hosts.ts';
import { serializePcap, timeAfter } from '#net/pcap.ts';
import type { Side } from '../side.ts';
import type { TcpRun } from './script.ts';

/** Records a run at one end. */
export function capture({ flights }: TcpRun, where: Side): Uint8Array<ArrayBuffer> {
  const seen = flights.flatMap(({ from, stray, sent, arrives, bytes }) => {
    const at = from === where && !stray ? sent : stray && from === where ? undefined : arrives;
    return at === undefined ? [] : [{ at, bytes }];
  });
  seen.sort((a, b) => a.at - b.at);
  return serializePcap(seen.map(({ at, bytes }) => ({ time: timeAfter(EXAMPLE_TIME, at), bytes })));
}
