/**
 * The bytes of every message that the five techniques send. Heads are those of a browser and of a
 * common web server; two cookies are filled until the head of a short poll, and of the answer that
 * there is nothing new, have the lengths that were asked for. The same cookies travel in all heads.
 *
 * How far a client has come is written with six digits, so that the length of a message does not
 * depend on when it was sent.
 * @module
 */

import { concatBytes, encodeBase64, encodeUtf8 } from '#protocol/bytes.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import type { FieldInit } from '#protocol/handshake/http-head.ts';
import { buildRequest } from '#protocol/handshake/request.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import {
  serializeChunk,
  serializeRequest,
  serializeResponse,
} from '#net/http/serialize-message.ts';
import { type PushEvent, TEXTS } from './source.ts';

const HOST = 'push.example';

/** The cookies that fill the heads. */
export interface Filling {
  readonly request: string;
  readonly response: string;
}

const AGENT: FieldInit = [
  'User-Agent',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
];
const LANGUAGE: FieldInit = ['Accept-Language', 'en,zh;q=0.5'];
const WIDTH = 6;

/** A number as it is written in messages. */
const idText = (id: number): string => String(id).padStart(WIDTH, '0');

const bodyOf = ({ id, said }: PushEvent): string =>
  JSON.stringify({ id: idText(id), text: TEXTS[said]! });

/** The morning of the run. Unit of `at`: milliseconds. */
function dateAt(at: number): string {
  const seconds = Math.floor(at / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = [9 + Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `Sat, 21 Nov 2026 ${time.map(two).join(':')} GMT`;
}

/** Writes the messages of one run. Times are in milliseconds. */
export class Composer {
  readonly #filling: Filling;

  constructor(filling: Filling) {
    this.#filling = filling;
  }

  /** Asks for what is new: at once for a short poll, when there is something for a long one. */
  poll(kind: 'short' | 'long', after: number): Uint8Array {
    const path = kind === 'short' ? 'news' : 'wait';
    return this.#get(`/${path}?after=${idText(after)}`, 'application/json');
  }

  /** 204: a response without a body (RFC 9110 §15.3.5). */
  nothing(at: number): Uint8Array {
    return serializeResponse({
      statusCode: 204,
      reason: 'No Content',
      fields: this.#server(at),
    });
  }

  /** All that is new, in one response. */
  news(at: number, events: readonly PushEvent[]): Uint8Array {
    return serializeResponse({
      statusCode: 200,
      reason: 'OK',
      fields: [...this.#server(at), ['Content-Type', 'application/json']],
      body: encodeUtf8(`[${events.map(bodyOf).join(',')}]`),
    });
  }

  /** What a proxy says that got no response in time (RFC 9110 §15.6.5). */
  gatewayTimeout(at: number): Uint8Array {
    return serializeResponse({
      statusCode: 504,
      reason: 'Gateway Timeout',
      fields: [
        ['Date', dateAt(at)],
        ['Server', 'proxy'],
        ['Content-Type', 'text/html'],
      ],
      body: encodeUtf8('<html><body><h1>504 Gateway Timeout</h1></body></html>\r\n'),
    });
  }

  /** Asks for a response that does not end. */
  openStream(after: number): Uint8Array {
    return this.#get(`/stream?after=${idText(after)}`, 'application/x-ndjson');
  }

  streamHead(at: number): Uint8Array {
    return this.#chunkedHead(at, 'application/x-ndjson');
  }

  /** A line in a chunk of its own. */
  streamEvent(event: PushEvent): Uint8Array {
    return serializeChunk(encodeUtf8(`${bodyOf(event)}\n`));
  }

  /** An empty line, so that something passes. */
  streamSign(): Uint8Array {
    return serializeChunk(encodeUtf8('\n'));
  }

  /** What an EventSource asks for; it names the last event that it has, if there is one. */
  openEvents(after: number): Uint8Array {
    return this.#get('/events', 'text/event-stream', [
      // A browser adds both where nothing may come from its cache (Fetch, “HTTP-network-or-cache fetch”).
      ['Pragma', 'no-cache'],
      ['Cache-Control', 'no-cache'],
      ...(after === 0 ? [] : ([['Last-Event-ID', idText(after)]] as const)),
    ]);
  }

  /** The head, and how long to wait before connecting again. */
  eventsHead(at: number, retry: number): Uint8Array {
    return concatBytes(
      this.#chunkedHead(at, 'text/event-stream'),
      serializeChunk(encodeUtf8(`retry: ${retry}\n\n`)),
    );
  }

  sentEvent({ id, said }: PushEvent): Uint8Array {
    return serializeChunk(encodeUtf8(`id: ${idText(id)}\ndata: ${TEXTS[said]!}\n\n`));
  }

  /** A comment, which an EventSource passes over. */
  comment(): Uint8Array {
    return serializeChunk(encodeUtf8(':\n\n'));
  }

  openSocket(after: number, nonce: Uint8Array): Uint8Array {
    const cookie = this.#cookie();
    return buildRequest({
      target: `/socket?after=${idText(after)}`,
      host: HOST,
      key: encodeBase64(nonce),
      origin: `http://${HOST}`,
      fields: [AGENT, LANGUAGE, ...cookie],
    });
  }

  acceptSocket(at: number, nonce: Uint8Array): Uint8Array {
    return buildResponse({ key: encodeBase64(nonce), fields: this.#server(at) });
  }

  socketEvent(event: PushEvent): Uint8Array {
    return serializeFrame({ opcode: 1, payload: encodeUtf8(bodyOf(event)) });
  }

  ping(): Uint8Array {
    return serializeFrame({ opcode: 9 });
  }

  pong(maskingKey: number): Uint8Array {
    return serializeFrame({ opcode: 10, maskingKey });
  }

  /** 1001: the page is left; from the server, the answer to it. */
  close(maskingKey?: number): Uint8Array {
    return serializeFrame({ opcode: 8, payload: Uint8Array.of(0x03, 0xe9), maskingKey });
  }

  #get(target: string, accept: string, more: readonly FieldInit[] = []): Uint8Array {
    return serializeRequest({
      method: 'GET',
      target,
      fields: [['Host', HOST], AGENT, ['Accept', accept], LANGUAGE, ...more, ...this.#cookie()],
    });
  }

  #cookie(): FieldInit[] {
    const { request } = this.#filling;
    return request === '' ? [] : [['Cookie', request]];
  }

  #server(at: number): FieldInit[] {
    const { response } = this.#filling;
    const fields: FieldInit[] = [
      ['Date', dateAt(at)],
      ['Server', 'web'],
      ['Cache-Control', 'no-store'],
    ];
    return response === '' ? fields : [...fields, ['Set-Cookie', response]];
  }

  #chunkedHead(at: number, type: string): Uint8Array {
    const whole = serializeResponse({
      statusCode: 200,
      reason: 'OK',
      fields: [...this.#server(at), ['Content-Type', type]],
      chunks: [],
    });
    // The body has only begun: what ends it comes never, or with its connection.
    return whole.subarray(0, whole.length - END_OF_CHUNKS);
  }
}

/** `0`, and two line ends. Unit: bytes. */
const END_OF_CHUNKS = 5;

/** Letters and digits as a session has them. */
const SESSION = 'q7Zt0vXk3mLr9aWc5yBn1pHe8sJd4uGf6oKi2-TR_';

const sessionOf = (name: string, length: number): string =>
  name + SESSION.repeat(Math.ceil(length / SESSION.length)).slice(0, length - name.length);

const BARE = new Composer({ request: '', response: '' });
const HEADS = { request: BARE.poll('short', 0).length, response: BARE.nothing(0).length };
const FIELDS = { request: 'Cookie: \r\n'.length, response: 'Set-Cookie: \r\n'.length };
const NAMES = { request: 'session=', response: 'node=' } as const;

/** The shortest heads that can be had with a cookie in them. Unit: bytes. */
export const LEAST = {
  request: HEADS.request + FIELDS.request + NAMES.request.length + 1,
  response: HEADS.response + FIELDS.response + NAMES.response.length + 1,
} as const;

/**
 * Cookies that give a short poll and the answer “nothing new” these lengths.
 *
 * @throws {RangeError} if one is less than {@link LEAST}
 */
export function fillHeads(lengths: Readonly<Record<keyof Filling, number>>): Filling {
  const cookie = (which: keyof Filling) => {
    if (lengths[which] < LEAST[which]) {
      throw new RangeError(`Head of a ${which} has at least ${LEAST[which]} bytes`);
    }
    return sessionOf(NAMES[which], lengths[which] - HEADS[which] - FIELDS[which]);
  };
  return { request: cookie('request'), response: cookie('response') };
}
