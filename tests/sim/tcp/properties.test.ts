import { expect, test } from 'vitest';
import { concatBytes } from '#protocol/bytes.ts';
import { type Random, seededRandom } from '#sim/random.ts';
import type { Tuning } from '#sim/tcp/endpoint-types.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { Planned, TcpRun, TcpScript } from '#sim/tcp/script.ts';
import { type Side, SIDES } from '#sim/side.ts';
import { advance, distance } from '#sim/tcp/sequence.ts';
import { TCP_TRANSITIONS } from '#sim/tcp/state.ts';

const NOTHING = new Uint8Array(0);

function pick<Value>(random: Random, ...values: readonly Value[]): Value {
  return values[random.int(0, values.length - 1)]!;
}

/** Near the end of the numbers, so that they wrap in the SYN, in the data or in the FIN. */
function isn(random: Random): number {
  return advance(0, random.int(-6000, 10));
}

function tuning(random: Random, isTight: boolean): Tuning {
  return {
    mss: random.int(isTight ? 20 : 200, 1460),
    receiveBuffer: isTight ? pick(random, 1, 9, 50) : pick(random, 700, 5000, 65535, 200_000),
    windowScale: pick(random, undefined, 0, 3),
    sackPermitted: random.next() < 0.5,
    timestamps: random.next() < 0.5,
    minimumRto: pick(random, 200, 1000),
    r2: Infinity,
    r2Syn: Infinity,
    userTimeout: Infinity,
  };
}

/** Two ends that send something, close, and give up never. */
function script(seed: number): TcpScript & { data: Record<Side, Uint8Array> } {
  const random = seededRandom(seed);
  /** Little room, and little to say. */
  const isTight = random.next() < 0.3;
  const isSimultaneous = random.next() < 0.2;
  const data: Record<Side, Uint8Array> = { client: NOTHING, server: NOTHING };
  const opening = isSimultaneous ? ({ call: 'open' } as const) : ({ call: 'listen' } as const);
  const calls: Planned[] = [{ who: 'server', at: 0, ...opening }];
  const early = random.bytes(isTight ? random.int(0, 12) : pick(random, 0, 10, 3000));
  calls.push({
    who: 'client',
    at: isSimultaneous ? 0 : random.int(0, 30),
    call: 'open',
    data: early,
    withSyn: random.next() < 0.5,
  });
  data.client = early;
  for (const who of SIDES) {
    let after = 0;
    for (let sends = random.int(0, 4); sends > 0; sends--) {
      const more = random.bytes(isTight ? random.int(1, 12) : pick(random, 1, 400, 2000));
      data[who] = concatBytes(data[who], more);
      calls.push({ who, once: 'ESTABLISHED', after, call: 'send', data: more });
      after += random.int(0, 300);
    }
    calls.push({ who, once: 'ESTABLISHED', after, call: 'shutdown' });
  }
  const jitter = pick(random, 0, 20, 500);
  return {
    data,
    seed,
    calls,
    until: 1e9,
    link: { delay: random.int(1, 200), jitter, loss: pick(random, 0, 0.1, 0.4) },
    initialSequence: { client: [isn(random)], server: [isn(random)] },
    ends: { client: tuning(random, isTight), server: tuning(random, isTight) },
  };
}

function received({ steps }: TcpRun, who: Side): Uint8Array {
  return concatBytes(...steps.filter((step) => step.who === who).map((step) => step.delivered));
}

const RUNS = Array.from({ length: 400 }, (_, seed) => {
  const planned = script(seed);
  return { planned, run: runTcp(planned) };
});

test('runTcp() brings every byte to the other side once and in order, and ends at both', () => {
  for (const { planned, run } of RUNS) {
    const last = run.steps.at(-1)!;
    expect([planned.seed, last.ends.client.state, last.ends.server.state]).toEqual([
      planned.seed,
      'CLOSED',
      'CLOSED',
    ]);
    expect(received(run, 'server')).toEqual(planned.data.client);
    expect(received(run, 'client')).toEqual(planned.data.server);
    for (const who of SIDES) {
      expect(run.steps.filter((step) => step.who === who && step.endOfStream).length).toBe(1);
    }
    expect(run.steps.filter(({ error }) => error !== undefined)).toEqual([]);
  }
});

test('runTcp() sends nothing beyond the window, but for a byte that probes a closed one', () => {
  let most = 0;
  for (const { run } of RUNS) {
    for (const { who, sent, ends, event } of run.steps) {
      for (const { segment, retransmission } of sent) {
        const { sndUna, sndWnd } = ends[who];
        const { payload, sequence } = segment;
        if (payload.length === 0 || retransmission || segment.flags.syn) continue;
        const used = distance(sndUna!, advance(sequence, payload.length));
        const isProbe = event.type === 'timeout' && payload.length === 1;
        if (!isProbe) expect(used).toBeLessThanOrEqual(sndWnd);
        most = Math.max(most, used);
      }
    }
  }
  expect(most).toBeGreaterThan(1000);
});

test('runTcp() does the same again', () => {
  expect(runTcp(script(7))).toEqual(runTcp(script(7)));
});

/** Anything at any time: what TCP must survive, whatever comes of it. */
function wild(seed: number): TcpScript {
  const random = seededRandom(seed);
  const calls: Planned[] = [];
  for (const who of SIDES) {
    const opening = pick(random, { call: 'listen' } as const, { call: 'open' } as const);
    calls.push({ who, at: random.int(0, 100), ...opening });
    for (let count = random.int(0, 6); count > 0; count--) {
      const at = pick(random, 100 * random.int(1, 7), random.int(0, 400), random.int(0, 300_000));
      const call = pick(
        random,
        { call: 'send', data: random.bytes(random.int(1, 40)) } as const,
        { call: 'shutdown' } as const,
        { call: 'shutdown' } as const,
        { call: 'close' } as const,
        { call: 'abort' } as const,
        { call: 'open' } as const,
        { call: 'reboot' } as const,
      );
      calls.push({ who, at, ...call });
    }
  }
  const cut = random.next() < 0.4 ? { at: random.int(0, 3000) } : undefined;
  const flags = { psh: false, urg: false, ece: false, cwr: false };
  const coin = () => random.next() < 0.5;
  return {
    seed,
    calls,
    until: 2_000_000,
    link: {
      delay: random.int(1, 100),
      jitter: pick(random, 0, 300),
      loss: pick(random, 0, 0.3, 0.9),
      ...(cut === undefined ? {} : { cut }),
    },
    initialSequence: { client: [100, 200, 300], server: [300, 400, 500] },
    strays: Array.from({ length: random.int(0, 4) }, () => ({
      at: random.int(0, 1000),
      to: pick(random, 'client', 'server'),
      segment: {
        sequence: random.int(99, 340),
        acknowledgment: random.int(99, 340),
        flags: { ...flags, syn: coin(), ack: coin(), fin: coin(), rst: coin() },
      },
    })),
    ends: {
      client: {
        userTimeout: pick(random, 2000, 20_000, Infinity),
        r2: pick(random, 10_000, 100_000),
      },
      server: { userTimeout: pick(random, 2000, 20_000, Infinity), r2: 5000, r2Syn: 20_000 },
    },
  };
}

test('every change of state stands in the table, and every row of it is taken', () => {
  const rows = new Map(TCP_TRANSITIONS.map((row) => [JSON.stringify(row), 0]));
  expect(rows.size).toBe(TCP_TRANSITIONS.length);
  const runs = [...RUNS.map(({ run }) => run)];
  for (let seed = 0; seed < 5000; seed++) runs.push(runTcp(wild(seed)));
  for (const { steps } of runs) {
    for (const { changes } of steps) {
      for (const change of changes) {
        const row = JSON.stringify(change);
        const times = rows.get(row);
        if (times === undefined) throw new Error(`Not in the table: ${row}`);
        rows.set(row, times + 1);
      }
    }
  }
  const never = [...rows].filter(([, times]) => times === 0).map(([row]) => row);
  expect(never).toEqual([]);
});
