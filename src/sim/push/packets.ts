/**
 * The segments of a run as packets with true lengths and checksums, in a capture made at the page.
 * @module
 */

import { EXAMPLE_CLIENT, EXAMPLE_CLIENT_PORT, EXAMPLE_SERVER } from '#net/example-hosts.ts';
import { buildPacket } from '#net/packet.ts';
import { type PcapTime, serializePcap, timeAfter } from '#net/pcap.ts';
import { seededRandom } from '../random.ts';
import { otherSide } from '../side.ts';
import type { Message } from './path.ts';
import type { PushRun } from './run.ts';
import { eachSegment, MSS, type SentSegment } from './segments.ts';
import { tcpOf } from './tcp-header.ts';

/** 21 November 2026, 09:00 UTC: what the `Date` fields begin with. */
const START: PcapTime = { seconds: 1_795_251_600, nanoseconds: 0 };

/**
 * The whole run as a capture file, in the order in which the page's machine sees it. TLS is not built:
 * what is captured is a run without it.
 */
export function captureOf(run: PushRun): Uint8Array<ArrayBuffer> {
  const random = seededRandom(run.options.seed);
  if (run.options.tls) throw new RangeError('A run with TLS has no bytes to capture');
  const identification = { client: 0, server: 0 };
  const written = new Map<Message, Uint8Array>();
  const bytesOf = ({ part, length }: SentSegment) => {
    if (part === undefined) return new Uint8Array();
    const bytes = written.get(part.message) ?? part.message.write();
    // Only what has several segments is needed again.
    if (bytes.length > MSS) written.set(part.message, bytes);
    return bytes.subarray(part.offset, part.offset + length);
  };
  const initials = run.connections.map(() => ({
    client: random.int(0, 2 ** 32 - 1),
    server: random.int(0, 2 ** 32 - 1),
  }));
  const seen: { segment: SentSegment; at: number; connection: number }[] = [];
  eachSegment(run, (segment, connection) => {
    const at = segment.from === 'client' ? segment.at : segment.arrives;
    seen.push({ segment, at, connection });
  });
  // What arrives is seen before what is sent at the same time.
  seen.sort(
    (a, b) =>
      a.at - b.at || Number(a.segment.from === 'client') - Number(b.segment.from === 'client'),
  );
  return serializePcap(
    seen.map(({ segment, at, connection }) => {
      const { from } = segment;
      const hosts = { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER };
      identification[from] = (identification[from] + 1) & 0xffff;
      return {
        time: timeAfter(START, at),
        bytes: buildPacket({
          from: hosts[from],
          to: hosts[otherSide(from)],
          identification: identification[from],
          tcp: tcpOf(
            segment,
            bytesOf(segment),
            EXAMPLE_CLIENT_PORT + connection,
            initials[connection],
          ),
        }),
      };
    }),
  );
}
