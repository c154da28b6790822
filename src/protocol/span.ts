/**
 * A span names a run of bits in a byte string: which field it is, where it lies, what it says and
 * which section of which RFC defines it. Every grid, bit row, table and highlight in the book draws
 * spans and nothing else.
 *
 * Bits are counted from the most significant bit of the first byte, as RFC 6455 §5.2 draws them.
 * @module
 */

/** What a field holds: a number, a 64-bit number too large for one, or a run of bytes. */
export type SpanValue = number | bigint | Uint8Array;

/** A named run of bits. */
export interface Span<Field extends string = string> {
  /** Which field this is; the key of its colour and of its words. */
  readonly field: Field;
  /** First bit, counted from the start of the bytes that were parsed. Unit: bits. */
  readonly bitOffset: number;
  /** How many bits. Never 0. Unit: bits. */
  readonly bitLength: number;
  /** What the bits say. */
  readonly value: SpanValue;
  /** Where the field is defined, as in `'RFC 6455 §5.2'`. */
  readonly section: string;
}

/**
 * The bytes a span touches, even if only with one bit.
 *
 * @returns first byte and the byte after the last, both in bytes
 * @example
 * ```ts
 * byteRange({ field: 'opcode', bitOffset: 4, bitLength: 4, value: 1, section: 'RFC 6455 §5.2' });
 * // => { start: 0, end: 1 }
 * ```
 */
export function byteRange(span: Span): { start: number; end: number } {
  return {
    start: Math.floor(span.bitOffset / 8),
    end: Math.ceil((span.bitOffset + span.bitLength) / 8),
  };
}

/**
 * The innermost span that covers a bit, or `undefined` where none does.
 *
 * @param bit counted as in {@link Span.bitOffset}
 * @example
 * ```ts
 * const fin = { field: 'fin', bitOffset: 0, bitLength: 1, value: 1, section: 'RFC 6455 §5.2' };
 * spanAtBit([fin], 0)?.field; // => 'fin'
 * spanAtBit([fin], 1); // => undefined
 * ```
 */
export function spanAtBit<Field extends string>(
  spans: readonly Span<Field>[],
  bit: number,
): Span<Field> | undefined {
  return spans.findLast((span) => bit >= span.bitOffset && bit < span.bitOffset + span.bitLength);
}
