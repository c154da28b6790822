import { expect, it } from 'vitest';
import { nameOfKey } from '#ui/class/key-name.ts';
import { CLASS } from '#i18n/class.ts';

const NONE = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
const { keys } = CLASS.en;
const name = (key: string, held: Partial<typeof NONE> = {}, inField = false) =>
  nameOfKey({ key, ...NONE, ...held }, inField, keys);

it('nameOfKey() names what a class should know, and what is held with it', () => {
  expect(name('PageDown')).toBe('Page Down');
  expect(name(' ')).toBe('Space');
  expect(name('ArrowRight')).toBe('→');
  expect(name('b')).toBe('B');
  expect(name('z', { ctrlKey: true })).toBe('Ctrl + Z');
  expect(name('Tab', { shiftKey: true })).toBe('⇧ + Tab');
});

it('nameOfKey() shows nothing of what is typed, and no key that does nothing alone', () => {
  expect(name('a', {}, true)).toBeUndefined();
  expect(name('Enter', {}, true)).toBeUndefined();
  expect(name('PageUp', {}, true)).toBe('Page Up');
  expect(name('Shift', { shiftKey: true })).toBeUndefined();
});
