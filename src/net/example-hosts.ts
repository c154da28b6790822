/**
 * The machines of the book's packets, and when these are captured. The addresses are set aside for
 * documentation (RFC 5737 §3, RFC 3849 §2), so that no packet ever reaches a stranger; the MAC addresses
 * are locally administered ones, which no maker of network cards gives out (RFC 9542 §2.1).
 * @module
 */

import type { Host } from './packet.ts';
import type { PcapTime } from './pcap.ts';

const CLIENT_MAC = Uint8Array.of(0x02, 0, 0, 0, 0, 0x01);
const SERVER_MAC = Uint8Array.of(0x02, 0, 0, 0, 0, 0x02);

/**
 * The client: 192.0.2.1.
 *
 * @example
 * ```ts
 * import { encodeIp } from '#net/address.ts';
 * encodeIp(EXAMPLE_CLIENT.ip); // => '192.0.2.1'
 * ```
 */
export const EXAMPLE_CLIENT: Host = { mac: CLIENT_MAC, ip: Uint8Array.of(192, 0, 2, 1) };

/**
 * The server: 192.0.2.2.
 *
 * @example
 * ```ts
 * import { encodeIp } from '#net/address.ts';
 * encodeIp(EXAMPLE_SERVER.ip); // => '192.0.2.2'
 * ```
 */
export const EXAMPLE_SERVER: Host = { mac: SERVER_MAC, ip: Uint8Array.of(192, 0, 2, 2) };

/**
 * The client over IPv6: 2001:db8::1.
 *
 * @example
 * ```ts
 * import { encodeIp } from '#net/address.ts';
 * encodeIp(EXAMPLE_CLIENT_IPV6.ip); // => '2001:db8::1'
 * ```
 */
export const EXAMPLE_CLIENT_IPV6: Host = { mac: CLIENT_MAC, ip: documentationAddress(1) };

/**
 * The server over IPv6: 2001:db8::2.
 *
 * @example
 * ```ts
 * import { encodeIp } from '#net/address.ts';
 * encodeIp(EXAMPLE_SERVER_IPV6.ip); // => '2001:db8::2'
 * ```
 */
export const EXAMPLE_SERVER_IPV6: Host = { mac: SERVER_MAC, ip: documentationAddress(2) };

/**
 * The port of the client: the first of those that clients take for a while (RFC 6335 §6).
 *
 * @example
 * ```ts
 * EXAMPLE_CLIENT_PORT; // => 49152
 * ```
 */
export const EXAMPLE_CLIENT_PORT = 49152;

/**
 * The port of the server: that of HTTP (RFC 9110 §4.2.1), which is that of `ws:` (RFC 6455 §3), too.
 *
 * @example
 * ```ts
 * EXAMPLE_SERVER_PORT; // => 80
 * ```
 */
export const EXAMPLE_SERVER_PORT = 80;

/**
 * When a capture begins: 2026-01-01 00:00 UTC. Nothing here reads a clock.
 *
 * @example
 * ```ts
 * new Date(1000 * EXAMPLE_TIME.seconds).toISOString(); // => '2026-01-01T00:00:00.000Z'
 * ```
 */
export const EXAMPLE_TIME: PcapTime = { seconds: 1_767_225_600, nanoseconds: 0 };

function documentationAddress(last: number): Uint8Array {
  return Uint8Array.of(0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last);
}
