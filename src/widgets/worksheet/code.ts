/**
 * Short codes for paper: numbers as letters and digits that can be read aloud, written by hand and typed
 * again. Crockford's base 32, so that O is 0, I and L are 1, and capitals do not matter; in groups of four;
 * with a last character that tells a code that was copied wrongly from a right one.
 * @module
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5; // of one character
const GROUP = 4;

/** What was read from a code, or what is wrong with it. */
export type CodeReading =
  | { readonly bits: BitReader }
  | { readonly problem: 'empty' | 'damaged' }
  | { readonly problem: 'character'; readonly character: string };

/** Multiplies by x in the field of 32 elements, made with x⁵ + x² + 1. */
function timesX(element: number): number {
  return element & 0x10 ? (element << 1) ^ 0x25 : element << 1;
}

/**
 * A code word of a Reed–Solomon code with one check symbol leaves no rest: not if one character is
 * another, nor if two of up to 31 have changed places.
 */
function restOf(symbols: readonly number[]): number {
  return symbols.reduce((rest, symbol) => timesX(rest) ^ symbol, 0);
}

/** Numbers that become a code. */
export class BitWriter {
  readonly #bits: number[] = [];

  /** A number below 2^width. */
  fixed(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) this.#bits.push((value >> bit) & 1);
  }

  /** A number from 1 up that is likely small: Elias's gamma code, 1 bit for 1, 3 bits for 2 and 3. */
  small(value: number): void {
    const width = 32 - Math.clz32(value);
    this.fixed(0, width - 1);
    this.fixed(value, width);
  }

  /** The code. */
  text(): string {
    const symbols: number[] = [];
    for (let at = 0; at < this.#bits.length; at += BITS) {
      const five = Array.from({ length: BITS }, (_, i) => this.#bits[at + i] ?? 0);
      symbols.push(five.reduce((symbol, bit) => 2 * symbol + bit));
    }
    symbols.push(timesX(restOf(symbols)));
    const characters = symbols.map((symbol) => ALPHABET[symbol]!).join('');
    return characters.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
  }
}

/** The numbers of a code. Behind its end all bits are 0. */
export class BitReader {
  readonly #symbols: readonly number[];
  #at = 0;

  constructor(symbols: readonly number[]) {
    this.#symbols = symbols;
  }

  fixed(width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++, this.#at++) {
      const symbol = this.#symbols[Math.floor(this.#at / BITS)] ?? 0;
      value = 2 * value + ((symbol >> (BITS - 1 - (this.#at % BITS))) & 1);
    }
    return value;
  }

  /** @returns 0 where no such number begins */
  small(): number {
    for (let zeros = 0; zeros < 16; zeros++) {
      if (this.fixed(1) === 1) return 2 ** zeros + this.fixed(zeros);
    }
    return 0;
  }
}

/** What a code says, without what people may write as they like. */
function plain(text: string): string {
  const typed = text.toUpperCase().replace(/[\s\p{Dash}_.]/gu, '');
  return typed.replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** Whether two texts are the same code. */
export function sameCode(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Reads a code as people type it: in any case, with any blanks and dashes, with O for 0 and I or L for 1. */
export function readCode(text: string): CodeReading {
  const typed = plain(text);
  if (typed === '') return { problem: 'empty' };
  const symbols: number[] = [];
  for (const character of typed) {
    const symbol = ALPHABET.indexOf(character);
    if (symbol < 0) return { problem: 'character', character };
    symbols.push(symbol);
  }
  if (symbols.length < 2 || restOf(symbols) !== 0) return { problem: 'damaged' };
  return { bits: new BitReader(symbols.slice(0, -1)) };
}
