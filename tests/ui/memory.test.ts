import { afterEach, expect, test, vi } from 'vitest';
import { recall, remember } from '#ui/memory.ts';

afterEach(() => vi.unstubAllGlobals());

test('a text is kept under its key until it is forgotten', () => {
  const texts = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
    removeItem: (key: string) => texts.delete(key),
  });
  expect(recall('a')).toBeNull();
  expect(remember('a', 'text')).toBe(true);
  expect(recall('a')).toBe('text');
  expect(remember('a', undefined)).toBe(true);
  expect(recall('a')).toBeNull();
});

test('a storage that is denied knows nothing and takes nothing', () => {
  vi.stubGlobal('localStorage', {
    get getItem() {
      throw new DOMException('denied', 'SecurityError');
    },
    get setItem() {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  expect(recall('a')).toBeNull();
  expect(remember('a', 'text')).toBe(false);
});
