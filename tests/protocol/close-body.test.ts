import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import { MAX_REASON_LENGTH, parseCloseBody, serializeCloseBody } from '#protocol/close-body.ts';

describe('parseCloseBody()', () => {
  test.each([
    ['', undefined, ''],
    ['03', undefined, ''],
    ['03 e8', 1000, ''],
    ['03 e8 62 79 65', 1000, 'bye'],
    ['0f a0 e4 bc 9a e8 af 9d e8 bf 87 e6 9c 9f', 4000, '会话过期'],
    ['ff ff', 65_535, ''],
    ['03 ed', 1005, ''],
    ['03 e8 ef bb bf 61', 1000, '\ufeffa'],
    ['03 e8 c3', 1000, undefined],
  ])('reads %s', (hex, code, reason) => {
    expect(parseCloseBody(decodeHex(hex))).toEqual({ code, reason });
  });
});

describe('serializeCloseBody()', () => {
  test('writes what parseCloseBody() reads', () => {
    const anyReason = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), anyReason, (code, reason) => {
        expect(parseCloseBody(serializeCloseBody(code, reason))).toEqual({ code, reason });
      }),
    );
  });

  test('writes nothing where there is nothing to say', () => {
    expect(serializeCloseBody()).toHaveLength(0);
  });

  test('writes the code in network byte order', () => {
    expect(encodeHex(serializeCloseBody(1002))).toBe('03 ea');
  });

  test('counts the bytes of a reason, not its characters', () => {
    expect(MAX_REASON_LENGTH).toBe(123);
    expect(serializeCloseBody(1000, '会'.repeat(41))).toHaveLength(125);
    expect(() => serializeCloseBody(1000, '会'.repeat(42))).toThrow(
      new RangeError('Close reason must be 123 bytes or less, got 126'),
    );
  });

  test('refuses a reason without a code, and what is no code', () => {
    expect(() => serializeCloseBody(undefined, 'bye')).toThrow(
      new RangeError('Close reason needs a code before it'),
    );
    for (const code of [-1, 65_536, 1000.5, NaN]) {
      expect(() => serializeCloseBody(code)).toThrow(RangeError);
    }
  });
});
