import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GIVE_UP, MAX_STEPS, run } from '#sim/wire/run.ts';
import type { Run, Step } from '#sim/wire/step.ts';
import { parseScript } from '#sim/wire/script-text.ts';

/** Plays the actions of a script, written as in an address. */
function play(actions: string): Run {
  const script = parseScript(actions === '' ? '1,1' : `1,1,${actions}`);
  if (script === undefined) throw new Error(`No script: ${actions}`);
  return run(script);
}

/** Who does what, without times and bytes. */
const story = ({ steps }: Run, from = 0) =>
  steps
    .filter(({ time }) => time >= from)
    .map(({ side, what }) => `${side === undefined ? '' : `${side} `}${what.type}`);

const last = ({ steps }: Run) => steps.at(-1)!;
const find = ({ steps }: Run, type: Step['what']['type'], side?: string) =>
  steps.find((step) => step.what.type === type && (side === undefined || step.side === side));
/** When the handshake is over, and both ends are open. */
const OPEN = 100;

describe('run()', () => {
  it('opens a connection, byte for byte the same each time', () => {
    const opening = play('');
    expect(story(opening)).toEqual([
      'connected',
      'client send',
      'server arrived',
      'server send',
      'server opened',
      'client arrived',
      'client opened',
    ]);
    expect(last(opening).ends.client.state).toBe('OPEN');
    expect(play('')).toEqual(opening);
    const keyOf = ({ ends }: Run) => String.fromCharCode(...ends.client.sent);
    expect(keyOf(run({ seed: 2, actions: [] }))).not.toBe(keyOf(opening));
  });

  it('carries a message, masked from the client and bare from the server', () => {
    const { ends, steps } = play('200ct:Hello,300st:Hello');
    expect(ends.server.seen).toMatchObject([
      { type: 'opened' },
      { type: 'message', text: 'Hello' },
    ]);
    expect(ends.client.sentUnits.at(-1)!.end - ends.client.sentUnits.at(-1)!.start).toBe(11);
    expect([...ends.server.sent.subarray(-7)]).toEqual([0x81, 5, ...Buffer.from('Hello')]);
    expect(steps.every(({ time }, i) => i === 0 || time >= steps[i - 1]!.time)).toBe(true);
  });

  it('lets a Ping travel between two fragments, and its Pong leave before the message is whole', () => {
    const told = story(play('200st4:~e4~bd~a0~e5~a5~bd,210sp:hb'), 200);
    expect(told.indexOf('client send')).toBeLessThan(told.indexOf('client message'));
    expect(told.filter((line) => line === 'client message')).toHaveLength(1);
  });

  it('closes in the order of RFC 6455 §7.1.1: Close, Close, FIN of the server, FIN of the client', () => {
    const closing = play('200cx1000:bye');
    const told = story(closing, 200).filter((line) => /send|end$|closed/.test(line));
    expect(told).toEqual([
      'client send',
      'server send',
      'server end',
      'client end',
      'client closed',
      'server closed',
    ]);
    expect(find(closing, 'closed', 'client')?.what).toMatchObject({ code: 1000, wasClean: true });
  });

  it.each([1, 2, 3, 7, 100])('brings the same messages in segments of %i bytes', (size) => {
    const { ends } = play(`0cz${size},0sz${size},4000ct:Hello,4000st:Hello`);
    for (const { seen } of [ends.client, ends.server]) {
      expect(seen).toMatchObject([{ type: 'opened' }, { type: 'message', text: 'Hello' }]);
    }
  });

  it('says how many bytes of a frame wait for how many', () => {
    // The frame is the last 11 bytes; it is cut behind its first.
    const { ends } = play('200ct:Hello');
    const first = ends.client.sentUnits.at(-1)!.start;
    const cut = play(`200ct:Hello,201ck${first},202ck${first + 7}`);
    const waits = cut.steps
      .filter(({ what }) => what.type === 'arrived')
      .map((step) => step.ends.server.waiting);
    expect(waits.slice(-3)).toEqual([
      { what: 'frame', have: 1, need: undefined },
      { what: 'frame', have: 8, need: 3 },
      undefined,
    ]);
  });

  it('tells of an interim response, behind which the client waits for another head', () => {
    const { steps } = play('55sf11.6,300st:Hi');
    const read = steps.findIndex(({ what }) => what.type === 'received');
    expect(steps[read]!.what).toMatchObject({ what: { kind: 'response', status: 103 } });
    const later = steps.slice(read).find(({ what }) => what.type === 'arrived');
    expect(later?.ends.client.waiting).toEqual({ what: 'head', have: 4, need: undefined });
    // 001 is no status at all (RFC 9110 §15).
    const failing = play('55sf9.7');
    expect(find(failing, 'received')).toBeUndefined();
    expect(find(failing, 'failed')?.what).toMatchObject({ rule: 'status-not-101' });
  });

  it('fails the connection for one flipped bit, at the receiver', () => {
    const { ends } = play('200ct:Hello');
    const first = ends.client.sentUnits.at(-1)!.start;
    const failing = play(`200ct:Hello,210cf${first}.1`);
    expect(find(failing, 'failed', 'server')?.what).toMatchObject({
      rule: 'reserved-bit',
      closeCode: 1002,
    });
    expect(ends.server.received[first]).toBe(0x81);
    expect(failing.ends.server.received[first]).toBe(0xc1);
    expect(failing.ends.client.sent[first]).toBe(0x81);
  });

  it('answers a request that was damaged with an error, and neither end opens', () => {
    const { ends } = play('');
    const request = new TextDecoder().decode(ends.client.sent);
    const key = request.indexOf('Upgrade: websocket') + 'Upgrade: '.length;
    const damaged = play(`20cf${key}.5`);
    expect(find(damaged, 'opened')).toBeUndefined();
    expect(find(damaged, 'send', 'server')?.what).toMatchObject({
      what: { kind: 'response' },
    });
    expect(last(damaged).ends.client.state).toBe('CLOSED');
  });

  it('tells nobody that the cable is cut: who sends learns it from TCP, who waits never', () => {
    const cut = play('200wk,300ct:Hello');
    expect(find(cut, 'gave-up', 'client')?.time).toBe(300 + GIVE_UP);
    expect(last(cut).ends).toMatchObject({
      client: { state: 'CLOSED' },
      server: { state: 'OPEN' },
    });
    expect(find(cut, 'closed', 'client')?.what).toMatchObject({ code: 1006, wasClean: false });
  });

  it('ends a close that is not answered when its timer runs out', () => {
    const cut = play('200wk,300cx1000:bye');
    expect(find(cut, 'timeout', 'client')?.what).toMatchObject({ timer: 'closing' });
    expect(find(cut, 'closed', 'client')?.what).toMatchObject({ wasClean: false });
  });

  it('tells both ends of a reset', () => {
    const reset = play('200wr');
    expect(last(reset).ends).toMatchObject({
      client: { state: 'CLOSED' },
      server: { state: 'CLOSED' },
    });
  });

  it('reads nothing at a host that has vanished', () => {
    const gone = play('200sv,300ct:Hello');
    expect(find(gone, 'unread')?.side).toBe('server');
    expect(last(gone).ends).toMatchObject({
      client: { state: 'CLOSED' },
      server: { state: 'OPEN', here: false },
    });
  });

  it.each([
    ['20ct:early', 'notOpen'],
    ['200cx1000:,201cx1000:', 'closesAlready'],
    ['200ct2:Hello,210ct:Hi', 'midMessage'],
    ['200cx1005:', 'notAllowed'],
    ['200cv,300cp:', 'gone'],
    ['200cf1.0', 'notInFlight'],
    ['200wk,300wr', 'noWire'],
  ])('refuses what cannot be done: %s', (actions, why) => {
    expect(find(play(actions), 'refused')?.what).toMatchObject({ why });
  });

  it('takes settings at the beginning for how the wire is', () => {
    const slow = play('0cd500');
    expect(slow.steps[0]?.lanes.client.delay).toBe(500);
    expect(find(slow, 'done')).toBeUndefined();
    expect(find(slow, 'arrived', 'server')?.time).toBe(510);
  });

  it('never ends in an error, and always ends', () => {
    const time = fc.nat(OPEN * 6);
    const letter = fc.constantFrom('c', 's');
    const action = fc.oneof(
      fc.tuple(
        time,
        letter,
        fc.constantFrom(
          't:Hello',
          't2:Hello',
          'b1.2:00ff80',
          'p:hb',
          'x1000:bye',
          'x:',
          'v',
          'd0',
          'd300',
          'z1',
          'z30',
        ),
      ),
      fc.tuple(
        time,
        letter,
        fc.tuple(fc.constantFrom('k', 'm'), fc.nat(280)).map((parts) => parts.join('')),
      ),
      fc.tuple(
        time,
        letter,
        fc.tuple(fc.nat(280), fc.nat(7)).map((parts) => `f${parts.join('.')}`),
      ),
      fc.tuple(time, fc.constant('w'), fc.constantFrom('k', 'r')),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const sorted = actions.toSorted(([one], [other]) => one - other);
        const played = play(sorted.map((parts) => parts.join('')).join(','));
        expect(played.steps.length).toBeLessThanOrEqual(MAX_STEPS + 1);
      }),
      { numRuns: 300 },
    );
  });
});
