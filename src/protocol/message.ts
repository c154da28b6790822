/**
 * Messages out of a stream of bytes that arrives in pieces, cut anywhere (RFC 6455 §5.4, §5.6).
 *
 * Frames come out one by one, the last of a message with the message; control frames between its
 * fragments are not kept waiting. The reader is strict: it fails on the rules of `check.ts` through
 * `frame-reader.ts`, and adds what takes more than one frame: that text is UTF-8 across its fragments,
 * and how long a message may be.
 *
 * Text is judged byte by byte as it arrives, even inside a frame of which the rest is missing (§8.1), and
 * has to be complete only at the end of its message; a message is too long as soon as a header says
 * so. Fragments are kept in a queue of bytes, not as a list: a peer may send millions of them, empty
 * ones too.
 * @module
 */

import { ByteQueue } from './byte-queue.ts';
import { decodeUtf8 } from './bytes.ts';
import { type Receiver, RECEIVERS, textViolation } from './check.ts';
import { type ProtocolErrorDetails, requireLimit, requireOneOf } from './errors.ts';
import type { Frame, FrameHeader } from './frame.ts';
import { FrameError, FrameReader, type FrameReaderOptions } from './frame-reader.ts';
import type { MessageState } from './message-state.ts';
import { isControl, OPCODE } from './opcode.ts';
import { Utf8Check } from './utf8.ts';

const TOO_LARGE: ProtocolErrorDetails = {
  rule: 'message-too-large',
  section: 'RFC 6455 §10.4',
  closeCode: 1009,
};

/** What a reader of messages has to know. */
export interface MessageReaderOptions extends Pick<
  FrameReaderOptions,
  'maxPayloadLength' | 'inPlace' | 'allocate'
> {
  /** Which end of the connection reads; the other one sent the bytes. */
  readonly receiver: Receiver;
  /** The longest message to take, all fragments together, in bytes. Default: any. */
  readonly maxMessageLength?: number | undefined;
}

/** A text message (RFC 6455 §5.6). */
export interface TextMessage {
  readonly kind: 'text';
  readonly text: string;
  /** The text as it was sent, in UTF-8. */
  readonly bytes: Uint8Array;
}

/** A binary message (RFC 6455 §5.6). */
export interface BinaryMessage {
  readonly kind: 'binary';
  readonly bytes: Uint8Array;
}

/** What fragments make together. */
export type Message = TextMessage | BinaryMessage;

/** A frame, and what came with it. */
export interface Received {
  /** Leave its payload as it is as long as its message is not complete. */
  readonly frame: Frame;
  /** First byte of the frame, counted from the start of the stream. */
  readonly offset: number;
  /** The message that is complete with this frame. */
  readonly message?: Message;
}

/**
 * Reads messages from bytes that arrive in pieces. Where the pieces are cut makes no difference.
 *
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * const reader = new MessageReader({ receiver: 'client' });
 * reader.feed(decodeHex('01 04 e4 bd a0 e5  89 02 68 62  80 02 a5 bd'));
 * reader.next()?.message; // => undefined
 * reader.state; // => 'in-text'
 * reader.utf8?.missing; // => 2
 * reader.next()?.frame.opcode; // => 9
 * const { message } = reader.next()!;
 * [message.kind, message.text]; // => ['text', '你好']
 * ```
 */
export class MessageReader {
  readonly #reader: FrameReader;
  readonly #maxMessageLength: number;
  /** The payloads of the message that is under way. */
  readonly #fragments = new ByteQueue(undefined);
  /** Judges the text that is under way. */
  #utf8: Utf8Check | undefined;
  /** How much it has seen of the payload that is under way, in bytes. */
  #seen = 0;
  #failure: FrameError | undefined;

  /**
   * Starts at the first byte behind the opening handshake.
   *
   * @throws {TypeError} if a limit is of another kind
   * @throws {RangeError} if a limit is negative or NaN, or there is no such receiver
   */
  constructor(options: MessageReaderOptions) {
    const { receiver, maxMessageLength = Infinity } = options;
    // Without a receiver the reader of frames would judge nothing.
    requireOneOf('Receiver', receiver, RECEIVERS);
    requireLimit('Longest message', maxMessageLength);
    this.#maxMessageLength = maxMessageLength;
    const { maxPayloadLength, inPlace, allocate } = options;
    this.#reader = new FrameReader({ receiver, maxPayloadLength, inPlace, allocate });
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param bytes as for the reader of frames: leave them as they are until {@link next} has returned
   *   the frames they belong to
   * @throws {TypeError} if `bytes` is anything else
   */
  feed(bytes: Uint8Array): void {
    this.#reader.feed(bytes);
  }

  /**
   * The next frame, and the message if it completes one.
   *
   * @returns `undefined` while bytes are missing, and for ever behind a Close frame
   * @throws {FrameError} once the frames before it are out and again at every call, if a frame breaks a
   *   rule, makes text that is not UTF-8, or is too long or makes its message so
   */
  next(): Received | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const { header, offset, state } = this.#reader;
    if (header !== undefined && !isControl(header.opcode)) this.#judgeArriving(header);
    const frame = this.#reader.next();
    if (frame === undefined) return undefined;
    if (isControl(frame.opcode)) return { frame, offset };
    const isText = frame.opcode === OPCODE.text || state === 'in-text';
    // Whole messages were judged by the reader of frames.
    const isWhole = state === 'idle' && frame.fin;
    if (isText && !isWhole) this.#judgeText(frame, offset, frame.payload.subarray(this.#seen));
    this.#seen = 0;
    if (!isWhole) this.#fragments.push(frame.payload);
    if (!frame.fin) return { frame, offset };
    this.#utf8 = undefined;
    const bytes = isWhole
      ? frame.payload
      : this.#fragments.take(this.#fragments.length, undefined, true);
    const message: Message = isText
      ? { kind: 'text', text: decodeUtf8(bytes)!, bytes }
      : { kind: 'binary', bytes };
    return { frame, offset, message };
  }

  /** First byte of the frame that {@link next} will return, counted from the start of the stream. */
  get offset(): number {
    return this.#reader.offset;
  }

  /** Where the frames so far have led: between two messages, inside one, or behind a Close frame. */
  get state(): MessageState {
    return this.#reader.state!;
  }

  /** How far the text is that is under way, and what is wrong with it; `undefined` if none is. */
  get utf8(): Pick<Utf8Check, 'present' | 'missing' | 'length' | 'failure'> | undefined {
    return this.#utf8;
  }

  /** Judges what there is of a data frame: the length that it claims, and its text if there is some. */
  #judgeArriving(header: FrameHeader): void {
    const { offset, state, needs } = this.#reader;
    if (header.payloadLength > this.#maxMessageLength - this.#fragments.length) {
      this.#fail(new FrameError(TOO_LARGE, offset));
    }
    const isText = header.opcode === OPCODE.text || state === 'in-text';
    if (!isText || needs === 0) return;
    for (let part = this.#reader.look(); part.length > 0; part = this.#reader.look()) {
      this.#judgeText({ ...header, fin: false }, offset, part);
      this.#seen += part.length;
    }
  }

  /** @param header its FIN says whether the text is over behind the bytes */
  #judgeText(header: FrameHeader, offset: number, bytes: Uint8Array): void {
    this.#utf8 ??= new Utf8Check();
    const failure = this.#utf8.feed(bytes) ?? (header.fin ? this.#utf8.end() : undefined);
    if (failure === undefined) return;
    const violation = textViolation(failure, header, offset, this.#fragments.length);
    this.#fail(new FrameError(violation, offset, [violation]));
  }

  #fail(failure: FrameError): never {
    this.#failure = failure;
    throw failure;
  }
}
