/**
 * A body in chunks (RFC 9112 §7.1), read leniently from all the bytes there are: what is there is
 * represented, with findings and spans, also while it is incomplete. Where the end of a chunk is not
 * to be found, reading stops, and what follows is unreadable.
 * @module
 */

import {
  CHARACTER,
  decodeLatin1,
  isControlCharacter,
  lowerAscii,
} from '#protocol/handshake/characters.ts';
import { type ByteRange, FindingList } from '#protocol/handshake/head-finding.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import {
  type FieldSection,
  type HeaderField,
  type HeadLimits,
  parseFields,
} from '#protocol/handshake/http-head.ts';
import type { Span, SpanValue } from '#protocol/span.ts';
import {
  type HttpField,
  type HttpFinding,
  httpFinding,
  type HTTP_RULES,
  type HttpRule,
} from './http-rules.ts';

/** A chunk. Places are in bytes from the start of the message. */
export interface Chunk {
  /** What its first line announces, in bytes. 0 in the last one. */
  readonly size: number;
  /** What stands in that line behind the size, as it is written. */
  readonly extension: string;
  /** The line with its line end. */
  readonly line: ByteRange;
  /** As much of the data as is there. */
  readonly data: ByteRange;
}

/** A body in chunks. */
export interface ChunkedBody {
  /** With the last one, of length 0. */
  readonly chunks: readonly Chunk[];
  /** The fields behind the last chunk; `undefined` before it is there. */
  readonly trailers: readonly HeaderField[] | undefined;
  /** What each byte is, in order. */
  readonly spans: readonly Span<HttpField>[];
  readonly findings: readonly HttpFinding[];
  /** The byte after the last one that was read. */
  readonly end: number;
  readonly complete: boolean;
}

/** Fields that have to be known before the body comes (RFC 9110 §6.5.1). */
const NOT_BEHIND = ['content-length', 'transfer-encoding', 'host', 'connection', 'trailer', 'te'];

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
const EXTENSION = new RegExp(
  `^(?:[ \\t]*;[ \\t]*${TOKEN}(?:[ \\t]*=[ \\t]*(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*"))?)*$`,
);

/**
 * Reads a body in chunks.
 *
 * @param bytes the whole message, as far as it is there
 * @param start the first byte of the body
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const bytes = encodeUtf8('5;a=b\r\nHello\r\n0\r\n\r\n');
 * const { chunks, complete } = parseChunked(bytes, 0, 'response');
 * chunks.map(({ size, extension }) => [size, extension]); // => [[5, ';a=b'], [0, '']]
 * complete; // => true
 * ```
 */
export function parseChunked(
  bytes: Uint8Array,
  start: number,
  kind: HeadKind,
  limits: HeadLimits = {},
): ChunkedBody {
  const reader = new ChunkReader(bytes, kind);
  let at = start;
  while (reader.goesOn) at = reader.readChunk(at);
  const { chunks, spans, findings } = reader;
  const missing = (end: number) => httpFinding('body-incomplete', kind, { start: end, end });
  if (chunks.at(-1)?.size !== 0) {
    const all = reader.isLost ? findings : [...findings, missing(at)];
    return { chunks, trailers: undefined, spans, findings: all, end: at, complete: false };
  }
  const section = parseFields(bytes.subarray(at), kind, limits);
  const { complete } = section;
  const end = at + section.length;
  const trailers = section.fields.map((field) => moveField(field, at));
  const forbidden = trailers
    .filter(({ name }) => NOT_BEHIND.includes(lowerAscii(name)))
    .map(({ line }) => httpFinding('trailer-forbidden', kind, line));
  return {
    chunks,
    trailers,
    spans: [
      ...spans,
      ...section.spans.map((span) => ({ ...span, bitOffset: span.bitOffset + 8 * at })),
    ],
    findings: [
      ...findings,
      ...findingsIn(section, at),
      ...forbidden,
      ...(complete ? [] : [missing(end)]),
    ],
    end,
    complete,
  };
}

class ChunkReader {
  readonly chunks: Chunk[] = [];
  readonly spans: Span<HttpField>[] = [];
  /** Whether another chunk is to be read. */
  goesOn = true;
  /** Whether nobody knows where the next chunk begins. */
  isLost = false;
  readonly #findings = new FindingList<HttpRule>();
  readonly #bytes: Uint8Array;
  readonly #kind: HeadKind;

  constructor(bytes: Uint8Array, kind: HeadKind) {
    this.#bytes = bytes;
    this.#kind = kind;
  }

  get findings(): readonly HttpFinding[] {
    return this.#findings.items;
  }

  /** @returns the byte after what was read */
  readChunk(start: number): number {
    const bytes = this.#bytes;
    const lineFeed = bytes.indexOf(CHARACTER.LF, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    const announced = this.#readLine(start, end, lineFeed >= 0);
    if (announced === undefined) {
      this.goesOn = false;
      return bytes.length;
    }
    const { size } = announced;
    const data = { start: end, end: Math.min(bytes.length, end + size) };
    this.#mark('chunk-data', data.start, data.end);
    this.chunks.push({ ...announced, line: { start, end }, data });
    this.goesOn = size > 0;
    return size > 0 ? this.#readEnd(data.end) : end;
  }

  /** @returns what the line announces, or `undefined` if it is not all there, or says nothing */
  #readLine(
    start: number,
    end: number,
    isEnded: boolean,
  ): Pick<Chunk, 'size' | 'extension'> | undefined {
    const bytes = this.#bytes;
    const beforeLf = isEnded ? end - 1 : end;
    const hasCr = beforeLf > start && bytes[beforeLf - 1] === CHARACTER.CR;
    const textEnd = hasCr ? beforeLf - 1 : beforeLf;
    const text = decodeLatin1(bytes.subarray(start, textEnd));
    const digits = /^[\dA-Fa-f]*/.exec(text)![0];
    const extension = text.slice(digits.length);
    const sizeEnd = start + digits.length;
    if (start === end) return undefined;
    if (digits === '' || /^[^ \t;]/.test(extension)) {
      this.#lose('chunk-size-malformed', start, textEnd);
      return undefined;
    }
    const size = Number.parseInt(digits, 16);
    if (!Number.isSafeInteger(size)) {
      this.#lose('chunk-size-too-large', start, sizeEnd);
      return undefined;
    }
    this.#mark('chunk-size', start, sizeEnd, size);
    this.#mark('chunk-extension', sizeEnd, textEnd);
    this.#mark('line-end', textEnd, end);
    if (!isEnded) return undefined;
    if (!EXTENSION.test(extension) || bytes.subarray(sizeEnd, textEnd).some(isControlCharacter)) {
      this.#found('chunk-extension-malformed', sizeEnd, textEnd);
    }
    if (!hasCr) this.#found('chunk-bare-lf', textEnd, end);
    return { size, extension };
  }

  /** Reads the line end behind the data, as far as it is there. */
  #readEnd(at: number): number {
    const bytes = this.#bytes;
    const end = decodeLatin1(bytes.subarray(at, at + 2));
    this.goesOn = end === '\r\n';
    if ('\r\n'.startsWith(end)) {
      this.#mark('line-end', at, at + end.length);
      return at + end.length;
    }
    this.#lose('chunk-end-missing', at, at);
    return bytes.length;
  }

  /** What follows is unreadable, from the place of the mistake. */
  #lose(rule: keyof typeof HTTP_RULES, start: number, end: number): void {
    this.#found(rule, start, end);
    this.#mark('unreadable', start, this.#bytes.length);
    this.isLost = true;
  }

  #found(rule: keyof typeof HTTP_RULES, start: number, end: number): void {
    this.#findings.add(rule, () => httpFinding(rule, this.#kind, { start, end }));
  }

  #mark(field: HttpField, start: number, end: number, value?: SpanValue): void {
    if (end <= start) return;
    this.spans.push({
      field,
      bitOffset: 8 * start,
      bitLength: 8 * (end - start),
      value: value ?? this.#bytes.subarray(start, end),
      section: field === 'chunk-extension' ? 'RFC 9112 §7.1.1' : 'RFC 9112 §7.1',
    });
  }
}

function move<Range extends ByteRange>(range: Range, by: number): Range {
  return { ...range, start: range.start + by, end: range.end + by };
}

function moveField(field: HeaderField, by: number): HeaderField {
  const { line, nameAt, valueAt } = field;
  return {
    ...field,
    line: move(line, by),
    nameAt: move(nameAt, by),
    valueAt: move(valueAt, by),
  };
}

/** Those in whole lines: what is found behind them may still change. Repairs are for heads. */
function findingsIn({ findings, wholeLines }: FieldSection, by: number): HttpFinding[] {
  return findings
    .filter(({ start }) => start < wholeLines)
    .map((finding) => ({ ...move(finding, by), repair: undefined }));
}
