import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areBits, readBitText } from '#protocol/dump/bits-text.ts';
import { Damage } from '#protocol/dump/reading.ts';

const bytes = Uint8Array.of(0x81, 0x05);

describe('readBitText() reads', () => {
  test('any bytes, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.constantFrom('', ' ', '\r\n', ', ', '_', ' 0b'),
        (expected, separator) => {
          const bits = [...expected].map((byte) => byte.toString(2).padStart(8, '0'));
          expect(readBitText(bits.join(separator))).toEqual({
            bytes: expected,
            form: 'bits',
            notes: [],
          });
        },
      ),
    );
  });

  test.each([
    '1000 0001 0000 0101',
    '1000_0001 0000_0101',
    '0b10000001, 0B00000101',
    '0b1000_0001,0b0000_0101',
    '0b1000000100000101',
    '"10000001 00000101"',
  ])('%s', (text) => {
    expect(readBitText(text).bytes).toEqual(bytes);
  });

  test('only the range it is told', () => {
    expect(readBitText('f(10000001)', { start: 2, end: 10 }).bytes).toEqual(bytes.slice(0, 1));
  });
});

describe('readBitText() refuses', () => {
  test.each<[string, string, Damage]>([
    ['a short group', '10000001 0000010', new Damage('digit-missing', 9, 7)],
    ['a long group', '10000001 000001010', new Damage('out-of-range', 9, 9)],
    ['half a byte', '1000 0001 0000', new Damage('digit-missing', 10, 4)],
    ['half a byte before a whole one', '1000 00000101', new Damage('digit-missing', 0, 4)],
    ['another digit', '10000001 00000201', new Damage('foreign-character', 14, 1)],
    ['a word', '10000001 x', new Damage('foreign-character', 9, 1)],
    ['a prefix alone', '10000001 0b', new Damage('foreign-character', 10, 1)],
  ])('%s', (_, text, damage) => {
    expect(() => readBitText(text)).toThrow(damage);
    expect(damageOf(text)).toEqual([damage.reason, damage.index, damage.length]);
  });

  function damageOf(text: string): unknown {
    try {
      return readBitText(text);
    } catch (error) {
      const { reason, index, length } = error as Damage;
      return [reason, index, length];
    }
  }
});

test('areBits() asks for two groups, or for what no hex has', () => {
  expect(areBits('10000001 00000101 0000')).toBe(true);
  expect(areBits('0b10000001')).toBe(true);
  expect(areBits('0b1000_0001')).toBe(true);
  expect(areBits('1000_0001')).toBe(true);
  expect(areBits('10000001')).toBe(false);
  expect(areBits('1000 0001')).toBe(false);
  expect(areBits('10000001 0000010100')).toBe(false);
  expect(areBits('10000001 00000101 81')).toBe(false);
});
