import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Setting, State, Strategy } from './model.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly setting: Readonly<Record<Exclude<Setting, 'seed'>, string>>;
  /** `{n}` */
  readonly unit: Readonly<Record<Exclude<Setting, 'seed'>, string>>;
  readonly draw: string;
  readonly view: string;
  readonly views: Readonly<Record<State['view'], string>>;
  readonly way: Readonly<Record<Strategy, string>>;
  /** `{first}`, and `{delays}`: the first of them, in seconds */
  readonly waits: Readonly<Record<Strategy, string>>;
  readonly peak: string;
  readonly attempts: string;
  readonly recovered: string;
  /** `{time}` */
  readonly notRecovered: string;
  readonly axis: string;
  readonly bar: Plural;
  readonly letIn: string;
  readonly refused: string;
  /** `{n}` */
  readonly capacity: string;
  readonly table: string;
  readonly time: string;
}

/** What stands beside the instrument and never changes: it is no prop, but text of the page. */
export interface Assumptions {
  readonly title: string;
  readonly lines: readonly string[];
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Coming back',
    hint: 'Try: let a refusal cost the server 10 % of letting a client in. Which crowd still gets in?',
    setting: {
      clients: 'Clients',
      base: 'First delay',
      cap: 'Longest delay',
      capacity: 'Server lets in',
      refusal: 'A refusal costs',
      outage: 'Server is away for',
    },
    unit: {
      clients: '{n}',
      base: '{n} s',
      cap: '{n} s',
      capacity: '{n} per second',
      refusal: '{n} % of letting in',
      outage: '{n} s',
    },
    draw: 'Draw other chances',
    view: 'Time shown',
    views: { start: 'First 2 minutes', all: 'Until all are back' },
    way: {
      fixed: 'Always the same delay',
      exponential: 'Doubled delays, no chance',
      jitter: 'Doubled delays, random',
    },
    waits: {
      fixed: 'waits {first} s each time',
      exponential: 'waits {delays} … s',
      jitter: 'waits between 0 and {delays} … s',
    },
    peak: 'busiest second',
    attempts: 'attempts in all',
    recovered: 'all back after',
    notRecovered: 'not within {time}',
    axis: 'minutes and seconds after the loss',
    bar: {
      one: 'Attempts in each second',
      other: 'Attempts per second, the busiest of {n}',
    },
    letIn: 'let in',
    refused: 'refused',
    capacity: 'at most {n} per second',
    table: 'The picture as a table of attempts',
    time: 'Time',
  },
};

export const ASSUMPTIONS: PerLanguage<Assumptions> = {
  en: {
    title: 'Assumed',
    lines: [
      'All clients lose the server at 0:00 and notice it at once.',
      'While the server is away, an attempt fails at once and costs nothing.',
      'Then every attempt costs the server work, also one that it refuses; it lets in the earliest of each second with the work that is left.',
      'A refusal arrives at once. A client that is let in stays.',
    ],
  },
};
