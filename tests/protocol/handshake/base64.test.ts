import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64, encodeUtf8 } from '#protocol/bytes.ts';
import { base64Groups, readBase64 } from '#protocol/handshake/base64.ts';

const hello = encodeUtf8('Hello');

describe('reading', () => {
  test('readBase64() finds nothing in canonical base64 of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(readBase64(text)).toEqual({
          bytes,
          canonical: text,
          padBits: 0,
          readable: true,
          findings: [],
        });
      }),
    );
  });

  test('readBase64() finds something in any text that the strict decoder refuses', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'Q', 'z', '/', '-', '=', ' ', '\n', '*') });
    fc.assert(
      fc.property(text, (candidate) => {
        const reading = readBase64(candidate);
        expect(encodeBase64(reading.bytes)).toBe(reading.canonical);
        let isCanonical = candidate !== '';
        try {
          decodeBase64(candidate);
        } catch {
          isCanonical = false;
        }
        expect(reading.findings.length === 0).toBe(isCanonical);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['', ' ', ' \t\n'])('readBase64() says that %j is empty', (text) => {
    const reading = readBase64(text);
    expect(reading.findings).toEqual([{ code: 'empty', at: 0, length: text.length }]);
    expect(reading.bytes).toHaveLength(0);
    expect(reading.readable).toBe(false);
  });

  test('readBase64() reads on where padding is missing or too much', () => {
    expect(readBase64('SGVsbG8')).toMatchObject({
      bytes: hello,
      readable: true,
      findings: [{ code: 'missing-padding', at: 7, length: 0, missing: 1 }],
    });
    expect(readBase64('SA=').findings).toEqual([
      { code: 'missing-padding', at: 3, length: 0, missing: 1 },
    ]);
    expect(readBase64('SGVsbG8====')).toMatchObject({
      bytes: hello,
      readable: true,
      findings: [{ code: 'excess-padding', at: 8, length: 3 }],
    });
    expect(readBase64('SGVs=').findings).toEqual([{ code: 'excess-padding', at: 4, length: 1 }]);
    expect(readBase64('==').findings).toEqual([{ code: 'excess-padding', at: 0, length: 2 }]);
  });

  test('readBase64() shows the pad bits and the canonical spelling', () => {
    expect(readBase64('QQ==').padBits).toBe(0);
    expect(readBase64('QX==')).toMatchObject({
      bytes: Uint8Array.of(0x41),
      canonical: 'QQ==',
      padBits: 7,
      readable: true,
      findings: [{ code: 'pad-bits', at: 1, length: 1, padBits: 7, canonical: 'QQ==' }],
    });
    expect(readBase64('QUL=')).toMatchObject({ padBits: 3, canonical: 'QUI=' });
    // Both faults of one text.
    expect(readBase64('QX').findings.map(({ code }) => code)).toEqual([
      'pad-bits',
      'missing-padding',
    ]);
  });

  test('readBase64() reads the URL-safe alphabet', () => {
    expect(readBase64('-_-_')).toMatchObject({
      canonical: '+/+/',
      readable: true,
      findings: [{ code: 'url-safe-alphabet', at: 0, length: 4, found: '-_-_', standard: '+/+/' }],
    });
  });

  test('readBase64() tells blanks around the text from blanks in it', () => {
    expect(readBase64(' \tSGVs\r\nbG8=\n')).toMatchObject({
      bytes: hello,
      readable: true,
      findings: [
        { code: 'outer-whitespace', at: 0, length: 2 },
        { code: 'inner-whitespace', at: 6, length: 2 },
        { code: 'outer-whitespace', at: 12, length: 1 },
      ],
    });
    expect(readBase64('QQ= =').findings).toEqual([{ code: 'inner-whitespace', at: 3, length: 1 }]);
  });

  test('readBase64() skips foreign characters and then says nothing of lengths', () => {
    expect(readBase64('SGV\u{1f600}sbG8')).toMatchObject({
      bytes: hello,
      readable: false,
      findings: [{ code: 'foreign-character', at: 3, length: 2, found: '\u{1f600}' }],
    });
    expect(readBase64('*#').findings).toEqual([
      { code: 'foreign-character', at: 0, length: 2, found: '*#' },
    ]);
  });

  test('readBase64() drops a digit that makes no byte', () => {
    expect(readBase64('SGVsbG8=S=')).toMatchObject({ readable: false });
    expect(readBase64('SGVsb')).toMatchObject({
      bytes: encodeUtf8('Hel'),
      canonical: 'SGVs',
      padBits: 0,
      readable: false,
      findings: [{ code: 'dangling-digit', at: 4, length: 1 }],
    });
  });

  test('readBase64() points at padding before the end', () => {
    expect(readBase64('QQ==QUJD')).toMatchObject({
      readable: false,
      findings: [
        { code: 'misplaced-padding', at: 2, length: 1 },
        { code: 'misplaced-padding', at: 3, length: 1 },
        { code: 'pad-bits', at: 7 },
        { code: 'missing-padding', at: 8 },
      ],
    });
  });
});

describe('anatomy', () => {
  test('base64Groups() spells what the encoder writes, with every bit of every byte once', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const groups = base64Groups(bytes);
        const digits = groups.flatMap((group) => group.digits);
        expect(digits.map(({ character }) => character).join('')).toBe(encodeBase64(bytes));
        expect(groups.flatMap((group) => group.bytes)).toEqual(Array.from(bytes));

        const bits = digits.flatMap((digit) => digit.bits).filter(({ byte }) => byte !== undefined);
        expect(bits.map(({ byte }) => byte)).toEqual(
          Array.from(bytes).flatMap((_, index) => Array<number>(8).fill(index)),
        );
        expect(bits.map(({ value }) => value).join('')).toBe(
          Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join(''),
        );
      }),
    );
  });

  test('base64Groups() gives offsets, values and pad bits', () => {
    const [first, last, ...rest] = base64Groups(hello);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ byteOffset: 0, bytes: [0x48, 0x65, 0x6c] });
    expect(first?.digits.map(({ value }) => value)).toEqual([18, 6, 21, 44]);
    expect(last).toMatchObject({ byteOffset: 3, bytes: [0x6c, 0x6f] });
    expect(last?.digits[2]?.bits).toEqual([
      { value: 1, byte: 4 },
      { value: 1, byte: 4 },
      { value: 1, byte: 4 },
      { value: 1, byte: 4 },
      { value: 0, byte: undefined },
      { value: 0, byte: undefined },
    ]);
    expect(last?.digits[3]).toEqual({ character: '=', value: undefined, bits: [] });
  });

  test('base64Groups() draws stray pad bits', () => {
    const { bytes, padBits } = readBase64('AQIDBAUGBwgJCgsMDQ4PEC==');
    const digit = base64Groups(bytes, padBits).at(-1)?.digits[1];
    expect(digit?.character).toBe('C');
    expect(digit?.bits.slice(2)).toEqual([
      { value: 0, byte: undefined },
      { value: 0, byte: undefined },
      { value: 1, byte: undefined },
      { value: 0, byte: undefined },
    ]);
  });

  test.each([
    [3, 1],
    [2, 4],
    [1, 16],
    [1, -1],
    [1, 0.5],
  ])('base64Groups() refuses for %i bytes the pad bits %d', (length, padBits) => {
    expect(() => base64Groups(new Uint8Array(length), padBits)).toThrow(RangeError);
  });
});
