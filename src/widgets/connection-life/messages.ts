import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Death } from './fate.ts';
import type { Deed, DeedOf, Life, NumberName, Place, PresetName } from './model.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly place: Readonly<Record<Place, string>>;
  /** The same at the beginning of a sentence. */
  readonly the: Readonly<Record<Place, string>>;
  readonly signs: string;
  readonly timers: string;
  readonly number: Readonly<Record<NumberName, string>>;
  readonly slider: string;
  readonly seconds: string;
  readonly never: string;
  readonly forgotten: string;
  readonly forgottenBy: Readonly<Record<Life['natForgotten'], string>>;
  readonly pinger: string;
  readonly pingers: Readonly<Record<Life['pinger'], string>>;
  readonly length: string;
  readonly deeds: string;
  /** `{time}` */
  readonly addAt: string;
  readonly who: Readonly<Record<DeedOf, string>>;
  readonly deed: Readonly<Record<Deed, string>>;
  /** The same after who does it. */
  readonly short: Readonly<Record<Deed, string>>;
  readonly planned: string;
  readonly atSecond: string;
  readonly lasts: string;
  readonly forGood: string;
  /** `{what}` */
  readonly remove: string;
  readonly enough: string;

  readonly lanes: string;
  readonly astray: string;
  /** `{time}` */
  readonly wrongSince: string;
  readonly stretch: Readonly<
    Record<'knows' | 'forgot' | 'joined' | 'ended' | 'asleep' | 'gone', string>
  >;
  readonly frames: string;
  readonly workbench: string;
  readonly log: string;
  readonly states: string;

  /** What was sent. */
  readonly cargo: Readonly<
    Record<'request' | 'response' | 'text' | 'ping' | 'pong' | 'close', string>
  >;
  readonly bytes: Plural;
  readonly say: {
    /** `{who}`, `{what}`, `{bytes}` */
    readonly sends: string;
    readonly ends: string;
    readonly resets: string;
    /** `{why}` */
    readonly lost: string;
    readonly passedOn: string;
    readonly proxyEnds: string;
    readonly waits: string;
    /** `{who}` */
    readonly again: string;
    /** `{time}` */
    readonly forgot: string;
    readonly idle: string;
    /** `{who}`, `{time}` */
    readonly gaveUp: string;
    /** `{who}`, `{from}`, `{to}`, `{cause}` */
    readonly belief: string;
    /** `{code}` */
    readonly clean: string;
    readonly unclean: string;
    readonly rounds: Plural;
    readonly retries: Plural;
    /** `{client}`, `{server}` */
    readonly end: string;
    readonly gone: string;
  };
  readonly whyLost: Readonly<Record<'cable' | 'nat' | 'reset' | 'asleep' | 'off', string>>;
  readonly begins: Readonly<Record<Deed, string>>;
  readonly endsAgain: Readonly<Partial<Record<Deed, string>>>;
  readonly nothing: string;

  readonly facts: string;
  /** `{place}`, `{time}` */
  readonly shortest: string;
  readonly noTimer: string;
  /** `{longest}`, `{half}` */
  readonly safe: string;
  readonly tooRare: string;
  readonly died: string;
  readonly death: Readonly<Record<Death, string>>;
  readonly lives: string;
  /** `{time}` */
  readonly livesYet: string;
  /** `{who}`, `{time}`, `{at}`, `{code}` */
  readonly learned: string;
  readonly atOnce: string;
  readonly stillBelieves: string;
  readonly sent: Plural;
}

/** What stands beside the instrument and never changes: it is no prop, but text of the page. */
export interface Assumptions {
  readonly title: string;
  readonly lines: readonly string[];
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'The life of a connection',
    hint: 'Try: let somebody ping, and find the longest interval at which nothing is forgotten.',
    presets: 'Lives',
    preset: {
      silence: 'A NAT forgets',
      proxy: 'A proxy loses patience',
      reset: 'A load balancer resets',
      pings: 'The server pings',
      'too-late': 'Pings come too late',
      page: 'The page keeps it alive',
      cut: 'The cable is cut',
      mended: 'The cable is mended',
      sleep: 'The phone sleeps',
      kill: 'The server crashes',
      restart: 'The server restarts',
      polite: 'Closed politely',
    },
    place: { client: 'Client', nat: 'NAT', proxy: 'Reverse proxy', server: 'Server' },
    the: { client: 'The client', nat: 'The NAT', proxy: 'The proxy', server: 'The server' },
    signs: 'Signs of life',
    timers: 'Timers on the way',
    number: {
      nat: 'NAT forgets after',
      proxy: 'Proxy closes after',
      server: 'Server closes after',
      interval: 'Every',
      patience: 'Answer within',
      giveUp: 'TCP gives up after',
    },
    slider: 'Slide the interval',
    seconds: 's',
    never: 'never',
    forgotten: '… and then',
    forgottenBy: { swallow: 'swallows in silence', reset: 'answers with a reset' },
    pinger: 'Given by',
    pingers: {
      nobody: 'nobody',
      server: 'server, by Pings',
      client: 'client program, by Pings',
      page: 'page, by messages',
    },
    length: 'Time looked at',
    deeds: 'Add what happens',
    addAt: 'Add, at {time}:',
    who: { client: 'Client', cable: 'Cable', server: 'Server' },
    deed: {
      'client-text': 'client sends',
      'server-text': 'server sends',
      'client-close': 'client closes',
      'server-close': 'server closes',
      cut: 'cable cut',
      sleep: 'phone sleeps',
      kill: 'server crashes',
      restart: 'server restarts',
    },
    short: {
      'client-text': 'sends',
      'server-text': 'sends',
      'client-close': 'closes',
      'server-close': 'closes',
      cut: 'cut',
      sleep: 'sleeps',
      kill: 'crashes',
      restart: 'restarts',
    },
    planned: 'What happens to it',
    atSecond: 'at second',
    lasts: 'for seconds',
    forGood: 'for good',
    remove: 'Remove: {what}',
    enough: 'Six is the most that can be planned.',

    lanes: 'What each place holds, from left to right in time',
    astray: 'believes in a dead connection',
    wrongSince: 'wrong since {time}',
    stretch: {
      knows: 'knows it',
      forgot: 'forgotten',
      joined: 'joins both sides',
      ended: 'ended',
      asleep: 'asleep',
      gone: 'knows nothing of it',
    },
    frames: 'Frames sent in this step',
    workbench: 'Open in the frame workbench',
    log: 'What happened so far',
    states: 'States, and where both ends are',

    cargo: {
      request: 'the opening request',
      response: 'the response 101',
      text: 'a text message',
      ping: 'a Ping',
      pong: 'a Pong',
      close: 'a Close',
    },
    bytes: { one: '{n} byte', other: '{n} bytes' },
    say: {
      sends: '{who} sends {what}, {bytes}.',
      ends: '{who} ends its direction of TCP (FIN).',
      resets: '{who} resets TCP (RST).',
      lost: 'It gets lost: {why}.',
      passedOn: 'The proxy passes it on.',
      proxyEnds: 'The proxy ends TCP on its other side (FIN).',
      waits: 'It waits behind what is not through yet.',
      again: '{who}’s TCP sends again what was lost, and it arrives.',
      forgot: 'Nothing has passed the NAT for {time}: it forgets the connection and tells nobody.',
      idle: 'Nothing has passed the proxy for {time}: it ends TCP on both sides (FIN).',
      gaveUp: '{who} has sent in vain for {time}: TCP gives up.',
      belief: '{who}: {from} → {to}, {cause}.',
      clean: 'Code {code}, clean.',
      unclean: 'Code {code}, not clean.',
      rounds: { one: 'The same once more.', other: 'The same {n} times more, until {time}.' },
      retries: {
        one: 'TCP sends it again, in vain.',
        other: 'TCP sends it again {n} times until {time}, in vain.',
      },
      end: 'Client: {client}. Server: {server}.',
      gone: 'knows nothing of it',
    },
    whyLost: {
      cable: 'the cable is cut',
      nat: 'the NAT does not know this connection any more',
      reset: 'the NAT does not know this connection any more, and answers with a reset (RST)',
      asleep: 'the phone is asleep',
      off: 'the server is off',
    },
    begins: {
      'client-text': 'The client’s application sends “hello”.',
      'server-text': 'The server’s application sends “hello”.',
      'client-close': 'The client’s application calls close(1000).',
      'server-close': 'The server’s application closes with 1000.',
      cut: 'The cable between client and NAT is cut. Nobody is told.',
      sleep: 'The phone goes to sleep. Nobody is told.',
      kill: 'The server’s process crashes. Its operating system ends TCP.',
      restart: 'The server loses its power. Nobody is told.',
    },
    endsAgain: {
      cut: 'The cable is mended.',
      sleep: 'The phone wakes up.',
      restart: 'The server is back, and knows nothing of the connection.',
    },
    nothing: 'Too late: this side is closed already.',

    facts: 'Facts so far',
    shortest: 'The first timer to run out: {place}, {time}.',
    noTimer: 'No timer runs on this path.',
    safe: 'The longest safe interval is {longest} s; at {half} s one sign of life may fail to come.',
    tooRare: 'Signs of life every {interval} s come too late for it.',
    died: 'Dead from {at} on:',
    death: {
      forgot: 'the NAT has forgotten it.',
      idle: 'the proxy has ended it.',
      'gave-up': 'TCP has given up.',
      cut: 'the cable stays cut.',
      kill: 'the server’s process is gone.',
      restart: 'the server has lost its memory.',
      closed: 'one side has closed it.',
    },
    lives: 'It lives to the end of the time looked at.',
    livesYet: 'At {time} it is alive.',
    learned: '{who} believed in it for {time} more, and learned at {at}, with code {code}.',
    atOnce: '{who} learned at once, with code {code}.',
    stillBelieves: '{who} has believed in it for {time} more, and still does.',
    sent: { one: '{n} frame was sent, {bytes}.', other: '{n} frames were sent, {bytes} in all.' },
  },
};

export const ASSUMPTIONS: PerLanguage<Assumptions> = {
  en: {
    title: 'Assumed',
    lines: [
      'Everything that passes sets the timer of NAT and proxy back, in both directions.',
      'A NAT that has forgotten drops what comes from either side, or answers the sender with a reset.',
      'The proxy joins two TCP connections. Its timer ends both; the end or loss of one ends the other.',
      'TCP sends lost bytes again after 1, 2, 4 … 60 s. When it gives up is yours to set: at least 100 s are advised (RFC 9293 §3.8.3), Linux takes about 924 s.',
      'A cut cable and a sleeping phone tell nobody. While a phone sleeps, its timers wait.',
      'A way takes 40 ms outside and 5 ms inside. TCP’s acknowledgements are not shown.',
      'The server’s own timer counts frames from the client, and closes with 1001. A page that hears no answer closes with 4000.',
    ],
  },
};
