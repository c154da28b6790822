/**
 * A head out of a stream of bytes that arrives in pieces, cut anywhere (RFC 9112 §2.1). Strict: it
 * stops at the first thing a server must refuse, or at a limit, as soon as the line with it is
 * there. It keeps no more of the head than the limit, and what comes behind it as it was fed.
 * @module
 */

import { concatBytes } from '../bytes.ts';
import { ProtocolError, requireBytes } from '../errors.ts';
import { CHARACTER } from './characters.ts';
import { HEAD_LIMITS, HeadParser } from './head-parser.ts';
import type { HeadFinding, HeadKind } from './head-rules.ts';
import type { HeadLimits, HeadOf } from './http-head.ts';

/** There is no WebSocket connection yet that could be closed with a code (RFC 6455 §7.1.5). */
const NO_CLOSE_CODE = 1006;
/** First size of the memory for a head, in bytes. */
const FIRST_SIZE = 1024;

/**
 * A head cannot be read on: its form is broken, or it is too long.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const { findings } = parseHead(encodeUtf8('GET / HTTP/1.1\nHost: a\r\n\r\n'), 'request');
 * const error = new HeadError(findings[0]);
 * error.message; // => 'Head breaks the rule bare-lf at byte 14 (RFC 9112 §2.2)'
 * error.status; // => 400
 * ```
 */
export class HeadError extends ProtocolError {
  /** What is wrong, where. */
  readonly finding: HeadFinding;
  /** What a server answers; `undefined` for a response, which gets no answer. */
  readonly status: number | undefined;

  constructor(finding: HeadFinding) {
    const { rule, section, start, status } = finding;
    super(`Head breaks the rule ${rule} at byte ${start} (${section})`, {
      rule,
      section,
      closeCode: NO_CLOSE_CODE,
    });
    this.name = 'HeadError';
    this.finding = finding;
    this.status = status;
  }
}

/**
 * Reads one head from bytes that arrive in pieces. Where they are cut makes no difference.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const reader = new HeadReader('response');
 * reader.feed(encodeUtf8('HTTP/1.1 101 Switching Protocols\r\nUpgrade: web'));
 * reader.next(); // => undefined
 * reader.feed(encodeUtf8('socket\r\n\r\nand more'));
 * reader.next().startLine.statusCode; // => 101
 * reader.rest; // => encodeUtf8('and more')
 * ```
 */
export class HeadReader<Kind extends HeadKind = HeadKind> {
  readonly #parser: HeadParser;
  readonly #maxLength: number;
  /** The head so far, with room behind it. */
  #memory = new Uint8Array(FIRST_SIZE);
  #length = 0;
  #lineStart = 0;
  #head: HeadOf<Kind> | undefined;
  #failure: HeadError | undefined;
  /** What came behind the head. */
  #behind: Uint8Array[] = [];

  /**
   * Starts at the first byte of a message.
   *
   * @throws {RangeError} if there is no such kind, or a limit is no number above 0
   */
  constructor(kind: Kind, limits: HeadLimits = {}) {
    this.#parser = new HeadParser(kind, limits);
    this.#maxLength = limits.maxLength ?? HEAD_LIMITS.maxLength;
  }

  /**
   * Takes the next bytes of the stream. Those of the head are copied, those behind it are kept as
   * they are until {@link rest} is read.
   *
   * @throws {TypeError} if `bytes` is anything else
   */
  feed(bytes: Uint8Array): void {
    requireBytes(bytes);
    if (this.#failure !== undefined || bytes.length === 0) return;
    if (this.#head !== undefined) {
      this.#behind.push(bytes);
      return;
    }
    const before = this.#length;
    // One byte more than the limit shows that it is broken.
    const taken = Math.min(bytes.length, this.#maxLength + 1 - before);
    this.#append(bytes.subarray(0, taken));
    const end = this.#readLines(before);
    if (end !== undefined && end - before < bytes.length) {
      this.#behind.push(bytes.subarray(end - before));
    }
  }

  /**
   * The head, once all of it is there.
   *
   * @returns `undefined` while bytes are missing
   * @throws {HeadError} if the head breaks a rule that it must not break, or a limit
   */
  next(): HeadOf<Kind> | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    return this.#head;
  }

  /** What was fed behind the head: the first bytes of what comes next. */
  get rest(): Uint8Array<ArrayBuffer> {
    const rest = concatBytes(...this.#behind);
    this.#behind = [rest];
    return rest;
  }

  #append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#memory.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#memory.length));
      grown.set(this.#memory.subarray(0, this.#length));
      this.#memory = grown;
    }
    this.#memory.set(bytes, this.#length);
    this.#length = length;
    this.#parser.bytes = this.#memory.subarray(0, length);
  }

  /**
   * @param from where line feeds were not yet looked for
   * @returns where the head ended, if it did
   */
  #readLines(from: number): number | undefined {
    const parser = this.#parser;
    const bytes = this.#memory.subarray(0, this.#length);
    let at = from;
    while (!parser.complete) {
      const start = this.#lineStart;
      const lineFeed = bytes.indexOf(CHARACTER.LF, at);
      const end = lineFeed < 0 ? this.#length : lineFeed + 1;
      // A limit is broken by the byte that exceeds it, whatever follows in the line.
      if (!parser.checkLimits(start, end)) {
        if (lineFeed < 0) return undefined;
        parser.readLine(start, end);
      }
      this.#lineStart = at = end;
      const finding = parser.findings.find(({ severity }) => severity === 'must-fail');
      if (finding !== undefined) {
        this.#fail(finding);
        return undefined;
      }
    }
    this.#head = parser.finish(this.#lineStart) as HeadOf<Kind>;
    return this.#lineStart;
  }

  #fail(finding: HeadFinding): void {
    this.#failure = new HeadError(finding);
    this.#memory = new Uint8Array();
  }
}
