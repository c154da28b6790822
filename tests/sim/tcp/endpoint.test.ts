import { expect, test } from 'vitest';
import { tcpFlags, type TcpFlag, type TcpSegment } from '#net/tcp.ts';
import { TcpEndpoint } from '#sim/tcp/endpoint.ts';
import type { TcpOutput, Tuning } from '#sim/tcp/endpoint-types.ts';

const EMPTY = new Uint8Array(0);

/** An endpoint with ISS 300, a clock that the test moves, and what came out. */
class End {
  now = 0;
  readonly endpoint: TcpEndpoint;

  constructor(tuning: Tuning = {}, remotePort?: number) {
    this.endpoint = new TcpEndpoint({
      localPort: 80,
      ...(remotePort === undefined ? {} : { remotePort }),
      selectIss: () => 300,
      now: () => this.now,
      tuning,
    });
  }

  /** An endpoint that has accepted a connection: SND.NXT 301, RCV.NXT 101. */
  static established(tuning: Tuning = {}): End {
    const end = new End(tuning);
    end.endpoint.openPassive();
    end.arrives(['syn'], 100);
    end.arrives(['ack'], 101, 301);
    expect(end.endpoint.state).toBe('ESTABLISHED');
    return end;
  }

  /** Lets a segment arrive, and gives what came of it. */
  arrives(
    flags: readonly TcpFlag[],
    sequence: number,
    acknowledgment = 0,
    more: Partial<TcpSegment> = {},
  ): string[] {
    this.endpoint.segmentArrives({
      sourcePort: 49152,
      destinationPort: 80,
      sequence,
      acknowledgment,
      flags: tcpFlags(...flags),
      window: 5000,
      urgentPointer: 0,
      options: [],
      payload: EMPTY,
      ...more,
    });
    return this.outputs().map(written);
  }

  /** Calls something, and gives what came of it. */
  after(call: (endpoint: TcpEndpoint) => unknown): string[] {
    call(this.endpoint);
    return this.outputs().map(written);
  }

  outputs(): TcpOutput[] {
    const outputs: TcpOutput[] = [];
    for (let output = this.endpoint.next(); output !== undefined;) {
      outputs.push(output);
      output = this.endpoint.next();
    }
    return outputs.filter(({ type }) => type !== 'set-timer' && type !== 'clear-timer');
  }
}

function written(output: TcpOutput): string {
  switch (output.type) {
    case 'send': {
      const { sequence, acknowledgment, flags, payload } = output.segment;
      const names = (['fin', 'syn', 'rst', 'ack'] as const).filter((flag) => flags[flag]);
      const ack = flags.ack ? ` ACK=${acknowledgment}` : '';
      const data = payload.length > 0 ? ` DATA=${payload.length}` : '';
      return `SEQ=${sequence}${ack} ${names.join(',').toUpperCase()}${data}`;
    }
    case 'state-changed':
      return output.to;
    case 'delivered':
      return `delivered ${output.bytes.length}`;
    case 'readable':
      return `readable ${output.length}`;
    case 'discarded':
      return output.discard.reason;
    case 'error':
      return `${output.error} in ${output.state}`;
    default:
      return output.type;
  }
}

const data = (length: number) => ({ payload: new Uint8Array(length) });

test('a closed end answers with a reset that the sender believes (§3.10.7.1)', () => {
  const end = new End();
  expect(end.arrives(['syn'], 100)).toEqual(['no-connection', 'SEQ=0 ACK=101 RST,ACK']);
  expect(end.arrives(['fin', 'ack'], 100, 7, data(3))).toEqual(['no-connection', 'SEQ=7 RST']);
  expect(end.arrives(['rst'], 100)).toEqual(['no-connection']);
});

test('an end that listens takes nothing but a SYN (§3.10.7.2)', () => {
  const end = new End();
  end.endpoint.openPassive();
  expect(end.outputs().map(written)).toEqual(['LISTEN']);
  expect(end.arrives(['rst'], 1)).toEqual(['listen-rst']);
  expect(end.arrives(['syn', 'ack'], 1, 9)).toEqual(['listen-ack', 'SEQ=9 RST']);
  expect(end.arrives(['fin'], 1)).toEqual(['listen-other']);
  expect(end.arrives(['syn'], 100)).toEqual(['SYN-RECEIVED', 'SEQ=300 ACK=101 SYN,ACK']);
});

test('in SYN-SENT, a reset counts only if it acknowledges the SYN (§3.10.7.3)', () => {
  const opened = () => {
    const end = new End({}, 49152);
    expect(end.after((endpoint) => endpoint.openActive())).toEqual(['SYN-SENT', 'SEQ=300 SYN']);
    return end;
  };
  expect(opened().arrives(['rst'], 0)).toEqual(['nothing-acknowledged']);
  expect(opened().arrives(['rst', 'ack'], 0, 300)).toEqual(['unacceptable-ack']);
  expect(opened().arrives(['ack'], 0, 302)).toEqual(['unacceptable-ack', 'SEQ=302 RST']);
  expect(opened().arrives(['ack'], 0, 301)).toEqual(['no-syn-no-rst']);
  expect(opened().arrives(['rst', 'ack'], 0, 301)).toEqual([
    'CLOSED',
    'connection reset in SYN-SENT',
  ]);
});

test('in SYN-RECEIVED, a reset leads back to where the end came from', () => {
  const passive = new End();
  passive.endpoint.openPassive();
  passive.arrives(['syn'], 100);
  expect(passive.arrives(['ack'], 101, 302)).toEqual(['unacceptable-ack', 'SEQ=302 RST']);
  expect(passive.arrives(['rst'], 101)).toEqual(['LISTEN']);
  const active = new End({}, 49152);
  active.endpoint.openActive();
  active.arrives(['syn'], 100);
  expect(active.endpoint.state).toBe('SYN-RECEIVED');
  expect(active.arrives(['rst'], 101)).toEqual(['CLOSED', 'connection refused in SYN-RECEIVED']);
});

test('a reset is believed at the next number only; in the window it is challenged', () => {
  expect(End.established().arrives(['rst'], 101)).toEqual([
    'CLOSED',
    'connection reset in ESTABLISHED',
  ]);
  expect(End.established().arrives(['rst'], 102)).toEqual([
    'rst-challenged',
    'SEQ=301 ACK=101 ACK',
  ]);
  expect(End.established().arrives(['rst'], 100)).toEqual(['rst-out-of-window']);
  expect(End.established().arrives(['rst'], 101 + 65535)).toEqual(['rst-out-of-window']);
  expect(End.established().arrives(['syn'], 200)).toEqual([
    'syn-challenged',
    'SEQ=301 ACK=101 ACK',
  ]);
});

test('an acknowledgment must be of what was sent, and not too old (§3.10.7.4, RFC 5961 §5)', () => {
  const end = End.established();
  expect(end.arrives([], 101)).toEqual(['no-ack']);
  expect(end.arrives(['ack'], 101, 302)).toEqual(['ack-of-unsent', 'SEQ=301 ACK=101 ACK']);
  expect(end.arrives(['ack'], 101, 301 - 5000)).toEqual([]);
  expect(end.arrives(['ack'], 101, 301 - 5001)).toEqual(['ack-too-old', 'SEQ=301 ACK=101 ACK']);
  expect(end.arrives(['ack'], 101 + 65535, 301)).toEqual(['out-of-window', 'SEQ=301 ACK=101 ACK']);
});

test('text that comes too early is kept, and acknowledged when the gap is closed', () => {
  const end = End.established();
  expect(end.arrives(['fin', 'ack'], 111, 301, data(5))).toEqual(['SEQ=301 ACK=101 ACK']);
  expect(end.endpoint.view().held).toBe(5);
  // It overlaps what was kept.
  expect(end.arrives(['ack'], 101, 301, data(12))).toEqual([
    'delivered 15',
    'CLOSE-WAIT',
    'end-of-stream',
    'SEQ=301 ACK=117 ACK',
  ]);
  expect(end.arrives(['fin', 'ack'], 111, 301, data(5))).toEqual([
    'out-of-window',
    'SEQ=301 ACK=117 ACK',
  ]);
});

test('TIME-WAIT answers the FIN again, and begins anew (§3.10.7.4)', () => {
  const end = End.established({ msl: 1000 });
  expect(end.after((endpoint) => endpoint.close())).toEqual([
    'FIN-WAIT-1',
    'SEQ=301 ACK=101 FIN,ACK',
  ]);
  // Note 2 of Figure 5: one segment acknowledges the FIN and brings the other.
  expect(end.arrives(['fin', 'ack'], 101, 302)).toEqual([
    'TIME-WAIT',
    'end-of-stream',
    'SEQ=302 ACK=102 ACK',
  ]);
  expect(end.endpoint.view().timers).toEqual({ 'time-wait': 2000 });
  end.now = 1500;
  expect(end.arrives(['fin', 'ack'], 101, 302)).toEqual(['out-of-window', 'SEQ=302 ACK=102 ACK']);
  expect(end.endpoint.view().timers).toEqual({ 'time-wait': 3500 });
  expect(end.after((endpoint) => endpoint.timeout('time-wait'))).toEqual(['CLOSED']);
});

test('a SYN is sent again after 1, 3, 7 … s for three minutes, and then given up (§3.8.3)', () => {
  const end = new End({}, 80);
  end.endpoint.openActive();
  const sent = [0];
  end.outputs();
  for (;;) {
    end.now = end.endpoint.view().timers.retransmission!;
    const came = end.after((endpoint) => endpoint.timeout('retransmission'));
    if (came.includes('CLOSED')) {
      expect(came).toEqual(['CLOSED', 'connection timed out in SYN-SENT']);
      break;
    }
    expect(came.includes('delivery-problem')).toBe(sent.length === 3);
    sent.push(end.now / 1000);
  }
  // The timeout doubles up to a minute (RFC 6298 §2.5).
  expect(sent).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
  expect(end.now).toBe(183_000);
});

test('the retransmission timeout follows RFC 6298', () => {
  const rto = (end: End) => end.endpoint.view().rto;
  const end = End.established({ minimumRto: 1 });
  end.endpoint.send(new Uint8Array(1));
  end.now = 100;
  end.arrives(['ack'], 101, 302);
  // A round trip of 0 was the first: SRTT 12.5, RTTVAR 25.
  expect(rto(end)).toBe(12.5 + 4 * 25);
  end.endpoint.send(new Uint8Array(1));
  end.now = 300;
  end.endpoint.timeout('retransmission');
  expect(rto(end)).toBe(225);
  // Karn: sent twice, so nothing is learnt.
  end.arrives(['ack'], 101, 303);
  expect(rto(end)).toBe(225);
  const opening = new End({}, 80);
  opening.endpoint.openActive();
  opening.endpoint.timeout('retransmission');
  opening.arrives(['syn', 'ack'], 100, 301);
  expect(rto(opening)).toBe(3000);
});

test('a closed window is probed with a byte, and the peer may keep it closed (§3.8.6.1)', () => {
  const end = End.established({ r2: 5000 });
  end.arrives(['ack'], 101, 301, { window: 0 });
  expect(end.after((endpoint) => endpoint.send(new Uint8Array(3)))).toEqual([]);
  expect(end.after((endpoint) => endpoint.timeout('retransmission'))).toEqual([
    'SEQ=301 ACK=101 ACK DATA=1',
  ]);
  for (end.now = 1000; end.now < 60_000; end.now += 2000) {
    end.arrives(['ack'], 101, 301, { window: 0 });
    expect(end.after((endpoint) => endpoint.timeout('retransmission'))).toEqual([
      'SEQ=301 ACK=101 ACK DATA=1',
    ]);
  }
  // The window opens: the byte goes once more, and the rest with it.
  expect(end.arrives(['ack'], 101, 301, { window: 9 })).toEqual([
    'SEQ=301 ACK=101 ACK DATA=1',
    'SEQ=302 ACK=101 ACK DATA=2',
  ]);
});

test('an application that reads on call closes the window and opens it (§3.8.6.2.2)', () => {
  const end = End.established({ reading: 'on-call', receiveBuffer: 100, mss: 60 });
  const window = () => end.endpoint.view().rcvWnd;
  expect(end.arrives(['ack'], 101, 301, data(100))).toEqual([
    'readable 100',
    'SEQ=301 ACK=201 ACK',
  ]);
  expect(window()).toBe(0);
  // What does not fit is not taken, but its acknowledgment is.
  end.endpoint.send(new Uint8Array(5));
  end.outputs();
  expect(end.arrives(['ack'], 201, 306, data(10))).toEqual(['SEQ=306 ACK=201 ACK']);
  expect(end.endpoint.view().sndUna).toBe(306);
  // Too little to be worth a segment, then enough.
  expect(end.after((endpoint) => endpoint.receive(10))).toEqual([]);
  expect(window()).toBe(0);
  expect(end.after((endpoint) => endpoint.receive(50))).toEqual(['SEQ=306 ACK=201 ACK']);
  expect(window()).toBe(60);
  // The end is told when all before it is read.
  expect(end.arrives(['fin', 'ack'], 201, 306)).toEqual(['CLOSE-WAIT', 'SEQ=306 ACK=202 ACK']);
  expect(end.after((endpoint) => endpoint.receive())).toEqual(['end-of-stream']);
  expect(end.endpoint.receive()).toBe('connection closing');
});

test('an application that does not read any more costs the peer its connection (§3.6.1)', () => {
  const later = End.established();
  later.endpoint.closeHalfDuplex();
  later.outputs();
  expect(later.arrives(['ack'], 101, 302, data(5))).toEqual([
    'FIN-WAIT-2',
    'nobody-reads',
    'SEQ=302 RST',
    'CLOSED',
  ]);
  const unread = End.established({ reading: 'on-call' });
  unread.arrives(['ack'], 101, 301, data(5));
  expect(unread.after((endpoint) => endpoint.closeHalfDuplex())).toEqual(['SEQ=301 RST', 'CLOSED']);
});

test('the user timeout ends what is not acknowledged (§3.10.8)', () => {
  const end = End.established({ userTimeout: 2000 });
  expect(end.endpoint.view().timers).toEqual({});
  end.endpoint.send(new Uint8Array(5));
  expect(end.endpoint.view().timers).toEqual({ retransmission: 1000, user: 2000 });
  end.outputs();
  expect(end.after((endpoint) => endpoint.timeout('user'))).toEqual([
    'CLOSED',
    'connection aborted due to user timeout in ESTABLISHED',
  ]);
  // A timer that does not run any more does nothing.
  expect(end.after((endpoint) => endpoint.timeout('retransmission'))).toEqual([]);
});

test('a close waits for the data before it, also where they wait for the handshake (§3.10.4)', () => {
  const end = new End({}, 49152);
  end.endpoint.openActive(new Uint8Array(5));
  end.arrives(['syn'], 100);
  end.endpoint.close();
  expect(end.endpoint.state).toBe('SYN-RECEIVED');
  end.outputs();
  expect(end.arrives(['ack'], 101, 301)).toEqual([
    'ESTABLISHED',
    'FIN-WAIT-1',
    'SEQ=301 ACK=101 ACK DATA=5',
    'SEQ=306 ACK=101 FIN,ACK',
  ]);
});

test('calls that cannot be served say so in the words of the RFC (§3.10.1–3.10.5)', () => {
  const { endpoint } = new End();
  const none = 'connection does not exist';
  expect([endpoint.send(EMPTY), endpoint.receive(), endpoint.close()]).toEqual([none, none, none]);
  expect([endpoint.abort(), endpoint.closeHalfDuplex()]).toEqual([none, none]);
  expect(endpoint.openActive()).toBe('remote socket unspecified');
  endpoint.openPassive();
  expect(endpoint.openPassive()).toBe('connection already exists');
  expect(endpoint.send(EMPTY)).toBe('remote socket unspecified');
  const closed = End.established().endpoint;
  closed.close();
  expect([closed.send(EMPTY), closed.close()]).toEqual([
    'connection closing',
    'connection closing',
  ]);
  expect(closed.openActive()).toBe('connection already exists');
});

test('SYNs settle the options: each holds only if both ends offer it', () => {
  const tuning = { windowScale: 7, sackPermitted: true, timestamps: true, receiveBuffer: 200_000 };
  const offer = [
    { kind: 'mss', size: 1000 },
    { kind: 'window-scale', shift: 2 },
    { kind: 'timestamps', value: 5, echo: 0 },
  ] as const;
  const end = new End(tuning);
  end.now = 1234;
  end.endpoint.openPassive();
  end.endpoint.segmentArrives({
    sourcePort: 1,
    destinationPort: 80,
    sequence: 100,
    acknowledgment: 0,
    flags: tcpFlags('syn'),
    window: 500,
    urgentPointer: 0,
    options: offer,
    payload: EMPTY,
  });
  const answer = end.outputs().at(-1);
  const nop = { kind: 'nop' };
  const timestamps = { kind: 'timestamps', value: 1234, echo: 5 };
  expect(answer).toMatchObject({
    segment: {
      window: 65535,
      options: [
        { kind: 'mss', size: 1460 },
        nop,
        nop,
        timestamps,
        nop,
        { kind: 'window-scale', shift: 7 },
      ],
    },
  });
  end.arrives(['ack'], 101, 301, {
    window: 1000,
    options: [{ ...timestamps, value: 9, echo: 1 }] as never,
  });
  expect(end.endpoint.view().sndWnd).toBe(4000);
  end.endpoint.send(new Uint8Array(1500));
  // The options take their room from the text (RFC 9293 §3.7.1); the window is scaled now.
  expect(end.outputs()).toMatchObject([
    {
      segment: { payload: { length: 988 }, window: 200_000 >> 7, options: [nop, nop, { echo: 9 }] },
    },
    { segment: { payload: { length: 512 } } },
  ]);
});

test('the window of a SYN is not scaled, where both ends open as well (RFC 7323 §2.2)', () => {
  const end = new End({ windowScale: 7 }, 49152);
  end.endpoint.openActive();
  const options = [{ kind: 'window-scale', shift: 2 }] as const;
  end.arrives(['syn'], 100, 0, { window: 6000, options });
  end.arrives(['syn', 'ack'], 100, 301, { window: 6000, options });
  expect(end.endpoint.view()).toMatchObject({ state: 'ESTABLISHED', sndWnd: 6000 });
  end.arrives(['ack'], 101, 301, { window: 1600 });
  expect(end.endpoint.view().sndWnd).toBe(6400);
});

test('of a SYN with more text than there is room for, the rest and the FIN come later', () => {
  const end = new End({ receiveBuffer: 10 });
  end.endpoint.openPassive();
  end.arrives(['syn', 'fin'], 100, 0, data(12));
  expect(end.arrives(['ack'], 101, 301)).toEqual([
    'ESTABLISHED',
    'delivered 10',
    'SEQ=301 ACK=111 ACK',
  ]);
  expect(end.arrives(['fin', 'ack'], 111, 301, data(2))).toEqual([
    'delivered 2',
    'CLOSE-WAIT',
    'end-of-stream',
    'SEQ=301 ACK=114 ACK',
  ]);
});

test('no segment is longer than its link takes, whatever the peer does (§3.7.1)', () => {
  const end = new End({}, 49152);
  end.after((endpoint) => endpoint.openActive(new Uint8Array(2000)));
  const options = [{ kind: 'mss', size: 8960 }] as const;
  expect(end.arrives(['syn', 'ack'], 100, 301, { options })).toEqual([
    'ESTABLISHED',
    'SEQ=301 ACK=101 ACK DATA=1460',
    'SEQ=1761 ACK=101 ACK DATA=540',
  ]);
});
