import { expect, test } from 'vitest';
import { capture } from '#sim/tcp/capture.ts';
import type { Tuning } from '#sim/tcp/endpoint-types.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { Flight, Planned, TcpRun } from '#sim/tcp/script.ts';
import { expectFlawless, type InspectedFrame, inspectRecorded } from '../../net/tshark.ts';

const ALL: Tuning = { windowScale: 7, sackPermitted: true, timestamps: true };
const TALK: readonly Planned[] = [
  { who: 'server', at: 0, call: 'listen' },
  { who: 'client', at: 5, call: 'open' },
  { who: 'client', once: 'ESTABLISHED', call: 'send', data: new Uint8Array(2000).fill(0x61) },
  { who: 'server', once: 'data', call: 'send', data: new Uint8Array(700).fill(0x62) },
  { who: 'client', once: 'data', call: 'shutdown' },
  { who: 'server', once: 'end-of-stream', after: 3, call: 'shutdown' },
];

/** The numbers wrap in the client's data and in the server's. */
const initialSequence = { client: [2 ** 32 - 700], server: [2 ** 32 - 300] };

const whole = runTcp({
  calls: TALK,
  link: { delay: 20 },
  initialSequence,
  ends: { client: ALL, server: ALL },
});
const lossy = runTcp({
  calls: TALK,
  link: { delay: 20, drops: ['c.S.0', 's.SA.0', 'c.A.1-1461', 's.A.1-701', 'c.FA.2001'] },
  initialSequence,
});

const wholeSeen = inspectRecorded('tcp-whole', capture(whole, 'client'));
const lossySeen = inspectRecorded('tcp-lossy', capture(lossy, 'server'));

/** The segments that an end sees, in the order in which it sees them. */
function seenAt({ flights }: TcpRun, where: string): Flight[] {
  const at = ({ from, sent, arrives }: Flight) => (from === where ? sent : (arrives ?? Infinity));
  return flights.filter((flight) => at(flight) < Infinity).toSorted((a, b) => at(a) - at(b));
}

function expectSame(frames: readonly InspectedFrame[], flights: readonly Flight[]) {
  expect(frames.length).toBe(flights.length);
  for (const [i, { fields }] of frames.entries()) {
    const { segment } = flights[i]!;
    expect(fields['tcp.seq_raw']).toEqual([String(segment.sequence)]);
    expect(fields['tcp.ack_raw']).toEqual([String(segment.acknowledgment)]);
    expect(fields['tcp.len']).toEqual([String(segment.payload.length)]);
    expect(fields['tcp.window_size_value']).toEqual([String(segment.window)]);
  }
}

test('capture() of a run without losses has nothing that tshark would complain about', () => {
  expectFlawless(wholeSeen);
  expectSame(wholeSeen, seenAt(whole, 'client'));
  expect(wholeSeen[0]!.fields['tcp.options.wscale.shift']).toEqual(['7']);
  // The client's numbers go through 0: 2000 bytes, SYN and FIN.
  const numbers = seenAt(whole, 'client').flatMap(({ from, segment }) =>
    from === 'client' ? [segment.sequence] : [],
  );
  expect([numbers[0], numbers.at(-1)]).toEqual([2 ** 32 - 700, 2002 - 700]);
});

test('capture() of a run with losses has complaints about what was lost, and no others', () => {
  expectSame(lossySeen, seenAt(lossy, 'server'));
  for (const { malformed, checksums } of lossySeen) {
    expect([malformed, checksums]).toEqual([false, { ip: 'good', tcp: 'good' }]);
  }
  const complaints = lossySeen.flatMap((frame) => frame.complaints);
  expect(complaints.length).toBeGreaterThan(3);
  for (const complaint of complaints) {
    expect(complaint).toMatch(/retransmission|Duplicate ACK|not captured|out-of-order/i);
  }
});
