import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tryDecodeHex } from '#protocol/bytes.ts';
import { readHex } from '#widgets/accept-machine/hex-field.ts';

test.each(['74 68', '7468', ' 74,68 ', '74:68', '0x74, 0x68', '0X7468', '74\n68'])(
  'readHex() reads %j',
  (text) => {
    expect(readHex(text, 2)).toEqual({ bytes: Uint8Array.of(0x74, 0x68), findings: [] });
  },
);

test('readHex() counts the bytes', () => {
  expect(readHex('00ff', 16)).toEqual({
    bytes: Uint8Array.of(0, 255),
    findings: [{ code: 'wrong-length', at: 0, length: 4, bytes: 2, expected: 16 }],
  });
});

test.each([
  ['', { code: 'empty', at: 0, length: 0 }],
  [' , ', { code: 'empty', at: 0, length: 3 }],
  ['74 6', { code: 'missing-digit', at: 4, length: 0 }],
  ['7 468', { code: 'missing-digit', at: 1, length: 0 }],
  ['74 xyz 68', { code: 'foreign-character', at: 3, length: 3, found: 'xyz' }],
  ['0x', { code: 'foreign-character', at: 1, length: 1, found: 'x' }],
])('readHex() says what is wrong with %j', (text, finding) => {
  const { bytes, findings } = readHex(text, 2);
  expect(bytes).toBeUndefined();
  expect(findings).toContainEqual(finding);
});

test('readHex() says what is wrong exactly when tryDecodeHex() reads nothing', () => {
  const hexLike = fc.string({ unit: fc.constantFrom(...'0 0x8Afg,:\u00a0\n'.split('')) });
  fc.assert(
    fc.property(hexLike, (text) => {
      const bytes = tryDecodeHex(text);
      const isGood = bytes !== undefined && bytes.length > 0;
      expect(readHex(text, bytes?.length ?? 0).findings.length === 0).toBe(isGood);
    }),
    { numRuns: 1000 },
  );
});
