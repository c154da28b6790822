import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIp, decodeMac, encodeIp, encodeMac, requireAddress } from '#net/address.ts';
import { decodeHex } from '#protocol/bytes.ts';
import { anyBytes } from './any-packet.ts';

describe('encodeIp()', () => {
  // The cases of RFC 5952 §4, and of §1 for a run at either end.
  test.each([
    ['2001 0db8 0000 0000 0000 0000 0002 0001', '2001:db8::2:1'],
    ['2001 0db8 0000 0001 0001 0001 0001 0001', '2001:db8:0:1:1:1:1:1'],
    ['2001 0000 0000 0001 0000 0000 0000 0001', '2001:0:0:1::1'],
    ['2001 0db8 0000 0000 0001 0000 0000 0001', '2001:db8::1:0:0:1'],
    ['2001 0db8 0000 0000 0000 0000 aaaa 0001', '2001:db8::aaaa:1'],
    ['0000 0000 0000 0000 0000 0000 0000 0000', '::'],
    ['0000 0000 0000 0000 0000 0000 0000 0001', '::1'],
    ['fe80 0000 0000 0000 0000 0000 0000 0000', 'fe80::'],
    ['0010 0000 0000 00a0 0000 0000 0000 0a00', '10:0:0:a0::a00'],
    ['0001 0002 0003 0004 0005 0006 0007 0008', '1:2:3:4:5:6:7:8'],
  ])('writes %s as %s', (hex, text) => {
    expect(encodeIp(decodeHex(hex))).toBe(text);
    expect(decodeIp(text)).toEqual(decodeHex(hex));
  });
});

describe('decodeIp()', () => {
  // RFC 4291 §2.2.
  test.each([
    ['FF01:0:0:0:0:0:0:101', 'ff01 0000 0000 0000 0000 0000 0000 0101'],
    ['0:0:0:0:0:FFFF:129.144.52.38', '0000 0000 0000 0000 0000 ffff 8190 3426'],
    ['::13.1.68.3', '0000 0000 0000 0000 0000 0000 0d01 4403'],
    ['1:2:3:4:5:6:7::', '0001 0002 0003 0004 0005 0006 0007 0000'],
    ['255.0.10.1', 'ff00 0a01'],
  ])('reads %s', (text, hex) => {
    expect(decodeIp(text)).toEqual(decodeHex(hex));
  });

  test.each([
    ...['', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.04', '1.2.3.', '1.2.3.x', ' 1.2.3.4'],
    ...['1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8::'],
    ...['1:2:3:4::5:6:7:8', '::12345', '::g', '::1.2.3.4:5', '1.2.3.4::', ':', ':::', 'fe80::1%1'],
  ])('refuses %j', (text) => {
    expect(() => decodeIp(text)).toThrow(`No IP address: ${JSON.stringify(text)}`);
  });

  test('reads back what encodeIp() wrote', () => {
    // Few different bytes, so that there are runs of zeros.
    const byte = fc.constantFrom(0, 0, 0, 1, 16);
    const ipv6 = fc.array(byte, { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(fc.oneof(anyBytes(4), ipv6.map(Uint8Array.from.bind(Uint8Array))), (address) => {
        expect(decodeIp(encodeIp(address))).toEqual(address);
      }),
    );
  });
});

describe('decodeMac()', () => {
  test('reads back what encodeMac() wrote, and hyphens', () => {
    fc.assert(
      fc.property(anyBytes(6), (address) => {
        const text = encodeMac(address);
        expect(decodeMac(text)).toEqual(address);
        expect(decodeMac(text.toUpperCase().replaceAll(':', '-'))).toEqual(address);
      }),
    );
  });

  test.each(['', '02:00:00:00:00', '02:00:00:00:00:0', '02:00:00:00:00:0g', '020000000001'])(
    'refuses %j',
    (text) => {
      expect(() => decodeMac(text)).toThrow(`No MAC address: ${JSON.stringify(text)}`);
    },
  );
});

test('addresses of another length or kind are refused', () => {
  expect(() => encodeIp(new Uint8Array(5))).toThrow('IP address must be 4 or 16 bytes, got 5');
  expect(() => encodeMac(new Uint8Array(8))).toThrow('MAC address must be 6 bytes, got 8');
  expect(() => requireAddress('Source', '192.0.2.1' as never, 4)).toThrow(TypeError);
  expect(() => decodeIp(4 as never)).toThrow(TypeError);
  expect(() => decodeMac(undefined as never)).toThrow(TypeError);
});
