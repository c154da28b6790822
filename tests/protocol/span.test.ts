import { describe, expect, test } from 'vitest';
import { byteRange, type Span, spanAtBit } from '#protocol/span.ts';

const span = (field: string, bitOffset: number, bitLength: number): Span => ({
  field,
  bitOffset,
  bitLength,
  value: 0,
  section: 'RFC 6455 §5.2',
});

describe('byteRange()', () => {
  test.each([
    { bitOffset: 0, bitLength: 1, start: 0, end: 1 },
    { bitOffset: 7, bitLength: 1, start: 0, end: 1 },
    { bitOffset: 7, bitLength: 2, start: 0, end: 2 },
    { bitOffset: 8, bitLength: 8, start: 1, end: 2 },
    { bitOffset: 16, bitLength: 64, start: 2, end: 10 },
  ])('of $bitLength bits at bit $bitOffset is from $start to $end', (example) => {
    const { bitOffset, bitLength, start, end } = example;
    expect(byteRange(span('any', bitOffset, bitLength))).toEqual({ start, end });
  });
});

describe('spanAtBit()', () => {
  const outer = span('payload', 16, 40);
  const inner = span('close-code', 16, 16);
  const rest = span('close-reason', 32, 24);

  test('finds the innermost span, which stands last', () => {
    expect(spanAtBit([outer, inner, rest], 16)).toBe(inner);
    expect(spanAtBit([outer, inner, rest], 31)).toBe(inner);
    expect(spanAtBit([outer, inner, rest], 32)).toBe(rest);
    expect(spanAtBit([outer, inner], 32)).toBe(outer);
  });

  test('finds nothing before the first span and after the last', () => {
    expect(spanAtBit([outer, inner, rest], 15)).toBeUndefined();
    expect(spanAtBit([outer, inner, rest], 56)).toBeUndefined();
    expect(spanAtBit([], 0)).toBeUndefined();
  });
});
