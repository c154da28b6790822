/**
 * The opening handshake of one end, from the first byte to the last before the frames (RFC 6455 §4).
 *
 * It ends in one way or the other: a client accepts the answer or not (§4.1), a server answers 101 or
 * something else (§4.2.2). No extension is offered or accepted, since the connection speaks none.
 *
 * A client must wait for the answer before it sends frames (§4.1); where it does not, the RFC gives the
 * server nothing to do about it, and they are read like those that come later.
 * @module
 */

import type { Unit } from './connection-output.ts';
import { buildResponse } from './handshake/build-response.ts';
import { drawBytes, type Random } from './frame-writer.ts';
import type { HandshakeFinding } from './handshake/head-finding.ts';
import { HeadError, HeadReader } from './handshake/head-reader.ts';
import type { HeadKind } from './handshake/head-rules.ts';
import type { HeadLimits, HeadOf } from './handshake/http-head.ts';
import { encodeKey, KEY_BYTES } from './handshake/key.ts';
import {
  answerTo,
  buildAnswer,
  buildRequest,
  checkRequest,
  type HttpAnswer,
  type RequestInit,
  type ServerPolicy,
} from './handshake/request.ts';
import { checkResponse } from './handshake/response.ts';

/** What a client asks for. */
export type ClientRequest = Omit<RequestInit, 'key' | 'extensions'>;

/** What a server accepts. */
export type ConnectionPolicy = Omit<ServerPolicy, 'webSocket' | 'extensions'>;

/** What came of a head: how the opening handshake ended, or that another head follows. */
export interface OpeningStep {
  /** What was received, if it was a whole head. */
  readonly what: Unit | undefined;
  /** First byte of the head, counted from the start of all that was received. */
  readonly offset: number;
  /** Of the head that was received, in bytes. */
  readonly length: number;
  /** Whether it was an interim response, and the handshake goes on with the next one. */
  readonly isInterim: boolean;
  /** What was wrong with it; `undefined` if the connection is open, or the handshake goes on. */
  readonly failure: OpeningFailure | undefined;
  /** What a server answers. */
  readonly answer: OpeningAnswer | undefined;
  /** The subprotocol that was agreed on. */
  readonly protocol: string | undefined;
  /** What was received behind the head. */
  readonly rest: Uint8Array;
}

/** What was wrong with a head. */
export interface OpeningFailure {
  readonly rule: string;
  readonly section: string;
  /** First byte of what is wrong, counted from the start of all that was received. */
  readonly offset: number;
}

/** The answer of a server. */
export interface OpeningAnswer {
  readonly bytes: Uint8Array;
  readonly status: number;
}

/**
 * How many interim responses a client reads before the answer. RFC 9110 §15.2 sets no limit, and so a
 * server could send them for ever.
 *
 * @example
 * ```ts
 * MAX_INTERIM_RESPONSES; // => 16
 * ```
 */
export const MAX_INTERIM_RESPONSES = 16;

/**
 * The opening handshake of a client. Interim responses such as 100 and 103 may come before the answer
 * (RFC 9110 §15.2); each has the limits of a head for itself.
 *
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * const request = { target: '/chat', host: 'server.example.com' };
 * const opening = new ClientOpening(request, (count) => new Uint8Array(count));
 * decodeUtf8(opening.request).slice(0, 18); // => 'GET /chat HTTP/1.1'
 * opening.next(); // => undefined
 * ```
 */
export class ClientOpening {
  /** What has to be sent first. */
  readonly request: Uint8Array;
  readonly #key: string;
  readonly #protocols: readonly string[];
  readonly #limits: HeadLimits | undefined;
  #reader: HeadReader<'response'>;
  /** Where the head that is read begins. */
  #offset = 0;
  #interims = 0;

  /**
   * Draws the key of the handshake, 16 bytes, and writes the request.
   *
   * @throws {TypeError} if something is of another kind
   * @throws {RangeError} if something has no possible value
   */
  constructor(request: ClientRequest, random: Random, limits?: HeadLimits) {
    this.#key = encodeKey(drawBytes(random, KEY_BYTES));
    this.#protocols = request.protocols ?? [];
    this.#limits = limits;
    this.#reader = new HeadReader('response', limits);
    this.request = buildRequest({ ...request, key: this.#key });
  }

  /** Takes the next bytes from the server. */
  feed(bytes: Uint8Array): void {
    this.#reader.feed(bytes);
  }

  /** What came of the next head; `undefined` while bytes are missing. */
  next(): OpeningStep | undefined {
    const offset = this.#offset;
    const head = readHead(this.#reader);
    if (head === undefined) return undefined;
    if (head instanceof HeadError) return { ...NOTHING, failure: failureOf(head.finding, offset) };
    const sent = { key: this.#key, protocols: this.#protocols };
    const { outcome, findings, protocol } = checkResponse(head, sent);
    const { statusCode, statusAt } = head.startLine;
    const what = { kind: 'response', status: statusCode! } as const;
    const step = { ...NOTHING, what, offset, length: head.length };
    if (outcome === 'open') return { ...step, protocol, rest: this.#reader.rest };
    if (outcome !== 'interim') return { ...step, failure: failureOf(worst(findings), offset) };
    this.#interims += 1;
    if (this.#interims > MAX_INTERIM_RESPONSES) {
      const finding = { rule: 'too-many-interim', section: 'RFC 9110 §15.2', ...statusAt };
      return { ...step, failure: failureOf(finding, offset) };
    }
    const { rest } = this.#reader;
    this.#reader = new HeadReader('response', this.#limits);
    this.#reader.feed(rest);
    this.#offset += head.length;
    return { ...step, isInterim: true };
  }
}

/**
 * The opening handshake of a server.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * const opening = new ServerOpening();
 * opening.feed(encodeUtf8('GET / HTTP/1.1\r\nHost: server.example.com\r\n\r\n'));
 * opening.next().answer.status; // => 426
 * ```
 */
export class ServerOpening {
  /** A server waits to be asked. */
  readonly request = undefined;
  readonly #policy: ConnectionPolicy;
  readonly #reader: HeadReader<'request'>;

  /** @throws {RangeError} if something has no possible value */
  constructor(policy: ConnectionPolicy = {}, limits?: HeadLimits) {
    this.#policy = policy;
    this.#reader = new HeadReader('request', limits);
  }

  /** Takes the next bytes from the client. */
  feed(bytes: Uint8Array): void {
    this.#reader.feed(bytes);
  }

  /** How it ended; `undefined` while bytes are missing. */
  next(): OpeningStep | undefined {
    const head = readHead(this.#reader);
    if (head === undefined) return undefined;
    if (head instanceof HeadError) {
      const { finding } = head;
      return { ...NOTHING, failure: failureOf(finding), answer: written(answerTo(finding)) };
    }
    const { answer, accepted, findings } = checkRequest(head, this.#policy);
    const end = { ...NOTHING, what: { kind: 'request' }, length: head.length } as const;
    if (accepted === undefined) {
      // A whole head leaves nothing to wait for.
      const refused = typeof answer === 'string' ? UPGRADE_REQUIRED : answer;
      return { ...end, failure: failureOf(worst(findings)), answer: written(refused) };
    }
    const bytes = buildResponse(accepted);
    const { protocol } = accepted;
    return { ...end, answer: { bytes, status: 101 }, protocol, rest: this.#reader.rest };
  }
}

/** To those who ask for a page where there is none (RFC 9110 §15.5.22). */
const UPGRADE_REQUIRED: HttpAnswer = {
  status: 426,
  reason: 'Upgrade Required',
  fields: [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Content-Length', '0'],
  ],
};

const NOTHING: OpeningStep = {
  what: undefined,
  offset: 0,
  length: 0,
  isInterim: false,
  failure: undefined,
  answer: undefined,
  protocol: undefined,
  rest: new Uint8Array(0),
};

/** A head, what is wrong with its form, or nothing as long as bytes are missing. */
function readHead<Kind extends HeadKind>(
  reader: HeadReader<Kind>,
): HeadOf<Kind> | HeadError | undefined {
  try {
    return reader.next();
  } catch (error) {
    if (error instanceof HeadError) return error;
    // A mistake of ours, not of the peer.
    throw error;
  }
}

/** What decides; a status that HTTP would handle ends the connection here, too. */
function worst(findings: readonly HandshakeFinding[]): HandshakeFinding {
  return findings.find(({ severity }) => severity === 'must-fail' || severity === 'http')!;
}

function failureOf(
  { rule, section, start }: Pick<HandshakeFinding, 'rule' | 'section' | 'start'>,
  headStart = 0,
): OpeningFailure {
  return { rule, section, offset: headStart + start };
}

function written(answer: HttpAnswer): OpeningAnswer {
  return { bytes: buildAnswer(answer), status: answer.status };
}
