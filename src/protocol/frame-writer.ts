/**
 * The frames that one endpoint sends, one after the other (RFC 6455 §5.4, §6.1).
 *
 * What a receiver would refuse does not leave here: no message inside another, no text that is not
 * UTF-8, no data behind a Close frame. A client masks, with a fresh key for every frame (§5.3).
 * @module
 */

import { encodeUtf8 } from './bytes.ts';
import { requireBytes } from './errors.ts';
import { type Frame, frameOf, parseHeader } from './frame.ts';
import { maskingKeyFrom } from './mask.ts';
import { type MessageState, stateAfter } from './message-state.ts';
import { MAX_CONTROL_PAYLOAD, OPCODE } from './opcode.ts';
import { type FrameInit, serializeFrame } from './serialize-frame.ts';
import { Utf8Check } from './utf8.ts';

/** The two kinds of message (RFC 6455 §5.6). */
export type MessageKind = 'text' | 'binary';

/** Draws bytes that nobody can predict (RFC 6455 §5.3, §10.3). */
export type Random = (count: number) => Uint8Array;

/** A frame, ready to be sent. */
export interface WrittenFrame {
  readonly bytes: Uint8Array;
  /** Its fields; the payload is unmasked, and the caller's where the caller gave bytes. */
  readonly frame: Frame;
}

const EMPTY = new Uint8Array(0);

/**
 * Draws bytes, and makes sure that they are as many as asked for.
 *
 * @throws {TypeError} if bytes are not what comes
 * @throws {RangeError} if there are more or fewer
 * @example
 * ```ts
 * drawBytes((count) => new Uint8Array(count).fill(7), 2); // => Uint8Array.of(7, 7)
 * ```
 */
export function drawBytes(random: Random, count: number): Uint8Array {
  const bytes = random(count);
  requireBytes(bytes);
  if (bytes.length === count) return bytes;
  throw new RangeError(`Random bytes must be ${count}, got ${bytes.length}`);
}

/**
 * Writes the frames of one direction of a connection.
 *
 * @example
 * ```ts
 * import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
 * const writer = new FrameWriter();
 * const hex = writer.message('Hello', [3]).map(({ bytes }) => encodeHex(bytes));
 * hex; // => ['01 03 48 65 6c', '80 02 6c 6f']
 * encodeHex(writer.control('ping', encodeUtf8('?')).bytes); // => '89 01 3f'
 * ```
 */
export class FrameWriter {
  readonly #random: Random | undefined;
  #state: MessageState = 'idle';
  /** Of the text message that is under way. */
  #text: Utf8Check | undefined;

  /** @param random for the masking keys of a client, four bytes for each frame; a server has none */
  constructor(random?: Random) {
    this.#random = random;
  }

  /** What was sent, as far as it decides what may follow. */
  get state(): MessageState {
    return this.#state;
  }

  /**
   * Writes a whole message: text if it is a string (half a surrogate pair becomes U+FFFD), binary if
   * it is bytes.
   *
   * @param cuts where fragments end, in bytes and in rising order; in text, also inside a character
   * @throws {TypeError} if it is neither
   * @throws {RangeError} if a cut lies outside of the message
   * @throws {Error} inside another message, and behind a Close frame
   */
  message(content: string | Uint8Array, cuts: readonly number[] = []): WrittenFrame[] {
    const first = typeof content === 'string' ? OPCODE.text : OPCODE.binary;
    const payload = typeof content === 'string' ? encodeUtf8(content) : content;
    requireBytes(payload);
    this.#requireIdle();
    const borders = [0, ...cuts, payload.length];
    const areInOrder = borders.every(
      (border, index) => Number.isInteger(border) && border >= (borders[index - 1] ?? 0),
    );
    if (!areInOrder) {
      throw new RangeError(`Cuts must be integers from 0 to ${payload.length}, in rising order`);
    }
    return borders.slice(1).map((end, index) =>
      this.#write({
        opcode: index === 0 ? first : OPCODE.continuation,
        fin: index === cuts.length,
        payload: payload.subarray(borders[index], end),
      }),
    );
  }

  /**
   * Writes the first frame of a message that others go on with.
   *
   * @throws {TypeError} if the payload is not bytes
   * @throws {RangeError} if text can no longer become UTF-8
   * @throws {Error} inside another message, and behind a Close frame
   */
  start(kind: MessageKind, payload: Uint8Array = EMPTY): WrittenFrame {
    requireBytes(payload);
    this.#requireIdle();
    this.#text = kind === 'text' ? new Utf8Check() : undefined;
    this.#judge(payload, false);
    return this.#write({ opcode: OPCODE[kind], fin: false, payload });
  }

  /**
   * Writes the next frame of a message that was started.
   *
   * @param fin whether it is the last one
   * @throws {TypeError} if the payload is not bytes
   * @throws {RangeError} if text can no longer become UTF-8; the message cannot be finished then
   * @throws {Error} if no message was started
   */
  continue(payload: Uint8Array, fin: boolean): WrittenFrame {
    requireBytes(payload);
    if (this.#state !== 'in-text' && this.#state !== 'in-binary') {
      throw new Error('Cannot continue a message that was not started');
    }
    this.#judge(payload, fin);
    return this.#write({ opcode: OPCODE.continuation, fin, payload });
  }

  /**
   * Writes a control frame; it may come in the middle of a message.
   *
   * @throws {TypeError} if the body is not bytes
   * @throws {RangeError} if the body is longer than 125 bytes (RFC 6455 §5.5)
   */
  control(name: 'close' | 'ping' | 'pong', body: Uint8Array): WrittenFrame {
    requireBytes(body);
    if (body.length > MAX_CONTROL_PAYLOAD) {
      throw new RangeError(
        `Body of a control frame must be at most ${MAX_CONTROL_PAYLOAD} bytes, got ${body.length}`,
      );
    }
    return this.#write({ opcode: OPCODE[name], payload: body });
  }

  #requireIdle(): void {
    if (this.#state === 'closed') throw new Error('Cannot send a message behind a Close frame');
    if (this.#state !== 'idle') throw new Error('Cannot send a message inside another');
  }

  /** Text that comes as bytes, and may be none. */
  #judge(payload: Uint8Array, isEnd: boolean): void {
    const failure = this.#text?.feed(payload) ?? (isEnd ? this.#text?.end() : undefined);
    if (failure !== undefined) {
      throw new RangeError(`Text must be UTF-8, and is not at byte ${failure.offset}`);
    }
  }

  #write(init: FrameInit): WrittenFrame {
    const maskingKey = this.#random && maskingKeyFrom(drawBytes(this.#random, 4));
    const bytes = serializeFrame({ ...init, maskingKey });
    const frame = frameOf(parseHeader(bytes)!, init.payload!);
    this.#state = stateAfter(frame, this.#state);
    return { bytes, frame };
  }
}
