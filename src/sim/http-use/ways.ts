/**
 * Ways of using connections for requests, and the messages that each sends: real bytes, whose lengths
 * are what is counted and what takes time.
 * @module
 */

import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import type { FieldInit } from '#protocol/handshake/http-head.ts';
import { serializeRequest, serializeResponse } from '#net/http/serialize-message.ts';

/** In the order in which they came up. */
export const WAYS = [
  'one-each',
  'keep-alive',
  'persistent',
  'pipelined',
  'several',
  'streams',
] as const;

/**
 * A connection for each request (HTTP/1.0); one that both agreed to keep (HTTP/1.0 with
 * `keep-alive`); one that persists (HTTP/1.1); requests sent ahead on it; several such connections,
 * side by side; one with a stream for each request (HTTP/2).
 */
export type Way = (typeof WAYS)[number];

/** How a way uses connections. */
export interface WayOfUse {
  readonly version: 'HTTP/1.0' | 'HTTP/1.1';
  /** The value of a `Connection` field in every message. */
  readonly connection?: string;
  /** A connection carries more than one exchange (RFC 9112 §9.3). */
  readonly persists: boolean;
  /** Further requests are sent while responses are due. */
  readonly ahead: boolean;
  /** Responses leave in the order of the requests (RFC 9112 §9.3.2). */
  readonly inOrder: boolean;
  /** More than one connection at a time. */
  readonly several: boolean;
}

const PERSISTENT: WayOfUse = {
  version: 'HTTP/1.1',
  persists: true,
  ahead: false,
  inOrder: true,
  several: false,
};

export const WAYS_OF_USE: Readonly<Record<Way, WayOfUse>> = {
  'one-each': { ...PERSISTENT, version: 'HTTP/1.0', persists: false },
  'keep-alive': { ...PERSISTENT, version: 'HTTP/1.0', connection: 'keep-alive' },
  persistent: PERSISTENT,
  pipelined: { ...PERSISTENT, ahead: true },
  several: { ...PERSISTENT, several: true },
  // Its messages are written as HTTP/1.1 writes them: frames and their compression are another story.
  streams: { ...PERSISTENT, ahead: true, inOrder: false },
};

/** How long bodies are, in bytes. */
export interface Sizes {
  /** 0: the requests have none. */
  readonly request: number;
  readonly response: number;
}

/** An exchange as bytes. */
export interface Messages {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
  /** How much of each is head, in bytes. */
  readonly requestHead: number;
  readonly responseHead: number;
}

/**
 * What is sent for one request.
 *
 * @param index of the request, from 0
 */
export function messagesOf(way: Way, index: number, sizes: Sizes): Messages {
  const { version, connection, persists } = WAYS_OF_USE[way];
  const name = `item-${index + 1}`;
  const more: FieldInit[] = connection === undefined ? [] : [['Connection', connection]];
  const fields: FieldInit[] = [
    ['Host', 'example.com'],
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
    ['Accept', '*/*'],
    ['Cookie', 'session=3f9c1e7a'],
    ...more,
  ];
  // After a PUT, which can be repeated, more may be sent ahead; after a POST it should not (RFC 9112 §9.3.2).
  const request = { method: sizes.request === 0 ? 'GET' : 'PUT', target: `/${name}`, version };
  const body = sizes.request === 0 ? undefined : bodyOf(`sent to ${name}`, sizes.request);
  const requestBytes = serializeRequest({ ...request, fields, body });
  const responseBytes = serializeResponse({
    version,
    statusCode: 200,
    reason: 'OK',
    fields: [['Date', 'Sat, 21 Nov 2026 12:00:00 GMT'], ['Content-Type', 'text/plain'], ...more],
    body: bodyOf(name, sizes.response),
    // In its days, the end of the connection was the end of the body.
    untilClose: !persists,
  });
  return {
    request: requestBytes,
    response: responseBytes,
    requestHead: requestBytes.length - sizes.request,
    responseHead: responseBytes.length - sizes.response,
  };
}

function bodyOf(text: string, length: number): Uint8Array {
  const line = encodeUtf8(`${text}\n`);
  const lines = Array<Uint8Array>(Math.ceil(length / line.length)).fill(line);
  return concatBytes(...lines).subarray(0, length);
}
