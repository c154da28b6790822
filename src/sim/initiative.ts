/**
 * Who starts a message: fourteen things that web pages do, and each of them replayed over plain HTTP,
 * where only a client makes requests (RFC 9110 §3.4). What a server has to say waits there until the
 * page asks again.
 *
 * What it leaves out: how connections are made, and how long the server and the page take. Every
 * message takes the same time on its way.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { serializeRequest, serializeResponse } from '#net/http/serialize-message.ts';

/** Who starts the message that matters. */
export type Starter = 'client' | 'server' | 'both';

export type CardId =
  | 'login'
  | 'next-page'
  | 'player'
  | 'form'
  | 'stock'
  | 'download'
  | 'document'
  | 'monster'
  | 'suggestions'
  | 'comments'
  | 'upload'
  | 'sensors'
  | 'online'
  | 'payment';

/** How it goes over HTTP. */
type Shape =
  /** One request, one response. */
  | 'ask'
  /** The response comes in pieces. */
  | 'download'
  /** The request goes in pieces. */
  | 'upload'
  /** Something happens, and the page is to know. */
  | 'told'
  /** The same, and the reader of the page sends something too. */
  | 'talk';

export interface Card {
  readonly id: CardId;
  readonly starts: Starter;
  /** Another answer that can be defended. */
  readonly accepts?: Starter;
  readonly shape: Shape;
  /** What the page asks for. */
  readonly target: string;
  /** What is new, as the server tells it. */
  readonly news: string;
  /** Whether it happens somewhere else and comes to the server; else it happens there. */
  readonly elsewhere: boolean;
}

const card = (
  id: CardId,
  starts: Starter,
  shape: Shape,
  target: string,
  news: unknown,
  more: Partial<Card> = {},
): Card => ({
  id,
  starts,
  shape,
  target,
  news: JSON.stringify(news),
  elsewhere: shape === 'told' || shape === 'talk',
  ...more,
});

export const CARDS: readonly Card[] = [
  card('login', 'server', 'told', '/login', { login: 'confirmed' }),
  card('next-page', 'client', 'ask', '/page/2', { page: 2 }),
  card('player', 'server', 'told', '/game', { player: 2, x: 17, y: 4 }),
  card('form', 'client', 'ask', '/order', { order: 1042 }),
  card('stock', 'server', 'told', '/price', { price: '104.20' }),
  card('download', 'client', 'download', '/film.mp4', {}),
  card('document', 'both', 'talk', '/document', { at: 31, insert: 'w' }),
  card('monster', 'server', 'told', '/game', { attack: 'dragon' }, { elsewhere: false }),
  card('suggestions', 'client', 'ask', '/suggest?q=webs', ['websocket', 'website']),
  card('comments', 'both', 'talk', '/comments', { comment: 'Goal' }, { accepts: 'server' }),
  card('upload', 'client', 'upload', '/photos', { stored: true }),
  card('sensors', 'server', 'told', '/sensors', { celsius: 21.5 }),
  card('online', 'server', 'told', '/friends', { online: ['Ada'] }),
  card('payment', 'server', 'told', '/payment', { payment: 'received' }),
];

/** The card of an id. */
export function cardOf(id: CardId): Card {
  return CARDS.find((known) => known.id === id)!;
}

/** How often a page asks. Unit: seconds; 0 for never. */
export const PERIODS = [1, 2, 3, 5, 0] as const;

export interface Settings {
  readonly every: (typeof PERIODS)[number];
  /** When the news comes to the server. Unit: seconds, with one decimal. */
  readonly at: number;
}

/** Something happens no later than this. Unit: seconds. */
export const LATEST = 6;

/** How long every message is on its way. Unit: milliseconds. */
export const ONE_WAY = 30;

/** When the reader of the page does something. Unit: milliseconds. */
const ACT = 500;

export type Place = 'page' | 'server' | 'elsewhere';

/** Something sent from one place to another. Times are in milliseconds since the page was opened. */
export interface Sent {
  readonly from: Place;
  readonly to: Place;
  readonly leaves: number;
  readonly arrives: number;
  readonly what:
    | 'question'
    | 'nothing'
    | 'news'
    /** What the reader of the page sends, and its answer. */
    | 'own'
    | 'answer'
    /** What happens elsewhere, on its way to the server; how, is its own affair. */
    | 'event';
  /** The whole message; empty for an event. */
  readonly message: Uint8Array;
  /** Which of its bytes go now. */
  readonly start: number;
  readonly end: number;
}

export interface Replay {
  readonly sent: readonly Sent[];
  /** When the server knows, and when the page does; where the page never asks it never does. */
  readonly known: number | undefined;
  readonly learned: number | undefined;
}

const HOST = ['Host', 'www.example'] as const;
const JSON_TYPE = ['Content-Type', 'application/json'] as const;

const question = ({ target }: Card) =>
  serializeRequest({ method: 'GET', target, fields: [HOST, ['Accept', 'application/json']] });
const ok = (body: string) =>
  serializeResponse({ statusCode: 200, reason: 'OK', fields: [JSON_TYPE], body: encodeUtf8(body) });
const nothing = () => serializeResponse({ statusCode: 204, reason: 'No Content' });
const post = (target: string, body: Uint8Array, type: string) =>
  serializeRequest({ method: 'POST', target, fields: [HOST, ['Content-Type', type]], body });

/** How a card goes over HTTP, from the first message to the one that ends the matter. */
export function replay(card: Card, { every, at }: Settings): Replay {
  const sent: Sent[] = [];
  const send = (
    from: Place,
    to: Place,
    leaves: number,
    what: Sent['what'],
    message = new Uint8Array(),
    [start, end] = [0, message.length],
  ) => sent.push({ from, to, leaves, arrives: leaves + ONE_WAY, what, message, start, end });

  if (card.shape === 'ask' || card.shape === 'download' || card.shape === 'upload') {
    exchange(card, send);
    return { sent, known: undefined, learned: undefined };
  }
  const known = Math.round(at * 1000);
  if (card.elsewhere) send('elsewhere', 'server', known - ONE_WAY, 'event');
  if (card.shape === 'talk') {
    const typed = encodeUtf8(card.news);
    send('page', 'server', ACT, 'own', post(card.target, typed, 'application/json'));
    send('server', 'page', ACT + ONE_WAY, 'answer', nothing());
  }
  let learned: number | undefined;
  for (let n = 0; every > 0 && learned === undefined; n++) {
    const leaves = n * every * 1000;
    const there = leaves + ONE_WAY;
    send('page', 'server', leaves, 'question', question(card));
    if (there < known) send('server', 'page', there, 'nothing', nothing());
    else {
      send('server', 'page', there, 'news', ok(card.news));
      learned = there + ONE_WAY;
    }
  }
  return { sent: sent.sort((a, b) => a.leaves - b.leaves), known, learned };
}

/** What goes in pieces goes in so many. */
const PIECES = 3;
/** From one piece to the next: when one arrives, the next leaves. Unit: milliseconds. */
const NEXT_PIECE = ONE_WAY;
const FILE = new Uint8Array(48_000);

type Send = (
  from: Place,
  to: Place,
  leaves: number,
  what: Sent['what'],
  message: Uint8Array<ArrayBuffer>,
  range?: [number, number],
) => void;

/** A request that the page starts, and its response. */
function exchange(card: Card, send: Send): void {
  const inPieces = (
    message: Uint8Array<ArrayBuffer>,
    piece: (n: number, r: [number, number]) => void,
  ) => {
    const size = Math.ceil(message.length / PIECES);
    for (let n = 0; n < PIECES; n++) {
      piece(n, [n * size, Math.min(message.length, (n + 1) * size)]);
    }
  };
  if (card.shape === 'upload') {
    const photo = post(card.target, FILE, 'image/jpeg');
    inPieces(photo, (n, range) =>
      send('page', 'server', ACT + n * NEXT_PIECE, 'own', photo, range),
    );
    const end = ACT + (PIECES - 1) * NEXT_PIECE + ONE_WAY;
    send('server', 'page', end, 'answer', ok(card.news));
    return;
  }
  const asked =
    card.id === 'form'
      ? post(card.target, encodeUtf8('item=tea&count=2'), 'application/x-www-form-urlencoded')
      : question(card);
  send('page', 'server', ACT, 'own', asked);
  if (card.shape === 'ask') send('server', 'page', ACT + ONE_WAY, 'answer', ok(card.news));
  else {
    const film = serializeResponse({
      statusCode: 200,
      reason: 'OK',
      fields: [['Content-Type', 'video/mp4']],
      body: FILE,
    });
    inPieces(film, (n, range) =>
      send('server', 'page', ACT + ONE_WAY + n * NEXT_PIECE, 'answer', film, range),
    );
  }
}
