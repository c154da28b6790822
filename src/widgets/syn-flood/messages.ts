import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Defence, SLIDERS, Try } from './model.ts';

type Slider = (typeof SLIDERS)[number];

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly setting: Readonly<Record<Slider, string>>;
  /** `{n}` */
  readonly unit: Readonly<Record<Slider, Plural>>;
  readonly defences: string;
  /** `{seconds}` */
  readonly defence: Readonly<Record<Defence, string>>;
  readonly draw: string;
  /** What becomes of the places. */
  readonly places: string;
  /** `{used}`, `{all}` */
  readonly half: string;
  readonly newest: string;
  readonly oldest: string;
  readonly free: string;
  readonly overTime: string;
  readonly axis: string;
  readonly client: string;
  readonly tries: Readonly<Record<Try, string>>;
  readonly facts: Readonly<{
    /** `{successes}`, `{tries}`, `{percent}` */
    soFar: string;
    /** `{percent}` */
    inAll: string;
    /** `{time}`: seconds */
    fills: string;
    /** `{n}` */
    never: string;
    /** `{rate}`, `{hold}`, `{entries}`: their product, `{backlog}` */
    sum: string;
    /** `{n}`: SYN,ACKs for each forged SYN */
    answers: Plural;
    /** `{n}` */
    withCookie: Plural;
  }>;
  readonly numbers: Readonly<Record<'half' | 'soFar' | 'inAll' | 'fills', string>>;
  /** `{used}`, `{all}`, `{time}` */
  readonly atStart: string;
  /** What a class is asked about the next second. `text`: `{n}` */
  readonly ask: Readonly<Record<'text' | Try, string>>;
  /** `{n}` the second, counted from 1; `{used}`, `{all}` */
  readonly second: Readonly<Record<Try, string>>;
  readonly cookie: Readonly<{
    title: string;
    /** `{sequence}` */
    sent: string;
    time: string;
    mss: string;
    keyed: string;
    /** `{acknowledgment}`, `{mss}` */
    back: string;
    lost: string;
    none: string;
    off: string;
  }>;
  readonly log: string;
  /** `{from}`, `{to}`, `{used}`, `{all}` */
  readonly spell: Readonly<Record<Try, string>>;
  readonly table: string;
  readonly columns: Readonly<
    Record<'time' | 'forged' | 'dropped' | 'expired' | 'halfOpen' | 'client', string>
  >;
  /** `{successes}`, `{tries}` */
  readonly of: string;
}

/** What stands beside the instrument and never changes: it is no prop, but text of the page. */
export interface Assumptions {
  readonly title: string;
  readonly lines: readonly string[];
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'SYN flood',
    hint: 'Try: find the smallest attack that still shuts the client out. Then switch on a defence.',
    setting: { rate: 'Forged SYNs', hold: 'Hold time', backlog: 'Backlog' },
    unit: {
      rate: { other: '{n} per second' },
      hold: { other: '{n} s' },
      backlog: { other: '{n} places' },
    },
    defences: 'Defences',
    defence: { cookies: 'SYN cookies', short: 'Shorter timer: {seconds} s' },
    draw: 'Draw other chances',
    places: 'Places for half-open connections',
    half: '{used} of {all}',
    newest: 'new',
    oldest: 'about to be given up',
    free: 'free',
    overTime: 'Half-open connections over time',
    axis: 'minutes and seconds',
    client: 'The honest client, one try a second',
    tries: { accepted: 'gets a place', cookie: 'gets a cookie', dropped: 'is dropped' },
    facts: {
      soFar: '{successes} of {tries}',
      inAll: '{percent} %',
      fills: 'after {time} s',
      never: 'never: {n} at most',
      sum: '{rate} per second × {hold} s = {entries} entries would pile up; there is room for {backlog}.',
      answers: {
        one: 'The server sends its SYN,ACK {n} time for each entry.',
        other: 'The server sends its SYN,ACK {n} times for each entry, then gives it up.',
      },
      withCookie: {
        one: '{n} connection so far was opened with a cookie, without window scale and SACK.',
        other: '{n} connections so far were opened with a cookie, without window scale and SACK.',
      },
    },
    numbers: {
      half: 'half-open',
      soFar: 'client got in',
      inAll: 'in all 3 minutes',
      fills: 'backlog full',
    },
    atStart: 'The server listens. Nothing has come yet.',
    second: {
      accepted: 'Second {n}: the client’s SYN gets a place. {used} of {all} places are taken.',
      cookie:
        'Second {n}: no place for the client’s SYN; it gets a cookie. {used} of {all} places are taken.',
      dropped: 'Second {n}: the client’s SYN is dropped. {used} of {all} places are taken.',
    },
    ask: {
      text: 'What becomes of the client’s SYN in second {n}?',
      accepted: 'It gets a place.',
      cookie: 'There is no place; it gets a cookie.',
      dropped: 'It is dropped.',
    },
    cookie: {
      title: 'The cookie of this second',
      sent: 'SYN,ACK with SEQ={sequence}',
      time: 'time',
      mss: 'segment size',
      keyed: 'keyed hash of addresses, ports, the client’s SEQ and the time',
      back: 'The client answers ACK={acknowledgment}. The server computes the hash again, and reads a segment size of {mss} bytes. Only now does it remember anything.',
      lost: 'There is no room for window scale and SACK: they are lost.',
      none: 'In this second the client needed none: it got a place.',
      off: 'Without cookies, a SYN that finds no place is dropped.',
    },
    log: 'What happened',
    spell: {
      accepted: 'The client gets a place each time. At the end, {used} of {all} are taken.',
      cookie: 'No place for the client: it gets a cookie each time. {used} of {all} are taken.',
      dropped: 'The client is dropped each time. {used} of {all} places are taken.',
    },
    table: 'The picture as a table',
    columns: {
      time: 'Time',
      forged: 'Forged SYNs',
      dropped: 'Dropped',
      expired: 'Entries gone',
      halfOpen: 'Half-open',
      client: 'Client in',
    },
    of: '{successes}/{tries}',
  },
};

export const ASSUMPTIONS: PerLanguage<Assumptions> = {
  en: {
    title: 'Assumed',
    lines: [
      'A forged SYN is never answered: its entry stays until the server gives it up.',
      'The attacker sends at a steady rate. The client sends one SYN at some moment of each second, and its acknowledgment comes 0.1 s later.',
      'A SYN that finds no place is dropped; each try of the client counts by itself.',
      'The hash of the cookies here only mixes. A real one must be cryptographic, with a secret key.',
    ],
  },
};
