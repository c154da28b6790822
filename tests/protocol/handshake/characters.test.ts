import { expect, test } from 'vitest';
import {
  decodeLatin1,
  encodeLatin1,
  isDigit,
  isHostCharacter,
  isTargetCharacter,
  isToken,
  isTokenCharacter,
  lowerAscii,
} from '#protocol/handshake/characters.ts';

function all(accepts: (byte: number) => boolean): string {
  return decodeLatin1(Uint8Array.from({ length: 256 }, (_, byte) => byte).filter(accepts));
}

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();

test('the characters of a token are those of RFC 9110 §5.6.2', () => {
  expect(all(isTokenCharacter)).toBe(`!#$%&'*+-.${DIGITS}${UPPER}^_\`${LOWER}|~`);
});

test('the characters of hosts and targets are those of RFC 3986, percent signs aside', () => {
  expect(all(isHostCharacter)).toBe(`!$&'()*+,-.${DIGITS};=${UPPER}_${LOWER}~`);
  expect(all(isTargetCharacter)).toBe(`!$&'()*+,-./${DIGITS}:;=?@${UPPER}_${LOWER}~`);
  expect(all(isDigit)).toBe(DIGITS);
});

test('encodeLatin1() and decodeLatin1() are the inverse of each other, for any length', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index & 255);
  expect(encodeLatin1(decodeLatin1(bytes))).toEqual(bytes);
  expect(() => encodeLatin1('a\u0100')).toThrow(new RangeError('Character 1 is no byte: U+100'));
});

test('lowerAscii() changes no other letters', () => {
  expect(lowerAscii('ÀÉ\u0130\u212aAZ')).toBe('ÀÉ\u0130\u212aaz');
});

test.each(['', ' ', 'a:', 'é', '\u0141'])('isToken() refuses %j', (text) => {
  expect(isToken(text)).toBe(false);
});
