import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { CardId, Starter, Telling, Verdict } from './model.ts';

export interface CardWords {
  /** What happens, as a sentence without its full stop. */
  readonly title: string;
  /** On its place in a column. */
  readonly short: string;
  /** Why it lies where it belongs. */
  readonly why: string;
  /** What it comes from, where that is neither page nor server. */
  readonly source?: string;
}

export interface Words {
  readonly title: string;
  readonly hint: string;
  /** `{n}`, `{all}` */
  readonly number: string;
  readonly ask: string;
  readonly starter: Readonly<Record<Starter, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  /** What is wrong with an answer, by card and answer; else by answer and truth. */
  readonly slip: Readonly<Record<string, string>>;
  readonly card: Readonly<Record<CardId, CardWords>>;
  readonly next: string;
  readonly sorted: Plural;
  readonly unsorted: string;
  readonly board: string;
  /** Marks of cards in a column. */
  readonly mark: Readonly<Record<Verdict, string>>;
  readonly first: string;
  readonly asks: string;
  readonly never: string;
  /** `{n}` */
  readonly every: string;
  readonly at: string;
  readonly page: string;
  readonly server: string;
  readonly ladder: string;
  /** `{line}`, `{from}`, `{to}`, `{bytes}` */
  readonly said: string;
  readonly news: string;
  readonly knows: string;
  /** `{time}` */
  readonly late: string;
  /** `{time}`, `{late}`, `{source}` */
  readonly telling: Readonly<Record<Telling, string>>;
  readonly bytes: Plural;
  /** `{bytes}` */
  readonly piece: string;
  /** `{bytes}` */
  readonly body: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Who speaks first?',
    hint: 'Try: sort the next card, then see it over plain HTTP.',
    number: 'Card {n} of {all}',
    ask: 'Who starts the message that matters?',
    starter: { client: 'The page', server: 'The server', both: 'Both' },
    verdict: { right: 'Right.', accepted: 'You can see it so.', wrong: 'Not quite.' },
    slip: {
      'client server': 'The page cannot start this: it does not know that anything happened.',
      'client both': 'Your own part, yes. And the part of the others?',
      'server client': 'The server only answers here. What was the request?',
      'server both': 'The part of the others, yes. And what you write yourself?',
      'both client': 'Bytes go both ways, but only one side begins.',
      'both server': 'The page has nothing to say here that the server waits for.',
      'download server':
        'Many bytes come down, but the page asked for them: one request, one long response.',
      'upload server': 'The server hears of the photos from the page.',
    },
    card: {
      login: {
        title: 'Your phone confirms the login that the page shows as a QR code',
        short: 'Login by QR code',
        why: 'It happens on the phone. The server hears of it, and has to tell the page.',
        source: 'Phone',
      },
      'next-page': {
        title: 'You turn to the next page of a list',
        short: 'Next page',
        why: 'Your click is the reason for it, and the page knows of the click.',
      },
      player: {
        title: 'Another player of the game moves',
        short: 'Other player',
        why: 'The move is made in another browser; it comes to you by way of the server.',
        source: 'Other player',
      },
      form: {
        title: 'You send an order with a form',
        short: 'Order form',
        why: 'You press the button: one request with the data, one response.',
      },
      stock: {
        title: 'The price of a share changes',
        short: 'Share price',
        why: 'Nobody at the page did anything. The news comes from outside.',
        source: 'Exchange',
      },
      download: {
        title: 'You download a film',
        short: 'Download',
        why: 'One request, one long response. That most of the bytes come down changes nothing.',
      },
      document: {
        title: 'Two people type in one document',
        short: 'Shared document',
        why: 'Your letters start at the page. The letters of the other start at the server.',
        source: 'Other writer',
      },
      monster: {
        title: 'A dragon of the game attacks you',
        short: 'Dragon',
        why: 'The game is computed on the server; that is where the dragon decides.',
      },
      suggestions: {
        title: 'You type in a search box and get suggestions',
        short: 'Suggestions',
        why: 'Each letter is a reason for the page to ask.',
      },
      comments: {
        title: 'Comments run over a live video, some of them yours',
        short: 'Live comments',
        why: 'Yours start at the page, all others at the server. If you only watch, it is the server.',
        source: 'Other viewers',
      },
      upload: {
        title: 'You upload photos and see how far it is',
        short: 'Upload',
        why: 'The page sends the bytes, so it can count them itself.',
      },
      sensors: {
        title: 'A dashboard shows what a sensor measures',
        short: 'Sensor',
        why: 'The sensor measures when it wants to, not when a page asks.',
        source: 'Sensor',
      },
      online: {
        title: 'The dot beside a friend’s name turns green',
        short: 'Friend online',
        why: 'Your friend comes online, and your page is not told by that.',
        source: 'Friend',
      },
      payment: {
        title: 'The bank reports that a payment has come',
        short: 'Payment',
        why: 'The bank tells the shop’s server. The page that waits has no part in it.',
        source: 'Bank',
      },
    },
    next: 'Next card',
    sorted: {
      one: '{n} of {all} sorted, {right} right',
      other: '{n} of {all} sorted, {right} right',
    },
    unsorted: 'Not sorted yet',
    board: 'All cards',
    mark: { right: 'right', accepted: 'right', wrong: 'not right' },
    first: 'Sort the card first; then you see it here.',
    asks: 'Asks again after',
    never: 'never',
    every: '{n} s',
    at: 'It happens at',
    page: 'Page',
    server: 'Server',
    ladder: 'Who sends what, and when',
    said: '{from} to {to}: {line}, {bytes}',
    news: 'news',
    knows: 'knows',
    late: '{time} late',
    telling: {
      asks: 'The page asks. Nothing made it ask but its own clock.',
      nothing: 'The question is there. Nothing is new, so the answer is empty.',
      noNews: 'The page has learnt that nothing is new.',
      happens: '{source}: now it happens. This is how the server comes to know.',
      waits:
        'The server knows, and must wait: no request of the page is open, so there is nothing it could answer.',
      waitsForGood: 'The server knows, and the page never asks. It will not be told.',
      tells: 'At last a question. The answer carries what has happened.',
      learns: 'Now the page knows, {late} after the server.',
      acts: 'You do something, and the page sends it at once.',
      answers: 'The server answers the request.',
      answered: 'The answer is there. The page asked for it, so nothing was late.',
      goesUp: 'More of the same request goes up. The page knows how much it has sent.',
      comesDown: 'More of the same response comes down.',
      done: 'The response is complete: one request, one response, however long.',
    },
    bytes: { one: '{n} byte', other: '{n} bytes' },
    piece: 'a piece of {bytes}',
    body: '… and a body of {bytes}',
  },
};
