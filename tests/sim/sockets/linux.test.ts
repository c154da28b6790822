/** The simulated kernels against what Linux did. */
import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '#protocol/bytes.ts';
import { type Call, isCallName, type Who } from '#sim/sockets/call.ts';
import { REASONS } from '#sim/sockets/errno.ts';
import type { Outcome } from '#sim/sockets/outcome.ts';
import { runSockets, type SocketRun } from '#sim/sockets/run.ts';
import { SOCKET_CALLS } from '../../vectors/socket-calls.ts';

const LATER = 100;

function readCall(word: string): Call {
  const [name = '', on] = word.split('-');
  if (!isCallName(name)) throw new Error(`No call: ${word}`);
  return { name, on: on === 'c' ? 'c' : 's' };
}

function write({ name }: Call, outcome: Outcome): string {
  if (outcome.kind === 'waits') return 'waits';
  if (outcome.kind === 'failed') return REASONS[outcome.reason].errno;
  if (outcome.bytes !== undefined) return `'${decodeUtf8(outcome.bytes)!.replaceAll(' ', '_')}'`;
  return name.startsWith('send') ? String(outcome.value) : '0';
}

function outcomes({ steps }: SocketRun, who: Who, calls: readonly Call[]): string {
  const told = steps.flatMap((step) => {
    const { what } = step;
    if (step.who !== who || what.kind === 'start' || what.kind === 'exit' || what.kind === 'end') {
      return [];
    }
    const returned = what.kind === 'call' ? what : what.returned;
    if (returned === undefined || returned.outcome.kind === 'waits') return [];
    return [write(calls[returned.call]!, returned.outcome)];
  });
  const { status } = steps.at(-1)!.programs[who];
  return [...told, ...(status === 'waits' ? ['waits'] : [])].join(' ');
}

describe('runSockets() returns from every call what Linux returned', () => {
  const lines = SOCKET_CALLS.trim().split('\n');
  test.each(lines)('%s', (line) => {
    const [head, ...sides] = line.split(' | ');
    const [kind, first] = head!.split(' ');
    const [server, client] = sides.map((side) => {
      const [calls, expected] = side.split(' → ');
      return { calls: calls!.split(' ').map(readCall), expected: expected! };
    });
    const run = runSockets({
      kind: kind === 'udp' ? 'udp' : 'tcp',
      programs: { server: server!.calls, client: client!.calls },
      starts: first === 'server' ? { server: 0, client: LATER } : { server: LATER, client: 0 },
      pace: { server: 21, client: 33 },
      delay: 0.1,
    });
    expect(outcomes(run, 'server', server!.calls)).toBe(server!.expected);
    expect(outcomes(run, 'client', client!.calls)).toBe(client!.expected);
  });
});
