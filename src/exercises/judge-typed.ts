/**
 * Judges what was typed: numbers, bytes in hex, base64, short texts.
 * @module
 */

import type { Base64Part, Given, HexPart, NumberPart, TextPart } from './exercise.ts';
import { readBase64, readHex, readNumber, readText, type TypedNumber } from './read-answer.ts';
import { differs, RIGHT, textIn, trapped, unreadable, type Verdict } from './verdict.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { byteRange } from '#protocol/span.ts';

export function judgeNumber(part: NumberPart, text: string): Verdict {
  const { right, instead, tolerance = 0, traps } = part;
  const needed = typeof right === 'object' ? undefined : right;
  if (text.trim() === '') return unreadable('empty');
  if (text === instead?.id) {
    if (needed === undefined) return RIGHT;
    return trapped(traps, text, (example) => example === text) ?? differs('number-instead');
  }
  const reading = readNumber(text);
  if ('unreadable' in reading) return unreadable(reading.unreadable, reading.holes);
  const { value } = reading;
  if (needed !== undefined && near(value, needed, tolerance)) return RIGHT;
  const same = (example: Given) => {
    const trap = readNumber(textIn(example));
    return 'value' in trap && near(value, trap.value, tolerance);
  };
  const known = trapped(traps, text, same);
  if (known !== undefined) return known;
  if (needed === undefined) return differs('number-needed');
  if (near(value, neighbour(needed, 1), 0) || near(value, neighbour(needed, -1), 0)) {
    return differs('number-off-by-one');
  }
  const [is, should] = [Number(value), Number(needed)];
  if (is === -should) return differs('number-sign');
  if (near(is, should * 1000, tolerance) || near(is, should / 1000, tolerance)) {
    return differs('number-thousand');
  }
  return differs(value > needed ? 'number-high' : 'number-low');
}

/** The next whole number, up or down; of a decimal, nothing that could be typed. */
function neighbour(number: TypedNumber, direction: 1 | -1): TypedNumber {
  if (typeof number === 'bigint') return number + BigInt(direction);
  return Number.isSafeInteger(number) ? number + direction : Number.NaN;
}

/** Whether two numbers are the same but for a part of the second, and for what rounding makes of decimals. */
function near(value: TypedNumber, wanted: TypedNumber, tolerance: number): boolean {
  const isWhole = (number: TypedNumber) =>
    typeof number === 'bigint' || Number.isSafeInteger(number);
  if (tolerance === 0 && isWhole(value) && isWhole(wanted)) return BigInt(value) === BigInt(wanted);
  const target = Number(wanted);
  return Math.abs(Number(value) - target) <= Math.abs(target) * Math.max(tolerance, 1e-9);
}

export function judgeHex(part: HexPart, text: string): Verdict {
  if (text.trim() === '' && part.mayBeEmpty !== true) return unreadable('empty');
  const reading = readHex(text);
  if ('unreadable' in reading) return unreadable(reading.unreadable, reading.holes);
  const { value: bytes } = reading;
  const { right } = part;
  if (sameBytes(bytes, right)) return RIGHT;
  const same = (example: Given) => {
    const trap = readHex(textIn(example));
    return 'value' in trap && sameBytes(bytes, trap.value);
  };
  const known = trapped(part.traps, text, same);
  if (known !== undefined) return known;
  if (right.length > 1 && sameBytes(bytes.toReversed(), right)) return differs('hex-reversed');
  const byte = right.findIndex((value, i) => bytes[i] !== value);
  if (byte < 0) return differs('hex-long', { n: bytes.length - right.length });
  if (byte === bytes.length) return differs('hex-short', { n: bytes.length }, { byte });
  const span = part.spans?.find((one) => {
    const { start, end } = byteRange(one);
    return byte >= start && byte < end;
  });
  // The n-th byte, as people count.
  const holes = {
    n: byte + 1,
    yours: encodeHex(bytes.subarray(byte, byte + 1)),
    ...(span === undefined ? {} : { field: { label: `field-${span.field}` } }),
  };
  const isOnly =
    bytes.length === right.length && right.every((b, i) => i === byte || b === bytes[i]);
  if (isOnly && right.length > 2) return differs('hex-one', holes, { byte });
  return differs(span === undefined ? 'hex-difference' : 'hex-difference-in', holes, { byte });
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

export function judgeBase64({ right, traps }: Base64Part, text: string): Verdict {
  const typed = text.trim();
  if (typed === '') return unreadable('empty');
  if (typed === right) return RIGHT;
  const known = trapped(traps, text, (example) => textIn(example).trim() === typed);
  if (known !== undefined) return known;
  const reading = readBase64(typed);
  if ('unreadable' in reading) return unreadable(reading.unreadable, reading.holes);
  const bare = (base64: string) => base64.replace(/=+$/, '');
  if (bare(typed) === bare(right)) return unreadable('base64-padding');
  if (typed.toLowerCase() === right.toLowerCase()) return differs('base64-case');
  if (typed.length !== right.length) return differs('base64-length', { n: typed.length });
  const position = Array.from(right).findIndex((character, i) => typed[i] !== character);
  return differs('base64-difference', { n: position + 1, yours: typed[position]! });
}

export function judgeText(part: TextPart, text: string): Verdict {
  const bare = withoutQuotes(text);
  const typed = readText(bare);
  if (typed === '' && part.mayBeEmpty !== true) return unreadable('empty');
  const plain = (one: string) => (part.ignoreCase === true ? one.toLowerCase() : one);
  const isSame = (one: string, other: string) => plain(readText(one)) === plain(readText(other));
  if (part.right.some((right) => isSame(right, typed))) return RIGHT;
  const known = trapped(part.traps, bare, (example) => isSame(textIn(example), typed));
  if (known !== undefined) return known;
  if (part.right.some((right) => readText(right).toLowerCase() === typed.toLowerCase())) {
    return differs('text-case');
  }
  const best = Array.from(readText(part.right[0]!));
  const yours = Array.from(typed);
  const position = best.findIndex((character, i) => plain(yours[i] ?? '') !== plain(character));
  if (position < 0 || position >= yours.length) return differs('text-length', { n: yours.length });
  return differs('text-difference', { n: position + 1, yours: yours[position]! });
}

/** Who quotes an answer means what stands between the quotes. */
function withoutQuotes(text: string): string {
  return /^\s*["'`“‘„«「](.*)["'`”’“»」]\s*$/u.exec(text)?.[1] ?? text;
}
