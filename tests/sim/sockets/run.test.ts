import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '#protocol/bytes.ts';
import { internetChecksum } from '#net/checksum.ts';
import { layerOf, parsePacket } from '#net/packet.ts';
import { type Call, isCallName, type SocketKind } from '#sim/sockets/call.ts';
import { type Flight, runSockets, type SocketRun } from '#sim/sockets/run.ts';

const calls = (text: string): Call[] =>
  text.split(' ').map((word) => {
    const [name = '', on] = word.split('-');
    if (!isCallName(name)) throw new Error(`No call: ${word}`);
    return { name, on: on === 'c' ? 'c' : 's' };
  });

function run(kind: SocketKind, server: string, client: string): SocketRun {
  return runSockets({ kind, programs: { server: calls(server), client: calls(client) } });
}

/** Who sends what: flags of a segment and its text. */
function wordsOf({ from, parcel }: Flight): string {
  if (parcel.kind === 'icmp') return `${from} icmp`;
  if (parcel.kind === 'udp') return `${from} udp ${decodeUtf8(parcel.datagram.payload)!}`;
  const { flags, payload } = parcel.segment;
  const set = (['syn', 'fin', 'rst', 'ack'] as const).filter((flag) => flags[flag]);
  return [from, set.join('+'), ...(payload.length > 0 ? [decodeUtf8(payload)!] : [])].join(' ');
}

describe('runSockets()', () => {
  test('lets the kernel shake hands and take data while the program has not called accept', () => {
    const { steps, flights } = run('tcp', 'socket bind listen', 'socket connect send');
    // The server ends before the client comes: its kernel closes what it left open.
    expect(flights.map(wordsOf)).toEqual(['client syn', 'server rst+ack']);
    const waiting = run('tcp', 'socket bind listen accept recv-c', 'socket connect socket connect');
    const last = waiting.steps.findLast(
      ({ what }) => what.kind === 'arrival' && what.notes.includes('queued'),
    );
    expect(last?.sockets.server.filter(({ isQueued }) => isQueued)).toMatchObject([
      { state: 'ESTABLISHED', descriptor: undefined },
    ]);
    expect(steps.at(-1)?.programs.client.status).toBe('failed');
  });

  test('sends for each call what the call is for, and acknowledges by itself', () => {
    const { flights } = run(
      'tcp',
      'socket bind listen accept recv-c send-c close-c close',
      'socket connect send recv close',
    );
    expect(flights.map(wordsOf)).toEqual([
      'client syn',
      'server syn+ack',
      'client ack',
      'client ack Hello',
      'server ack',
      'server ack Hi there',
      'client ack',
      'client fin+ack',
      'server ack',
      'server fin+ack',
      'client ack',
    ]);
  });

  test('drops a SYN as long as the queue is full, and asks again until it gives up', () => {
    const four = Array(4).fill('socket connect').join(' ');
    const { steps } = run('tcp', 'socket bind listen accept recv-c', four);
    const full = steps.filter(
      ({ what }) => what.kind === 'arrival' && what.notes.includes('queue-full'),
    );
    expect(full.length).toBeGreaterThan(3);
    // One more than the backlog may wait, as on Linux.
    expect(full[0]?.sockets.server[0]?.queue).toEqual({ waiting: 2, backlog: 1 });
    const timers = steps.filter(({ what }) => what.kind === 'timer');
    expect(timers.at(-1)?.what).toMatchObject({
      notes: ['given-up'],
      returned: { outcome: { kind: 'failed', reason: 'timed-out' } },
    });
  });

  test('forgets a half-open connection with the socket that listened', () => {
    const { steps } = runSockets({
      kind: 'tcp',
      programs: { server: calls('socket bind listen close'), client: calls('socket connect') },
      starts: { server: 0, client: 145 },
    });
    expect(steps.at(-1)?.sockets).toEqual({ server: [], client: [] });
    expect(steps.findLast(({ who }) => who === 'client')?.programs.client.status).toBe('failed');
  });

  test('sends nothing for connect with UDP, and one datagram for each send', () => {
    const { flights } = run('udp', 'socket bind recvfrom recvfrom', 'socket connect send send');
    expect(flights.map(wordsOf)).toEqual(['client udp Hello', 'client udp Hello']);
  });

  test('answers a datagram that nobody waits for with ICMP, which quotes it', () => {
    const { flights } = run('udp', 'socket', 'socket sendto');
    expect(flights.map(wordsOf)).toEqual(['client udp Hello', 'server icmp']);
    const [datagram, answer] = flights.map(({ bytes }) => parsePacket(bytes));
    const ip = layerOf(answer!, 'ipv4')!;
    const message = flights[1]!.bytes.subarray(ip.headerEnd, ip.end);
    expect(answer!.findings.filter(({ level }) => level === 'error')).toEqual([]);
    // Type 3, code 3, and a checksum over all of it (RFC 792).
    expect([...message.subarray(0, 2)]).toEqual([3, 3]);
    expect(internetChecksum(message)).toBe(0);
    const quoted = layerOf(datagram!, 'ipv4')!;
    expect(message.subarray(8)).toEqual(flights[0]!.bytes.subarray(quoted.start, quoted.end));
  });

  test('gives the same run for the same seed, and other sequence numbers for another', () => {
    const programs = { server: calls('socket'), client: calls('socket connect') };
    const bytesWith = (seed: number) =>
      runSockets({ kind: 'tcp', programs, seed }).flights[0]!.bytes;
    expect(bytesWith(5)).toEqual(bytesWith(5));
    expect(bytesWith(5)).not.toEqual(bytesWith(6));
  });
});
