import { afterEach, expect, test, vi } from 'vitest';
import { notePlace, placeOf, PLACES_KEY, placesIn, withPlace } from '#ui/progress/places.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('withPlace() puts a chapter in front, once', () => {
  let text = withPlace('', 'masking', '');
  text = withPlace(text, 'closing', 'idle-timers');
  text = withPlace(text, 'masking', 'why-xor');
  expect(text).toBe('masking#why-xor closing#idle-timers');
  expect(placesIn(text).map(placeOf)).toEqual([
    { slug: 'masking', heading: 'why-xor' },
    { slug: 'closing', heading: 'idle-timers' },
  ]);
  expect(placeOf('masking')).toEqual({ slug: 'masking' });
});

test('withPlace() keeps words that are no places, and placesIn() passes them over', () => {
  const text = withPlace('{"dark": true}  masking#', 'closing', '');
  expect(text).toBe('closing {"dark": true} masking#');
  expect(placesIn(text)).toEqual(['closing']);
});

test('notePlace() writes where there is room, and stays silent where there is none', () => {
  const items = new Map([[PLACES_KEY, 'layers']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
  });
  notePlace('masking', 'why-xor');
  expect(items.get(PLACES_KEY)).toBe('masking#why-xor layers');
  vi.stubGlobal('localStorage', null);
  expect(() => notePlace('closing', '')).not.toThrow();
});
