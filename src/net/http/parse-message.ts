/**
 * An HTTP/1.x message from bytes: its head, its body, and where the next message begins (RFC 9112
 * §2.1, §6). Read leniently: whatever the bytes are, they are represented, with findings and with
 * spans that cover them, also while the message is incomplete.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import { requireBytes } from '#protocol/errors.ts';
import type { ByteRange } from '#protocol/handshake/head-finding.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import {
  type HeaderField,
  type HeadLimits,
  type HeadOf,
  parseHead,
} from '#protocol/handshake/http-head.ts';
import type { Span } from '#protocol/span.ts';
import { type BodyLength, bodyLengthOf, type MessageContext } from './body-length.ts';
import { type Chunk, parseChunked } from './chunked-body.ts';
import { type HttpField, type HttpFinding, httpFinding } from './http-rules.ts';

/** What its receiver knows beside the bytes. */
export interface ParseContext extends MessageContext, HeadLimits {
  /** The sender closed the connection: no more bytes will come. Default: `false`. */
  readonly closed?: boolean | undefined;
}

/** A parsed message. Places are in bytes from its start. */
export interface HttpMessage<Kind extends HeadKind = HeadKind> {
  readonly head: HeadOf<Kind>;
  /** Where the body ends; `undefined` while the head is incomplete. */
  readonly bodyLength: BodyLength | undefined;
  /** The body as it was sent, with what stands between and behind chunks. */
  readonly body: ByteRange;
  /** What the body says, as far as it is there: without what chunks add. */
  readonly content: Uint8Array;
  /** With the last one, of length 0; empty if the body is not in chunks. */
  readonly chunks: readonly Chunk[];
  /** The fields behind the chunks; `undefined` where there are no chunks, or not all of them. */
  readonly trailers: readonly HeaderField[] | undefined;
  /** What each byte is, in order and without a gap. */
  readonly spans: readonly Span<HttpField>[];
  readonly findings: readonly HttpFinding[];
  /** Where the next message begins, as far as bytes are there. */
  readonly length: number;
  readonly complete: boolean;
}

/**
 * Parses the first message in bytes, right or wrong, whole or not.
 *
 * @throws {TypeError} if there are no bytes
 * @throws {RangeError} if there is no such kind
 * @example
 * ```ts
 * import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
 * const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
 * const bytes = encodeUtf8(`${head}2\r\nHe\r\n3\r\nllo\r\n0\r\n\r\n`);
 * const message = parseMessage(bytes, 'response');
 * decodeUtf8(message.content); // => 'Hello'
 * message.bodyLength.framing; // => 'chunked'
 * parseMessage(bytes.subarray(0, -1), 'response').complete; // => false
 * ```
 */
export function parseMessage<Kind extends HeadKind>(
  bytes: Uint8Array,
  kind: Kind,
  context: ParseContext = {},
): HttpMessage<Kind> {
  requireBytes(bytes);
  const head = parseHead(bytes, kind, context);
  const bodyLength = head.complete ? bodyLengthOf(head, context) : undefined;
  const before = [...head.findings, ...(bodyLength?.findings ?? [])];
  const start = head.length;
  if (bodyLength?.framing === 'chunked') {
    const { chunks, trailers, spans, findings, end, complete } = parseChunked(
      bytes,
      start,
      kind,
      context,
    );
    return {
      head,
      bodyLength,
      body: { start, end },
      content: concatBytes(...chunks.map(({ data }) => bytes.subarray(data.start, data.end))),
      chunks,
      trailers,
      spans: [...head.spans, ...spans],
      findings: [...before, ...findings],
      length: end,
      complete,
    };
  }
  const { framing = 'none', length } = bodyLength ?? {};
  const end = Math.min(start + (length ?? bytes.length), bytes.length);
  const content = bytes.subarray(start, head.complete ? end : start);
  const span: Span<HttpField> = {
    field: framing === 'unknown' ? 'unreadable' : 'message-body',
    bitOffset: 8 * start,
    bitLength: 8 * content.length,
    value: content,
    section: 'RFC 9112 §6',
  };
  const isCutOff = framing === 'content-length' && content.length < length!;
  const isWhole = framing === 'until-close' ? context.closed === true : framing !== 'unknown';
  return {
    head,
    bodyLength,
    body: { start, end: start + content.length },
    content,
    chunks: [],
    trailers: undefined,
    spans: content.length === 0 ? head.spans : [...head.spans, span],
    findings: [
      ...before,
      ...(isCutOff ? [httpFinding('body-incomplete', kind, { start: end, end })] : []),
    ],
    length: start + content.length,
    complete: head.complete && isWhole && !isCutOff,
  };
}
