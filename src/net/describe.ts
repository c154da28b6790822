/**
 * The values of fields as people write them, in no language: addresses as text, checksums in hex, numbers
 * with the name that the standards give them.
 * @module
 */

import { encodeHex } from '#protocol/bytes.ts';
import type { Span } from '#protocol/span.ts';
import { encodeIp, encodeMac } from './address.ts';
import { ETHER_TYPE } from './ethernet.ts';
import { IP_PROTOCOL } from './ipv4.ts';

/** Numbers that are no quantities; they are written with all their digits. */
const IN_HEX = ['ether-type', 'identification', 'header-checksum', 'flow-label', 'checksum'];

/** Lengths in units of four bytes. */
const IN_WORDS = ['header-length', 'data-offset'];

const NAMES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'ether-type': { [ETHER_TYPE.ipv4]: 'IPv4', [ETHER_TYPE.ipv6]: 'IPv6' },
  protocol: { [IP_PROTOCOL.icmp]: 'ICMP', [IP_PROTOCOL.tcp]: 'TCP', [IP_PROTOCOL.udp]: 'UDP' },
  'next-header': { [IP_PROTOCOL.tcp]: 'TCP', [IP_PROTOCOL.udp]: 'UDP' },
};

/** Longer runs of bytes are shortened. Unit: bytes. */
const SHOWN_BYTES = 8;

/**
 * What a field says, as text.
 *
 * @example
 * ```ts
 * const place = { bitOffset: 0, bitLength: 16, section: 'RFC 791 §3.1' };
 * describeValue({ ...place, field: 'ether-type', value: 0x0800 }); // => '0x0800 IPv4'
 * describeValue({ ...place, field: 'source-address', value: Uint8Array.of(192, 0, 2, 1) }); // => '192.0.2.1'
 * describeValue({ ...place, field: 'data-offset', value: 5 }); // => '5 × 4 = 20'
 * describeValue({ ...place, field: 'payload', value: new Uint8Array(9) }); // => '00 00 00 00 00 00 00 00 … (9)'
 * ```
 */
export function describeValue({ field, value, bitLength }: Span): string {
  if (value instanceof Uint8Array) return describeBytes(field, value);
  if (IN_WORDS.includes(field)) return `${value} × 4 = ${4 * Number(value)}`;
  const name = NAMES[field]?.[Number(value)];
  const digits = IN_HEX.includes(field)
    ? `0x${value.toString(16).padStart(Math.ceil(bitLength / 4), '0')}`
    : String(value);
  return name === undefined ? digits : `${digits} ${name}`;
}

function describeBytes(field: string, bytes: Uint8Array): string {
  // What is cut off is no address any more.
  if (field.endsWith('-mac') && bytes.length === 6) return encodeMac(bytes);
  if (field.endsWith('-address') && (bytes.length === 4 || bytes.length === 16))
    return encodeIp(bytes);
  const shown = encodeHex(bytes.subarray(0, SHOWN_BYTES));
  return bytes.length > SHOWN_BYTES ? `${shown} … (${bytes.length})` : shown;
}
