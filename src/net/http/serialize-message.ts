/**
 * HTTP/1.x messages as bytes: a head, and a body whose end can be found (RFC 9112 §6): by its length,
 * in chunks, or at the end of the connection. What these refuse to write can still be put together
 * from `serializeHead()` and bytes.
 * @module
 */

import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { requireBytes } from '#protocol/errors.ts';
import { lowerAscii } from '#protocol/handshake/characters.ts';
import {
  type FieldInit,
  type HTTP_VERSIONS,
  serializeFields,
  serializeHead,
} from '#protocol/handshake/http-head.ts';

/** What every message is written from. */
export interface MessageInit {
  /** Default: `'HTTP/1.1'`. */
  readonly version?: (typeof HTTP_VERSIONS)[number] | undefined;
  /** Without those that say how the body ends: they are written as the body needs them. */
  readonly fields?: readonly FieldInit[] | undefined;
  /** Is announced with its length, in a `Content-Length` field. */
  readonly body?: Uint8Array | undefined;
  /** In place of `body`: sent as chunks, none of them empty. */
  readonly chunks?: readonly Uint8Array[] | undefined;
  /** Fields behind the chunks. */
  readonly trailers?: readonly FieldInit[] | undefined;
}

/** What a request is written from. */
export interface RequestInit extends MessageInit {
  readonly method: string;
  readonly target: string;
}

/** What a response is written from. */
export interface ResponseInit extends MessageInit {
  readonly statusCode: number;
  readonly reason: string;
  /** The body has no length: it ends when the server closes the connection. */
  readonly untilClose?: boolean | undefined;
}

/**
 * Writes a request (RFC 9112 §2.1). Without a body, it says nothing of one.
 *
 * @throws {RangeError} if a part cannot stand in its place, or the body cannot be sent so
 * @example
 * ```ts
 * import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
 * const init = { method: 'POST', target: '/', fields: [['Host', 'a']], body: encodeUtf8('Hi') };
 * decodeUtf8(serializeRequest(init));
 * // => 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nHi'
 * ```
 */
export function serializeRequest(init: RequestInit): Uint8Array<ArrayBuffer> {
  const { method, target, version } = init;
  const { fields, body } = framed(init);
  return concatBytes(serializeHead({ method, target, version, fields }), body);
}

/**
 * Writes a response (RFC 9112 §2.1). Without a body, it says nothing of one: right for those that
 * have none (RFC 9112 §6.3), while all others then end with the connection.
 *
 * @throws {RangeError} if a part cannot stand in its place, or the body cannot be sent so
 * @example
 * ```ts
 * import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
 * const ok = { statusCode: 200, reason: 'OK' };
 * decodeUtf8(serializeResponse({ ...ok, chunks: [encodeUtf8('Hi')] }));
 * // => 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nHi\r\n0\r\n\r\n'
 * ```
 */
export function serializeResponse(init: ResponseInit): Uint8Array<ArrayBuffer> {
  const { statusCode, reason, version, untilClose = false } = init;
  const { fields, body } = framed(init, untilClose);
  return concatBytes(serializeHead({ statusCode, reason, version, fields }), body);
}

/**
 * Writes a chunk: its length in hexadecimal, a line end, the data, a line end (RFC 9112 §7.1).
 *
 * @throws {RangeError} if it is empty: that would end the body
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * decodeUtf8(serializeChunk(new Uint8Array(26).fill(0x2e)));
 * // => '1a\r\n..........................\r\n'
 * ```
 */
export function serializeChunk(data: Uint8Array): Uint8Array<ArrayBuffer> {
  requireBytes(data);
  if (data.length === 0) throw new RangeError('Chunk must not be empty: that would be the last');
  return concatBytes(encodeUtf8(`${data.length.toString(16)}\r\n`), data, encodeUtf8('\r\n'));
}

/**
 * Writes what ends a body of chunks: a chunk of length 0, fields if there are any, and an empty line
 * (RFC 9112 §7.1, §7.1.2).
 *
 * @throws {RangeError} if a field is none
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * decodeUtf8(serializeLastChunk()); // => '0\r\n\r\n'
 * ```
 */
export function serializeLastChunk(trailers: readonly FieldInit[] = []): Uint8Array<ArrayBuffer> {
  return concatBytes(encodeUtf8('0\r\n'), serializeFields(trailers));
}

/** Fields that say how the body ends. */
const FRAMING = ['content-length', 'transfer-encoding'];

function framed(
  { version, fields = [], body, chunks, trailers }: MessageInit,
  untilClose = false,
): { fields: readonly FieldInit[]; body: Uint8Array } {
  const framing = fields.find(([name]) => FRAMING.includes(lowerAscii(name)));
  if (framing !== undefined) throw new RangeError(`${framing[0]} is written as the body needs it`);
  if (chunks === undefined) {
    if (trailers !== undefined) throw new RangeError('Only chunks can have fields behind them');
    if (body === undefined) return { fields, body: new Uint8Array() };
    requireBytes(body);
    if (untilClose) return { fields, body };
    return { fields: [...fields, ['Content-Length', String(body.length)]], body };
  }
  if (body !== undefined || untilClose) throw new RangeError('Body is sent in one way only');
  if (version === 'HTTP/1.0') throw new RangeError('HTTP/1.0 has no chunks');
  return {
    fields: [...fields, ['Transfer-Encoding', 'chunked']],
    body: concatBytes(...chunks.map(serializeChunk), serializeLastChunk(trailers)),
  };
}
