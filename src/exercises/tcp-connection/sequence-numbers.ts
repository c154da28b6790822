/** 4.1: sequence and acknowledgment numbers of a handshake and of the first data. */

import type { TcpSegment } from '#net/tcp.ts';
import type { Side } from '#sim/side.ts';
import { runTcp } from '#sim/tcp/run.ts';
import { advance } from '#sim/tcp/sequence.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, NumberPart, Shown, Trap } from '../exercise.ts';
import { readNumber } from '../read-answer.ts';
import { distinctTraps } from '../traps.ts';
import { wayFrom } from './way.ts';

export interface Exchange {
  readonly clientIsn: number;
  readonly serverIsn: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

const NUMBERS = 2 ** 32;
/** As near to the end of the numbers as this, and the shortest of the data go beyond it. */
const NEAR = 90;

/** Initial numbers and lengths. In one of four, the numbers of an end begin again at 0. */
export function drawExchange(draw: Draw): Exchange {
  const wraps = draw.next() < 0.25 ? draw.pick(['client', 'server', 'both'] as const) : undefined;
  const isn = (side: Side) =>
    draw.int(wraps === side || wraps === 'both' ? NUMBERS - NEAR : 0, NUMBERS - 1);
  return {
    clientIsn: isn('client'),
    serverIsn: isn('server'),
    requestBytes: draw.int(120, 600),
    responseBytes: draw.int(100, 300),
  };
}

export type SegmentName = 'syn' | 'syn-ack' | 'ack' | 'request' | 'response' | 'final';

type Segments = Readonly<Record<SegmentName, TcpSegment>>;

/** The six segments, as two endpoints send them. */
export function segmentsOf(exchange: Exchange): Segments {
  const { clientIsn, serverIsn, requestBytes, responseBytes } = exchange;
  const { flights } = runTcp({
    calls: [
      { who: 'server', at: 0, call: 'listen' },
      { who: 'client', at: 0, call: 'open' },
      { who: 'client', once: 'ESTABLISHED', call: 'send', data: new Uint8Array(requestBytes) },
      { who: 'server', once: 'data', call: 'send', data: new Uint8Array(responseBytes) },
    ],
    link: { delay: 40 },
    initialSequence: { client: [clientIsn], server: [serverIsn] },
    until: 1000,
  });
  const from = (side: Side) => flights.filter((one) => one.from === side).map((one) => one.segment);
  const [syn, ack, request, final] = from('client') as [
    TcpSegment,
    TcpSegment,
    TcpSegment,
    TcpSegment,
  ];
  const [synAck, ...rest] = from('server') as [TcpSegment, ...TcpSegment[]];
  // Before it answers, the server's kernel acknowledges the request by itself.
  const response = rest.find(({ payload }) => payload.length > 0)!;
  return { syn, 'syn-ack': synAck, ack, request, response, final };
}

/** The numbers asked for, in the order of the segments. */
const ASKED = ['syn-ack', 'ack', 'request', 'response', 'final'] as const;
type Asked = `${(typeof ASKED)[number]}-${'seq' | 'ack'}`;

/** All numbers of what an end sends: of its SYN, of its data, and of what would come behind them. */
function numbersFrom(exchange: Exchange, side: Side): number[] {
  const { clientIsn, serverIsn, requestBytes, responseBytes } = exchange;
  const [isn, length] = side === 'client' ? [clientIsn, requestBytes] : [serverIsn, responseBytes];
  return [0, 1, 1 + length].map((n) => advance(isn, n));
}

/** Wrong answers by what is wrong with them; those that are right after all are left out later. */
function slipsOf(exchange: Exchange): Readonly<Record<Asked, readonly [string, number][]>> {
  const { clientIsn: c, serverIsn: s, requestBytes: q, responseBytes: r } = exchange;
  return {
    'syn-ack-seq': [
      ['syn-is-first', advance(s, 1)],
      ['relative', 0],
    ],
    'syn-ack-ack': [
      ['syn-counts', c],
      ['relative', 1],
    ],
    'ack-seq': [
      ['syn-used-it', c],
      ['one-too-far', advance(c, 2)],
      ['relative', 1],
    ],
    'ack-ack': [
      ['syn-counts', s],
      ['one-too-far-ack', advance(s, 2)],
      ['relative', 1],
    ],
    'request-seq': [
      ['ack-counted', advance(c, 2)],
      ['syn-used-it', c],
      ['seq-is-first', advance(c, 1 + q)],
      ['relative', 1],
    ],
    'request-ack': [
      ['nothing-new', advance(s, 2)],
      ['syn-counts', s],
      ['others-bytes', advance(s, 1 + q)],
      ['relative', 1],
    ],
    'response-seq': [
      ['nothing-sent', advance(s, 2)],
      ['others-bytes', advance(s, 1 + q)],
      ['syn-used-it', s],
      ['seq-is-first', advance(s, 1 + r)],
      ['relative', 1],
    ],
    'response-ack': [
      ['segments-counted', advance(c, 2)],
      ['last-byte', advance(c, q)],
      ['one-too-far-ack', advance(c, 2 + q)],
      ['data-left-out', advance(c, 1)],
      ['others-bytes', advance(c, 1 + r)],
      ['others-bytes', advance(c, 1 + q + r)],
      ['relative', 1 + q],
      ['relative', q],
    ],
    'final-seq': [
      ['ack-counted', advance(c, 2 + q)],
      ['last-byte-seq', advance(c, q)],
      ['data-left-out-seq', advance(c, 1)],
      ['others-bytes', advance(c, 1 + r)],
      ['others-bytes', advance(c, 1 + q + r)],
      ['relative', 1 + q],
      ['relative', q],
    ],
    'final-ack': [
      ['segments-counted', advance(s, 2)],
      ['last-byte', advance(s, r)],
      ['one-too-far-ack', advance(s, 2 + r)],
      ['data-left-out', advance(s, 1)],
      ['others-bytes', advance(s, 1 + q)],
      ['others-bytes', advance(s, 1 + q + r)],
      ['relative', 1 + r],
      ['relative', r],
    ],
  };
}

/** A number of 32 bits of which the highest was taken for a sign. */
function signed(right: number): Trap {
  return {
    key: 'signed',
    given: String(right - NUMBERS),
    matches: (given) => {
      const reading = readNumber(given as string);
      return 'value' in reading && reading.value < 0;
    },
  };
}

/** Where the numbers have begun again at 0: any number that has gone on beyond the end. */
function beyondTheEnd(right: number, isn: number): Trap[] {
  if (right >= isn) return [];
  return [
    {
      key: 'modulo',
      given: String(right + NUMBERS),
      matches: (given) => {
        const reading = readNumber(given as string);
        return 'value' in reading && reading.value >= NUMBERS;
      },
    },
  ];
}

function partsOf(exchange: Exchange, segments: Segments): NumberPart[] {
  const slips = slipsOf(exchange);
  return ASKED.flatMap((name) => {
    const { sequence, acknowledgment } = segments[name];
    const part = (id: Asked, right: number): NumberPart => {
      const isClients = (name === 'syn-ack' || name === 'response') === id.endsWith('-ack');
      const isn = isClients ? exchange.clientIsn : exchange.serverIsn;
      const mistakes = [
        ...slips[id],
        ...numbersFrom(exchange, isClients ? 'server' : 'client').map(
          (number) => [id.endsWith('-ack') ? 'other-ack' : 'other-seq', number] as const,
        ),
      ];
      const known = mistakes.map(([key, given]) => ({ key, given: String(given) }));
      return {
        kind: 'number',
        id,
        // As typed: of numbers as large as these, a rounding would forgive too much.
        right: BigInt(right),
        traps: distinctTraps(String(right), [...known, ...beyondTheEnd(right, isn), signed(right)]),
      };
    };
    return [part(`${name}-seq`, sequence), part(`${name}-ack`, acknowledgment)];
  });
}

const ALL = ['syn', ...ASKED] as const;

/** The segments in their order, and how much each carries. */
function segmentsTable(segments: Segments): Shown {
  const rows = ALL.map((name) => [
    { label: name },
    name === 'syn-ack' || name === 'response' ? wayFrom('B', 'A') : wayFrom('A', 'B'),
    String(segments[name].payload.length),
  ]);
  const header = [{ label: 'segment' }, { label: 'way' }, { label: 'data' }];
  return { kind: 'table', rows: [header, ...rows] };
}

/** The segments in their order, with their numbers. */
function numbersTable(segments: Segments): Shown {
  const rows = ALL.map((name) => {
    const { sequence, acknowledgment } = segments[name];
    return [{ label: name }, String(sequence), name === 'syn' ? '–' : String(acknowledgment)];
  });
  return { kind: 'table', rows: [[{ label: 'segment' }, 'SEQ', 'ACK'], ...rows] };
}

export const sequenceNumbers: Exercise = {
  id: 'sequence-numbers',
  seed: 'seqack',
  number: '4.1',
  worked: 'every-byte-has-a-number',
  sections: ['RFC 9293 §3.4', 'RFC 9293 §3.5'],
  task(draw) {
    const exchange = drawExchange(draw);
    const segments = segmentsOf(exchange);
    const { clientIsn, serverIsn, requestBytes, responseBytes } = exchange;
    const isWrapped =
      segments.final.sequence < clientIsn || segments.final.acknowledgment < serverIsn;
    const seq = (name: SegmentName) => String(segments[name].sequence);
    const ack = (name: SegmentName) => String(segments[name].acknowledgment);
    return {
      holes: { clientIsn: String(clientIsn), serverIsn: String(serverIsn) },
      shown: [segmentsTable(segments)],
      parts: partsOf(exchange, segments),
      steps: [
        { key: 'syn-ack', holes: { seq: seq('syn-ack'), syn: seq('syn'), ack: ack('syn-ack') } },
        { key: 'ack', holes: { seq: seq('ack'), syn: seq('syn-ack'), ack: ack('ack') } },
        { key: 'request', holes: { seq: seq('request'), ack: ack('request') } },
        {
          key: 'response',
          holes: {
            seq: seq('response'),
            first: seq('request'),
            n: requestBytes,
            last: String(advance(segments.response.acknowledgment, -1)),
            ack: ack('response'),
          },
        },
        {
          key: 'final',
          holes: {
            seq: seq('final'),
            n: responseBytes,
            last: String(advance(segments.final.acknowledgment, -1)),
            ack: ack('final'),
          },
        },
        { key: isWrapped ? 'all-modulo' : 'all', shown: numbersTable(segments) },
      ],
    };
  },
};
