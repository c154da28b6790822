import { describe, expect, test } from 'vitest';
import { readBase64, readHex, readNumber, readText } from '#exercises/read-answer.ts';

describe('readHex()', () => {
  test.each([
    '81 05',
    '8105',
    '81:05',
    '0x81, 0x05',
    '81-05',
    ' 81\n05 ',
    '\\x81\\x05',
    '８１\u3000０５',
  ])('reads %j', (text) => {
    expect(readHex(text)).toEqual({ value: Uint8Array.of(0x81, 5) });
  });

  test('says that a digit is missing', () => {
    expect(readHex('81 0')).toEqual({ unreadable: 'hex-odd' });
    expect(readHex('0x1, 0x5')).toEqual({ unreadable: 'hex-odd' });
    // Decimal numbers, whose digits are six together.
    expect(readHex('129 133')).toEqual({ unreadable: 'hex-odd' });
  });

  test('says which character is no digit', () => {
    expect(readHex('81 g5')).toEqual({ unreadable: 'hex-character', holes: { character: 'g' } });
    // The letter O for a zero.
    expect(readHex('81 O5')).toMatchObject({ holes: { character: 'O' } });
  });
});

describe('readNumber()', () => {
  test.each([
    ['1000', 1000n],
    ['1 000', 1000n],
    ['1,000', 1000n],
    ['1_000', 1000n],
    ['12\u202f345\u202f678', 12345678n],
    ['9223372036854775807', 9223372036854775807n],
    ['+5', 5n],
    ['−3', -3n],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1,234.5', 1234.5],
    ['１２５', 125n],
  ])('reads %j', (text, value) => {
    expect(readNumber(text)).toEqual({ value });
  });

  test.each([
    ['1,5', { unreadable: 'number-comma' }],
    ['20 ms', { unreadable: 'number-unit', holes: { unit: 'ms' } }],
    ['9f', { unreadable: 'number-form' }],
    ['20%', { unreadable: 'number-unit', holes: { unit: '%' } }],
    ['0x85', { unreadable: 'number-form' }],
    ['0b1', { unreadable: 'number-form' }],
    ['1e6', { unreadable: 'number-form' }],
    ['5 µs', { unreadable: 'number-unit', holes: { unit: 'μs' } }],
    ['many', { unreadable: 'number-form' }],
    ['1.2.3', { unreadable: 'number-form' }],
  ])('says why it cannot read %j', (text, reading) => {
    expect(readNumber(text)).toEqual(reading);
  });
});

test('readBase64() keeps what counts and names a foreign character', () => {
  expect(readBase64(' dGhl+/== \n')).toEqual({ value: 'dGhl+/==' });
  expect(readBase64('ab-_')).toEqual({ unreadable: 'base64-url', holes: { found: '-' } });
  expect(readBase64('ab c')).toEqual({ unreadable: 'base64-character', holes: { character: ' ' } });
});

test('readText() does not count blanks or ways to write an é', () => {
  expect(readText('  two \t words ')).toBe('two words');
  expect(readText('e\u0301')).toBe('é');
});
