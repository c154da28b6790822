/**
 * Frames out of a stream of bytes that arrives in pieces, cut anywhere (RFC 6455 §5.2).
 *
 * The reader keeps the pieces as they come and joins nothing until a payload is complete, which is
 * then unmasked into its own memory in one pass. Hence no byte is copied more than twice, and
 * nothing is allocated because a header claims a length: a peer may claim 2^63 and send nothing.
 *
 * Told who receives, the reader fails on the list of `check.ts`: on a header as soon as it is
 * complete, on a payload when that is. Not told, it reads on and shows. The order of frames in a
 * message is not judged here.
 * @module
 */

import {
  type CheckContext,
  checkHeader,
  checkPayload,
  RECEIVERS,
  type Violation,
} from './check.ts';
import { ProtocolError, type ProtocolErrorDetails, requireBytes, requireOneOf } from './errors.ts';
import {
  type Frame,
  type FrameHeader,
  frameOf,
  headerSize,
  missingBytes,
  parseHeader,
} from './frame.ts';
import { type Allocate, maskInto, memoryFor } from './mask.ts';

/** Up to this many bytes, a piece that continues others is copied to where they are collected. */
const SMALL_PIECE = 256;
/** How many bytes are collected in one place. */
const BLOCK = 4096;
const MAX_HEADER_LENGTH = headerSize(64, true);
const EMPTY = new Uint8Array(0);

const TOO_LARGE: ProtocolErrorDetails = {
  rule: 'payload-too-large',
  section: 'RFC 6455 §10.4',
  closeCode: 1009,
};

/** What a reader has to know. */
export interface FrameReaderOptions extends CheckContext {
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
  readonly #context: CheckContext;
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
    if (typeof maxPayloadLength !== 'number') {
      throw new TypeError('Longest payload must be a number of bytes');
    }
    if (!(maxPayloadLength >= 0)) {
      throw new RangeError(`Longest payload must be 0 bytes or more, got ${maxPayloadLength}`);
    }
    this.#context = options;
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
    if (this.#failure === undefined) this.#bytes.push(bytes);
  }

  /**
   * The next frame. Its payload is nobody else's, unless the reader works in place.
   *
   * @returns `undefined` while bytes are missing
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
    if (this.#context.receiver !== undefined) {
      this.#judge(checkPayload(frame, this.#offset));
      this.#throwFailure();
    }
    this.#header = undefined;
    this.#offset += header.headerLength + payload.length;
    return frame;
  }

  /**
   * How many more bytes must be fed before {@link next} can say anything new, at least.
   * 0 if it can do so now; a bigint where the missing bytes are more than 2^53 − 1.
   */
  get needs(): number | bigint {
    const header = this.#readHeader();
    if (this.#failure !== undefined) return 0;
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

interface Piece {
  bytes: Uint8Array;
  /** How many bytes can still be added; 0 for what was fed. */
  room: number;
  next: Piece | undefined;
}

/**
 * Bytes in the order in which they came, as a chain of the pieces in which they came. Small pieces
 * are collected in blocks, so that a peer that sends byte by byte makes us hold bytes, not pieces.
 */
class ByteQueue {
  length = 0;
  /** Where to read: in the first piece, at `#position`. */
  #first: Piece | undefined;
  #position = 0;
  #last: Piece | undefined;
  readonly #allocate: Allocate | undefined;

  constructor(allocate: Allocate | undefined) {
    this.#allocate = allocate;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.length += bytes.length;
    if (this.#last === undefined || bytes.length > SMALL_PIECE) {
      // A plain view, since a Node Buffer is slow to cut.
      this.#append(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), 0);
      return;
    }
    let last = this.#last;
    if (last.room < bytes.length) {
      last = this.#append(new Uint8Array(new ArrayBuffer(BLOCK), 0, 0), BLOCK);
    }
    const collected = last.bytes.length;
    last.bytes = new Uint8Array(last.bytes.buffer, 0, collected + bytes.length);
    last.bytes.set(bytes, collected);
    last.room -= bytes.length;
  }

  /** Takes a header off the queue, if all of it is there. */
  takeHeader(): FrameHeader | undefined {
    if (this.#first === undefined) return undefined;
    // Nearly always the header lies in one piece, and can be read where it is.
    const header =
      parseHeader(this.#first.bytes, this.#position) ?? parseHeader(this.peek(MAX_HEADER_LENGTH));
    if (header !== undefined) this.#skip(header.headerLength);
    return header;
  }

  /** A copy of the first bytes; of all, if there are fewer. */
  peek(count: number): Uint8Array {
    const bytes = new Uint8Array(Math.min(count, this.length));
    this.#copyTo(bytes);
    return bytes;
  }

  /** Takes as many bytes off the queue, of those that are there, and unmasks them with a key. */
  take(count: number, key: number | undefined, inPlace: boolean): Uint8Array {
    const piece = this.#first?.bytes ?? EMPTY;
    const end = this.#position + count;
    let taken;
    if (inPlace && end <= piece.length) {
      taken = piece.subarray(this.#position, end);
      if (key !== undefined) maskInto(piece, this.#position, piece, key, 0, this.#position, end);
    } else {
      taken = memoryFor(count, 0, piece, this.#position, this.#allocate);
      this.#copyTo(taken, key);
    }
    this.#skip(count);
    return taken;
  }

  clear(): void {
    this.length = 0;
    this.#first = undefined;
    this.#last = undefined;
    this.#position = 0;
  }

  /** Fills `target` with the first bytes, and unmasks them with a key. */
  #copyTo(target: Uint8Array, key?: number): void {
    let piece = this.#first;
    let position = this.#position;
    for (let at = 0; at < target.length; position = 0) {
      const { bytes } = piece!;
      const end = Math.min(bytes.length, position + target.length - at);
      if (key === undefined) target.set(bytes.subarray(position, end), at);
      else maskInto(target, at, bytes, key, at, position, end);
      at += end - position;
      piece = piece!.next;
    }
  }

  #skip(count: number): void {
    this.length -= count;
    this.#position += count;
    while (this.#first !== undefined && this.#position >= this.#first.bytes.length) {
      this.#position -= this.#first.bytes.length;
      this.#first = this.#first.next;
    }
    if (this.#first === undefined) this.#last = undefined;
  }

  #append(bytes: Uint8Array, room: number): Piece {
    const piece: Piece = { bytes, room, next: undefined };
    if (this.#last === undefined) this.#first = piece;
    else this.#last.next = piece;
    this.#last = piece;
    return piece;
  }
}
