import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concatBytes,
  decodeBase64,
  decodeHex,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  hexDigit,
  tryDecodeHex,
} from '#protocol/bytes.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

describe('hex', () => {
  test('encodeHex() separates bytes with a blank or with what it is told', () => {
    expect(encodeHex(new Uint8Array())).toBe('');
    expect(encodeHex(Uint8Array.of(0x00, 0x0f, 0xff))).toBe('00 0f ff');
    expect(encodeHex(Uint8Array.of(0x00, 0x0f, 0xff), ':')).toBe('00:0f:ff');
    expect(encodeHex(Uint8Array.of(0x00, 0x0f), ' · ')).toBe('00 · 0f');
  });

  test('encodeHex() agrees with another implementation, on megabytes, too', () => {
    const bytes = Uint8Array.from({ length: 1 << 20 }, (_, index) => (index * 7) ^ (index >> 8));
    expect(encodeHex(bytes, '') === Buffer.from(bytes).toString('hex')).toBe(true);
  });

  test('decodeHex() reads upper and lower case and any blanks between pairs', () => {
    expect(decodeHex(' 81\t0A\r\n0aFf ')).toEqual(Uint8Array.of(0x81, 0x0a, 0x0a, 0xff));
    expect(decodeHex('')).toEqual(new Uint8Array());
  });

  test('decodeHex() says that a digit is missing when a pair is cut', () => {
    expect(() => decodeHex('81 0')).toThrow(
      new RangeError('Hex digit is missing after the one at position 3'),
    );
    expect(() => decodeHex('8 105')).toThrow(
      new RangeError('Hex digit is missing after the one at position 0'),
    );
  });

  test('decodeHex() gives the position of a foreign character', () => {
    expect(() => decodeHex('81 g5')).toThrow(new RangeError('No hex digit at position 3: "g"'));
    expect(() => decodeHex('81 0😀')).toThrow(new RangeError('No hex digit at position 4: "😀"'));
  });

  test('decodeHex() undoes encodeHex() whatever the separator', () => {
    fc.assert(
      fc.property(anyBytes, fc.constantFrom('', ' ', '\n'), (bytes, separator) => {
        expect(decodeHex(encodeHex(bytes, separator))).toEqual(bytes);
      }),
    );
  });

  test.each([
    ['', ''],
    [' 81\u00a0\t0A\r\n0a Ff ', '810a0aff'],
    ['810A0aFf', '810a0aff'],
    ['81:0a:0a:ff', '810a0aff'],
    ['0x81, 0x0A, 0X0a, 0xff', '810a0aff'],
    ['0x810a0aff', '810a0aff'],
  ])('tryDecodeHex() reads %j', (text, hex) => {
    expect(encodeHex(tryDecodeHex(text)!, '')).toBe(hex);
  });

  test.each([
    '8',
    '81 0',
    '8 105',
    '8,1',
    '0x',
    '81 0x',
    '0x8 0x1',
    '10x20',
    '81 g5',
    '81;05',
    'x81',
  ])('tryDecodeHex() is undefined for %j', (text) => {
    expect(tryDecodeHex(text)).toBeUndefined();
  });

  test('tryDecodeHex() throws a TypeError when it is given no text', () => {
    expect(() => tryDecodeHex(null as unknown as string)).toThrow(TypeError);
  });

  test('hexDigit() knows the 22 digits and nothing else', () => {
    const digits = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => hexDigit(character.charCodeAt(0)) >= 0,
    );
    expect(digits.join('')).toBe('0123456789ABCDEFabcdef');
    expect(digits.map((digit) => hexDigit(digit.charCodeAt(0)))).toEqual(
      digits.map((digit) => Number.parseInt(digit, 16)),
    );
  });
});

test('concatBytes() joins any number of byte strings into a new one', () => {
  const part = Uint8Array.of(1, 2);
  expect(concatBytes()).toEqual(new Uint8Array());
  expect(concatBytes(part, new Uint8Array(), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3));
  expect(concatBytes(part).buffer).not.toBe(part.buffer);
});

describe('UTF-8', () => {
  test('encodeUtf8() replaces a lone surrogate', () => {
    expect(encodeHex(encodeUtf8('a\ud800'))).toBe('61 ef bf bd');
  });

  test('decodeUtf8() keeps U+FEFF at the start', () => {
    expect(decodeUtf8(decodeHex('ef bb bf 41'))).toBe('\ufeffA');
  });

  test.each([
    ['a cut character', 'c3'],
    ['an overlong form', 'c0 80'],
    ['a surrogate', 'ed a0 80'],
    ['a code point past U+10FFFF', 'f4 90 80 80'],
    ['a stray continuation', '80'],
  ])('decodeUtf8() refuses %s', (_, hex) => {
    expect(decodeUtf8(decodeHex(hex))).toBeUndefined();
  });

  test('decodeUtf8() undoes encodeUtf8()', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
    );
  });
});

describe('base64', () => {
  test.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('encodeBase64() and decodeBase64() agree with RFC 4648 §10 on %j', (text, base64) => {
    expect(encodeBase64(encodeUtf8(text))).toBe(base64);
    expect(decodeBase64(base64)).toEqual(encodeUtf8(text));
  });

  test('encodeBase64() and decodeBase64() agree with another implementation', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(base64);
        expect(decodeBase64(base64)).toEqual(bytes);
      }),
    );
  });

  test('decodeBase64() gives the position of a foreign character', () => {
    expect(() => decodeBase64('Zm9\n')).toThrow(
      new RangeError('No base64 digit at position 3: "\\n"'),
    );
    expect(() => decodeBase64('Z===')).toThrow(
      new RangeError('No base64 digit at position 1: "="'),
    );
  });

  test.each(['Zg', 'Zg=', 'Zm9vY', 'Zm9v=', 'Zm9vY==='])(
    'decodeBase64() refuses %s, which has a wrong length',
    (base64) => {
      expect(() => decodeBase64(base64)).toThrow(RangeError);
    },
  );

  test.each(['Zh==', 'Zm9='])('decodeBase64() refuses %s, whose unused bits are set', (base64) => {
    expect(() => decodeBase64(base64)).toThrow(
      new RangeError('Last base64 digit has bits that belong to no byte'),
    );
  });
});
