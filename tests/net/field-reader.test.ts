import { describe, expect, test } from 'vitest';
import { FieldReader } from '#net/field-reader.ts';
import { decodeHex } from '#protocol/bytes.ts';

const reader = (hex: string, offset = 0) =>
  new FieldReader<string>(decodeHex(hex), offset, 'RFC 791 §3.1');

describe('FieldReader', () => {
  test('reads numbers over any bits, unsigned', () => {
    const fields = reader('00 ff ff ff ff 5a c3', 1);
    expect(fields.number('word', 32)).toBe(0xffff_ffff);
    expect(fields.number('low', 3)).toBe(0b010);
    expect(fields.flag('flag')).toBe(true);
    expect(fields.number('across', 10)).toBe(0b1010_1100_00);
    expect(fields.number('rest', 2)).toBe(0b11);
    expect(fields.spans.map(({ bitOffset, bitLength }) => [bitOffset, bitLength])).toEqual([
      [8, 32],
      [40, 3],
      [43, 1],
      [44, 10],
      [54, 2],
    ]);
  });

  test('gives a field its own section', () => {
    const fields = reader('2a 2a');
    fields.number('ecn', 2, 'RFC 3168 §5');
    fields.number('rest', 6);
    expect(fields.spans.map(({ section }) => section)).toEqual(['RFC 3168 §5', 'RFC 791 §3.1']);
  });

  test('reads what is missing as 0, and marks what is there', () => {
    const fields = reader('12 34 56');
    expect(fields.number('cut number', 32)).toBe(0x1234_5600);
    expect(fields.bytes('missing', 2)).toEqual(Uint8Array.of(0, 0));
    expect(fields.number('missing, too', 4)).toBe(0);
    const cut = { field: 'cut number', bitOffset: 0, bitLength: 24, section: 'RFC 791 §3.1' };
    expect(fields.spans).toEqual([{ ...cut, value: decodeHex('12 34 56') }]);

    const address = reader('12 34', 1);
    expect(address.bytes('cut bytes', 4)).toEqual(decodeHex('34 00 00 00'));
    expect(address.spans[0]).toMatchObject({ bitLength: 8, value: Uint8Array.of(0x34) });
    expect(address.position).toBe(5);
  });
});
