/**
 * Bytes in the order in which they came, as a chain of the pieces in which they came. Small pieces
 * are collected in blocks, so that a peer that sends byte by byte makes us hold bytes, not pieces.
 * @module
 */

import { type FrameHeader, headerSize, parseHeader } from './frame.ts';
import { type Allocate, mask, maskInto, memoryFor } from './mask.ts';

/** Up to this many bytes, a piece that continues others is copied to where they are collected. */
const SMALL_PIECE = 256;
/** How many bytes are collected in one place. */
const BLOCK = 4096;
const EMPTY = new Uint8Array(0);

/**
 * The longest header there is, in bytes (RFC 6455 §5.2).
 *
 * @example
 * ```ts
 * MAX_HEADER_LENGTH; // => 14
 * ```
 */
export const MAX_HEADER_LENGTH = headerSize(64, true);

interface Piece {
  bytes: Uint8Array;
  /** How many bytes can still be added; 0 for what was fed. */
  room: number;
  next: Piece | undefined;
}

/**
 * Bytes that were fed and not yet taken.
 *
 * @example
 * ```ts
 * const queue = new ByteQueue(undefined);
 * queue.push(Uint8Array.of(0x82, 0x02, 0x48));
 * queue.takeHeader()?.payloadLength; // => 2
 * queue.look(2, undefined); // => Uint8Array.of(0x48)
 * queue.push(Uint8Array.of(0x69));
 * queue.take(2, undefined, false); // => Uint8Array.of(0x48, 0x69)
 * ```
 */
export class ByteQueue {
  /** How many bytes there are. */
  length = 0;
  /** Where to read: in the first piece, at `#position`. */
  #first: Piece | undefined;
  #position = 0;
  #last: Piece | undefined;
  readonly #allocate: Allocate | undefined;
  /** Where to look next; at `#first` if undefined. */
  #seenPiece: Piece | undefined;
  #seenPosition = 0;
  /** How many bytes were looked at since the last were taken. */
  #seen = 0;

  /** @param allocate where `take` gets its memory; default: new memory */
  constructor(allocate: Allocate | undefined) {
    this.#allocate = allocate;
  }

  /** Takes bytes in, without copying them if they are many. */
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

  /**
   * Looks at bytes without taking them: at those of one piece that were not looked at yet.
   *
   * @param limit look at no more than so many bytes from the first
   * @param key unmasks what is seen; its first byte belongs to the first byte of the queue
   * @returns what is seen, for a moment; empty if all was seen
   */
  look(limit: number, key: number | undefined): Uint8Array {
    let piece = this.#seenPiece ?? this.#first;
    if (piece === undefined) return EMPTY;
    let position = this.#seenPiece === undefined ? this.#position : this.#seenPosition;
    if (position === piece.bytes.length && piece.next !== undefined) {
      piece = piece.next;
      position = 0;
    }
    const end = Math.min(piece.bytes.length, position + limit - this.#seen);
    const bytes = piece.bytes.subarray(position, end);
    const unmasked = key === undefined ? bytes : mask(bytes, key, this.#seen);
    this.#seenPiece = piece;
    this.#seenPosition = end;
    this.#seen += bytes.length;
    return unmasked;
  }

  /** Forgets all bytes. */
  clear(): void {
    this.length = 0;
    this.#forgetSeen();
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
    this.#forgetSeen();
  }

  #forgetSeen(): void {
    this.#seenPiece = undefined;
    this.#seen = 0;
  }

  #append(bytes: Uint8Array, room: number): Piece {
    const piece: Piece = { bytes, room, next: undefined };
    if (this.#last === undefined) this.#first = piece;
    else this.#last.next = piece;
    this.#last = piece;
    return piece;
  }
}
