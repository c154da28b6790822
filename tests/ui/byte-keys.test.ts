import { describe, expect, test } from 'vitest';
import { byteKey, type ByteField } from '#ui/byte-keys.ts';

const GRID: ByteField = { selected: 20, length: 50, columns: 16, page: 2, half: false };
const STRIP: ByteField = { ...GRID, columns: undefined, page: undefined };

const press = (key: string, field = GRID, modifiers = {}) =>
  byteKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers }, field);
const reached = (key: string, field = GRID, modifiers = {}) => {
  const done = press(key, field, modifiers);
  return done?.kind === 'select' ? done.offset : undefined;
};

describe('byteKey()', () => {
  test('moves by bytes, rows and pages, and stays inside', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => reached(key))).toEqual([
      19, 21, 4, 36,
    ]);
    expect([reached('PageUp'), reached('PageDown')]).toEqual([0, 50]);
    expect(reached('ArrowUp', { ...GRID, selected: 4 })).toBe(4);
    expect(reached('ArrowLeft', { ...GRID, selected: 0 })).toBe(0);
    expect(reached('ArrowRight', { ...GRID, selected: 50 })).toBe(50);
  });

  test('moves to the ends of the row and of the stream', () => {
    expect([reached('Home'), reached('End')]).toEqual([16, 31]);
    expect(reached('End', { ...GRID, selected: 49 })).toBe(49);
    const ctrl = { ctrlKey: true };
    expect([reached('Home', GRID, ctrl), reached('End', GRID, ctrl)]).toEqual([0, 49]);
    expect([reached('Home', STRIP), reached('End', STRIP)]).toEqual([0, 49]);
    expect(reached('End', { ...STRIP, selected: 0, length: 0 })).toBe(0);
  });

  test('leaves rows and pages to the page where there are none', () => {
    for (const key of ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']) {
      expect(press(key, STRIP)).toBeUndefined();
    }
    expect(press('PageDown', { ...GRID, page: undefined })).toBeUndefined();
  });

  test('takes hex digits, but not shortcuts', () => {
    expect(press('F')).toEqual({ kind: 'digit', digit: 15 });
    expect(press('0')).toEqual({ kind: 'digit', digit: 0 });
    expect(press('g')).toBeUndefined();
    expect(press('c', GRID, { ctrlKey: true })).toBeUndefined();
    expect(press('ArrowLeft', GRID, { altKey: true })).toBeUndefined();
  });

  test('inserts and removes', () => {
    expect(press('Insert')).toEqual({ kind: 'insert', offset: 20 });
    expect(press('Delete')).toEqual({ kind: 'remove', offset: 20 });
    expect(press('Backspace')).toEqual({ kind: 'remove', offset: 19 });
    expect(press('Delete', { ...GRID, selected: 50 })).toBeUndefined();
    expect(press('Backspace', { ...GRID, selected: 0 })).toBeUndefined();
  });

  test('forgets half a byte, and goes on to the bits', () => {
    expect(press('Backspace', { ...GRID, half: true })).toEqual({ kind: 'cancel' });
    expect(press('Escape', { ...GRID, half: true })).toEqual({ kind: 'cancel' });
    expect(press('Escape')).toBeUndefined();
    expect(press('Enter')).toEqual({ kind: 'enter' });
  });
});
