import { describe, expect, test } from 'vitest';
import { encodeIp, encodeMac } from '#net/address.ts';
import {
  EXAMPLE_CLIENT,
  EXAMPLE_CLIENT_IPV6,
  EXAMPLE_CLIENT_PORT,
  EXAMPLE_SERVER,
  EXAMPLE_SERVER_IPV6,
  EXAMPLE_SERVER_PORT,
} from '#net/example-hosts.ts';
import { buildPacket, layerOf, type PacketInit, parsePacket } from '#net/packet.ts';
import { serializePcap, timeAfter } from '#net/pcap.ts';
import { OPTION_CODE, type TcpOption } from '#net/tcp-options.ts';
import { TCP_FLAGS, type TcpFlag, tcpFlags, type TcpSegment } from '#net/tcp.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { buildRequest, checkRequest } from '#protocol/handshake/request.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { expectFlawless, type InspectedFrame, inspectRecorded } from './tshark.ts';

const START = { seconds: 1_700_000_000, nanoseconds: 123_456_789 };
const EMPTY: Uint8Array = new Uint8Array();

/** The ends of a connection that say one thing after another; acknowledged by what they say next. */
class Conversation {
  readonly packets: Uint8Array[] = [];
  readonly #hosts;
  readonly #next: Record<'client' | 'server', number>;

  constructor(version: 4 | 6, isn: Record<'client' | 'server', number>) {
    this.#hosts =
      version === 4
        ? { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER }
        : { client: EXAMPLE_CLIENT_IPV6, server: EXAMPLE_SERVER_IPV6 };
    this.#next = { ...isn };
  }

  say(
    from: 'client' | 'server',
    flags: readonly TcpFlag[],
    payload = EMPTY,
    options: readonly TcpOption[] = [],
  ): void {
    const to = from === 'client' ? 'server' : 'client';
    const ports = { client: EXAMPLE_CLIENT_PORT, server: EXAMPLE_SERVER_PORT };
    const tcp: TcpSegment = {
      sourcePort: ports[from],
      destinationPort: ports[to],
      sequence: this.#next[from],
      acknowledgment: flags.includes('ack') ? this.#next[to] : 0,
      flags: tcpFlags(...flags),
      window: 502,
      urgentPointer: 0,
      options,
      payload,
    };
    const identification = this.packets.length + 1;
    const { [from]: sender, [to]: receiver } = this.#hosts;
    this.packets.push(buildPacket({ from: sender, to: receiver, tcp, identification }));
    const taken = payload.length + Number(tcp.flags.syn) + Number(tcp.flags.fin);
    this.#next[from] = (this.#next[from] + taken) % 2 ** 32;
  }
}

const time = (count: number): TcpOption[] => [
  { kind: 'nop' },
  { kind: 'nop' },
  { kind: 'timestamps', value: 4_000_000_000 + count, echo: 3_000_000_000 + count },
];

/** A WebSocket from SYN to FIN, whose client's sequence numbers go past 2^32 - 1. */
function webSocket(version: 4 | 6): Uint8Array[] {
  const talk = new Conversation(version, { client: 2 ** 32 - 100, server: 1 });
  const mss: TcpOption = { kind: 'mss', size: version === 4 ? 1460 : 1440 };
  const offer: TcpOption[] = [
    mss,
    { kind: 'sack-permitted' },
    ...time(0).slice(2),
    { kind: 'nop' },
  ];
  talk.say('client', ['syn'], EMPTY, [...offer, { kind: 'window-scale', shift: 7 }]);
  talk.say('server', ['syn', 'ack'], EMPTY, [...offer, { kind: 'window-scale', shift: 14 }]);
  talk.say('client', ['ack'], EMPTY, time(1));
  const request = buildRequest({
    target: '/chat',
    host: 'a.example',
    key: 'dGhlIHNhbXBsZSBub25jZQ==',
  });
  talk.say('client', ['psh', 'ack'], request, time(2));
  const { accepted } = checkRequest(parseHead(request, 'request'));
  talk.say('server', ['psh', 'ack'], buildResponse(accepted!), time(3));
  const hello = { opcode: OPCODE.text, payload: encodeUtf8('Hello') };
  talk.say('client', ['psh', 'ack'], serializeFrame({ ...hello, maskingKey: 0x37fa213d }), time(4));
  talk.say('server', ['psh', 'ack'], serializeFrame(hello), time(5));
  const long = serializeFrame({ opcode: OPCODE.binary, payload: new Uint8Array(300).fill(0x2a) });
  talk.say('server', ['psh', 'ack'], long, time(6));
  const close = { opcode: OPCODE.close, payload: Uint8Array.of(3, 232) };
  talk.say('client', ['psh', 'ack'], serializeFrame({ ...close, maskingKey: 1 }), time(7));
  talk.say('server', ['psh', 'ack'], serializeFrame(close), time(8));
  talk.say('server', ['fin', 'ack'], EMPTY, time(9));
  talk.say('client', ['fin', 'ack'], EMPTY, time(10));
  talk.say('server', ['ack'], EMPTY, time(11));
  return talk.packets;
}

function datagrams(): Uint8Array[] {
  const udp = (length: number): PacketInit['udp'] => ({
    ...{ sourcePort: 50000, destinationPort: 50001 },
    payload: Uint8Array.from({ length }, (_, index) => index),
  });
  return [0, 1, 5, 600].flatMap((length) => [
    buildPacket({ from: EXAMPLE_CLIENT, to: EXAMPLE_SERVER, udp: udp(length)!, hopLimit: 200 }),
    buildPacket({ from: EXAMPLE_SERVER_IPV6, to: EXAMPLE_CLIENT_IPV6, udp: udp(length)! }),
  ]);
}

/** Port unreachable, about the datagram in a packet. */
function unreachable(packet: Uint8Array): Uint8Array {
  const { start, end } = layerOf(parsePacket(packet), 'ipv4')!;
  const icmp = { type: 3, code: 3, rest: 0, payload: packet.subarray(start, end) };
  return buildPacket({ from: EXAMPLE_SERVER, to: EXAMPLE_CLIENT, icmp });
}

/** Each with one byte of what a checksum covers changed, or of the checksum itself. */
function damaged(): Uint8Array[] {
  const tcp = webSocket(4)[5]!;
  const [udpOverIpv4, udpOverIpv6] = datagrams().slice(6) as [Uint8Array, Uint8Array];
  const places: readonly (readonly [packet: Uint8Array, at: number])[] = [
    [tcp, 22],
    [tcp, 38],
    [tcp, 51],
    [tcp, tcp.length - 1],
    [webSocket(6)[0]!, 70],
    [udpOverIpv4, 41],
    [udpOverIpv4, 100],
    [udpOverIpv6, 25],
    [unreachable(udpOverIpv4), 35],
  ];
  return places.map(([packet, at]) => packet.slice().fill(packet[at]! ^ 0x10, at, at + 1));
}

const good = [...webSocket(4), ...webSocket(6), ...datagrams(), unreachable(datagrams()[0]!)];
const bad = damaged();
const inspected = inspectRecorded(
  'net',
  serializePcap(
    [...good, ...bad].map((bytes, index) => ({ time: timeAfter(START, index * 1.5), bytes })),
  ),
);
const frames = inspected.slice(0, good.length);

describe('tshark', () => {
  test('finds nothing wrong', () => {
    expect(inspected).toHaveLength(good.length + bad.length);
    expectFlawless(frames);
  });

  test('reads the fields of every packet as parsePacket() does', () => {
    // What ICMP quotes is read by tshark, too.
    const read = frames.slice(0, -1).map(comparable);
    expect(read).toEqual(good.slice(0, -1).map(ownReading));
  });

  test('reads what ICMP says as parsePacket() does', () => {
    const { fields, checksums } = frames.at(-1)!;
    const { type, code } = layerOf(parsePacket(good.at(-1)!), 'icmp')!.header;
    expect([fields['icmp.type'], fields['icmp.code']]).toEqual([[`${type}`], [`${code}`]]);
    expect(checksums.icmp).toBe('good');
  });

  test('finds the damage where parsePacket() finds it', () => {
    const found = inspected
      .slice(good.length)
      .map(({ checksums }) =>
        Object.entries(checksums).flatMap(([layer, status]) => (status === 'bad' ? [layer] : [])),
      );
    const own = bad.map((bytes) =>
      parsePacket(bytes).findings.flatMap(({ rule, layer }) =>
        rule === 'bad-checksum' ? [layer === 'ipv4' ? 'ip' : layer] : [],
      ),
    );
    expect(found).toEqual(own);
    expect(own.every((layers) => layers.length > 0)).toBe(true);
  });

  test('reads times to the nanosecond', () => {
    expect(frames[1]?.fields['frame.time_epoch']).toEqual(['1700000000.124956789']);
  });

  test.each([
    [4, 0],
    [6, 13],
  ])('recognises HTTP and WebSocket over IPv%d', (_, first) => {
    const at = (index: number) => frames[first + index]!;
    expect(at(3).fields['http.request.uri']).toEqual(['/chat']);
    expect(at(4).fields['http.response.code']).toEqual(['101']);
    const read = [5, 6, 7, 8, 9].map((index) => {
      const { protocols, fields } = at(index);
      expect(protocols).toContain('websocket');
      return [
        fields['websocket.opcode'],
        fields['websocket.mask'],
        fields['websocket.payload_length'],
      ];
    });
    expect(read.map((fields) => fields.map((values) => values?.join()))).toEqual([
      ['1', '1', '5'],
      ['1', '0', '5'],
      ['2', '0', '126'],
      ['8', '1', '2'],
      ['8', '0', '2'],
    ]);
  });
});

/** What is compared, by tshark's names; the application's fields have tests of their own. */
function comparable({ fields }: InspectedFrame): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => /^(?:eth|ip|ipv6|tcp|udp)\./.test(name) || name === 'frame.len')
      .map(([name, values]) => [name, values.join()]),
  );
}

function ownReading(bytes: Uint8Array): Record<string, string> {
  const packet = parsePacket(bytes);
  const hex = (value: number, digits = 4) => `0x${value.toString(16).padStart(digits, '0')}`;
  const ethernet = layerOf(packet, 'ethernet')!.header;
  const said: Record<string, string | number | boolean | undefined> = {
    'frame.len': bytes.length,
    'eth.dst': encodeMac(ethernet.destinationMac),
    'eth.src': encodeMac(ethernet.sourceMac),
    'eth.type': hex(ethernet.etherType),
  };
  const ipv4 = layerOf(packet, 'ipv4')?.header;
  if (ipv4 !== undefined) {
    said['ip.src'] = encodeIp(ipv4.source);
    said['ip.dst'] = encodeIp(ipv4.destination);
    said['ip.hdr_len'] = ipv4.headerLength;
    said['ip.len'] = ipv4.totalLength;
    said['ip.id'] = hex(ipv4.identification);
    said['ip.flags.df'] = Number(ipv4.dontFragment);
    said['ip.flags.mf'] = Number(ipv4.moreFragments);
    said['ip.frag_offset'] = ipv4.fragmentOffset;
    said['ip.dsfield.dscp'] = ipv4.dscp;
    said['ip.dsfield.ecn'] = ipv4.ecn;
    said['ip.ttl'] = ipv4.timeToLive;
    said['ip.proto'] = ipv4.protocol;
    said['ip.checksum'] = hex(ipv4.checksum);
  }
  const ipv6 = layerOf(packet, 'ipv6')?.header;
  if (ipv6 !== undefined) {
    said['ipv6.src'] = encodeIp(ipv6.source);
    said['ipv6.dst'] = encodeIp(ipv6.destination);
    said['ipv6.flow'] = hex(ipv6.flowLabel, 6);
    said['ipv6.plen'] = ipv6.payloadLength;
    said['ipv6.nxt'] = ipv6.nextHeader;
    said['ipv6.hlim'] = ipv6.hopLimit;
  }
  const tcp = layerOf(packet, 'tcp')?.header;
  if (tcp !== undefined) {
    const flags = TCP_FLAGS.reduce((bits, flag) => 2 * bits + Number(tcp.flags[flag]), 0);
    const option = <Kind extends TcpOption['kind']>(kind: Kind) =>
      tcp.options.find((it): it is Extract<TcpOption, { kind: Kind }> => it.kind === kind);
    const kinds = tcp.options.map((it) => (it.kind === 'unknown' ? it.code : OPTION_CODE[it.kind]));
    const lengths = layerOf(packet, 'tcp')!.spans.filter(({ field }) => field === 'option-length');
    said['tcp.srcport'] = tcp.sourcePort;
    said['tcp.dstport'] = tcp.destinationPort;
    said['tcp.seq_raw'] = tcp.sequence;
    said['tcp.ack_raw'] = tcp.acknowledgment;
    said['tcp.hdr_len'] = tcp.headerLength;
    said['tcp.flags'] = hex(flags);
    said['tcp.window_size_value'] = tcp.window;
    said['tcp.checksum'] = hex(tcp.checksum);
    said['tcp.urgent_pointer'] = tcp.urgentPointer;
    said['tcp.len'] = tcp.payload.length;
    said['tcp.option_kind'] = kinds.join();
    said['tcp.option_len'] = lengths.map(({ value }) => value).join();
    said['tcp.options.mss_val'] = option('mss')?.size;
    said['tcp.options.wscale.shift'] = option('window-scale')?.shift;
    said['tcp.options.timestamp.tsval'] = option('timestamps')?.value;
    said['tcp.options.timestamp.tsecr'] = option('timestamps')?.echo;
  }
  const udp = layerOf(packet, 'udp')?.header;
  if (udp !== undefined) {
    said['udp.srcport'] = udp.sourcePort;
    said['udp.dstport'] = udp.destinationPort;
    said['udp.length'] = udp.length;
    said['udp.checksum'] = hex(udp.checksum);
  }
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );
}
