import fc from 'fast-check';
import type { IcmpMessage } from '#net/icmp.ts';
import type { Host, PacketInit } from '#net/packet.ts';
import type { TcpOption } from '#net/tcp-options.ts';
import { TCP_FLAGS, tcpFlags, type TcpSegment } from '#net/tcp.ts';
import type { UdpDatagram } from '#net/udp.ts';

const bits = (count: number) => fc.integer({ min: 0, max: 2 ** count - 1 });
export const anyBytes = (minLength: number, maxLength = minLength) =>
  fc.uint8Array({ minLength, maxLength });

/** Two hosts that speak the same version of IP. */
const anyHosts: fc.Arbitrary<readonly [Host, Host]> = fc
  .constantFrom(4, 16)
  .chain((length) =>
    fc.tuple(
      fc.record({ mac: anyBytes(6), ip: anyBytes(length) }),
      fc.record({ mac: anyBytes(6), ip: anyBytes(length) }),
    ),
  );

const anyOption: fc.Arbitrary<TcpOption> = fc.oneof(
  fc.constant<TcpOption>({ kind: 'nop' }),
  fc.record({ kind: fc.constant('mss' as const), size: bits(16) }),
  fc.record({ kind: fc.constant('window-scale' as const), shift: bits(8) }),
  fc.constant<TcpOption>({ kind: 'sack-permitted' }),
  fc.record({ kind: fc.constant('timestamps' as const), value: bits(32), echo: bits(32) }),
  fc.record({
    kind: fc.constant('unknown' as const),
    code: fc.integer({ min: 9, max: 255 }),
    data: anyBytes(0, 6),
  }),
);

/** Any segment; four options are at most 40 bytes long. */
export const anySegment: fc.Arbitrary<TcpSegment> = fc.record({
  sourcePort: bits(16),
  destinationPort: bits(16),
  sequence: bits(32),
  acknowledgment: bits(32),
  flags: fc.subarray([...TCP_FLAGS]).map((set) => tcpFlags(...set)),
  window: bits(16),
  urgentPointer: bits(16),
  options: fc.array(anyOption, { maxLength: 4 }),
  payload: anyBytes(0, 40),
});

export const anyDatagram: fc.Arbitrary<UdpDatagram> = fc.record({
  sourcePort: bits(16),
  destinationPort: bits(16),
  payload: anyBytes(0, 40),
});

const anyMessage: fc.Arbitrary<IcmpMessage> = fc.record({
  type: bits(8),
  code: bits(8),
  rest: bits(32),
  payload: anyBytes(0, 40),
});

/** Anything that can be built as a packet; ICMP over IPv4 only. */
export const anyPacket: fc.Arbitrary<PacketInit> = fc
  .tuple(anyHosts, bits(16), bits(8))
  .chain(([[from, to], identification, hopLimit]) => {
    const shared = { from, to, identification, hopLimit };
    return fc.oneof(
      anySegment.map((tcp) => ({ ...shared, tcp })),
      anyDatagram.map((udp) => ({ ...shared, udp })),
      ...(from.ip.length === 4 ? [anyMessage.map((icmp) => ({ ...shared, icmp }))] : []),
    );
  });
