/**
 * Where the body of a message ends (RFC 9112 §6.3): eight cases, looked at in their order. The bytes of
 * the body are not looked at; `parse-message.ts` does that.
 * @module
 */

import { lowerAscii } from '#protocol/handshake/characters.ts';
import { type ListElement, readList } from '#protocol/handshake/field-values.ts';
import { fieldsNamed, type Head, type HeaderField } from '#protocol/handshake/http-head.ts';
import { type HttpFinding, httpFinding, type HTTP_RULES } from './http-rules.ts';

/**
 * How a body ends: it is not there, with the connection that has become a tunnel, after so many
 * bytes, with the last chunk, with the connection, or nobody knows.
 */
export type Framing = 'none' | 'tunnel' | 'content-length' | 'chunked' | 'until-close' | 'unknown';

/** Where the body of a message ends. */
export interface BodyLength {
  readonly framing: Framing;
  /** In bytes, as they are sent; `undefined` if only the body itself will tell. */
  readonly length: number | undefined;
  /** The case of the list in RFC 9112 §6.3 that decided, from 1. */
  readonly item: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly section: 'RFC 9112 §6.3';
  readonly findings: readonly HttpFinding[];
}

/** What a head does not say and its receiver knows. */
export interface MessageContext {
  /** Of the request that a response answers. Default: `'GET'`. */
  readonly method?: string | undefined;
}

/**
 * Decides where the body of a message ends.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
 * const head = parseHead(encodeUtf8(text), 'response');
 * const { framing, length, item } = bodyLengthOf(head);
 * [framing, length, item]; // => ['content-length', 5, 6]
 * bodyLengthOf(head, { method: 'HEAD' }).item; // => 1
 * ```
 */
export function bodyLengthOf(head: Head, { method = 'GET' }: MessageContext = {}): BodyLength {
  const { kind, version } = head.startLine;
  const findings: HttpFinding[] = [];
  const found = (rule: keyof typeof HTTP_RULES, fields: readonly HeaderField[]) => {
    for (const { line } of fields.slice(0, 1)) findings.push(httpFinding(rule, kind, line));
  };
  const decided = (item: BodyLength['item'], framing: Framing, length?: number): BodyLength => ({
    framing,
    length,
    item,
    section: 'RFC 9112 §6.3',
    findings,
  });
  const encodings = fieldsNamed(head, 'transfer-encoding');
  const lengths = fieldsNamed(head, 'content-length');

  if (head.startLine.kind === 'response') {
    const { statusCode = 0 } = head.startLine;
    const isBare = isInformational(statusCode) || statusCode === 204;
    const isTunnel = method === 'CONNECT' && statusCode >= 200 && statusCode < 300;
    if (isBare || isTunnel) {
      found('transfer-encoding-forbidden', encodings);
      found('length-forbidden', lengths);
    }
    if (isBare || method === 'HEAD' || statusCode === 304) return decided(1, 'none', 0);
    if (isTunnel) return decided(2, 'tunnel', 0);
  }

  if (encodings.length > 0) {
    if (isBefore11(version)) found('transfer-encoding-before-1.1', encodings);
    found('length-and-transfer-encoding', lengths);
    const codings = readList(encodings).elements.map(({ text }) => lowerAscii(text));
    if (codings.indexOf('chunked') < codings.lastIndexOf('chunked')) {
      found('chunked-twice', encodings);
    }
    if (codings.at(-1) === 'chunked') return decided(4, 'chunked');
    if (kind === 'response') return decided(4, 'until-close');
    found('chunked-not-last', encodings);
    return decided(4, 'unknown');
  }

  if (lengths.length > 0) {
    const length = lengthIn(readList(lengths).elements);
    if (length === undefined) found('length-malformed', lengths);
    else if (!Number.isSafeInteger(length)) found('length-too-large', lengths);
    else {
      if (lengths.length > 1 || lengths[0]!.value.includes(',')) found('length-repeated', lengths);
      return decided(6, 'content-length', length);
    }
    return decided(5, 'unknown');
  }
  return kind === 'request' ? decided(7, 'none', 0) : decided(8, 'until-close');
}

/** The one number that all elements are; `undefined` if there is none. */
function lengthIn(elements: readonly ListElement[]): number | undefined {
  const numbers = new Set(
    elements.map(({ text }) => (/^\d+$/.test(text) ? Number(text) : undefined)),
  );
  return numbers.size === 1 ? [...numbers][0] : undefined;
}

function isInformational(statusCode: number): boolean {
  return statusCode >= 100 && statusCode < 200;
}

function isBefore11(version: string): boolean {
  return /^HTTP\/(?:0\.\d|1\.0)$/.test(version);
}
