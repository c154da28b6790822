import { describe, expect, test } from 'vitest';
import { decodeIp } from '#net/address.ts';
import { pseudoHeader } from '#net/pseudo-header.ts';
import { concatBytes, decodeHex } from '#protocol/bytes.ts';

describe('pseudoHeader()', () => {
  test('of IPv4 ends with zero, protocol, length', () => {
    const addresses = { source: decodeIp('192.0.2.1'), destination: decodeIp('192.0.2.2') };
    expect(pseudoHeader(addresses, 17, 0x1234)).toEqual(decodeHex('c0000201 c0000202 00 11 1234'));
  });

  test('of IPv6 ends with a longer length, three zeros, next header', () => {
    const addresses = { source: decodeIp('2001:db8::1'), destination: decodeIp('2001:db8::2') };
    const end = decodeHex('0000ffff 000000 06');
    expect(pseudoHeader(addresses, 6, 0xffff)).toEqual(
      concatBytes(addresses.source, addresses.destination, end),
    );
  });

  test('refuses addresses of two versions', () => {
    const addresses = { source: decodeIp('192.0.2.1'), destination: decodeIp('::1') };
    expect(() => pseudoHeader(addresses, 6, 20)).toThrow('Destination must be 4 bytes, got 16');
  });

  test.each([
    [256, 20],
    [6, -1],
  ])('refuses protocol %d with length %d', (protocol, length) => {
    const address = new Uint8Array(4);
    expect(() => pseudoHeader({ source: address, destination: address }, protocol, length)).toThrow(
      RangeError,
    );
  });
});
