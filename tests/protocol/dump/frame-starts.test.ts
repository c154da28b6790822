import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFrameStarts, type FrameStart } from '#protocol/dump/frame-starts.ts';
import { concatBytes, decodeHex, encodeUtf8 } from '#protocol/bytes.ts';

const folder = new URL('../../vectors/dumps/', import.meta.url);
const binary = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

const hello = decodeHex('81 05 48 65 6c 6c 6f');
const ethernet = decodeHex('02 00 00 00 00 01 02 00 00 00 00 02');
const IPV4 = decodeHex('08 00');
const IPV6 = decodeHex('86 dd');

/** `options` must be whole 32-bit words. */
function tcp(payload: Uint8Array, options = '', change: Record<number, number> = {}): Uint8Array {
  const header = decodeHex(`1f 90 d4 31 00 00 03 e8 00 00 07 d0 50 18 02 00 00 00 00 00${options}`);
  header[12] = (header.length / 4) << 4;
  for (const [index, byte] of Object.entries(change)) header[Number(index)] = byte;
  return concatBytes(header, payload);
}

function ipv4(payload: Uint8Array, change: Record<number, number> = {}): Uint8Array {
  const header = decodeHex('45 00 00 00 1c 46 40 00 40 06 00 00 c0 00 02 02 c0 00 02 01');
  const view = new DataView(header.buffer);
  view.setUint16(2, header.length + payload.length);
  for (const [index, byte] of Object.entries(change)) header[Number(index)] = byte;
  let sum = 0;
  for (let offset = 0; offset < 20; offset += 2) sum += view.getUint16(offset);
  view.setUint16(10, ~((sum & 0xffff) + (sum >> 16)));
  return concatBytes(header, payload);
}

function ipv6(payload: Uint8Array, next = 6): Uint8Array {
  const header = new Uint8Array(40);
  header.set([0x60, 0, 0, 0, 0, payload.length, next, 64]);
  return concatBytes(header, payload);
}

/** As `ethernet 0–14, tcp 34–54 | 54–61`. */
function describeStart({ offset, end, layers }: FrameStart): string {
  const headers = layers.map((header) => `${header.layer} ${header.start}–${header.end}`);
  return `${headers.join(', ')} | ${offset}–${end}`;
}

const starts = (...parts: Uint8Array[]) =>
  findFrameStarts(concatBytes(...parts)).map(describeStart);

describe('findFrameStarts() takes off', () => {
  test.each([
    ['packet-1.bin', 'ethernet 0–14, ipv4 14–34, tcp 34–66 | 66–77'],
    ['packet-2.bin', 'ethernet 0–14, ipv4 14–34, tcp 34–66 | 66–73'],
  ])('the headers of %s', (name, expected) => {
    expect(starts(binary(name))).toEqual([expected]);
  });

  test.each<[string, Uint8Array[], string]>([
    [
      'Ethernet, and stops before its padding',
      [ethernet, IPV4, ipv4(tcp(new Uint8Array(2))), new Uint8Array(4)],
      'ethernet 0–14, ipv4 14–34, tcp 34–54 | 54–56',
    ],
    [
      'a tag for a virtual network',
      [ethernet, decodeHex('81 00 00 2a'), IPV4, ipv4(tcp(hello))],
      'ethernet 0–14, vlan 14–18, ipv4 18–38, tcp 38–58 | 58–65',
    ],
    [
      'two of them',
      [ethernet, decodeHex('88 a8 00 01 81 00 00 2a'), IPV6, ipv6(tcp(hello))],
      'ethernet 0–14, vlan 14–18, vlan 18–22, ipv6 22–62, tcp 62–82 | 82–89',
    ],
    [
      'Linux cooked capture',
      [decodeHex('00 04 00 01 00 06 02 00 00 00 00 01 00 00'), IPV4, ipv4(tcp(hello))],
      'sll 0–16, ipv4 16–36, tcp 36–56 | 56–63',
    ],
    [
      'its second version',
      [IPV6, decodeHex('00 00 00 00 00 01 03 04 00 06 02 00 00 00 00 01 00 00'), ipv6(tcp(hello))],
      'sll2 0–20, ipv6 20–60, tcp 60–80 | 80–87',
    ],
    [
      'a loopback interface of macOS',
      [decodeHex('1e 00 00 00'), ipv6(tcp(hello))],
      'loopback 0–4, ipv6 4–44, tcp 44–64 | 64–71',
    ],
    [
      'a loopback interface in network order',
      [decodeHex('00 00 00 02'), ipv4(tcp(hello))],
      'loopback 0–4, ipv4 4–24, tcp 24–44 | 44–51',
    ],
    ['IPv4 alone', [ipv4(tcp(hello))], 'ipv4 0–20, tcp 20–40 | 40–47'],
    ['IPv6 alone', [ipv6(tcp(hello))], 'ipv6 0–40, tcp 40–60 | 60–67'],
    [
      'extension headers of IPv6',
      [ipv6(concatBytes(decodeHex('06 00 05 02 00 00 00 00'), tcp(hello)), 0)],
      'ipv6 0–48, tcp 48–68 | 68–75',
    ],
    ['an empty segment', [ipv4(tcp(new Uint8Array()))], 'ipv4 0–20, tcp 20–40 | 40–40'],
    ['a packet that was cut', [ipv4(tcp(hello)).slice(0, 43)], 'ipv4 0–20, tcp 20–40 | 40–43'],
    ['TCP alone', [tcp(hello)], 'tcp 0–20 | 20–27'],
    ['TCP with options', [tcp(hello, '01 01 08 0a 00 00 00 01 00 00 00 02')], 'tcp 0–32 | 32–39'],
    ['TCP with options that end early', [tcp(hello, '01 00 ff ff')], 'tcp 0–24 | 24–31'],
  ])('%s', (_, parts, expected) => {
    expect(starts(...parts)).toEqual([expected]);
  });

  test('IPv4 whose checksum is left to the network card, if its length is right', () => {
    const packet = ipv4(tcp(hello));
    packet.set([0, 0], 10);
    expect(starts(packet)).toEqual(['ipv4 0–20, tcp 20–40 | 40–47']);
    expect(starts(packet, new Uint8Array(60))).toEqual([]);
  });
});

describe('findFrameStarts() takes off HTTP', () => {
  const request = encodeUtf8('GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n');
  const response = encodeUtf8('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');

  test('in front of frames', () => {
    expect(starts(response, hello)).toEqual(['http 0–56 | 56–63']);
  });

  test('request and response together', () => {
    expect(starts(request, response, hello)).toEqual(['http 0–51, http 51–107 | 107–114']);
  });

  test('inside a packet', () => {
    expect(starts(ipv4(tcp(concatBytes(response, hello))))).toEqual([
      'ipv4 0–20, tcp 20–40, http 40–96 | 96–103',
    ]);
  });

  test('up to the end where the head goes on in the next packet', () => {
    expect(starts(response.slice(0, 40))).toEqual(['http 0–40 | 40–40']);
  });

  test('but not where no reader of heads would go on to its end', () => {
    const long = encodeUtf8(`HTTP/1.1 101 OK\r\nX: ${'x'.repeat(16_384)}\r\n\r\n`);
    expect(starts(long)).toEqual([]);
  });

  test('but not of a request for something else', () => {
    expect(starts(encodeUtf8('GET / HTTP/1.1\r\n\r\n'))).toEqual([]);
    expect(starts(encodeUtf8('HTTP/1.1 200 OK\r\n\r\n'))).toEqual([]);
  });
});

describe('findFrameStarts() claims no header', () => {
  test.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array()],
    ['a frame', hello],
    ['frames', binary('stream.bin')],
    ['zeros', new Uint8Array(100)],
    ['Ethernet without IP', concatBytes(ethernet, decodeHex('08 06'), new Uint8Array(46))],
    ['a tag that is cut', concatBytes(ethernet, decodeHex('81 00 00'))],
    [
      'cooked capture with an impossible packet type',
      concatBytes(new Uint8Array(14).fill(9), IPV4, ipv4(tcp(hello))),
    ],
    [
      'cooked capture with an impossible address',
      concatBytes(decodeHex('00 04 00 01 00 09'), new Uint8Array(8), IPV4, ipv4(tcp(hello))),
    ],
    [
      'cooked capture 2 with an impossible packet type',
      concatBytes(IPV4, new Uint8Array(8), decodeHex('09 06'), new Uint8Array(8), ipv4(tcp(hello))),
    ],
    [
      'cooked capture 2 with an impossible address',
      concatBytes(IPV4, new Uint8Array(8), decodeHex('04 09'), new Uint8Array(8), ipv4(tcp(hello))),
    ],
    [
      'cooked capture 2 with a reserved field',
      concatBytes(IPV4, decodeHex('00 01'), new Uint8Array(16), ipv4(tcp(hello))),
    ],
    ['IPv4 with UDP', ipv4(tcp(hello), { 9: 17 })],
    ['IPv4 with a later fragment', ipv4(tcp(hello), { 7: 1 })],
    ['IPv4 with a header too short', ipv4(tcp(hello), { 0: 0x44 })],
    ['IPv4 with a header past the end', ipv4(new Uint8Array(), { 0: 0x4f, 3: 60 })],
    ['IPv4 shorter than its header', ipv4(tcp(hello), { 3: 19 })],
    ['IPv4 without room for TCP', ipv4(new Uint8Array(19))],
    ['IPv4 with a checksum of some other header', ipv4(tcp(hello)).with(8, 1).with(3, 46)],
    ['IPv6 with UDP', ipv6(tcp(hello), 17)],
    ['IPv6 of another length', concatBytes(ipv6(tcp(hello)), new Uint8Array(20))],
    ['IPv6 in Ethernet that is cut', concatBytes(ethernet, IPV6, ipv6(tcp(hello)).slice(0, 45))],
    ['IPv6 that is cut', ipv6(tcp(hello)).slice(0, 39)],
    ['IPv6 with an extension past the end', ipv6(decodeHex('06 09 05 02 00 00 00 00'), 0)],
    ['IPv6 with only an extension that is cut', ipv6(decodeHex('06 00'), 0)],
    ['TCP with a header too short', ipv4(tcp(hello, '', { 12: 0x40 }))],
    ['TCP with a header past the end', ipv4(tcp(hello, '', { 12: 0xf0 }))],
    ['TCP alone without a source port', tcp(hello, '', { 0: 0, 1: 0 })],
    ['TCP alone without a destination port', tcp(hello, '', { 2: 0, 3: 0 })],
    ['TCP alone without ACK', tcp(hello, '', { 13: 0x08 })],
    ['TCP alone with SYN', tcp(hello, '', { 13: 0x12 })],
    ['TCP alone with a reserved bit', tcp(hello, '', { 12: 0x51 })],
    ['TCP alone with an urgent pointer', tcp(hello, '', { 19: 1 })],
    ['TCP alone with an option past its header', tcp(hello, '08 0a 00 00')],
    ['TCP alone with an option without its length', tcp(hello, '01 01 01 08')],
    ['TCP alone with an option of length 0', tcp(hello, '08 00 00 00')],
  ])('in %s', (_, bytes) => {
    expect(findFrameStarts(bytes)).toEqual([]);
  });

  test('in random frames', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0x01, 0x02, 0x81, 0x82, 0x88, 0x89),
        fc.uint8Array({ maxLength: 120 }),
        (first, payload) => {
          const frame = concatBytes(Uint8Array.of(first, payload.length), payload);
          expect(findFrameStarts(frame)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('findFrameStarts() puts the most convincing first', () => {
  // From 80.16.0.0 to 192.0.0.0: read as TCP, these addresses are flags and an urgent pointer.
  const packet = ipv4(tcp(hello), { 12: 0x50, 13: 0x10, 14: 0, 15: 0, 18: 0, 19: 0 });
  expect(starts(packet)).toEqual(['ipv4 0–20, tcp 20–40 | 40–47', 'tcp 0–20 | 20–47']);
});

test('findFrameStarts() reads bytes that are part of a larger buffer', () => {
  const part = concatBytes(new Uint8Array(3), ipv4(tcp(hello))).subarray(3);
  expect(findFrameStarts(part).map(describeStart)).toEqual(['ipv4 0–20, tcp 20–40 | 40–47']);
});
