/**
 * Reads the fields of a header one behind the other and notes a span for each. What lies behind the end
 * of the bytes reads as 0 and gets no span; a field that is cut off gets one as far as its bits reach.
 * @module
 */

import type { Span } from '#protocol/span.ts';

/**
 * A place in bytes that moves on with every field.
 *
 * @example
 * ```ts
 * const reader = new FieldReader<'version' | 'rest'>(Uint8Array.of(0x45, 0x01), 0, 'RFC 791 §3.1');
 * reader.number('version', 4); // => 4
 * reader.number('rest', 12); // => 0x501
 * reader.spans[1]; // => { field: 'rest', bitOffset: 4, bitLength: 12, value: 0x501, section: 'RFC 791 §3.1' }
 * ```
 */
export class FieldReader<Field extends string> {
  /** The fields read so far, as far as their bits are there. */
  readonly spans: Span<Field>[] = [];
  readonly #bytes: Uint8Array;
  readonly #section: string;
  #bit: number;

  constructor(bytes: Uint8Array, offset: number, section: string) {
    this.#bytes = bytes;
    this.#section = section;
    this.#bit = 8 * offset;
  }

  /** The byte that is read next. */
  get position(): number {
    return this.#bit >> 3;
  }

  /** Reads an unsigned number of up to 32 bits. */
  number(field: Field, bits: number, section?: string): number {
    let value = 0;
    for (let bit = this.#bit; bit < this.#bit + bits;) {
      const left = 8 - (bit % 8);
      const taken = Math.min(left, this.#bit + bits - bit);
      const byte = this.#bytes[bit >> 3] ?? 0;
      // No shift to the left: it would make numbers of 32 bits negative.
      value = value * 2 ** taken + ((byte >> (left - taken)) & (2 ** taken - 1));
      bit += taken;
    }
    this.#add(field, bits, value, section);
    return value;
  }

  /** Reads a single bit. */
  flag(field: Field, section?: string): boolean {
    return this.number(field, 1, section) === 1;
  }

  /** Reads bytes, as a view where they are all there. */
  bytes(field: Field, length: number, section?: string): Uint8Array {
    const there = this.#bytes.subarray(this.position, this.position + length);
    this.#add(field, 8 * length, there, section);
    if (there.length === length) return there;
    const padded = new Uint8Array(length);
    padded.set(there);
    return padded;
  }

  #add(field: Field, bits: number, value: number | Uint8Array, section = this.#section): void {
    const bitLength = Math.min(bits, 8 * this.#bytes.length - this.#bit);
    if (bitLength > 0) {
      const said = bitLength === bits ? value : this.#bytes.subarray(this.position);
      this.spans.push({ field, bitOffset: this.#bit, bitLength, value: said, section });
    }
    this.#bit += bits;
  }
}
