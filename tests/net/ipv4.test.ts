import { describe, expect, test } from 'vitest';
import { encodeIp } from '#net/address.ts';
import { type Ipv4Init, parseIpv4, serializeIpv4 } from '#net/ipv4.ts';
import { concatBytes, decodeHex, encodeHex } from '#protocol/bytes.ts';
import { packetVectors } from '../vectors/packets.ts';

const vectors = packetVectors.flatMap(({ name, hex, ipv4 }) =>
  ipv4 === undefined ? [] : [{ name, bytes: decodeHex(hex).subarray(14), fields: ipv4 }],
);

describe.each(vectors)('$name', ({ bytes, fields }) => {
  const packet = parseIpv4(bytes);

  test('parseIpv4() reads what Scapy reads', () => {
    const { source, destination, ...numbers } = fields;
    expect(packet).toMatchObject(numbers);
    expect([packet.source, packet.destination].map(encodeIp)).toEqual([source, destination]);
    expect(packet.findings).toEqual([]);
    expect(packet.expectedChecksum).toBe(fields.checksum);
  });

  test('serializeIpv4() writes what Scapy wrote', () => {
    expect(encodeHex(serializeIpv4(packet))).toBe(encodeHex(bytes));
  });

  test('a flip of any bit of the header is found', () => {
    for (let bit = 0; bit < 160; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
      const rules = parseIpv4(flipped).findings.map(({ rule }) => rule);
      // With another header length, the checksum covers other bytes.
      const found = bit >= 4 && bit < 8 ? rules.length > 0 : rules.includes('bad-checksum');
      expect(found, `bit ${bit}: ${rules.join()}`).toBe(true);
    }
  });
});

const init: Ipv4Init = {
  source: decodeHex('c0000201'),
  destination: decodeHex('c0000202'),
  protocol: 6,
  payload: decodeHex('0102030405'),
};
const plain = serializeIpv4(init);
const edited = (at: number, ...bytes: number[]) => {
  const copy = plain.slice();
  copy.set(bytes, at);
  return copy;
};

describe('parseIpv4()', () => {
  test('gives every field of a header with options, from an offset', () => {
    const whole = serializeIpv4({
      ...init,
      ...{ dscp: 46, ecn: 3, identification: 0xabcd, dontFragment: false, moreFragments: true },
      ...{ fragmentOffset: 0x1555, timeToLive: 1, options: decodeHex('94040000') },
    });
    const packet = parseIpv4(concatBytes(Uint8Array.of(0xff), whole), 1);
    const address = 'RFC 791 §3.1';
    expect(
      packet.spans.map(({ field, bitOffset, bitLength, value, section }) => [
        ...[field, bitOffset - 8, bitLength],
        value instanceof Uint8Array ? encodeHex(value, '') : value,
        section,
      ]),
    ).toEqual([
      ['version', 0, 4, 4, address],
      ['header-length', 4, 4, 6, address],
      ['dscp', 8, 6, 46, 'RFC 2474 §3'],
      ['ecn', 14, 2, 3, 'RFC 3168 §5'],
      ['total-length', 16, 16, 29, address],
      ['identification', 32, 16, 0xabcd, address],
      ['reserved-flag', 48, 1, 0, address],
      ['dont-fragment', 49, 1, 0, address],
      ['more-fragments', 50, 1, 1, address],
      ['fragment-offset', 51, 13, 0x1555, address],
      ['time-to-live', 64, 8, 1, address],
      ['protocol', 72, 8, 6, address],
      ['header-checksum', 80, 16, packet.checksum, address],
      ['source-address', 96, 32, 'c0000201', address],
      ['destination-address', 128, 32, 'c0000202', address],
      ['ip-options', 160, 32, '94040000', address],
    ]);
    expect(packet).toMatchObject({ headerLength: 24, payload: init.payload, findings: [] });
    expect(packet.options).toEqual(decodeHex('94040000'));
  });

  test('leaves what is behind the total length', () => {
    expect(parseIpv4(concatBytes(plain, new Uint8Array(3)))).toMatchObject({
      payload: init.payload,
      findings: [],
    });
  });

  test.each([
    ['another version', edited(0, 0x65), ['unknown-version 0-1', 'bad-checksum 10-12']],
    ['a header of 16 bytes', edited(0, 0x44), ['impossible-length 0-1', 'bad-checksum 10-12']],
    ['a total length of 19', edited(2, 0, 19), ['impossible-length 2-4', 'bad-checksum 10-12']],
    ['a wrong checksum', edited(10, 0, 0), ['bad-checksum 10-12']],
    ['a total length beyond the end', plain.subarray(0, 22), ['truncated 20-22']],
    ['half a header', plain.subarray(0, 11), ['truncated 0-11']],
    ['a header of 60 bytes that is not there', edited(0, 0x4f), ['truncated 0-25']],
    ['no byte', new Uint8Array(), ['truncated 0-0']],
  ])('finds what is wrong with %s', (_, bytes, found) => {
    const { findings, payload, headerLength } = parseIpv4(bytes);
    expect(findings.map(({ rule, start, end }) => `${rule} ${start}-${end}`)).toEqual(found);
    expect(headerLength + payload.length).toBe(bytes.length);
  });

  test('knows no right checksum for half a header', () => {
    expect(parseIpv4(plain.subarray(0, 19)).expectedChecksum).toBeUndefined();
    expect(parseIpv4(edited(10, 0, 0)).expectedChecksum).toBe(parseIpv4(plain).checksum);
  });

  test('refuses what is no bytes or no place in them', () => {
    expect(() => parseIpv4('45' as never)).toThrow(TypeError);
    expect(() => parseIpv4(plain, 0.5)).toThrow(RangeError);
  });
});

describe('serializeIpv4()', () => {
  test.each([
    ['source', new Uint8Array(16), RangeError],
    ['destination', '192.0.2.2', TypeError],
    ['protocol', 256, RangeError],
    ['payload', 'text', TypeError],
    ['payload', new Uint8Array(65516), RangeError],
    ['dscp', 64, RangeError],
    ['ecn', 4, RangeError],
    ['identification', -1, RangeError],
    ['fragmentOffset', 8192, RangeError],
    ['timeToLive', 256, RangeError],
    ['options', [1, 1, 1, 1], TypeError],
    ['options', new Uint8Array(3), RangeError],
    ['options', new Uint8Array(44), RangeError],
  ])('refuses an impossible %s', (field, value, error) => {
    expect(() => serializeIpv4({ ...init, [field]: value })).toThrow(error);
  });

  test('holds up to 65535 bytes', () => {
    expect(serializeIpv4({ ...init, payload: new Uint8Array(65515) })).toHaveLength(65535);
  });
});
