import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { EnvelopeKind, InternetLayer, OsiLayer } from './layers.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly message: string;
  readonly fault: Readonly<Record<'too-long' | 'surrogate', string>>;
  readonly sender: string;
  readonly senders: Readonly<Record<'client' | 'server', string>>;
  readonly security: string;
  readonly securities: Readonly<Record<'plain' | 'tls', string>>;
  readonly version: string;
  readonly versions: Readonly<Record<4 | 6, string>>;
  readonly timestamps: string;
  readonly renew: string;
  readonly hide: string;
  /** In place of a name that is hidden, and in place of its fields. */
  readonly hidden: string;
  readonly guess: string;
  /** Names of envelopes by their layer. */
  readonly envelope: Readonly<Record<string, string>>;
  readonly envelopes: string;
  readonly bytes: Plural;
  /** A name with a size, for those who do not see the drawing: `{name}`, `{size}`, `{header}`, `{trailer}`. */
  readonly envelopeLabel: string;
  readonly trailerLabel: string;
  readonly padding: string;
  readonly models: string;
  readonly osi: string;
  readonly internet: string;
  readonly osiLayer: Readonly<Record<OsiLayer, string>>;
  readonly internetLayer: Readonly<Record<InternetLayer, string>>;
  /** Where each stands, in a sentence. */
  readonly place: Readonly<Record<EnvelopeKind, string>>;
  /** `{useful}`, `{wire}`, `{percent}` */
  readonly share: string;
  /** `{packets}` in front of the above. */
  readonly inPackets: Plural;
  readonly notCounted: string;
  readonly packets: string;
  /** `{n}`, `{of}`, `{bytes}` */
  readonly packet: string;
  /** `{stream}`, `{room}` */
  readonly cut: string;
  readonly nothingHere: string;
  readonly tlsNote: string;
  readonly save: string;
  readonly saved: string;
  readonly cannotSave: string;
  readonly fileName: string;
  /** Fields that only this instrument has. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of layers over fields. */
  readonly layers: Readonly<Record<string, string>>;
  readonly unknown: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Envelope explorer',
    hint: 'Try: click an envelope. Then write a message so short that Ethernet has to fill it up.',
    message: 'Your message',
    fault: {
      'too-long': 'There is room for 8,192 bytes of UTF-8. What is drawn is what was there before.',
      surrogate:
        'Half of a character (a surrogate without its partner) has no UTF-8, so no text message can carry it. What is drawn is what was there before.',
    },
    sender: 'Sent by',
    senders: { client: 'the client', server: 'the server' },
    security: 'Scheme',
    securities: { plain: 'ws:', tls: 'wss: (TLS)' },
    version: 'IP',
    versions: { 4: 'version 4', 6: 'version 6' },
    timestamps: 'TCP timestamps',
    renew: 'New masking key',
    hide: 'Hide the names',
    hidden: '?',
    guess: 'What is it called, and which layer is it? Click an envelope to see.',
    envelopes: 'Envelopes around your message, the outermost first',
    envelope: {
      ethernet: 'Ethernet frame',
      ipv4: 'IPv4 packet',
      ipv6: 'IPv6 packet',
      tcp: 'TCP segment',
      tls: 'TLS record',
      websocket: 'WebSocket frame',
      message: 'message',
    },
    bytes: { one: '{n} byte', other: '{n} bytes' },
    envelopeLabel: '{name}, {size}: {header} of header',
    trailerLabel: ', {trailer} behind',
    padding: 'fill',
    models: 'Where it stands',
    osi: 'OSI model',
    internet: 'Internet',
    osiLayer: {
      application: 'application',
      presentation: 'presentation',
      session: 'session',
      transport: 'transport',
      network: 'network',
      'data-link': 'data link',
      physical: 'physical',
    },
    internetLayer: {
      application: 'application',
      transport: 'transport',
      internet: 'internet',
      link: 'link',
    },
    place: {
      ethernet: 'Layer 2, data link: from one machine to the next on the same network.',
      ip: 'Layer 3, network: from one end to the other, across many networks.',
      tcp: 'Layer 4, transport: from program to program, named by ports.',
      tls: 'Between TCP and the application. OSI has no number for it.',
      websocket: 'Layer 7, application: a protocol between two programs.',
      message: 'Layer 7, application: what the programs want to say.',
    },
    share: '{useful} of yours, {wire} on the wire: {percent} is message.',
    inPackets: { one: 'In one packet:', other: 'In {n} packets:' },
    notCounted:
      'Counted with the frame check sequence; without preamble and gap, and without the acknowledgments that come back.',
    packets: 'Packets that carry it',
    packet: 'Packet {n} of {of}, {bytes}',
    cut: 'TCP carries {stream} here and has room for {room} in a segment: it cuts where it is full, not where a frame ends.',
    nothingHere: 'This packet has nothing of it. Choose another packet.',
    tlsNote:
      'Hatched bytes are ciphertext, or depend on it or on the TLS handshake before it. Only their number is certain.',
    save: 'Save as pcap',
    saved: 'Saved: the whole connection, from the first SYN to the last ACK',
    cannotSave:
      'With TLS there is nothing to save: the bytes of a record need keys that only a real connection has. Choose ws:.',
    fileName: 'envelopes.pcap',
    fields: {
      'frame-check-sequence': 'frame check sequence',
      'tls-opaque-type': 'type, as seen from outside',
      'tls-legacy-version': 'version, for old boxes',
      'tls-length': 'length',
      'tls-content-type': 'real type',
      'tls-tag': 'authentication tag',
    },
    layers: { tls: 'TLS', websocket: 'WebSocket', message: 'the message' },
    unknown: 'not known',
  },
};
