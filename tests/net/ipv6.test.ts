import { describe, expect, test } from 'vitest';
import { encodeIp } from '#net/address.ts';
import { type Ipv6Init, parseIpv6, serializeIpv6 } from '#net/ipv6.ts';
import { concatBytes, decodeHex, encodeHex } from '#protocol/bytes.ts';
import { packetVectors } from '../vectors/packets.ts';

const vectors = packetVectors.flatMap(({ name, hex, ipv6 }) =>
  ipv6 === undefined ? [] : [{ name, bytes: decodeHex(hex).subarray(14), fields: ipv6 }],
);

describe.each(vectors)('$name', ({ bytes, fields }) => {
  const packet = parseIpv6(bytes);

  test('parseIpv6() reads what Scapy reads', () => {
    const { source, destination, ...numbers } = fields;
    expect(packet).toMatchObject(numbers);
    expect([packet.source, packet.destination].map(encodeIp)).toEqual([source, destination]);
    expect(packet.findings).toEqual([]);
  });

  test('serializeIpv6() writes what Scapy wrote', () => {
    expect(encodeHex(serializeIpv6(packet))).toBe(encodeHex(bytes));
  });
});

const init: Ipv6Init = {
  source: decodeHex('20010db8 00000000 00000000 00000001'),
  destination: decodeHex('20010db8 00000000 00000000 00000002'),
  nextHeader: 6,
  payload: decodeHex('0102030405'),
};
const plain = serializeIpv6(init);

describe('parseIpv6()', () => {
  test('gives every field, from an offset', () => {
    const whole = serializeIpv6({ ...init, dscp: 63, ecn: 2, flowLabel: 0xfffff, hopLimit: 1 });
    const packet = parseIpv6(concatBytes(Uint8Array.of(0xff), whole), 1);
    const header = 'RFC 8200 §3';
    expect(
      packet.spans.map(({ field, bitOffset, bitLength, value, section }) => [
        ...[field, bitOffset - 8, bitLength],
        value instanceof Uint8Array ? encodeIp(value) : value,
        section,
      ]),
    ).toEqual([
      ['version', 0, 4, 6, header],
      ['dscp', 4, 6, 63, 'RFC 2474 §3'],
      ['ecn', 10, 2, 2, 'RFC 3168 §5'],
      ['flow-label', 12, 20, 0xfffff, header],
      ['payload-length', 32, 16, 5, header],
      ['next-header', 48, 8, 6, header],
      ['hop-limit', 56, 8, 1, header],
      ['source-address', 64, 128, '2001:db8::1', header],
      ['destination-address', 192, 128, '2001:db8::2', header],
    ]);
    expect(packet).toMatchObject({ headerLength: 40, payload: init.payload, findings: [] });
  });

  test('leaves what is behind the payload length', () => {
    expect(parseIpv6(concatBytes(plain, new Uint8Array(3)))).toMatchObject({
      payload: init.payload,
      findings: [],
    });
  });

  test.each([
    [
      'another version',
      concatBytes(Uint8Array.of(0x45), plain.subarray(1)),
      ['unknown-version 0-1'],
    ],
    ['a payload beyond the end', plain.subarray(0, 42), ['truncated 40-42']],
    ['half a header', plain.subarray(0, 11), ['truncated 0-11']],
    ['no byte', new Uint8Array(), ['truncated 0-0']],
  ])('finds what is wrong with %s', (_, bytes, found) => {
    const { findings, payload, headerLength } = parseIpv6(bytes);
    expect(findings.map(({ rule, start, end }) => `${rule} ${start}-${end}`)).toEqual(found);
    expect(headerLength + payload.length).toBe(bytes.length);
  });

  test('refuses what is no bytes or no place in them', () => {
    expect(() => parseIpv6('60' as never)).toThrow(TypeError);
    expect(() => parseIpv6(plain, -1)).toThrow(RangeError);
  });
});

describe('serializeIpv6()', () => {
  test.each([
    ['source', new Uint8Array(4), RangeError],
    ['destination', '2001:db8::2', TypeError],
    ['nextHeader', 256, RangeError],
    ['payload', 'text', TypeError],
    ['payload', new Uint8Array(65536), RangeError],
    ['dscp', 64, RangeError],
    ['ecn', 4, RangeError],
    ['flowLabel', 0x10_0000, RangeError],
    ['hopLimit', 1.5, RangeError],
  ])('refuses an impossible %s', (field, value, error) => {
    expect(() => serializeIpv6({ ...init, [field]: value })).toThrow(error);
  });
});
