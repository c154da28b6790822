import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIp } from '#net/address.ts';
import { parseTcp, serializeTcp, TCP_FLAGS, tcpFlags, type TcpSegment } from '#net/tcp.ts';
import { concatBytes, decodeHex, encodeHex } from '#protocol/bytes.ts';
import { packetVectors } from '../vectors/packets.ts';
import { anySegment } from './any-packet.ts';

const vectors = packetVectors.flatMap(({ name, hex, ipv4, ipv6, tcp }) => {
  const ip = ipv4 ?? ipv6;
  if (tcp === undefined || ip === undefined) return [];
  const { flags, payload, options, ...numbers } = tcp;
  return {
    name,
    bytes: decodeHex(hex).subarray(ipv4 === undefined ? 54 : 34),
    addresses: { source: decodeIp(ip.source), destination: decodeIp(ip.destination) },
    fields: {
      ...numbers,
      flags: tcpFlags(...flags),
      payload: decodeHex(payload),
      options: options.map((option) =>
        option.kind === 'unknown' ? { ...option, data: decodeHex(option.data) } : option,
      ),
    },
  };
});

describe.each(vectors)('$name', ({ bytes, addresses, fields }) => {
  test('parseTcp() reads what Scapy reads', () => {
    const segment = parseTcp(bytes, 0, addresses);
    expect(segment).toMatchObject({ ...fields, findings: [], expectedChecksum: fields.checksum });
  });

  test('serializeTcp() writes what Scapy wrote', () => {
    expect(encodeHex(serializeTcp(fields, addresses))).toBe(encodeHex(bytes));
  });

  test('a flip of any bit, also of the addresses, is found', () => {
    for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
      const { findings } = parseTcp(flip(bytes, bit), 0, addresses);
      const places = findings.filter(({ rule }) => rule === 'bad-checksum');
      expect(places, `bit ${bit}`).toMatchObject([{ layer: 'tcp', start: 16, end: 18 }]);
    }
    for (let bit = 0; bit < 8 * addresses.source.length; bit += 1) {
      const wrong = { ...addresses, source: flip(addresses.source, bit) };
      expect(parseTcp(bytes, 0, wrong).findings).toMatchObject([{ rule: 'bad-checksum' }]);
    }
  });
});

const addresses = { source: decodeIp('192.0.2.1'), destination: decodeIp('192.0.2.2') };
const segment: TcpSegment = {
  ...{ sourcePort: 49152, destinationPort: 80, sequence: 0xffff_fff0, acknowledgment: 0x8000_0000 },
  ...{ flags: tcpFlags('psh', 'ack'), window: 502, urgentPointer: 7 },
  options: [{ kind: 'mss', size: 1460 }],
  payload: decodeHex('0102030405'),
};
const whole = serializeTcp(segment, addresses);

describe('parseTcp()', () => {
  test('gives every field, from an offset', () => {
    const bytes = concatBytes(Uint8Array.of(0xff), whole);
    const { spans, payload, headerLength } = parseTcp(bytes, 1, addresses);
    const at = (field: string) => spans.find((span) => span.field === field);
    expect(
      spans.map(({ field, bitOffset, bitLength, value }) => [
        field,
        bitOffset - 8,
        bitLength,
        value,
      ]),
    ).toEqual([
      ['source-port', 0, 16, 49152],
      ['destination-port', 16, 16, 80],
      ['sequence-number', 32, 32, 0xffff_fff0],
      ['acknowledgment-number', 64, 32, 0x8000_0000],
      ['data-offset', 96, 4, 6],
      ['reserved', 100, 4, 0],
      ['cwr', 104, 1, 0],
      ['ece', 105, 1, 0],
      ['urg', 106, 1, 0],
      ['ack', 107, 1, 1],
      ['psh', 108, 1, 1],
      ['rst', 109, 1, 0],
      ['syn', 110, 1, 0],
      ['fin', 111, 1, 0],
      ['window', 112, 16, 502],
      ['checksum', 128, 16, at('checksum')?.value],
      ['urgent-pointer', 144, 16, 7],
      ['option-kind', 160, 8, 2],
      ['option-length', 168, 8, 4],
      ['mss', 176, 16, 1460],
    ]);
    expect([headerLength, payload]).toEqual([24, segment.payload]);
    expect(at('window')?.section).toBe('RFC 9293 §3.1');
  });

  test('judges no checksum without addresses', () => {
    const { findings, expectedChecksum } = parseTcp(flip(whole, 0));
    expect([findings, expectedChecksum]).toEqual([[], undefined]);
  });

  test.each([
    ['a header of 16 bytes', 0x40, 29, ['impossible-length 12-13']],
    // What follows the first option reads as no-operation, and as an MSS of 3 bytes.
    ['a header beyond the end', 0xf0, 29, ['truncated 0-29', 'impossible-length 25-28']],
    ['half a header', 0x60, 13, ['truncated 0-13']],
    ['half an option', 0x60, 22, ['truncated 0-22']],
    ['no byte', 0x60, 0, ['truncated 0-0']],
  ])('finds what is wrong with %s', (_, dataOffset, length, found) => {
    const bytes = whole.slice(0, length);
    if (length > 12) bytes[12] = dataOffset;
    const { findings, headerLength, payload } = parseTcp(bytes);
    expect(findings.map(({ rule, start, end }) => `${rule} ${start}-${end}`)).toEqual(found);
    expect(headerLength + payload.length).toBe(length);
  });

  test('finds a header that is longer than its whole packet', () => {
    const rules = (dataOffset: number, length: number) => {
      const bytes = whole.slice(0, length);
      bytes[12] = dataOffset;
      const { findings } = parseTcp(bytes, 0, addresses);
      return findings.map(({ rule, start }) => `${rule} at ${start}`);
    };
    expect(rules(0x80, 24)).toEqual(['impossible-length at 12', 'bad-checksum at 16']);
    expect(rules(0x50, 19)).toEqual(['truncated at 0']);
  });

  test('finds an option whose length cannot be true', () => {
    const bytes = whole.slice();
    bytes[21] = 5;
    expect(parseTcp(bytes).findings).toEqual([
      {
        ...{ rule: 'impossible-length', level: 'error', section: 'RFC 9293 §3.2', layer: 'tcp' },
        ...{ start: 20, end: 24 },
      },
    ]);
  });

  test('refuses what is no bytes or no place in them', () => {
    expect(() => parseTcp('c000' as never)).toThrow(TypeError);
    expect(() => parseTcp(whole, NaN)).toThrow(RangeError);
  });
});

describe('serializeTcp()', () => {
  test('is read back', () => {
    fc.assert(
      fc.property(anySegment, (init) => {
        const { options, ...rest } = init;
        const { findings, ...read } = parseTcp(serializeTcp(init, addresses), 0, addresses);
        expect(findings).toEqual([]);
        expect(read).toMatchObject(rest);
        expect(read.options.filter(({ kind }) => kind !== 'end')).toEqual(options);
      }),
    );
  });

  test.each([
    ['sourcePort', 65536, RangeError],
    ['destinationPort', -1, RangeError],
    ['sequence', 2 ** 32, RangeError],
    ['sequence', 1n, TypeError],
    ['acknowledgment', -1, RangeError],
    ['window', 65536, RangeError],
    ['urgentPointer', 0.5, RangeError],
    ['payload', 'text', TypeError],
    ['options', Array(11).fill(segment.options[0]), RangeError],
  ])('refuses an impossible %s', (field, value, error) => {
    expect(() => serializeTcp({ ...segment, [field]: value }, addresses)).toThrow(error);
  });
});

test('tcpFlags() sets what is named and nothing else', () => {
  for (const flag of TCP_FLAGS) {
    expect(TCP_FLAGS.filter((other) => tcpFlags(flag)[other])).toEqual([flag]);
  }
});

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
  return flipped;
}
