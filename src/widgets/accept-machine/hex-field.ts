/** Reads what people type into a field for hex, and says what is wrong with it. */

import { tryDecodeHex } from '#protocol/bytes.ts';

/** A fault in hex text. Positions count UTF-16 code units. */
export type HexFinding =
  | { readonly code: 'empty'; readonly at: number; readonly length: number }
  | {
      readonly code: 'foreign-character';
      readonly at: number;
      readonly length: number;
      readonly found: string;
    }
  /** A byte lacks its second digit, which should stand at `at`. */
  | { readonly code: 'missing-digit'; readonly at: number; readonly length: 0 }
  | {
      readonly code: 'wrong-length';
      readonly at: number;
      readonly length: number;
      readonly bytes: number;
      readonly expected: number;
    };

export interface HexReading {
  /** `undefined` where a character is foreign, a digit missing or all of it: nothing is guessed. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly findings: readonly HexFinding[];
}

/** Hex digits with blanks, commas, colons or `0x` between the bytes, or with nothing. */
export function readHex(text: string, expected: number): HexReading {
  const findings: HexFinding[] = [];
  for (const token of text.matchAll(/0x(?=[\da-f])|[\s,:]+|[\da-f]{1,2}|[^\s,:\da-f]+/gi)) {
    const [found] = token;
    const at = token.index;
    if (/^[\da-f]$/i.test(found)) {
      findings.push({ code: 'missing-digit', at: at + 1, length: 0 });
    } else if (!/^(?:0x|[\s,:]+|[\da-f]{2})$/i.test(found)) {
      findings.push({ code: 'foreign-character', at, length: found.length, found });
    }
  }
  const bytes = tryDecodeHex(text);
  if (bytes === undefined) return { bytes, findings };
  if (bytes.length === 0) {
    return { bytes: undefined, findings: [{ code: 'empty', at: 0, length: text.length }] };
  }
  return {
    bytes,
    findings:
      bytes.length === expected
        ? []
        : [{ code: 'wrong-length', at: 0, length: text.length, bytes: bytes.length, expected }],
  };
}
