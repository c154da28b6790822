/**
 * UTF-8 judged while it arrives (RFC 3629), in pieces that may be cut inside a character.
 *
 * A check says no at the first byte with which no character can go on, not when its character or the
 * message is over: behind ED, which begins the surrogates, the next byte tells; F5 is wrong itself. The
 * bounds of the second byte are those of the grammar in RFC 3629 §4; every later one is 80–BF.
 * `bytes.ts` decodes what is whole.
 * @module
 */

import { requireBytes } from './errors.ts';

/**
 * Why bytes are not UTF-8.
 *
 * @example
 * ```ts
 * UTF8_FAULTS.includes('overlong'); // => true
 * ```
 */
export const UTF8_FAULTS = [
  /** 80–BF where a character should begin. */
  'stray-continuation',
  /** More bytes than the character needs (RFC 3629 §3). */
  'overlong',
  /** U+D800–DFFF: halves of UTF-16 pairs, no characters (RFC 3629 §3). */
  'surrogate',
  /** Above U+10FFFF. */
  'too-large',
  /** F8–FF, which stand nowhere in UTF-8. */
  'invalid-byte',
  /** Another character, or the end, where the one before is not complete. */
  'truncated',
] as const;

/** Name of a reason why bytes are not UTF-8. */
export type Utf8Fault = (typeof UTF8_FAULTS)[number];

/** Where UTF-8 ends, and why. */
export interface Utf8Failure {
  readonly fault: Utf8Fault;
  /** First byte of the character that is none, counted from the start of the text. */
  readonly start: number;
  /** The byte that cannot stand where it stands; the length of the text if it is over too early. */
  readonly offset: number;
  /** From `start` to the byte at `offset`: 1 to 4 bytes. */
  readonly bytes: Uint8Array;
}

/**
 * Judges one text, piece by piece.
 *
 * @example
 * ```ts
 * const check = new Utf8Check();
 * check.feed(Uint8Array.of(0xe4, 0xbd, 0xa0, 0xe5)); // => undefined
 * [check.present, check.missing]; // => [1, 2]
 * check.feed(Uint8Array.of(0x28))?.fault; // => 'truncated'
 * check.failure?.offset; // => 4
 * ```
 */
export class Utf8Check {
  /** How many bytes were right, all in all. */
  #length = 0;
  /** Of the character that is under way: its bytes, how many are there, and how many are to come. */
  readonly #character = new Uint8Array(4);
  #present = 0;
  #missing = 0;
  #failure: Utf8Failure | undefined;

  /**
   * Takes the next bytes of the text.
   *
   * @returns what is wrong, also at every later call; `undefined` if nothing is
   * @throws {TypeError} if `bytes` is anything else
   */
  feed(bytes: Uint8Array): Utf8Failure | undefined {
    requireBytes(bytes);
    for (let at = 0; at < bytes.length && this.#failure === undefined; at++) {
      const byte = bytes[at]!;
      if (byte < 0x80 && this.#missing === 0) this.#length += 1;
      else this.#take(byte);
    }
    return this.#failure;
  }

  /** Says that the text is over: a character under way is wrong now. */
  end(): Utf8Failure | undefined {
    if (this.#missing > 0 && this.#failure === undefined) this.#fail('truncated');
    return this.#failure;
  }

  /** How many bytes of an incomplete character are there: 0 to 3. */
  get present(): number {
    return this.#present;
  }

  /** How many bytes its first byte promises beyond those: 0 to 3. */
  get missing(): number {
    return this.#missing;
  }

  /** How many bytes were taken, up to the one that is wrong. */
  get length(): number {
    return this.#length;
  }

  /** What is wrong; `undefined` as long as nothing is. */
  get failure(): Utf8Failure | undefined {
    return this.#failure;
  }

  #take(byte: number): void {
    this.#character[this.#present] = byte;
    const starts = this.#missing === 0;
    const fault = starts
      ? faultOfFirst(byte)
      : faultOfNext(byte, this.#present, this.#character[0]!);
    if (fault !== undefined) {
      this.#fail(fault, 1);
      return;
    }
    this.#missing = starts ? (byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3) : this.#missing - 1;
    this.#present = this.#missing === 0 ? 0 : this.#present + 1;
    this.#length += 1;
  }

  /** @param wrong how many bytes that are there count as wrong beside the character's own: 1 or 0 */
  #fail(fault: Utf8Fault, wrong = 0): void {
    const start = this.#length - this.#present;
    const bytes = this.#character.slice(0, this.#present + wrong);
    this.#failure = { fault, start, offset: this.#length, bytes };
  }
}

/** @param byte from 80 */
function faultOfFirst(byte: number): Utf8Fault | undefined {
  if (byte <= 0xbf) return 'stray-continuation';
  if (byte <= 0xc1) return 'overlong';
  if (byte <= 0xf4) return undefined;
  return byte <= 0xf7 ? 'too-large' : 'invalid-byte';
}

/** @param present how many bytes of the character are there, from `first` on */
function faultOfNext(byte: number, present: number, first: number): Utf8Fault | undefined {
  if (byte < 0x80 || byte > 0xbf) return 'truncated';
  if (present > 1) return undefined;
  if (first === 0xe0 && byte < 0xa0) return 'overlong';
  if (first === 0xed && byte >= 0xa0) return 'surrogate';
  if (first === 0xf0 && byte < 0x90) return 'overlong';
  return first === 0xf4 && byte >= 0x90 ? 'too-large' : undefined;
}
