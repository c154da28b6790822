import { describe, expect, test } from 'vitest';
import { HEAD_LENGTH, isBlank, skipBlanks, unwrap } from '#protocol/dump/text.ts';

test('isBlank() knows ASCII white space, the no-break space and U+FEFF', () => {
  const blanks = Array.from({ length: 0x1_0000 }, (_, code) => code).filter(isBlank);
  expect(blanks).toEqual([9, 10, 11, 12, 13, 32, 0xa0, 0xfeff]);
});

test('HEAD_LENGTH has room for more than a line of any dump', () => {
  expect(HEAD_LENGTH).toBeGreaterThan(1000);
});

test('skipBlanks() stops at what is not blank, or at the end it is told', () => {
  expect(skipBlanks(' \t\ufeff81', 0, 5)).toBe(3);
  expect(skipBlanks('81 ', 0, 3)).toBe(0);
  expect(skipBlanks('    ', 1, 3)).toBe(3);
  expect(skipBlanks('', 0, 0)).toBe(0);
});

describe('unwrap() gives the range', () => {
  test.each([
    ['without blanks around', ' \n8105\t', '8105'],
    ['without double quotes', ' "8105" ', '8105'],
    ['without single quotes', "'8105'", '8105'],
    ['without backticks', '`8105`', '8105'],
    ['without one pair of quotes only', '""8105""', '"8105"'],
    ['with quotes that differ', `"8105'`, `"8105'`],
    ['with a quote that stands alone', '"', '"'],
    ['of what is blank: nothing', ' \n ', ''],
    ['of nothing', '', ''],
  ])('%s', (_, text, expected) => {
    const { start, end } = unwrap(text);
    expect(text.slice(start, end)).toBe(expected);
  });
});
