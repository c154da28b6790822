import { describe, expect, it } from 'vitest';
import { count, fill } from '#i18n/fill.ts';

describe('fill()', () => {
  it('fills holes and leaves those without a value to be seen', () => {
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}');
  });
});

describe('count()', () => {
  const words = { one: '{n} byte', other: '{n} bytes' };

  it('picks the form of the number and groups its digits', () => {
    expect(count(words, 1, 'en')).toBe('1 byte');
    expect(count(words, 0, 'en')).toBe('0 bytes');
    expect(count(words, 65536n, 'en')).toBe('65,536 bytes');
  });

  it('falls back where a language has one form', () => {
    expect(count({ other: '{n} 字节' }, 1, 'zh-CN')).toBe('1 字节');
  });
});
