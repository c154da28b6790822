/**
 * Frames out of a stream of bytes that arrives in pieces, cut anywhere (RFC 6455 §5.2).
 *
 * The reader keeps the pieces as they come and joins nothing until a payload is complete, which is
 * then unmasked into its own memory in one pass. Hence no byte is copied more than twice, and
 * nothing is allocated because a header claims a length: a peer may claim 2^63 and send nothing.
 *
 * Told who receives, the reader fails on the list of `check.ts`: on a header as soon as it is
 * complete, on a payload when that is. Behind a Close frame it discards what comes (§1.4). Not told, it
 * reads on and shows.
 * @module
 */

import {
  type CheckContext,
  checkHeader,
  checkPayload,
  RECEIVERS,
  type Violation,
} from './check.ts';
import {
  ProtocolError,
  type ProtocolErrorDetails,
  requireBytes,
  requireLimit,
  requireOneOf,
} from './errors.ts';
import { type Frame, type FrameHeader, frameOf, missingBytes } from './frame.ts';
import type { Allocate } from './mask.ts';
import { type MessageState, stateAfter } from './message-state.ts';
import { ByteQueue, MAX_HEADER_LENGTH } from './byte-queue.ts';

const EMPTY = new Uint8Array(0);

const TOO_LARGE: ProtocolErrorDetails = {
  rule: 'payload-too-large',
  section: 'RFC 6455 §10.4',
  closeCode: 1009,
};

/** What a reader has to know. */
export interface FrameReaderOptions extends Omit<CheckContext, 'before'> {
  /** The longest payload to take, in bytes. Default: any. */
  readonly maxPayloadLength?: number | undefined;
  /**
   * Unmask payloads where they were fed, as network libraries do: faster, but what was fed is
   * changed by it and lives on in the payloads. Default: false.
   */
  readonly inPlace?: boolean | undefined;
  /** Where payloads get their memory, such as a pool. Default: new memory for each. */
  readonly allocate?: Allocate | undefined;
}

/**
 * A frame broke a rule, and reading is over (RFC 6455 §7.1.7). Names the first rule that it broke.
 *
 * @example
 * ```ts
 * const error = new FrameError({ rule: 'mask-missing', section: 'RFC 6455 §5.1', closeCode: 1002 }, 7);
 * error.message; // => 'Frame at byte 7 breaks the rule mask-missing (RFC 6455 §5.1)'
 * error.closeCode; // => 1002
 * ```
 */
export class FrameError extends ProtocolError {
  /** First byte of the frame, counted from the start of the stream. */
  readonly offset: number;
  /** Everything that was wrong; empty if the frame was only too large. Spans count from the start of the stream. */
  readonly violations: readonly Violation[];

  constructor(
    details: ProtocolErrorDetails,
    offset: number,
    violations: readonly Violation[] = [],
  ) {
    const { rule, section } = details;
    super(`Frame at byte ${offset} breaks the rule ${rule} (${section})`, details);
    this.offset = offset;
    this.violations = violations;
  }
}

/**
 * Reads frames from bytes that arrive in pieces. Where the pieces are cut makes no difference.
 *
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * const reader = new FrameReader({ receiver: 'client' });
 * reader.feed(Uint8Array.of(0x81, 0x02, 0x48));
 * reader.next(); // => undefined
 * reader.needs; // => 1
 * reader.feed(Uint8Array.of(0x69, 0xc1, 0x00));
 * decodeUtf8(reader.next()!.payload); // => 'Hi'
 * let broken;
 * try { reader.next(); } catch (error) { broken = error.rule; }
 * broken; // => 'reserved-bit'
 * ```
 */
export class FrameReader {
  /** What checks must know. `before` is kept up to date if the receiver is known. */
  readonly #context: Pick<CheckContext, 'receiver' | 'negotiated'> & { before?: MessageState };
  readonly #maxPayloadLength: number;
  readonly #inPlace: boolean;
  /** What was fed and belongs to no frame yet. */
  readonly #bytes: ByteQueue;
  /** Of the frame that is being read; its bytes have left the queue. */
  #header: FrameHeader | undefined;
  #offset = 0;
  #failure: FrameError | undefined;

  /**
   * Starts at the first byte of a stream.
   *
   * @throws {TypeError} if `maxPayloadLength` is of another kind
   * @throws {RangeError} if it is negative or NaN, or there is no such receiver
   */
  constructor(options: FrameReaderOptions = {}) {
    const { receiver, maxPayloadLength = Infinity, inPlace = false } = options;
    if (receiver !== undefined) requireOneOf('Receiver', receiver, RECEIVERS);
    requireLimit('Longest payload', maxPayloadLength);
    this.#context = { receiver, negotiated: options.negotiated };
    if (receiver !== undefined) this.#context.before = 'idle';
    this.#maxPayloadLength = maxPayloadLength;
    this.#inPlace = inPlace;
    this.#bytes = new ByteQueue(options.allocate);
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param bytes never changed, unless the reader works in place. They are not copied at once:
   *   leave them as they are until {@link next} has returned the frames they belong to
   * @throws {TypeError} if `bytes` is anything else
   */
  feed(bytes: Uint8Array): void {
    requireBytes(bytes);
    if (this.#failure === undefined && this.state !== 'closed') this.#bytes.push(bytes);
  }

  /**
   * The next frame. Its payload is nobody else's, unless the reader works in place.
   *
   * @returns `undefined` while bytes are missing, and for ever behind a Close frame
   * @throws {FrameError} once the frames before it are out and again at every call, if a frame
   *   breaks a rule of its receiver or is longer than `maxPayloadLength`
   */
  next(): Frame | undefined {
    const header = this.#readHeader();
    this.#throwFailure();
    if (header === undefined || header.payloadLength > this.#bytes.length) return undefined;
    const payload = this.#bytes.take(
      Number(header.payloadLength),
      header.maskingKey,
      this.#inPlace,
    );
    const frame = frameOf(header, payload);
    const { before } = this.#context;
    if (before !== undefined) {
      this.#judge(checkPayload(frame, this.#offset));
      this.#throwFailure();
      this.#context.before = stateAfter(header, before);
      if (this.state === 'closed') this.#bytes.clear();
    }
    this.#header = undefined;
    this.#offset += header.headerLength + payload.length;
    return frame;
  }

  /**
   * How many more bytes must be fed before {@link next} can say anything new, at least.
   * 0 if it can do so now; a bigint where the missing bytes are more than 2^53 − 1; infinitely many
   * behind a Close frame.
   */
  get needs(): number | bigint {
    const header = this.#readHeader();
    if (this.#failure !== undefined) return 0;
    if (this.state === 'closed') return Infinity;
    if (header === undefined) return missingBytes(this.#bytes.peek(MAX_HEADER_LENGTH));
    const { payloadLength } = header;
    return typeof payloadLength === 'bigint'
      ? payloadLength - BigInt(this.#bytes.length)
      : Math.max(0, payloadLength - this.#bytes.length);
  }

  /** First byte of the frame that {@link next} will return, counted from the start of the stream. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * Header of the frame that {@link next} will return; `undefined` while bytes of it are missing, and
   * if it is wrong.
   */
  get header(): FrameHeader | undefined {
    const header = this.#readHeader();
    return this.#failure === undefined ? header : undefined;
  }

  /** Where the frames so far have led; `undefined` without a receiver. */
  get state(): MessageState | undefined {
    return this.#context.before;
  }

  /**
   * Looks at payload that has arrived, of the frame of {@link header}: a part of it that was not looked
   * at yet, unmasked. For those who judge a payload before all of it is there.
   *
   * @returns bytes to be read at once and not kept; empty if all that is there was looked at
   */
  look(): Uint8Array {
    const header = this.header;
    if (header === undefined) return EMPTY;
    return this.#bytes.look(Number(header.payloadLength), header.maskingKey);
  }

  /** Reads the header as soon as it is complete, and judges it. */
  #readHeader(): FrameHeader | undefined {
    if (this.#header !== undefined || this.#failure !== undefined) return this.#header;
    const header = this.#bytes.takeHeader();
    if (header === undefined) return undefined;
    this.#header = header;
    if (this.#context.receiver !== undefined) {
      this.#judge(checkHeader(header, this.#context, this.#offset));
    }
    if (header.payloadLength > this.#maxPayloadLength) this.#fail(TOO_LARGE);
    return header;
  }

  #judge(violations: readonly Violation[]): void {
    if (violations[0] !== undefined) this.#fail(violations[0], violations);
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #fail(details: ProtocolErrorDetails, violations: readonly Violation[] = []): void {
    this.#failure ??= new FrameError(details, this.#offset, violations);
    this.#bytes.clear();
  }
}
