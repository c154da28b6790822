import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIp } from '#net/address.ts';
import { parseUdp, serializeUdp } from '#net/udp.ts';
import { concatBytes, decodeHex, encodeHex } from '#protocol/bytes.ts';
import { packetVectors } from '../vectors/packets.ts';
import { anyDatagram } from './any-packet.ts';

const vectors = packetVectors.flatMap(({ name, hex, ipv4, ipv6, udp }) => {
  const ip = ipv4 ?? ipv6;
  if (udp === undefined || ip === undefined) return [];
  return {
    name,
    bytes: decodeHex(hex).subarray(ipv4 === undefined ? 54 : 34),
    addresses: { source: decodeIp(ip.source), destination: decodeIp(ip.destination) },
    fields: { ...udp, payload: decodeHex(udp.payload) },
  };
});

describe.each(vectors)('$name', ({ bytes, addresses, fields }) => {
  test('parseUdp() reads what Scapy reads', () => {
    const { checksum } = fields;
    expect(parseUdp(bytes, 0, addresses)).toMatchObject({
      ...{ ...fields, expectedChecksum: checksum, findings: [] },
    });
  });

  test('serializeUdp() writes what Scapy wrote', () => {
    expect(encodeHex(serializeUdp(fields, addresses))).toBe(encodeHex(bytes));
  });

  test('a flip of any bit is found', () => {
    for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
      const rules = parseUdp(flipped, 0, addresses).findings.map(({ rule }) => rule);
      // With another length, the checksum may have nothing to be judged by.
      const isLength = bit >= 32 && bit < 48;
      expect(isLength ? rules.length > 0 : rules.includes('bad-checksum'), `bit ${bit}`).toBe(true);
    }
  });
});

const ipv4 = { source: decodeIp('192.0.2.1'), destination: decodeIp('192.0.2.2') };
const ipv6 = { source: decodeIp('2001:db8::1'), destination: decodeIp('2001:db8::2') };
const datagram = { sourcePort: 50000, destinationPort: 53, payload: decodeHex('010203') };
const whole = serializeUdp(datagram, ipv4);
const edited = (at: number, ...bytes: number[]) => {
  const copy = whole.slice();
  copy.set(bytes, at);
  return copy;
};

describe('parseUdp()', () => {
  test('gives every field, from an offset', () => {
    const { spans, checksum } = parseUdp(concatBytes(Uint8Array.of(0xff), whole), 1, ipv4);
    const section = 'RFC 768';
    expect(spans).toEqual([
      { field: 'source-port', bitOffset: 8, bitLength: 16, value: 50000, section },
      { field: 'destination-port', bitOffset: 24, bitLength: 16, value: 53, section },
      { field: 'length', bitOffset: 40, bitLength: 16, value: 11, section },
      { field: 'checksum', bitOffset: 56, bitLength: 16, value: checksum, section },
    ]);
  });

  test('allows a checksum of 0 over IPv4 only', () => {
    const bytes = edited(6, 0, 0);
    const finding = { rule: 'no-checksum', layer: 'udp', start: 6, end: 8 };
    expect(parseUdp(bytes, 0, ipv4).findings).toEqual([
      { ...finding, level: 'note', section: 'RFC 768' },
    ]);
    expect(parseUdp(bytes, 0, ipv6).findings).toEqual([
      { ...finding, level: 'error', section: 'RFC 8200 §8.1' },
    ]);
  });

  test('ends where the length says', () => {
    const bytes = concatBytes(whole, Uint8Array.of(1, 2));
    expect(parseUdp(bytes, 0, ipv4)).toMatchObject({ ...datagram, findings: [] });
  });

  test.each([
    ['a length of 7', edited(4, 0, 7), ['impossible-length 4-6']],
    ['a length beyond the end', whole.subarray(0, 10), ['impossible-length 4-6']],
    ['half a header', whole.subarray(0, 5), ['truncated 0-5']],
    ['no byte', new Uint8Array(), ['truncated 0-0']],
    ['a wrong checksum', edited(6, 1, 2), ['bad-checksum 6-8']],
  ])('finds what is wrong with %s', (_, bytes, found) => {
    const { findings, headerLength, payload } = parseUdp(bytes, 0, ipv4);
    expect(findings.map(({ rule, start, end }) => `${rule} ${start}-${end}`)).toEqual(found);
    expect(headerLength + payload.length).toBe(bytes.length);
  });

  test('is cut off where its packet may be', () => {
    expect(parseUdp(whole.subarray(0, 10)).findings).toMatchObject([
      { rule: 'truncated', start: 8, end: 10 },
    ]);
  });

  test('judges no checksum without addresses', () => {
    const { findings, expectedChecksum } = parseUdp(edited(6, 1, 2));
    expect([findings, expectedChecksum]).toEqual([[], undefined]);
  });

  test('refuses what is no bytes or no place in them', () => {
    expect(() => parseUdp('c350' as never)).toThrow(TypeError);
    expect(() => parseUdp(whole, -1)).toThrow(RangeError);
  });
});

describe('serializeUdp()', () => {
  test('is read back', () => {
    fc.assert(
      fc.property(anyDatagram, fc.constantFrom(ipv4, ipv6), (init, addresses) => {
        const read = parseUdp(serializeUdp(init, addresses), 0, addresses);
        expect(read).toMatchObject({ ...init, findings: [] });
      }),
    );
  });

  test.each([
    ['sourcePort', 65536, RangeError],
    ['destinationPort', '53', TypeError],
    ['payload', 'text', TypeError],
    ['payload', new Uint8Array(65528), RangeError],
  ])('refuses an impossible %s', (field, value, error) => {
    expect(() => serializeUdp({ ...datagram, [field]: value }, ipv4)).toThrow(error);
  });
});
