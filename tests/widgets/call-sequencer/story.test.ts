import { describe, expect, test } from 'vitest';
import type { Reason } from '#sim/sockets/errno.ts';
import { WORDS } from '#widgets/call-sequencer/messages.ts';
import { codeOf, errorOf, resultOf } from '#widgets/call-sequencer/code.ts';
import { mendsFor } from '#widgets/call-sequencer/mend.ts';
import type { State } from '#widgets/call-sequencer/model.ts';
import { captureOf, packetOf } from '#widgets/call-sequencer/packets.ts';
import { type PresetName, PRESETS } from '#widgets/call-sequencer/presets.ts';
import { sentences } from '#widgets/call-sequencer/say.svelte.ts';
import { callIn, stepToShow } from '#widgets/call-sequencer/story.ts';
import { tell } from '#widgets/call-sequencer/tell.ts';
import { expectFlawless, inspectRecorded } from '../../net/tshark.ts';

const NAMES = Object.keys(PRESETS) as PresetName[];

function failureOf(state: State) {
  const step = tell(state).steps[stepToShow(tell(state))]!;
  const { call, outcome } = callIn(step) ?? {};
  return outcome?.kind === 'failed'
    ? { who: step.who, call: call!, reason: outcome.reason }
    : undefined;
}

describe('tell()', () => {
  const fails: Readonly<Partial<Record<PresetName, readonly [who: string, code: string, Reason]>>> =
    {
      'queue-full': ['client', 'connect(s, server)', 'timed-out'],
      'no-bind': ['client', 'connect(s, server)', 'refused'],
      'accept-first': ['server', 'c = accept(s)', 'accept-not-listening'],
      'client-first': ['client', 'connect(s, server)', 'refused'],
      'client-listens': ['client', 'connect(s, server)', 'connect-listening'],
      'send-early': ['client', 'send(s, “Hello”)', 'send-unconnected'],
      'wrong-socket': ['server', 'recv(s)', 'recv-unconnected'],
      'bind-twice': ['server', 'bind(s, 9000)', 'bound-already'],
      'port-taken': ['server', 'bind(s, 9000)', 'port-taken'],
      restart: ['server', 'bind(s, 9000)', 'port-still-used'],
      'closes-first': ['client', 'send(s, “Hello”)', 'send-reset'],
      unread: ['client', 'recv(s)', 'reset'],
      'udp-listen': ['server', 'listen(s, 1)', 'listen-datagram'],
      'udp-nobody': ['client', 'recv(s)', 'datagram-refused'],
    };

  test.each(NAMES)('lets the example %s fail as it should, or not at all', (name) => {
    const failure = failureOf(PRESETS[name]);
    const told = failure && [
      failure.who,
      codeOf(PRESETS[name].programs[failure.who][failure.call]!, failure.who),
      failure.reason,
    ];
    expect(told).toEqual(fails[name]);
  });

  test('ends a connection in CLOSED, whether or not the server still listens', () => {
    const { marks } = tell(PRESETS.works);
    const statesOf = (end: number) =>
      marks.filter((mark) => mark.end === end).map(({ text }) => text);
    expect(statesOf(0).at(-1)).toBe('TIME-WAIT');
    expect(statesOf(1)[0]).toBe('LISTEN');
    expect(statesOf(1).slice(-2)).toEqual(['LAST-ACK', 'CLOSED']);
  });

  test.each(NAMES)('draws every packet of %s from a moment to a later one', (name) => {
    const { arrows, moments, times, flights } = tell(PRESETS[name]);
    expect(arrows).toHaveLength(flights.length);
    for (const { sent, arrives } of arrows) {
      expect(sent).toBeGreaterThanOrEqual(0);
      expect(arrives).toBeGreaterThan(sent);
      expect(arrives).toBeLessThan(moments.length);
    }
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

describe('sentences()', () => {
  test.each(NAMES)('leaves no hole in the words for %s', (name) => {
    const state = PRESETS[name];
    const story = tell(state);
    const telling = { state, story, words: WORDS.en, language: 'en' } as const;
    for (const at of story.steps.keys()) {
      const said = sentences(telling, at).join(' ');
      expect(said).not.toMatch(/[{}]|undefined|^$/);
    }
  });

  test('call it a deadlock if both wait to receive, and no harm if a server waits', () => {
    const endOf = (name: PresetName) => {
      const [state, story] = [PRESETS[name], tell(PRESETS[name])];
      const telling = { state, story, words: WORDS.en, language: 'en' } as const;
      return sentences(telling, story.steps.length - 1);
    };
    expect(endOf('deadlock')).toEqual([WORDS.en.end.deadlock]);
    expect(endOf('client-first')).toEqual([WORDS.en.end['server-waits']]);
    expect(endOf('works')).toEqual([WORDS.en.end.done, WORDS.en.endTimeWait]);
    expect(endOf('udp-unheard')).toEqual([
      'Client waits for ever: what recvfrom() needs will not come.',
      'Server waits for ever: what recvfrom() needs will not come.',
    ]);
  });
});

describe('mendsFor()', () => {
  const first = (state: State, kind: string) => {
    const { who, call, reason } = failureOf(state)!;
    return mendsFor(state, who, call, reason).find((mend) => mend.kind === kind)!;
  };

  test.each([
    ['no-bind', 'other'],
    ['accept-first', 'before'],
    ['client-first', 'first'],
    ['client-listens', 'remove'],
    ['send-early', 'before'],
    ['wrong-socket', 'variable'],
    ['bind-twice', 'remove'],
    ['udp-listen', 'udp'],
    ['udp-nobody', 'other'],
  ] as const)('offers a repair of %s, after which nothing fails', (name, kind) => {
    expect(failureOf(first(PRESETS[name], kind).state)).toBeUndefined();
  });

  test('offers nothing that fails for the same reason again', () => {
    for (const name of NAMES) {
      const failure = failureOf(PRESETS[name]);
      if (failure === undefined) continue;
      const { who, call, reason } = failure;
      for (const { state } of mendsFor(PRESETS[name], who, call, reason)) {
        expect(failureOf(state), name).not.toMatchObject({ who, reason });
      }
    }
  });

  test('brings forward a call that stands later', () => {
    const { state } = first(PRESETS['accept-first'], 'before');
    expect(state).toEqual(PRESETS.works);
  });
});

describe('errorOf() and resultOf()', () => {
  test('name what Linux says, and POSIX where it differs', () => {
    expect(errorOf('refused')).toEqual({
      errno: 'ECONNREFUSED',
      number: 111,
      text: 'Connection refused',
      posix: undefined,
    });
    expect(errorOf('send-unconnected')).toMatchObject({ errno: 'EPIPE', posix: 'ENOTCONN' });
  });

  test('write numbers, text, and nothing while a call waits', () => {
    expect(resultOf({ kind: 'done', value: 3 })).toBe('3');
    expect(resultOf({ kind: 'done', value: 0, bytes: new Uint8Array(0) })).toBe('0');
    expect(resultOf({ kind: 'done', value: 2, bytes: Uint8Array.of(0x48, 0x69) })).toBe('“Hi”');
    expect(resultOf({ kind: 'waits' })).toBeUndefined();
  });
});

describe('captureOf()', () => {
  test.each(['works', 'half-close', 'udp-connect'] as const)(
    'writes %s so that tshark finds no fault',
    (name) => {
      const story = tell(PRESETS[name]);
      const frames = inspectRecorded(`call-sequencer-${name}`, captureOf(story));
      expectFlawless(frames);
      expect(frames).toHaveLength(story.flights.length);
    },
  );

  test('writes resets that tshark takes for resets, and complains of nothing else', () => {
    const frames = inspectRecorded('call-sequencer-unread', captureOf(tell(PRESETS.unread)));
    expect(frames.flatMap(({ complaints }) => complaints)).toEqual(['Connection reset (RST)']);
    expect(frames.every(({ malformed }) => !malformed)).toBe(true);
    expect(frames.map(({ checksums }) => checksums.tcp)).toEqual(frames.map(() => 'good'));
  });

  test('writes the ICMP message so that tshark finds the datagram in it', () => {
    const frames = inspectRecorded(
      'call-sequencer-udp-nobody',
      captureOf(tell(PRESETS['udp-nobody'])),
    );
    expectFlawless(frames);
    expect(frames[1]?.protocols.slice(0, 6)).toEqual([
      'eth',
      'ethertype',
      'ip',
      'icmp',
      'ip',
      'udp',
    ]);
  });
});

describe('packetOf()', () => {
  test('finds TCP behind 14 bytes of Ethernet and 20 of IPv4', () => {
    const { layers, transport } = packetOf(tell(PRESETS.works).flights[0]!);
    expect(layers.map(({ kind }) => kind)).toEqual(['ethernet', 'ipv4', 'tcp', 'padding']);
    expect(transport).toBe(34);
  });
});
