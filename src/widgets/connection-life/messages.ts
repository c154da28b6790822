import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Death } from './fate.ts';
import type { Place } from './model.ts';
import type { Deed, DeedOf, Life, NumberName, PresetName } from './settings.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly place: Readonly<Record<Place, string>>;
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

  readonly facts: string;
}

/** What is said of a story: what the first one needs of it has been said when the page was built. */
export interface SpeechWords {
  /** Names at the beginning of a sentence. */
  readonly the: Readonly<Record<Place, string>>;
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

/** Loaded when another story than the first is told. */
export const SPEECH: PerLanguage<() => Promise<{ SPEECH: SpeechWords }>> = {
  en: () => import('./speech-words.en.ts'),
};

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
    facts: 'Facts so far',
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
      'A way takes 40 ms outside and 5 ms inside. TCP’s acknowledgments are not shown.',
      'The server’s own timer counts frames from the client, and closes with 1001. A page that hears no answer closes with 4000.',
    ],
  },
};
