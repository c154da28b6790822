/**
 * The packets of a run in bytes: taken apart, and as a capture.
 * @module
 */

import { EXAMPLE_TIME } from '#net/example-hosts.ts';
import { type Layer, parsePacket } from '#net/packet.ts';
import { serializePcap, timeAfter } from '#net/pcap.ts';
import type { Flight } from '#sim/sockets/run.ts';
import type { Story } from './story.ts';

export { describeValue } from '#net/describe.ts';

/** On one wire, a packet passes the place of the capture when half of its way is done. */
const HALF = 0.5;

/** The layers of a packet, and the byte at which that of TCP or UDP begins. */
export function packetOf({ bytes }: Flight): {
  readonly layers: readonly Layer[];
  readonly transport: number;
} {
  const { layers } = parsePacket(bytes);
  const ip = layers.find(({ kind }) => kind === 'ipv4')!;
  return { layers, transport: ip.headerEnd };
}

/** All packets of a run as they pass the middle of the wire, as a pcap file. */
export function captureOf({ flights }: Story): Uint8Array<ArrayBuffer> {
  const passing = ({ sent, arrives }: Flight) => sent + HALF * (arrives - sent);
  return serializePcap(
    flights.map((flight) => ({
      time: timeAfter(EXAMPLE_TIME, passing(flight)),
      bytes: flight.bytes,
    })),
  );
}
