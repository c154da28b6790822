/**
 * Base64 seen from inside (RFC 4648 §4): how it cuts bytes into sixes, and a lenient reader that
 * finds every fault in what somebody wrote. `../bytes.ts` has the strict encoder and decoder.
 *
 * Findings are data: a code and where it is. Positions and lengths count UTF-16 code units of the
 * text, as `String.prototype.slice` does.
 * @module
 */
import { decodeBase64, encodeBase64 } from '../bytes.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A fault in base64 text. */
export type Base64Finding = {
  /** First code unit concerned. */
  readonly at: number;
  /** How many code units are concerned; 0 where something is missing at `at`. */
  readonly length: number;
} & (
  | {
      readonly code:
        /** Nothing but blanks. */
        | 'empty'
        | 'outer-whitespace'
        | 'inner-whitespace'
        /** `=` with digits after it. */
        | 'misplaced-padding'
        | 'excess-padding'
        /** One digit more than whole groups: six bits make no byte. */
        | 'dangling-digit';
    }
  | {
      /** In no base64 alphabet. */
      readonly code: 'foreign-character';
      readonly found: string;
    }
  | {
      /** `-` or `_`, which stand for `+` and `/` in URLs (RFC 4648 §5). */
      readonly code: 'url-safe-alphabet';
      readonly found: string;
      /** The same in the standard alphabet. */
      readonly standard: string;
    }
  | {
      readonly code: 'missing-padding';
      /** How many `=` should stand at `at`. */
      readonly missing: number;
    }
  | {
      /** The last digit has bits that belong to no byte and are not 0 (RFC 4648 §3.5). */
      readonly code: 'pad-bits';
      /** Those bits: 4 before `==`, 2 before `=`. */
      readonly padBits: number;
      /** The spelling a right encoder gives to the same bytes. */
      readonly canonical: string;
    }
);

/** What a lenient reader makes of base64 text. */
export interface Base64Reading {
  /** The bytes, faults and foreign characters skipped. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The one right spelling of these bytes. */
  readonly canonical: string;
  /** Value of the last digit's bits that belong to no byte; 0 in canonical text. */
  readonly padBits: number;
  /** Whether every lenient reader would get these bytes: nothing had to be guessed or dropped. */
  readonly readable: boolean;
  /** In the order of the text; empty if the text is canonical. */
  readonly findings: readonly Base64Finding[];
}

/**
 * Reads base64 leniently and says what is wrong with it. It accepts blanks, any padding, the
 * URL-safe alphabet and stray bits as they are, and skips characters of no alphabet; where it skips
 * some, it says nothing of lengths and padding, which are then guesses.
 *
 * @example
 * ```ts
 * readBase64('SGVsbG8=').findings; // => []
 * readBase64('SGVsbG9=').findings;
 * // => [{ code: 'pad-bits', at: 6, length: 1, padBits: 1, canonical: 'SGVsbG8=' }]
 * readBase64('SGVsbG8').bytes; // => Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f)
 * ```
 */
export function readBase64(text: string): Base64Reading {
  const tokens = tokenize(text);
  const hasForeign = tokens.findings.some(({ code }) => code === 'foreign-character');
  const spareBits = (tokens.digits.length * 6) % 8;
  const kept = spareBits === 6 ? tokens.digits.slice(0, -1) : tokens.digits;
  const lastSextet = spareBits === 6 ? 0 : ALPHABET.indexOf(kept.slice(-1));
  const padBits = lastSextet & ((1 << spareBits) - 1);
  const canonical =
    (padBits === 0 ? kept : kept.slice(0, -1) + ALPHABET.charAt(lastSextet - padBits)) +
    '='.repeat((4 - (kept.length % 4)) % 4);

  const { findings } = tokens;
  if (text.trim() === '') {
    findings.splice(0, 1, { code: 'empty', at: 0, length: text.length });
  } else if (!hasForeign) {
    if (spareBits === 6) {
      findings.push({ code: 'dangling-digit', at: tokens.lastDigitAt, length: 1 });
    } else {
      if (padBits !== 0) {
        const at = tokens.lastDigitAt;
        findings.push({ code: 'pad-bits', at, length: 1, padBits, canonical });
      }
      findings.push(...checkPadding(tokens, canonical.length - kept.length));
    }
  }
  const guessed = new Set(['empty', 'foreign-character', 'misplaced-padding', 'dangling-digit']);
  return {
    bytes: decodeBase64(canonical),
    canonical,
    padBits,
    readable: !findings.some(({ code }) => guessed.has(code)),
    findings: findings.sort((one, other) => one.at - other.at),
  };
}

interface Tokens {
  /** All digits, in the standard alphabet. */
  readonly digits: string;
  readonly lastDigitAt: number;
  /** Where each `=` after the last digit stands. */
  readonly padding: readonly number[];
  /** Where the text ends, outer blanks aside. */
  readonly end: number;
  readonly findings: Base64Finding[];
}

function tokenize(text: string): Tokens {
  const findings: Base64Finding[] = [];
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (start > 0) findings.push({ code: 'outer-whitespace', at: 0, length: start });

  let digits = '';
  let lastDigitAt = 0;
  let padding: number[] = [];
  const body = text.slice(start, end);
  for (const token of body.matchAll(/[A-Za-z\d+/]+|[-_]+|=|\s+|[^A-Za-z\d+/\-_=\s]+/g)) {
    const [found] = token;
    const place = { at: start + token.index, length: found.length };
    const first = found.charAt(0);
    if (first === '=') {
      padding.push(place.at);
    } else if (/\s/.test(first)) {
      findings.push({ code: 'inner-whitespace', ...place });
    } else if (!/[\w+/-]/.test(first)) {
      findings.push({ code: 'foreign-character', ...place, found });
    } else {
      const standard = found.replaceAll('-', '+').replaceAll('_', '/');
      if (found !== standard) {
        findings.push({ code: 'url-safe-alphabet', ...place, found, standard });
      }
      digits += standard;
      lastDigitAt = place.at + place.length - 1;
      findings.push(
        ...padding.map((at) => ({ code: 'misplaced-padding' as const, at, length: 1 })),
      );
      padding = [];
    }
  }
  if (start < end && end < text.length) {
    findings.push({ code: 'outer-whitespace', at: end, length: text.length - end });
  }
  return { digits, lastDigitAt, padding, end, findings };
}

function checkPadding({ padding, end }: Tokens, needed: number): Base64Finding[] {
  const missing = needed - padding.length;
  if (missing > 0) return [{ code: 'missing-padding', at: end, length: 0, missing }];
  const at = padding[needed];
  return at === undefined ? [] : [{ code: 'excess-padding', at, length: end - at }];
}

/** One bit of base64: which bit of which byte it is. */
export interface Base64Bit {
  readonly value: 0 | 1;
  /** Index of the byte it comes from; `undefined` for a pad bit, which comes from none. */
  readonly byte: number | undefined;
}

/** One character of base64 and the six bits it stands for. */
export interface Base64Digit {
  readonly character: string;
  /** 0 to 63, its place in the alphabet; `undefined` for `=`. */
  readonly value: number | undefined;
  /** Six of them, most significant first; none for `=`. */
  readonly bits: readonly Base64Bit[];
}

/** One to three bytes and the four characters they become. */
export interface Base64Group {
  /** Index of its first byte. */
  readonly byteOffset: number;
  readonly bytes: readonly number[];
  /** Always four. */
  readonly digits: readonly Base64Digit[];
}

/**
 * Shows how base64 cuts bytes into sixes: 3 bytes are 24 bits are 4 characters; a last group of 2 or
 * 1 bytes is filled up with 2 or 4 pad bits, and with `=` (RFC 4648 §4).
 *
 * @param padBits value of the pad bits, as {@link readBase64} found it; 0 in canonical base64
 * @throws {RangeError} if the pad bits do not fit the last group
 * @example
 * ```ts
 * const [group] = base64Groups(Uint8Array.of(0xff));
 * group?.digits.map(({ character }) => character); // => ['/', 'w', '=', '=']
 * group?.digits[1]?.bits.map(({ value }) => value); // => [1, 1, 0, 0, 0, 0]
 * group?.digits[1]?.bits.map(({ byte }) => byte);
 * // => [0, 0, undefined, undefined, undefined, undefined]
 * base64Groups(Uint8Array.of(0xff), 2)[0]?.digits[1]?.character; // => 'y'
 * ```
 */
export function base64Groups(bytes: Uint8Array, padBits = 0): Base64Group[] {
  const limit = 1 << (((3 - (bytes.length % 3)) % 3) * 2);
  if (!Number.isInteger(padBits) || padBits < 0 || padBits >= limit) {
    throw new RangeError(`Pad bits must be an integer from 0 to ${limit - 1}, got ${padBits}`);
  }
  const text = encodeBase64(bytes);
  return Array.from({ length: text.length / 4 }, (_, index) => {
    const byteOffset = index * 3;
    return {
      byteOffset,
      bytes: Array.from(bytes.subarray(byteOffset, byteOffset + 3)),
      digits: Array.from(text.slice(index * 4, index * 4 + 4), (character, place) => {
        if (character === '=') return { character, value: undefined, bits: [] };
        const firstBit = byteOffset * 8 + place * 6;
        const endsInPadBits = firstBit + 6 > bytes.length * 8;
        const value = ALPHABET.indexOf(character) | (endsInPadBits ? padBits : 0);
        return { character: ALPHABET.charAt(value), value, bits: bitsOf(value, firstBit, bytes) };
      }),
    };
  });
}

function bitsOf(value: number, firstBit: number, bytes: Uint8Array): Base64Bit[] {
  return [5, 4, 3, 2, 1, 0].map((weight, index) => {
    const byte = (firstBit + index) >> 3;
    return {
      value: ((value >> weight) & 1) === 1 ? 1 : 0,
      byte: byte < bytes.length ? byte : undefined,
    };
  });
}
