import { describe, expect, test } from 'vitest';
import { tcpFlags } from '#net/tcp.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { Flight, Planned, TcpRun, TcpScript } from '#sim/tcp/script.ts';

const OPEN: readonly Planned[] = [
  { who: 'server', at: 0, call: 'listen' },
  { who: 'client', at: 0, call: 'open' },
];
const ISNS = { client: [100, 400], server: [300, 400] };

/** A segment as the figures of the RFC write it. */
function written({ segment }: Flight): string {
  const { sequence, acknowledgment, flags, payload } = segment;
  const names = (['fin', 'syn', 'rst', 'ack'] as const).filter((flag) => flags[flag]);
  const ack = flags.ack ? `<ACK=${acknowledgment}>` : '';
  const data = payload.length > 0 ? `<DATA=${payload.length}>` : '';
  return `<SEQ=${sequence}>${ack}<CTL=${names.join(',').toUpperCase()}>${data}`;
}

/** Each arrival: the receiver, the segment, both states after it. */
function lines({ steps }: TcpRun): string[] {
  return steps.flatMap(({ who, event, ends }) => {
    if (event.type !== 'arrival') return [];
    const arrow = who === 'server' ? '-->' : '<--';
    return [`${ends.client.state} ${arrow} ${written(event.flight)} ${arrow} ${ends.server.state}`];
  });
}

function run(script: Partial<TcpScript>): TcpRun {
  return runTcp({ link: { delay: 10 }, initialSequence: ISNS, calls: OPEN, ...script });
}

describe('runTcp() does what the figures of RFC 9293 show', () => {
  test('Figure 6: the three-way handshake, and data after it', () => {
    const data = encodeUtf8('hello');
    const call = { who: 'client', once: 'ESTABLISHED', call: 'send', data } as const;
    expect(lines(run({ calls: [...OPEN, call] })).slice(0, 4)).toEqual([
      'SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED',
      'ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED',
      'ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK> --> ESTABLISHED',
      'ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK><DATA=5> --> ESTABLISHED',
    ]);
  });

  test('Figure 7: simultaneous open', () => {
    const calls = [
      { who: 'client', at: 0, call: 'open' },
      { who: 'server', at: 1, call: 'open' },
    ] as const;
    expect(lines(run({ calls }))).toEqual([
      'SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED',
      'SYN-RECEIVED <-- <SEQ=300><CTL=SYN> <-- SYN-RECEIVED',
      'ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED',
      'ESTABLISHED --> <SEQ=100><ACK=301><CTL=SYN,ACK> --> ESTABLISHED',
    ]);
  });

  test('Figure 8: recovery from an old duplicate SYN', () => {
    const { steps, ...story } = run({
      link: { delay: 10, late: [{ which: 'c.S.0', by: 90 }] },
      strays: [{ at: 5, to: 'server', segment: { sequence: 90, flags: tcpFlags('syn') } }],
    });
    expect(lines({ steps, ...story })).toEqual([
      'SYN-SENT --> <SEQ=90><CTL=SYN> --> SYN-RECEIVED',
      'SYN-SENT <-- <SEQ=300><ACK=91><CTL=SYN,ACK> <-- SYN-RECEIVED',
      'SYN-SENT --> <SEQ=91><CTL=RST> --> LISTEN',
      'SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED',
      'ESTABLISHED <-- <SEQ=400><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED',
      'ESTABLISHED --> <SEQ=101><ACK=401><CTL=ACK> --> ESTABLISHED',
    ]);
    expect(steps[3]?.discarded?.section).toBe('RFC 9293 §3.10.7.3');
  });

  test('Figure 9: a half-open connection is discovered by a new SYN', () => {
    const again = [
      { who: 'client', at: 500, call: 'reboot' },
      { who: 'client', at: 500, call: 'open' },
    ] as const;
    const { steps, ...story } = run({ calls: [...OPEN, ...again], until: 600 });
    expect(lines({ steps, ...story }).slice(3)).toEqual([
      'SYN-SENT --> <SEQ=400><CTL=SYN> --> ESTABLISHED',
      'SYN-SENT <-- <SEQ=301><ACK=101><CTL=ACK> <-- ESTABLISHED',
      'SYN-SENT --> <SEQ=101><CTL=RST> --> CLOSED',
    ]);
    expect(steps.at(-1)?.error).toBe('connection reset');
  });

  test('Figure 10: it is discovered by data', () => {
    const later = [
      { who: 'client', at: 500, call: 'reboot' },
      { who: 'server', at: 500, call: 'send', data: new Uint8Array(10) },
    ] as const;
    expect(lines(run({ calls: [...OPEN, ...later] })).slice(3)).toEqual([
      'CLOSED <-- <SEQ=301><ACK=101><CTL=ACK><DATA=10> <-- ESTABLISHED',
      'CLOSED --> <SEQ=101><CTL=RST> --> CLOSED',
    ]);
  });

  test('Figure 11: an old duplicate SYN between two that listen', () => {
    const calls = [
      { who: 'server', at: 0, call: 'listen' },
      { who: 'client', at: 0, call: 'listen' },
    ] as const;
    const strays = [
      { at: 5, to: 'server', segment: { sequence: 7, flags: tcpFlags('syn') } },
    ] as const;
    expect(lines(run({ calls, strays }))).toEqual([
      'LISTEN --> <SEQ=7><CTL=SYN> --> SYN-RECEIVED',
      'LISTEN <-- <SEQ=300><ACK=8><CTL=SYN,ACK> <-- SYN-RECEIVED',
      'LISTEN --> <SEQ=8><CTL=RST> --> LISTEN',
    ]);
  });

  test('Figure 12: normal close', () => {
    const close = [
      { who: 'client', at: 500, call: 'shutdown' },
      { who: 'server', once: 'end-of-stream', after: 100, call: 'shutdown' },
    ] as const;
    const { steps, ...story } = run({
      calls: [...OPEN, ...close],
      initialSequence: { client: [99], server: [299] },
    });
    expect(lines({ steps, ...story }).slice(3)).toEqual([
      'FIN-WAIT-1 --> <SEQ=100><ACK=300><CTL=FIN,ACK> --> CLOSE-WAIT',
      'FIN-WAIT-2 <-- <SEQ=300><ACK=101><CTL=ACK> <-- CLOSE-WAIT',
      'TIME-WAIT <-- <SEQ=300><ACK=101><CTL=FIN,ACK> <-- LAST-ACK',
      'TIME-WAIT --> <SEQ=101><ACK=301><CTL=ACK> --> CLOSED',
    ]);
    // 2 MSL, of two minutes each.
    expect(steps.at(-1)).toMatchObject({ at: 620 + 240_000, event: { timer: 'time-wait' } });
    expect(steps.at(-1)?.ends.client.state).toBe('CLOSED');
  });

  test('Figure 13: simultaneous close', () => {
    const close = [
      { who: 'client', at: 500, call: 'shutdown' },
      { who: 'server', at: 500, call: 'shutdown' },
    ] as const;
    const initialSequence = { client: [99], server: [299] };
    expect(lines(run({ calls: [...OPEN, ...close], initialSequence })).slice(3)).toEqual([
      'FIN-WAIT-1 --> <SEQ=100><ACK=300><CTL=FIN,ACK> --> CLOSING',
      'CLOSING <-- <SEQ=300><ACK=100><CTL=FIN,ACK> <-- CLOSING',
      'TIME-WAIT <-- <SEQ=301><ACK=101><CTL=ACK> <-- CLOSING',
      'TIME-WAIT --> <SEQ=101><ACK=301><CTL=ACK> --> TIME-WAIT',
    ]);
  });
});

describe('runTcp()', () => {
  const data = encodeUtf8('hello');

  test('lets a listener with no room hold its peer up, until the application reads', () => {
    const reads = [2000, 12_000, 24_000, 48_000, 96_000].map(
      (at) => ({ who: 'server', at, call: 'receive', most: 30 }) as const,
    );
    const { steps } = run({
      calls: [
        ...OPEN,
        { who: 'client', once: 'ESTABLISHED', call: 'send', data: new Uint8Array(100).fill(7) },
        ...reads,
      ],
      ends: { server: { reading: 'on-call', receiveBuffer: 60 } },
    });
    const taken = steps.filter(({ who }) => who === 'server').map((step) => step.delivered.length);
    expect(taken.filter((length) => length > 0).slice(0, 2)).toEqual([30, 30]);
    expect(taken.reduce((sum, length) => sum + length, 0)).toBe(100);
    const closed = steps.filter(({ ends }) => ends.client.sndWnd === 0 && ends.client.queued > 0);
    expect(closed.length).toBeGreaterThan(0);
  });

  test('tells nobody that the cable is cut, until somebody sends (§3.8.3)', () => {
    const link = { delay: 10, cut: { at: 1000 } };
    const idle = run({ link, until: 600_000 });
    expect(idle.steps.at(-1)!.at).toBeLessThan(1000);
    expect(idle.steps.at(-1)!.ends).toMatchObject({
      client: { state: 'ESTABLISHED' },
      server: { state: 'ESTABLISHED' },
    });
    const send = { who: 'client', at: 2000, call: 'send', data } as const;
    const { steps, flights } = run({ link, calls: [...OPEN, send], until: 600_000 });
    const last = steps.at(-1)!;
    expect(last).toMatchObject({ error: 'connection timed out', who: 'client' });
    expect(last.ends.server.state).toBe('ESTABLISHED');
    // At least 100 s (SHLD-11): after 1, 3, 7, 15, 31, 63 s, and nothing more at 123 s.
    expect(last.at).toBe(2000 + 123_000);
    expect(flights.filter(({ lost }) => lost === 'cut').map(({ sent }) => sent - 2000)).toEqual([
      0, 1000, 3000, 7000, 15_000, 31_000, 63_000,
    ]);
  });

  test('keeps data on a SYN from the application until ESTABLISHED (§3.5)', () => {
    const open = { who: 'client', at: 0, call: 'open', data, withSyn: true } as const;
    const { steps } = run({ calls: [OPEN[0]!, open] });
    const arrivals = steps.filter(({ who, event }) => who === 'server' && event.type === 'arrival');
    expect(arrivals.map(({ delivered, ends }) => [ends.server.state, delivered.length])).toEqual([
      ['SYN-RECEIVED', 0],
      ['ESTABLISHED', 5],
    ]);
    expect(arrivals[0]!.ends.server).toMatchObject({ rcvNxt: 101, held: 5 });
  });

  test('names a segment the same when others are dropped and the numbers are others', () => {
    const calls = [
      ...OPEN,
      { who: 'client', once: 'ESTABLISHED', call: 'send', data },
      { who: 'client', once: 'ESTABLISHED', call: 'shutdown', after: 4000 },
      { who: 'server', once: 'end-of-stream', call: 'shutdown' },
    ] as const;
    const names = (script: Partial<TcpScript>) =>
      run({ calls, ...script }).flights.map(({ id }) => id);
    const plain = names({});
    expect(plain).toEqual([
      ...['c.S.0', 's.SA.0', 'c.A.1.1', 'c.A.1-6', 's.A.1.6'],
      ...['c.FA.6', 's.A.1.7', 's.FA.1', 'c.A.7.2'],
    ]);
    expect(names({ initialSequence: { client: [4294967295], server: [0] } })).toEqual(plain);
    const dropped = names({ link: { delay: 10, drops: ['c.S.0', { from: 'client', nth: 4 }] } });
    expect(dropped).toEqual([
      ...['c.S.0', 'c.S.0x2', 's.SA.0', 'c.A.1.1', 'c.A.1-6', 'c.A.1-6x2', 's.A.1.6'],
      ...['c.FA.6', 's.A.1.7', 's.FA.1', 'c.A.7.2'],
    ]);
  });

  test('leaves to chance what becomes of one segment, and not what becomes of the others', () => {
    const calls = [
      ...OPEN,
      ...Array.from({ length: 30 }, (_, i) => {
        return { who: 'client', at: 100 + 5000 * i, call: 'send', data } as const;
      }),
    ];
    const fates = (drops: readonly string[]) => {
      const { flights } = run({ calls, link: { delay: 10, jitter: 5, loss: 0.3, drops }, seed: 3 });
      return new Map(flights.map(({ id, lost, arrives, sent }) => [id, lost ?? arrives! - sent]));
    };
    const before = fates([]);
    expect([...before.values()].filter((fate) => fate === 'chance').length).toBeGreaterThan(5);
    const after = fates(['c.A.1-6', 's.A.1.6']);
    for (const [id, fate] of before) {
      if (after.has(id) && after.get(id) !== 'dropped')
        expect([id, after.get(id)]).toEqual([id, fate]);
    }
  });
});
