/**
 * The head of an HTTP/1.1 message – start line, fields, empty line – from bytes and back (RFC 9112
 * §2.1). Read leniently: whatever the bytes are, they are represented, with findings and with spans
 * that cover them, also while the head is incomplete. `head-reader.ts` is strict.
 *
 * One pass by hand over the bytes, without regular expressions on what a peer sent: time and memory
 * grow with the length and no faster. Field values are text of one character per byte.
 * @module
 */

import { concatBytes } from '../bytes.ts';
import { requireBytes, requireOneOf } from '../errors.ts';
import { CHARACTER, encodeLatin1, isToken, lowerAscii } from './characters.ts';
import { type ByteRange, requireFieldValue } from './head-finding.ts';
import { HeadParser } from './head-parser.ts';
import type { HeadFinding, HeadKind, HeadSpan } from './head-rules.ts';
import type { RequestLine, StartLine, StatusLine } from './start-line.ts';

/** A field of a head (RFC 9112 §5). */
export interface HeaderField {
  /** As it was written. Names are compared without regard to case (RFC 9110 §5.1). */
  readonly name: string;
  /**
   * Without the blanks around it, one character per byte, so that character n is byte
   * `valueAt.start + n`. The line ends of an obs-fold are spaces (RFC 9112 §5.2).
   */
  readonly value: string;
  /** All of it, line end included. */
  readonly line: ByteRange;
  readonly nameAt: ByteRange;
  readonly valueAt: ByteRange;
}

/** A parsed head. Offsets are in bytes from the start of what was parsed. */
export interface Head<Line extends StartLine = StartLine> {
  /** Its parts are empty where nothing is there. */
  readonly startLine: Line;
  /** In the order of the bytes. */
  readonly fields: readonly HeaderField[];
  /** What each byte is. */
  readonly spans: readonly HeadSpan[];
  /**
   * In the order of the bytes; the severity tells what is wrong from what is only odd. Of each rule
   * the first 100.
   */
  readonly findings: readonly HeadFinding[];
  /** In bytes, with the empty line; what follows belongs to no head. */
  readonly length: number;
  /** How many bytes of it are whole lines. What is found behind them may still change. */
  readonly wholeLines: number;
  /** Whether the empty line is there. */
  readonly complete: boolean;
}

/** Head of a request. */
export type RequestHead = Head<RequestLine>;

/** Head of a response. */
export type ResponseHead = Head<StatusLine>;

/** Head of a message of a kind. */
export type HeadOf<Kind extends HeadKind> = Kind extends 'request' ? RequestHead : ResponseHead;

/** How much of a head is taken. */
export interface HeadLimits {
  /** The whole head, in bytes. Default: 16384. */
  readonly maxLength?: number | undefined;
  /** A line with its line end, in bytes. Default: 8192; RFC 9112 §3 asks for 8000 at least. */
  readonly maxLineLength?: number | undefined;
  /** Default: 100. */
  readonly maxFields?: number | undefined;
}

/**
 * Parses a head, right or wrong, whole or not.
 *
 * @throws {TypeError} if there are no bytes
 * @throws {RangeError} if there is no such kind
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const head = parseHead(encodeUtf8('GET /chat HTTP/1.1\r\nHost : a\r\n'), 'request');
 * head.startLine.target; // => '/chat'
 * head.fields[0].value; // => 'a'
 * head.complete; // => false
 * head.findings.map(({ rule }) => rule); // => ['blank-before-colon', 'head-incomplete']
 * ```
 */
export function parseHead<Kind extends HeadKind>(
  bytes: Uint8Array,
  kind: Kind,
  limits: HeadLimits = {},
): HeadOf<Kind> {
  requireBytes(bytes);
  const parser = new HeadParser(kind, limits);
  parser.bytes = bytes;
  return readLines(parser, bytes) as HeadOf<Kind>;
}

/** Field lines up to an empty line, without a first line before them. */
export type FieldSection = Omit<Head, 'startLine'>;

/**
 * Parses fields without a first line, as they stand behind the last chunk of a body (RFC 9112
 * §7.1.2), right or wrong, whole or not.
 *
 * @throws {TypeError} if there are no bytes
 * @throws {RangeError} if there is no such kind
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const { fields, complete } = parseFields(encodeUtf8('Digest: 1\r\n\r\n'), 'response');
 * fields.map(({ name, value }) => [name, value]); // => [['Digest', '1']]
 * complete; // => true
 * ```
 */
export function parseFields(
  bytes: Uint8Array,
  kind: HeadKind,
  limits: HeadLimits = {},
): FieldSection {
  requireBytes(bytes);
  const parser = new HeadParser(kind, limits);
  parser.bytes = bytes;
  parser.skipStartLine();
  return readLines(parser, bytes);
}

function readLines(parser: HeadParser, bytes: Uint8Array): Head {
  let start = 0;
  while (!parser.complete && start < bytes.length) {
    const lineFeed = bytes.indexOf(CHARACTER.LF, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    parser.readLine(start, end);
    start = end;
  }
  return parser.finish(start);
}

/**
 * The finding at which a strict reader stops, whatever comes behind: the first in a whole line, or
 * a limit. `HeadReader` throws it.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * fatalFinding(parseHead(encodeUtf8('GET /chat HT'), 'request')); // => undefined
 * fatalFinding(parseHead(encodeUtf8('GET /chat HT\r\n'), 'request')).rule;
 * // => 'http-version-malformed'
 * ```
 */
export function fatalFinding({ findings, wholeLines }: Head): HeadFinding | undefined {
  return findings.find(
    ({ rule, severity, start }) =>
      severity === 'must-fail' && (start < wholeLines || rule.endsWith('-too-long')),
  );
}

/**
 * The values of all fields of a name, in their order.
 *
 * @param name in any case
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const head = parseHead(encodeUtf8('GET / HTTP/1.1\r\nHost: a\r\n\r\n'), 'request');
 * fieldsNamed(head, 'host').map(({ value }) => value); // => ['a']
 * ```
 */
export function fieldsNamed(head: Pick<Head, 'fields'>, name: string): readonly HeaderField[] {
  const wanted = lowerAscii(name);
  return head.fields.filter((field) => lowerAscii(field.name) === wanted);
}

/** A name and a value. */
export type FieldInit = readonly [name: string, value: string];

/**
 * The versions whose messages have heads like these (RFC 9112 §2.3).
 *
 * @example
 * ```ts
 * HTTP_VERSIONS; // => ['HTTP/1.0', 'HTTP/1.1']
 * ```
 */
export const HTTP_VERSIONS = ['HTTP/1.0', 'HTTP/1.1'] as const;

/** What a head is written from. */
export type HeadInit = {
  /** Default: `'HTTP/1.1'`. */
  readonly version?: (typeof HTTP_VERSIONS)[number] | undefined;
  readonly fields: readonly FieldInit[];
} & (
  | { readonly method: string; readonly target: string }
  | { readonly statusCode: number; readonly reason: string }
);

/**
 * Writes a head, with its empty line (RFC 9112 §2.1).
 *
 * @throws {RangeError} if a part cannot stand in its place: a line end in it would begin another
 *   line, a blank another word
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * decodeUtf8(serializeHead({ method: 'GET', target: '/', fields: [['Host', 'a']] }));
 * // => 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
 * ```
 */
export function serializeHead(init: HeadInit): Uint8Array<ArrayBuffer> {
  const { version = 'HTTP/1.1' } = init;
  requireOneOf('Version', version, HTTP_VERSIONS);
  const startLine = 'method' in init ? requestLine(init, version) : statusLine(init, version);
  return concatBytes(encodeLatin1(`${startLine}\r\n`), serializeFields(init.fields));
}

/**
 * Writes field lines and the empty line behind them: what follows the first line of a message, or
 * the last chunk of a body (RFC 9112 §7.1.2).
 *
 * @throws {RangeError} as {@link serializeHead} does
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * decodeUtf8(serializeFields([['Host', 'a']])); // => 'Host: a\r\n\r\n'
 * ```
 */
export function serializeFields(fields: readonly FieldInit[]): Uint8Array<ArrayBuffer> {
  const lines = fields.map(([name, value]) => {
    if (!isToken(name))
      throw new RangeError(`Field name must be a token, got ${JSON.stringify(name)}`);
    requireFieldValue(value);
    return encodeLatin1(`${name}: ${value}\r\n`);
  });
  return concatBytes(...lines, encodeLatin1('\r\n'));
}

function requestLine(
  { method, target }: { method: string; target: string },
  version: string,
): string {
  if (!isToken(method))
    throw new RangeError(`Method must be a token, got ${JSON.stringify(method)}`);
  requireFieldValue(target);
  if (target === '' || /[ \t]/.test(target)) {
    throw new RangeError(`Target must be there and without blanks, got ${JSON.stringify(target)}`);
  }
  return `${method} ${target} ${version}`;
}

function statusLine(
  { statusCode, reason }: { statusCode: number; reason: string },
  version: string,
): string {
  if (!(Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 999)) {
    throw new RangeError(`Status code must have three digits, got ${statusCode}`);
  }
  requireFieldValue(reason);
  return `${version} ${statusCode} ${reason}`;
}
