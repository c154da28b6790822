import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Sum } from '#sim/push/count.ts';
import type { Compared } from './compare.ts';
import type { Depth, Name, PresetName, Technique } from './settings.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly technique: Readonly<Record<Technique, string>>;
  /** `{period}`, `{hold}` */
  readonly how: Readonly<Record<Technique, string>>;
  readonly setting: Readonly<Record<Name, string>>;
  readonly perMinute: string;
  readonly seconds: string;
  readonly milliseconds: string;
  readonly minutes: string;
  readonly bytes: string;
  readonly never: string;
  readonly given: string;
  readonly givenHint: string;
  /** `{most}` */
  readonly givenError: string;
  readonly draw: string;
  readonly counted: string;
  readonly depth: Readonly<Record<Depth, string>>;
  readonly shown: string;
  readonly all: string;
  readonly begin: string;
  readonly compared: Readonly<Record<Compared, string>>;
  readonly nothing: string;
  readonly page: string;
  readonly server: string;
  readonly events: string;
  readonly legend: Readonly<
    Record<'up' | 'down' | 'told' | 'mayPush' | 'open' | 'waits' | 'failed' | 'events', string>
  >;
  readonly lines: Plural;
  readonly axis: string;

  readonly numbers: string;
  readonly sent: string;
  readonly forEvents: string;
  readonly ofConnections: string;
  readonly column: Readonly<
    Record<
      | 'requests'
      | 'up'
      | 'down'
      | 'total'
      | 'delivered'
      | 'waited'
      | 'together'
      | 'stillWaiting'
      | 'mean'
      | 'worst'
      | 'connections'
      | 'mostOpen'
      | 'openTime'
      | 'unanswered'
      | 'cut',
      string
    >
  >;
  readonly name: string;

  readonly table: string;
  readonly tableNote: string;
  readonly time: string;
  readonly happened: string;

  readonly byteList: string;
  readonly save: string;
  readonly saveNote: string;
  readonly what: Readonly<Record<Sum['what'], string>>;
  readonly notBuilt: string;
  readonly sum: string;
  readonly times: string;
  readonly length: string;
  readonly from: Readonly<Record<'client' | 'server', string>>;
  readonly message: string;
  readonly messages: string;
  readonly more: Plural;
  readonly noMessages: string;
  readonly text: string;
  readonly hex: string;
  readonly open: string;
  readonly fates: string;
  /** `{id}`, `{at}`, `{arrived}`, `{delay}`, `{wait}`, `{n}` */
  readonly fate: Readonly<Record<'direct' | 'waited' | 'together' | 'never', string>>;
  readonly noEvents: string;
}

/** What stands beside the instrument and never changes: it is no prop, but text of the page. */
export interface Assumptions {
  readonly title: string;
  readonly lines: readonly string[];
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Push lab',
    hint: 'Try: choose a situation, then move the period and watch bytes and delay change places.',
    presets: 'Situations',
    preset: {
      qr: 'QR login',
      chat: 'Busy chat',
      night: 'Silent night',
      pair: 'Two events, 10 ms apart',
      cost: 'Five silent minutes',
      impatient: 'An impatient proxy',
    },
    technique: {
      'short-poll': 'Short polling',
      'long-poll': 'Long polling',
      stream: 'HTTP streaming',
      sse: 'Server-Sent Events',
      websocket: 'WebSocket',
    },
    how: {
      'short-poll': 'asks every {period}',
      'long-poll': 'held for up to {hold}',
      stream: 'one endless response',
      sse: 'the same, for an EventSource',
      websocket: 'frames, both ways',
    },
    setting: {
      rate: 'Events, by chance',
      duration: 'Time looked at',
      period: 'Short poll every',
      delay: 'One way takes',
      hold: 'Long poll held for',
      proxy: 'Proxy gives up after',
      sign: 'Sign of life every',
      request: 'Length of a poll',
      response: 'Length of “nothing new”',
    },
    perMinute: '{n} a minute',
    seconds: '{n} s',
    milliseconds: '{n} ms',
    minutes: '{n} min',
    bytes: '{n} bytes',
    never: 'never',
    given: 'Events at given times',
    givenHint: 'seconds: 2, 2.01',
    givenError:
      'These are no times: write up to {most} numbers from 0 to 3,599, with commas between.',
    draw: 'Draw other chances',
    counted: 'Counted',
    depth: {
      messages: 'HTTP and WebSocket',
      tcp: '+ TCP and IP',
      tls: '+ TLS, TCP and IP',
    },
    shown: 'Shown',
    all: 'all',
    begin: 'From',
    compared: { requests: 'requests', bytes: 'bytes', mean: 'mean delay', worst: 'worst delay' },
    nothing: '–',
    page: 'page',
    server: 'server',
    events: 'events',
    legend: {
      up: 'from the page',
      down: 'from the server',
      told: 'with an event',
      open: 'TCP connection open',
      mayPush: 'the server may speak',
      events: 'event',
      waits: 'event waits',
      failed: '504, or cut',
    },
    lines: { one: 'Each line is a message.', other: 'A line stands for up to {n} messages.' },
    axis: 'minutes and seconds',

    numbers: 'All numbers',
    sent: 'Sent',
    forEvents: 'Events',
    ofConnections: 'Connections',
    name: 'Technique',
    column: {
      requests: 'Requests',
      up: 'Bytes up',
      down: 'Bytes down',
      total: 'In all',
      delivered: 'Told',
      waited: 'Had to wait',
      together: 'Came together',
      stillWaiting: 'Not told yet',
      mean: 'Mean delay',
      worst: 'Worst delay',
      connections: 'Opened',
      mostOpen: 'At once, at most',
      openTime: 'Open, in all',
      unanswered: '504',
      cut: 'Cut',
    },

    table: 'The picture as a table',
    tableNote: 'Messages up ↑ and down ↓, and events that reached the page •',
    time: 'Time',
    happened: 'Events',

    byteList: 'Every byte',
    save: 'Save as pcap',
    saveNote: 'without TLS',
    what: {
      poll: 'poll',
      nothing: '204, nothing new',
      news: '200 with events',
      'gateway-timeout': '504 from the proxy',
      'open-stream': 'request',
      'stream-head': 'head of the response',
      event: 'event',
      sign: 'sign of life',
      handshake: 'opening handshake',
      accept: '101, accepted',
      ping: 'Ping',
      pong: 'Pong',
      close: 'Close',
      records: 'TLS, around a record',
      'tls-handshake': 'TLS handshake',
      alerts: 'TLS, end of data',
      syn: 'SYN with its headers',
      data: 'headers before data',
      ack: 'acknowledgment alone',
      fin: 'FIN',
    },
    notBuilt: 'not built',
    sum: 'In all',
    times: 'Times',
    length: 'Bytes each',
    from: { client: 'page', server: 'server' },
    message: 'Message',
    messages: 'Messages, from where the picture begins',
    more: { one: 'and 1 more: move the picture', other: 'and {n} more: move the picture' },
    noMessages: 'None is sent in this time.',
    text: 'As text',
    hex: 'In hex',
    open: 'Open in the workbench',
    fates: 'What became of the events',
    fate: {
      direct: 'Event {id}, {at}: left at once, reached the page after {delay}.',
      waited: 'Event {id}, {at}: waited {wait} at the server, reached the page after {delay}.',
      together:
        'Event {id}, {at}: waited {wait} at the server, came with {n} more in one answer, after {delay}.',
      never: 'Event {id}, {at}: still waits when all is over.',
    },
    noEvents: 'Nothing happens in this time.',
  },
};

export const ASSUMPTIONS: PerLanguage<Assumptions> = {
  en: {
    title: 'Assumed',
    lines: [
      'One page, HTTP/1.1 without compression. A connection is used again for as long as it is open.',
      'Heads are those of a browser and a server; two cookies are filled until the lengths that you set are reached, and travel in all heads.',
      'A journey takes one delay, whatever its length. Nothing is lost. A new connection costs one round trip, with TLS 1.3 two.',
      'The proxy has one timer for everything. It answers a held poll with 504 and cuts what else is silent; the server behind it learns at once. All is counted on the page’s side of it.',
      'After a 504 long polling waits 1, 2, 4 … and at most 30 s. An EventSource waits 3 s, as this server tells it; the other two wait 1 s. All name the last event they have: none is lost.',
      'One timer of the server gives all signs of life: a Ping, a comment, an empty line. It first fires after half its interval.',
      'TCP/IP: IPv4, no options but in SYN. Each message goes in segments of its own, with up to 1,460 bytes. Data going back carry the acknowledgment; without any it goes alone after 40 ms, for a FIN or two full segments at once. No Ethernet.',
      'TLS 1.3: a record for each message, 22 bytes around it (RFC 8446 §5.2). Its handshake is not built: 259 bytes up and 774 down are those of RFC 8448 §3, whose certificate is small. Each side’s last record is an alert of 2 bytes.',
      'At the end the page waits for what is on its way, and leaves. A WebSocket says Close.',
    ],
  },
};
