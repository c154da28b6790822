import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Channel, Kind } from './channels.ts';
import type { ChoiceName, NumberName, PresetName, Way } from './model.ts';
import type { Part } from './picture.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly picture: string;
  readonly axis: string;
  readonly way: Readonly<Record<Way, string>>;
  /** What is said of a way that is not said by its name. */
  readonly wayNote: Readonly<Partial<Record<Way, string>>>;
  readonly part: Readonly<Record<Part, string>>;
  /** `{n}`, `{from}`, `{to}`, `{time}`, `{bytes}` */
  readonly tells: Readonly<Record<Part, string>>;
  /** `{way}`, `{n}` */
  readonly of: string;
  /** `{part}`, `{n}`, `{from}`, `{to}` */
  readonly option: string;
  readonly closing: string;
  readonly both: string;
  /** `{time}` */
  readonly bothFor: string;
  readonly mark: string;
  readonly message: string;
  /** `{bytes}` */
  readonly body: string;
  readonly number: Readonly<Record<NumberName, string>>;
  readonly choice: Readonly<Record<ChoiceName, string>>;
  readonly none: string;
  readonly noLimit: string;
  /** `{n}` */
  readonly rate: string;
  /** `{n}` */
  readonly ms: string;
  readonly bytes: Plural;
  readonly connections: Plural;
  readonly work: string;
  readonly workList: string;
  readonly workError: string;
  readonly early: string;
  readonly settings: string;
  readonly numbers: string;
  readonly column: Readonly<
    Record<'way' | 'connections' | 'end' | 'sent' | 'received' | 'both', string>
  >;
  readonly times: string;
  readonly row: Readonly<
    Record<'request' | 'wanted' | 'leaves' | 'arrives' | 'ready' | 'answers' | 'done', string>
  >;
  readonly channels: string;
  readonly channelsAsk: string;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly kind: Readonly<Record<Kind, string>>;
  readonly verdict: Readonly<Record<'right' | 'almost' | 'wrong', string>>;
  readonly reason: Readonly<Record<Channel, string>>;
}

/** What stands beside the instrument and never changes: it is no prop, but text of the page. */
export interface Assumptions {
  readonly title: string;
  readonly lines: readonly string[];
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Connection timeline',
    hint: 'Try: where are both directions busy at once?',
    presets: 'Situations',
    preset: {
      page: 'A page, slow first file',
      'round-trips': 'Nothing but round trips',
      'slow-first': 'Four at once, unequal work',
      upload: 'Uploads, answered early',
      'big-files': 'Big files, thin line',
    },
    picture: 'Time from left to right, one lane for each way, one row for each request',
    axis: 'milliseconds',
    way: {
      'one-each': 'HTTP/1.0, a connection each',
      'keep-alive': 'HTTP/1.0 with keep-alive',
      persistent: 'HTTP/1.1, persistent',
      pipelined: 'HTTP/1.1, pipelined',
      several: 'HTTP/1.1, side by side',
      streams: 'HTTP/2, a stream each',
    },
    wayNote: {
      streams: 'Shown as HTTP/1.1 would write it: the frames of HTTP/2 are not built here.',
    },
    part: {
      waits: 'waits',
      handshake: 'TCP handshake',
      request: 'request',
      work: 'server works',
      held: 'held back',
      response: 'response',
    },
    tells: {
      waits: 'Request {n} is wanted at {from}, and waits {time}: nothing may carry it yet.',
      handshake:
        'A connection is opened for request {n}. Its handshake carries no data; the request may leave after one round trip, {time}.',
      request: 'Request {n}, {bytes}. Its first byte leaves at {from}, its last arrives at {to}.',
      work: 'The server works on request {n} for {time}.',
      held: 'Response {n} is ready at {from}, and held back for {time}: the responses before it have to leave first.',
      response: 'Response {n}, {bytes}. Its first byte leaves at {from}, its last arrives at {to}.',
    },
    of: '{way}: request {n}',
    option: '{part} {n}, {from} to {to}',
    closing: 'the server closes',
    both: 'both directions carry data',
    bothFor: '⇄ {time}',
    mark: 'Mark where both directions carry data',
    message: 'The message',
    body: '… and {bytes} of body',
    number: {
      requests: 'Requests',
      rtt: 'Round-trip time',
      gap: 'A request is wanted every',
      connections: 'Connections side by side, at most',
    },
    choice: { response: 'A response carries', upload: 'A request carries', rate: 'The line takes' },
    none: 'no body',
    noLimit: 'any amount at once',
    rate: '{n} Mbit/s each way',
    ms: '{n} ms',
    bytes: { one: '{n} byte', other: '{n} bytes' },
    connections: { one: '{n} connection', other: '{n} connections' },
    work: 'Work on each request',
    workList: 'Or each in turn, in ms',
    workError: 'Write up to 8 times from 0 to 500, as in 90, 30, 70.',
    early: 'The server starts as soon as the head of a request is there',
    settings: 'What is wanted',
    numbers: 'The numbers',
    column: {
      way: 'Way',
      connections: 'Connections',
      end: 'Done after',
      sent: 'Sent',
      received: 'Received',
      both: 'Both ways at once',
    },
    times: 'Every time in the picture, as a table (ms)',
    row: {
      request: 'Request',
      wanted: 'Wanted',
      leaves: 'Leaves',
      arrives: 'Arrived',
      ready: 'Answer ready',
      answers: 'Answer leaves',
      done: 'Answer arrived',
    },
    channels: 'One way, both in turn, both at once?',
    channelsAsk: 'Sort them; each answer comes with its reason.',
    channel: {
      pager: 'A pager',
      'walkie-talkie': 'Two walkie-talkies',
      telephone: 'A telephone line',
      tcp: 'A TCP connection',
      exchange: 'An HTTP/1.1 exchange',
    },
    kind: {
      simplex: 'simplex',
      half: 'half-duplex',
      full: 'full-duplex',
      none: 'none of these words',
    },
    verdict: { right: 'Yes.', almost: 'As a comparison.', wrong: 'No.' },
    reason: {
      pager: 'It only receives: one direction, always the same. That is simplex.',
      'walkie-talkie':
        'Both may speak, but on one frequency, so one at a time: hence “over”. That is half-duplex.',
      telephone:
        'Both may speak at the same time and hear each other, wise or not. That is full-duplex.',
      tcp: 'Each direction has sequence numbers and a window of its own, and neither waits for the other. That is full-duplex.',
      exchange:
        'The words are about channels, and a request with its response is no channel but two messages. They often take turns, which looks half-duplex; no rule says so, and a response may begin while the request is still being sent.',
    },
  },
};

export const ASSUMPTIONS: PerLanguage<Assumptions> = {
  en: {
    title: 'Assumed',
    lines: [
      'Every byte travels for half of the round-trip time.',
      'A connection takes one round trip; the first request leaves with the last segment of its handshake. No DNS, no TLS.',
      'Nothing is lost, and there is no slow start.',
      'What is sent at the same time shares the line equally.',
      'Bytes are those of messages as HTTP/1 writes them, also for HTTP/2, which would compress its heads. Its frames, acknowledgments, and headers of TCP and IP are not counted.',
      'The server works on all requests at once, and reads on when it answers early. Pipelined ones it may work on so only where all are safe, as GET is (RFC 9112 §9.3.2).',
      'Nobody waits for a connection to be closed.',
    ],
  },
};
