import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHexSeparator, readHexText } from '#protocol/dump/hex-text.ts';
import { Damage } from '#protocol/dump/reading.ts';
import { encodeHex } from '#protocol/bytes.ts';

const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);

test('isHexSeparator() knows blanks, colon, dash and comma', () => {
  const separators = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(
    (character) => isHexSeparator(character.charCodeAt(0)),
  );
  expect(separators.join('')).toBe('\t\n\v\f\r ,-:');
});

describe('readHexText() reads', () => {
  test('any bytes, whatever stands between the pairs', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.constantFrom('', ' ', '\r\n', ':', '-', ', '),
        fc.boolean(),
        (bytes, separator, isUpper) => {
          const hex = encodeHex(bytes, separator);
          const text = isUpper ? hex.toUpperCase() : hex;
          expect(readHexText(text)).toEqual({ bytes, form: 'hex', notes: [] });
        },
      ),
    );
  });

  test.each([
    ['0x in front', '0x810548656c6c6f'],
    ['quotes around', ' "810548656c6c6f"\n'],
    ['characters behind', '81 05 48 65 6c 6c 6f  |..Hello|'],
    ['characters behind each line', '81 05 48 65  |..He|\n6c 6c 6f     |l|o|'],
  ])('%s', (_, text) => {
    expect(readHexText(text).bytes).toEqual(hello);
  });

  test('the print of a Buffer', () => {
    const printed = readHexText(' <Buffer 81 05 48 65 6c 6c 6f> ');
    expect(printed).toEqual({ bytes: hello, form: 'node-buffer', notes: [] });
    expect(readHexText('<Buffer >').bytes).toEqual(new Uint8Array());
  });

  test('only the range it is told', () => {
    expect(readHexText("f('8105')", { start: 3, end: 7 }).bytes).toEqual(hello.slice(0, 2));
  });
});

describe('readHexText() refuses', () => {
  test.each<[string, string, Damage]>([
    ['a torn pair', '8 105', new Damage('digit-missing', 0, 1)],
    ['half a byte at the end', '81 0', new Damage('digit-missing', 3, 1)],
    ['a foreign first digit', '81 g5', new Damage('foreign-character', 3, 1)],
    ['a foreign second digit', '81 5g', new Damage('foreign-character', 4, 1)],
    ['three dots', '81 ...', new Damage('elided', 3, 3)],
    ['an ellipsis', '81 …', new Damage('elided', 3, 1)],
    ['characters of another number', '81 05 |..H|', new Damage('foreign-character', 6, 1)],
    ['a Buffer without its end', '<Buffer 81', new Damage('unterminated', 0, 7)],
  ])('%s', (_, text, damage) => {
    expect(damageOf(text)).toEqual([damage.reason, damage.index, damage.length]);
  });

  function damageOf(text: string): unknown {
    try {
      return readHexText(text);
    } catch (error) {
      const { reason, index, length } = error as Damage;
      return [reason, index, length];
    }
  }
});
