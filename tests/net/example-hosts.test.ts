import { expect, test } from 'vitest';
import { encodeIp } from '#net/address.ts';
import {
  EXAMPLE_CLIENT,
  EXAMPLE_CLIENT_IPV6,
  EXAMPLE_CLIENT_PORT,
  EXAMPLE_SERVER,
  EXAMPLE_SERVER_IPV6,
  EXAMPLE_SERVER_PORT,
} from '#net/example-hosts.ts';

test.each([
  [EXAMPLE_CLIENT, '192.0.2.'],
  [EXAMPLE_SERVER, '192.0.2.'],
  [EXAMPLE_CLIENT_IPV6, '2001:db8::'],
  [EXAMPLE_SERVER_IPV6, '2001:db8::'],
])('the addresses of an example are nobody’s', ({ mac, ip }, prefix) => {
  expect(encodeIp(ip).startsWith(prefix)).toBe(true);
  // Not a group's (lowest bit), and locally administered (the one above it).
  expect(mac[0]! & 0b11).toBe(0b10);
});

test('the port of the client is a dynamic one, that of the server is that of ws:', () => {
  expect(EXAMPLE_CLIENT_PORT).toBeGreaterThanOrEqual(49152);
  expect(EXAMPLE_SERVER_PORT).toBe(80);
});
