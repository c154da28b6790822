/**
 * Packets in a few words that every language has: the names of flags and protocols, and the text inside.
 * @module
 */

import { decodeUtf8 } from '#protocol/bytes.ts';
import type { TcpFlag } from '#net/tcp.ts';
import type { Parcel } from './wire.ts';

/** The flags in the order in which people name them. */
const FLAG_NAMES: readonly (readonly [TcpFlag, string])[] = [
  ['syn', 'SYN'],
  ['fin', 'FIN'],
  ['rst', 'RST'],
  ['psh', 'PSH'],
  ['ack', 'ACK'],
];

/** A packet as in `PSH, ACK “Hello”`. */
export function labelOf(parcel: Parcel): string {
  if (parcel.kind === 'icmp') return 'ICMP port unreachable';
  if (parcel.kind === 'udp') return `UDP ${quoted(parcel.datagram.payload)}`;
  const { flags, payload } = parcel.segment;
  const names = FLAG_NAMES.filter(([flag]) => flags[flag]).map(([, name]) => name);
  return [names.join(', '), ...(payload.length > 0 ? [quoted(payload)] : [])].join(' ');
}

/** Bytes as the text that they are here. */
export function quoted(bytes: Uint8Array): string {
  return `“${decodeUtf8(bytes)!}”`;
}
