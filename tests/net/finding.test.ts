import { expect, test } from 'vitest';
import { EXAMPLE_CLIENT, EXAMPLE_SERVER } from '#net/example-hosts.ts';
import { FINDING_RULES, type FindingRule } from '#net/finding.ts';
import { buildPacket, parsePacket } from '#net/packet.ts';

const packet = buildPacket({
  from: EXAMPLE_CLIENT,
  to: EXAMPLE_SERVER,
  udp: { sourcePort: 50000, destinationPort: 53, payload: Uint8Array.of(1, 2, 3) },
});

/** A packet in which each rule is found, and where. */
const PACKETS: Record<FindingRule, { bytes: Uint8Array; where: string }> = {
  truncated: { bytes: packet.subarray(0, 44), where: 'ipv4 34-44' },
  'impossible-length': { bytes: packet.slice().fill(0x44, 14, 15), where: 'ipv4 14-15' },
  'bad-checksum': { bytes: packet.slice().fill(9, 42, 43), where: 'udp 40-42' },
  'no-checksum': { bytes: packet.slice().fill(0, 40, 42), where: 'udp 40-42' },
  'unknown-version': { bytes: packet.slice().fill(0x65, 14, 15), where: 'ipv4 14-15' },
  padding: { bytes: packet, where: 'padding 45-60' },
};

test.each(FINDING_RULES)('%s is found', (rule) => {
  const { bytes, where } = PACKETS[rule];
  const found = parsePacket(bytes).findings.filter((finding) => finding.rule === rule);
  expect(found.map(({ layer, start, end }) => `${layer} ${start}-${end}`)).toContain(where);
});

test('only padding is found in a packet that was built', () => {
  expect(parsePacket(packet).findings).toEqual([
    ...[
      { rule: 'padding', level: 'note', section: 'RFC 894', layer: 'padding', start: 45, end: 60 },
    ],
  ]);
});
