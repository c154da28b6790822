import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EXAMPLE_CLIENT,
  EXAMPLE_CLIENT_IPV6,
  EXAMPLE_SERVER,
  EXAMPLE_SERVER_IPV6,
} from '#net/example-hosts.ts';
import { serializeEthernet } from '#net/ethernet.ts';
import { serializeIpv4 } from '#net/ipv4.ts';
import { serializeIpv6 } from '#net/ipv6.ts';
import { buildPacket, layerOf, type Packet, parsePacket } from '#net/packet.ts';
import { tcpFlags, type TcpSegment } from '#net/tcp.ts';
import { concatBytes } from '#protocol/bytes.ts';
import type { Span } from '#protocol/span.ts';
import { anyBytes, anyPacket } from './any-packet.ts';

const tcp: TcpSegment = {
  ...{ sourcePort: 49152, destinationPort: 80, sequence: 1, acknowledgment: 2 },
  ...{ flags: tcpFlags('ack'), window: 3, urgentPointer: 0, options: [] },
  payload: new Uint8Array(),
};
const udp = { sourcePort: 50000, destinationPort: 53, payload: Uint8Array.of(1, 2, 3) };
const overIpv4 = { from: EXAMPLE_CLIENT, to: EXAMPLE_SERVER };
const overIpv6 = { from: EXAMPLE_CLIENT_IPV6, to: EXAMPLE_SERVER_IPV6 };

const layersOf = ({ layers }: Packet) =>
  layers.map(({ kind, start, headerEnd, end }) => `${kind} ${start}-${headerEnd}-${end}`);
const rulesOf = ({ findings }: Packet) => findings.map(({ rule, layer }) => `${layer}: ${rule}`);

describe('buildPacket()', () => {
  test('is taken apart into what it was built from', () => {
    fc.assert(
      fc.property(anyPacket, (init) => {
        const bytes = buildPacket(init);
        const packet = parsePacket(bytes);
        expect(packet.findings.filter(({ level }) => level === 'error')).toEqual([]);
        const ethernet = layerOf(packet, 'ethernet')!.header;
        expect(ethernet.sourceMac).toEqual(init.from.mac);
        expect(ethernet.destinationMac).toEqual(init.to.mac);
        const ip = layerOf(packet, 'ipv4')?.header ?? layerOf(packet, 'ipv6')?.header;
        expect(ip).toMatchObject({ source: init.from.ip, destination: init.to.ip });
        if (init.tcp !== undefined) {
          const { options, ...rest } = init.tcp;
          const read = layerOf(packet, 'tcp')!.header;
          expect(read).toMatchObject(rest);
          expect(read.options.filter(({ kind }) => kind !== 'end')).toEqual(options);
        } else {
          const read = layerOf(packet, 'udp') ?? layerOf(packet, 'icmp');
          expect(read?.header).toMatchObject(init.udp ?? init.icmp);
        }
      }),
    );
  });

  test('says where it comes from and how far it goes', () => {
    const ipv4 = parsePacket(buildPacket({ ...overIpv4, tcp, identification: 7, hopLimit: 9 }));
    expect(layerOf(ipv4, 'ipv4')?.header).toMatchObject({ identification: 7, timeToLive: 9 });
    expect(layerOf(parsePacket(buildPacket({ ...overIpv6, tcp })), 'ipv6')?.header.hopLimit).toBe(
      64,
    );
  });

  test('carries ICMP over IPv4 only', () => {
    const icmp = { type: 3, code: 3, rest: 0, payload: Uint8Array.of(1, 2, 3) };
    const bytes = buildPacket({ ...overIpv4, icmp });
    const packet = parsePacket(bytes);
    expect(layersOf(packet).slice(2, 4)).toEqual(['icmp 34-42-45', 'payload 42-42-45']);
    expect(layerOf(packet, 'icmp')?.header).toMatchObject({ ...icmp, findings: [] });
    expect(rulesOf(parsePacket(bytes.subarray(0, 44)))).toEqual(['ipv4: truncated']);
    expect(() => buildPacket({ ...overIpv6, icmp })).toThrow(
      'Source of ICMP must be 4 bytes, got 16',
    );
  });

  test('refuses addresses of two versions, or none', () => {
    expect(() => buildPacket({ from: EXAMPLE_CLIENT, to: EXAMPLE_SERVER_IPV6, tcp })).toThrow(
      'Destination must be 4 bytes, got 16',
    );
    const from = { ...EXAMPLE_CLIENT, ip: new Uint8Array(6) };
    expect(() => buildPacket({ from, to: EXAMPLE_SERVER, tcp })).toThrow(RangeError);
  });

  test('refuses more than Ethernet holds', () => {
    const payload = new Uint8Array(1461);
    expect(() => buildPacket({ ...overIpv4, tcp: { ...tcp, payload } })).toThrow(
      'An Ethernet frame holds at most 1500 bytes of data, got 1501',
    );
    const fits = payload.subarray(1);
    expect(buildPacket({ ...overIpv4, tcp: { ...tcp, payload: fits } })).toHaveLength(1514);
  });
});

describe('parsePacket()', () => {
  test('nests the layers', () => {
    expect(layersOf(parsePacket(buildPacket({ ...overIpv4, udp })))).toEqual([
      'ethernet 0-14-60',
      'ipv4 14-34-45',
      'udp 34-42-45',
      'payload 42-42-45',
      'padding 45-45-60',
    ]);
    expect(layersOf(parsePacket(buildPacket({ ...overIpv6, tcp })))).toEqual([
      'ethernet 0-14-74',
      'ipv6 14-54-74',
      'tcp 54-74-74',
    ]);
  });

  test('begins with IP if asked to', () => {
    const ipv4 = buildPacket({ ...overIpv4, tcp }).subarray(14, 54);
    expect(layersOf(parsePacket(ipv4, 'ip'))).toEqual(['ipv4 0-20-40', 'tcp 20-40-40']);
    const ipv6 = buildPacket({ ...overIpv6, tcp }).subarray(14);
    expect(layersOf(parsePacket(ipv6, 'ip'))).toEqual(['ipv6 0-40-60', 'tcp 40-60-60']);
    const neither = parsePacket(Uint8Array.of(0x50), 'ip');
    expect(rulesOf(neither)).toEqual([
      'ipv4: unknown-version',
      'ipv4: impossible-length',
      'ipv4: truncated',
    ]);
    expect(rulesOf(parsePacket(new Uint8Array(), 'ip'))).toEqual(['ipv4: truncated']);
  });

  test('covers every bit with one span that says what the bits say', () => {
    fc.assert(
      fc.property(anyPacket, fc.nat(4), (init, extra) => {
        const bytes = concatBytes(buildPacket(init), new Uint8Array(extra).fill(0xee));
        let bit = 0;
        for (const span of parsePacket(bytes).layers.flatMap<Span>(({ spans }) => spans)) {
          expect(span.bitOffset).toBe(bit);
          bit += span.bitLength;
          const { value } = span;
          if (value instanceof Uint8Array) {
            expect(value).toEqual(bytes.subarray(span.bitOffset / 8, bit / 8));
          } else {
            expect(value).toBe(bitsOf(bytes, span));
          }
        }
        expect(bit).toBe(8 * bytes.length);
      }),
    );
  });

  test('finds every cut, and never throws', () => {
    fc.assert(
      fc.property(anyPacket, (init) => {
        const bytes = buildPacket(init);
        const ip = parsePacket(bytes).layers[1]!;
        for (let length = 0; length < bytes.length; length += 1) {
          const { findings } = parsePacket(bytes.subarray(0, length));
          const rules = findings.map(({ rule }) => rule);
          const isRight =
            rules.includes('truncated') === length < ip.end &&
            !rules.includes('bad-checksum') &&
            findings.every(({ start, end }) => start <= end && end <= length);
          if (!isRight) expect.fail(`${length} of ${bytes.length} bytes: ${rules.join()}`);
        }
      }),
    );
  });

  test('takes anything apart', () => {
    const likely = fc
      .tuple(
        anyBytes(12),
        fc.constantFrom(0x08, 0x86),
        fc.constantFrom(0x00, 0xdd),
        anyBytes(0, 90),
      )
      .map(([macs, high, low, rest]) => concatBytes(macs, Uint8Array.of(high, low), rest));
    const first = fc.constantFrom('ethernet' as const, 'ip' as const);
    fc.assert(
      fc.property(fc.oneof(anyBytes(0, 90), likely), first, (bytes, firstLayer) => {
        const { layers } = parsePacket(bytes, firstLayer);
        for (const { start, headerEnd, end } of layers) {
          expect(start <= headerEnd && headerEnd <= end && end <= bytes.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('shows what is in a fragment as payload', () => {
    const { ip: source } = EXAMPLE_CLIENT;
    const fragment = { source, destination: source, protocol: 6, payload: new Uint8Array(40) };
    for (const place of [{ moreFragments: true }, { fragmentOffset: 1 }]) {
      const packet = parsePacket(serializeIpv4({ ...fragment, ...place }), 'ip');
      expect(layersOf(packet)).toEqual(['ipv4 0-20-60', 'payload 20-20-60']);
      expect(packet.layers[1]?.spans[0]?.section).toBe('RFC 791 §3.1');
    }
  });

  test('shows other protocols as payload', () => {
    const { ip: source } = EXAMPLE_CLIENT_IPV6;
    const icmp = { source, destination: source, nextHeader: 58, payload: new Uint8Array(8) };
    const packet = parsePacket(serializeIpv6(icmp), 'ip');
    expect(layersOf(packet)).toEqual(['ipv6 0-40-48', 'payload 40-40-48']);
    expect(packet.layers[1]?.spans[0]?.section).toBe('RFC 8200 §3');
    const mac = new Uint8Array(6);
    const arp = { destinationMac: mac, sourceMac: mac, etherType: 0x0806, payload: mac };
    expect(layersOf(parsePacket(serializeEthernet(arp)))).toEqual([
      'ethernet 0-14-60',
      'payload 14-14-60',
    ]);
  });

  test('shows what a datagram leaves of its packet as padding', () => {
    const bytes = buildPacket({ ...overIpv6, udp });
    bytes[59] = 9; // the length, two bytes less than there are
    const packet = parsePacket(bytes);
    expect(layersOf(packet).slice(2)).toEqual([
      'udp 54-62-63',
      'payload 62-62-63',
      'padding 63-63-65',
    ]);
    expect(rulesOf(packet)).toEqual(['udp: bad-checksum', 'padding: padding']);
  });

  test('judges no checksum of a packet whose length is in doubt', () => {
    const bytes = buildPacket({ ...overIpv4, tcp });
    bytes[17] = 5; // total length
    expect(rulesOf(parsePacket(bytes))).toEqual(['ipv4: impossible-length', 'ipv4: bad-checksum']);
  });

  test('refuses what is no bytes, and another first layer', () => {
    expect(() => parsePacket('45' as never)).toThrow(TypeError);
    expect(() => parsePacket(new Uint8Array(), 'tcp' as never)).toThrow(RangeError);
  });
});

/** Read apart from the reader under test, as digits. */
function bitsOf(bytes: Uint8Array, { bitOffset, bitLength }: Span): number {
  const first = bitOffset >> 3;
  const digits = Array.from(bytes.subarray(first, first + 5), (byte) =>
    byte.toString(2).padStart(8, '0'),
  );
  return parseInt(
    digits
      .join('')
      .slice(bitOffset % 8)
      .slice(0, bitLength),
    2,
  );
}
