/**
 * Addresses as text and back: MAC addresses, IPv4 (RFC 3986 §3.2.2) and IPv6 (RFC 4291 §2.2, written as
 * RFC 5952 recommends).
 * @module
 */

import { requireBytes, requireText } from '#protocol/errors.ts';

/**
 * Refuses what is no address of one of the given lengths.
 *
 * @param what begins the error message
 * @param address to look at
 * @param lengths in bytes
 * @throws {TypeError} if it is no bytes
 * @throws {RangeError} if it has another length
 * @example
 * ```ts
 * requireAddress('Source', Uint8Array.of(192, 0, 2, 1), 4, 16); // => undefined
 * ```
 */
export function requireAddress(
  what: string,
  address: Uint8Array,
  ...lengths: readonly number[]
): void {
  requireBytes(address);
  if (lengths.includes(address.length)) return;
  throw new RangeError(`${what} must be ${lengths.join(' or ')} bytes, got ${address.length}`);
}

/**
 * Writes a MAC address: six pairs of hex digits with colons between them.
 *
 * @throws {TypeError} if it is no bytes
 * @throws {RangeError} if it is not 6 bytes long
 * @example
 * ```ts
 * encodeMac(Uint8Array.of(0x02, 0, 0, 0, 0, 0x0a)); // => '02:00:00:00:00:0a'
 * ```
 */
export function encodeMac(address: Uint8Array): string {
  requireAddress('MAC address', address, 6);
  return Array.from(address, (byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/**
 * Reads a MAC address: six pairs of hex digits with colons or hyphens between them.
 *
 * @throws {TypeError} if it is no text
 * @throws {RangeError} if it is written otherwise
 * @example
 * ```ts
 * decodeMac('02:00:00:00:00:0a'); // => Uint8Array.of(0x02, 0, 0, 0, 0, 0x0a)
 * ```
 */
export function decodeMac(text: string): Uint8Array<ArrayBuffer> {
  requireText(text);
  if (!/^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i.test(text)) throw noAddress('MAC', text);
  return Uint8Array.from(text.split(/[:-]/), (pair) => parseInt(pair, 16));
}

/**
 * Writes an IP address: 4 bytes as IPv4, 16 bytes as IPv6 in the form of RFC 5952 §4.
 *
 * @throws {TypeError} if it is no bytes
 * @throws {RangeError} if it is neither 4 nor 16 bytes long
 * @example
 * ```ts
 * encodeIp(Uint8Array.of(192, 0, 2, 1)); // => '192.0.2.1'
 * encodeIp(Uint8Array.of(0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)); // => '2001:db8::1'
 * ```
 */
export function encodeIp(address: Uint8Array): string {
  requireAddress('IP address', address, 4, 16);
  if (address.length === 4) return address.join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address[2 * index]! << 8) | address[2 * index + 1]!).toString(16),
  );
  // The longest run of two or more zero groups becomes `::`, the first one if two are as long (§4.2).
  const text = groups.join(':');
  const runs = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`\\b${longest}\\b`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}

/**
 * Reads an IP address; IPv6 in any of the forms of RFC 4291 §2.2, without a zone.
 *
 * @returns 4 or 16 bytes
 * @throws {TypeError} if it is no text
 * @throws {RangeError} if it is no address
 * @example
 * ```ts
 * decodeIp('192.0.2.1'); // => Uint8Array.of(192, 0, 2, 1)
 * decodeIp('2001:db8::1').length; // => 16
 * ```
 */
export function decodeIp(text: string): Uint8Array<ArrayBuffer> {
  requireText(text);
  const address = text.includes(':') ? ipv6In(text) : ipv4In(text);
  if (address === undefined) throw noAddress('IP', text);
  return Uint8Array.from(address);
}

function ipv4In(text: string): number[] | undefined {
  const parts = text.split('.');
  // A leading zero is refused: some programs read it as octal.
  const fits = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part));
  const bytes = parts.map(Number);
  return fits && bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function ipv6In(text: string): number[] | undefined {
  // The last two groups may be written as IPv4 (RFC 4291 §2.2).
  const last = text.lastIndexOf(':') + 1;
  const hex = (ipv4In(text.slice(last)) ?? []).map((byte) => byte.toString(16).padStart(2, '0'));
  const whole =
    hex.length === 0 ? text : `${text.slice(0, last)}${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`;

  const sides = whole.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const [head = [], tail = []] = sides;
  const missing = 8 - head.length - tail.length;
  // `::` stands for at least one group, and there is no other place for it.
  if (sides.length === 1 ? missing !== 0 : sides.length > 2 || missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16)).flatMap((group) => [group >> 8, group & 0xff]);
}

function noAddress(kind: string, text: string): RangeError {
  return new RangeError(`No ${kind} address: ${JSON.stringify(text)}`);
}
