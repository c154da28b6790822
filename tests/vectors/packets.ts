/**
 * Packets that Scapy 2.7.0 (https://scapy.net) built, with their fields as Scapy reads them. They are
 * not padded to the length of an Ethernet frame. Addresses are text; payloads and data are hex.
 */
import type { TcpOption } from '#net/tcp-options.ts';
import type { TcpFlag } from '#net/tcp.ts';

/** A packet in Ethernet, in one version of IP, with either TCP or UDP. */
export interface PacketVector {
  readonly name: string;
  readonly hex: string;
  readonly ipv4?: {
    readonly source: string;
    readonly destination: string;
    readonly dscp: number;
    readonly ecn: number;
    readonly identification: number;
    readonly dontFragment: boolean;
    readonly timeToLive: number;
    readonly protocol: number;
    readonly totalLength: number;
    readonly checksum: number;
  };
  readonly ipv6?: {
    readonly source: string;
    readonly destination: string;
    readonly dscp: number;
    readonly ecn: number;
    readonly flowLabel: number;
    readonly nextHeader: number;
    readonly hopLimit: number;
    readonly payloadLength: number;
  };
  readonly tcp?: {
    readonly sourcePort: number;
    readonly destinationPort: number;
    readonly sequence: number;
    readonly acknowledgment: number;
    readonly dataOffset: number;
    readonly flags: readonly TcpFlag[];
    readonly window: number;
    readonly checksum: number;
    readonly urgentPointer: number;
    readonly payload: string;
    readonly options: readonly (
      | Exclude<TcpOption, { kind: 'unknown' }>
      | { readonly kind: 'unknown'; readonly code: number; readonly data: string }
    )[];
  };
  readonly udp?: {
    readonly sourcePort: number;
    readonly destinationPort: number;
    readonly length: number;
    readonly checksum: number;
    readonly payload: string;
  };
}

export const packetVectors: readonly PacketVector[] = [
  {
    name: 'TCP SYN over IPv4 with the usual options',
    hex: '0200000000020200000000010800452a003c123440003d063e61c0000201c63364c8c3cb01bbfedcba9800000000a002faf01d700000020405b40402080af0e1d2c30000000001030307',
    ipv4: {
      source: '192.0.2.1',
      destination: '198.51.100.200',
      dscp: 10,
      ecn: 2,
      identification: 4660,
      dontFragment: true,
      timeToLive: 61,
      protocol: 6,
      totalLength: 60,
      checksum: 15969,
    },
    tcp: {
      sourcePort: 50123,
      destinationPort: 443,
      sequence: 4275878552,
      acknowledgment: 0,
      dataOffset: 10,
      flags: ['syn'],
      window: 64240,
      checksum: 7536,
      urgentPointer: 0,
      payload: '',
      options: [
        { kind: 'mss', size: 1460 },
        { kind: 'sack-permitted' },
        { kind: 'timestamps', value: 4041331395, echo: 0 },
        { kind: 'nop' },
        { kind: 'window-scale', shift: 7 },
      ],
    },
  },
  {
    name: 'TCP with every flag over IPv6',
    hex: '02000000000202000000000186dd6b9abcde0023063d20010db800000000000000000000000120010db80000000100000000000000ff01bbc3cb00000000ffffffff80ff0001806800030101080a00000001ffffffff6f6464',
    ipv6: {
      source: '2001:db8::1',
      destination: '2001:db8:0:1::ff',
      dscp: 46,
      ecn: 1,
      flowLabel: 703710,
      nextHeader: 6,
      hopLimit: 61,
      payloadLength: 35,
    },
    tcp: {
      sourcePort: 443,
      destinationPort: 50123,
      sequence: 0,
      acknowledgment: 4294967295,
      dataOffset: 8,
      flags: ['fin', 'syn', 'rst', 'psh', 'ack', 'urg', 'ece', 'cwr'],
      window: 1,
      checksum: 32872,
      urgentPointer: 3,
      payload: '6f6464',
      options: [
        { kind: 'nop' },
        { kind: 'nop' },
        { kind: 'timestamps', value: 1, echo: 4294967295 },
      ],
    },
  },
  {
    name: 'TCP with options that nobody knows',
    hex: '0200000000020200000000010800450000460007000040068daec0000201c63364c8000100020000000100000002801820008cf50000fe0801020304050600000000474554202f20485454502f312e310d0a0d0a',
    ipv4: {
      source: '192.0.2.1',
      destination: '198.51.100.200',
      dscp: 0,
      ecn: 0,
      identification: 7,
      dontFragment: false,
      timeToLive: 64,
      protocol: 6,
      totalLength: 70,
      checksum: 36270,
    },
    tcp: {
      sourcePort: 1,
      destinationPort: 2,
      sequence: 1,
      acknowledgment: 2,
      dataOffset: 8,
      flags: ['psh', 'ack'],
      window: 8192,
      checksum: 36085,
      urgentPointer: 0,
      payload: '474554202f20485454502f312e310d0a0d0a',
      options: [{ kind: 'unknown', code: 254, data: '010203040506' }, { kind: 'end' }],
    },
  },
  {
    name: 'UDP over IPv4',
    hex: '0200000000020200000000010800450000280000400040114dc8c0000201c63364c8c350003500140803627974652062792062797465',
    ipv4: {
      source: '192.0.2.1',
      destination: '198.51.100.200',
      dscp: 0,
      ecn: 0,
      identification: 0,
      dontFragment: true,
      timeToLive: 64,
      protocol: 17,
      totalLength: 40,
      checksum: 19912,
    },
    udp: {
      sourcePort: 50000,
      destinationPort: 53,
      length: 20,
      checksum: 2051,
      payload: '627974652062792062797465',
    },
  },
  {
    name: 'UDP over IPv6 without payload',
    hex: '02000000000202000000000186dd60000000000811ff20010db800000000000000000000000120010db80000000100000000000000ffc35000350008dfe5',
    ipv6: {
      source: '2001:db8::1',
      destination: '2001:db8:0:1::ff',
      dscp: 0,
      ecn: 0,
      flowLabel: 0,
      nextHeader: 17,
      hopLimit: 255,
      payloadLength: 8,
    },
    udp: { sourcePort: 50000, destinationPort: 53, length: 8, checksum: 57317, payload: '' },
  },
  {
    name: 'UDP over IPv6 whose checksum comes out as 0',
    hex: '02000000000202000000000186dd60000000000a114020010db800000000000000000000000120010db80000000100000000000000ffc3500035000affffdfe1',
    ipv6: {
      source: '2001:db8::1',
      destination: '2001:db8:0:1::ff',
      dscp: 0,
      ecn: 0,
      flowLabel: 0,
      nextHeader: 17,
      hopLimit: 64,
      payloadLength: 10,
    },
    udp: { sourcePort: 50000, destinationPort: 53, length: 10, checksum: 65535, payload: 'dfe1' },
  },
];
