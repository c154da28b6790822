import { expect, test } from 'vitest';
import { describeValue } from '#net/describe.ts';
import {
  EXAMPLE_CLIENT,
  EXAMPLE_CLIENT_IPV6,
  EXAMPLE_SERVER,
  EXAMPLE_SERVER_IPV6,
} from '#net/example-hosts.ts';
import { buildPacket, parsePacket } from '#net/packet.ts';

const udp = { sourcePort: 49152, destinationPort: 53, payload: new Uint8Array(9).fill(0x2a) };

/** What a packet says, by layer and field. */
function described(bytes: Uint8Array): Record<string, string> {
  const { layers } = parsePacket(bytes);
  return Object.fromEntries(
    layers.flatMap(({ kind, spans }) =>
      spans.map((span) => [`${kind} ${span.field}`, describeValue(span)]),
    ),
  );
}

test('describeValue() writes addresses as text and numbers with their names', () => {
  const four = described(buildPacket({ from: EXAMPLE_CLIENT, to: EXAMPLE_SERVER, udp }));
  expect(four).toMatchObject({
    'ethernet destination-mac': '02:00:00:00:00:02',
    'ethernet ether-type': '0x0800 IPv4',
    'ipv4 header-length': '5 × 4 = 20',
    'ipv4 identification': '0x0000',
    'ipv4 protocol': '17 UDP',
    'ipv4 source-address': '192.0.2.1',
    'udp source-port': '49152',
    'payload payload': '2a 2a 2a 2a 2a 2a 2a 2a … (9)',
  });
  const six = described(buildPacket({ from: EXAMPLE_CLIENT_IPV6, to: EXAMPLE_SERVER_IPV6, udp }));
  expect(six).toMatchObject({
    'ethernet ether-type': '0x86dd IPv6',
    'ipv6 flow-label': '0x00000',
    'ipv6 next-header': '17 UDP',
    'ipv6 destination-address': '2001:db8::2',
  });
});

test('describeValue() writes what is left of an address that is cut off as bytes', () => {
  const whole = buildPacket({ from: EXAMPLE_CLIENT, to: EXAMPLE_SERVER, udp });
  expect(described(whole.subarray(0, 28))).toMatchObject({ 'ipv4 source-address': 'c0 00' });
  expect(described(whole.subarray(0, 5))).toMatchObject({
    'ethernet destination-mac': '02 00 00 00 00',
  });
});

test('describeValue() shows short runs of bytes whole', () => {
  const place = { field: 'padding', bitOffset: 0, bitLength: 64, section: 'RFC 894' };
  expect(describeValue({ ...place, value: new Uint8Array(8) })).toBe('00 00 00 00 00 00 00 00');
  expect(describeValue({ ...place, value: 2n ** 40n })).toBe('1099511627776');
});
