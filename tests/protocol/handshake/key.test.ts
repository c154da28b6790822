import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64 } from '#protocol/bytes.ts';
import {
  ACCEPT_BYTES,
  checkAcceptForm,
  checkKey,
  encodeKey,
  KEY_BYTES,
  trimBlanks,
} from '#protocol/handshake/key.ts';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';

describe('keys', () => {
  test('checkKey() accepts exactly what encodeKey() writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const text = encodeKey(bytes);
        expect(text).toHaveLength(24);
        expect(text).toMatch(/[AQgw]==$/);
        expect(checkKey(text)).toMatchObject({ valid: true, bytes, canonical: text, findings: [] });
      }),
    );
  });

  test.each([0, 1, 14, 15, 17, 18, 20, 32])('checkKey() refuses %i bytes', (length) => {
    const { valid, findings } = checkKey(encodeBase64(new Uint8Array(length)));
    expect(valid).toBe(false);
    expect(findings[0]).toMatchObject(
      length === 0 ? { code: 'empty' } : { code: 'wrong-length', bytes: length, expected: 16 },
    );
  });

  test.each([
    ['24 characters of 17 bytes', 'AAAAAAAAAAAAAAAAAAAAAAA=', ['wrong-length']],
    ['24 characters of 18 bytes', 'AAAAAAAAAAAAAAAAAAAAAAAA', ['wrong-length']],
    ['no padding', 'dGhlIHNhbXBsZSBub25jZQ', ['missing-padding']],
    ['half the padding', 'dGhlIHNhbXBsZSBub25jZQ=', ['missing-padding']],
    ['too much padding', 'dGhlIHNhbXBsZSBub25jZQ===', ['excess-padding']],
    ['pad bits as in RFC 6455 §4.1', 'AQIDBAUGBwgJCgsMDQ4PEC==', ['pad-bits']],
    ['the URL-safe alphabet', 'sN9cRrP_n9NdMgdcy2VJFQ==', ['url-safe-alphabet']],
    ['a blank before', ` ${key}`, ['outer-whitespace']],
    ['a line end after', `${key}\n`, ['outer-whitespace']],
    ['a blank within', 'dGhlIHNhbXBs ZSBub25jZQ==', ['inner-whitespace']],
    ['quotes', `"${key}"`, ['foreign-character', 'foreign-character']],
    ['a lost character', 'dGhlIHNhbXBsZSBub25jZ==', ['wrong-length', 'dangling-digit']],
    ['hex', '7468652073616d706c65206e6f6e6365', ['wrong-length']],
    ['a GUID', '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', ['wrong-length', 'url-safe-alphabet']],
  ])('checkKey() refuses %s', (_, text, codes) => {
    const { valid, findings } = checkKey(text);
    expect(valid).toBe(false);
    expect([...new Set(findings.map(({ code }) => code))]).toEqual([...new Set(codes)]);
  });

  test('checkKey() reads on leniently, up to the 16 bytes behind the text', () => {
    for (const text of [` ${key}`, 'dGhlIHNhbXBsZSBub25jZQ', 'dGhlIHNhbXBsZSBub25jZf==']) {
      expect(checkKey(text)).toMatchObject({ canonical: key, readable: true, valid: false });
    }
  });

  test.each([0, 15, 17, 24])('encodeKey() refuses %i bytes', (length) => {
    expect(() => encodeKey(new Uint8Array(length))).toThrow(
      new RangeError(`Key must have 16 bytes, got ${length}`),
    );
  });
});

describe('accepts', () => {
  test('checkAcceptForm() wants 20 bytes', () => {
    expect(checkAcceptForm('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=').valid).toBe(true);
    expect(checkAcceptForm(key).findings).toEqual([
      { code: 'wrong-length', at: 0, length: 24, bytes: KEY_BYTES, expected: ACCEPT_BYTES },
    ]);
  });
});

describe('blanks', () => {
  test('trimBlanks() removes what HTTP counts as blank, outside only', () => {
    expect(trimBlanks(' \t\r\na b\n')).toBe('a b');
    expect(trimBlanks('\u00a0a\ufeff')).toBe('\u00a0a\ufeff');
    expect(trimBlanks(' \n')).toBe('');
    expect(trimBlanks('')).toBe('');
  });
});
