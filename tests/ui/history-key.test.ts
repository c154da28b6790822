import { describe, expect, test } from 'vitest';
import { historyKey } from '#ui/history-key.ts';

describe('historyKey()', () => {
  const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) =>
    historyKey({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...Object.fromEntries(held.map((one) => [one, true])),
    });

  test('knows the keys of all systems', () => {
    expect([press('z', 'ctrlKey'), press('z', 'metaKey')]).toEqual(['undo', 'undo']);
    expect([press('Z', 'ctrlKey', 'shiftKey'), press('z', 'metaKey', 'shiftKey')]).toEqual([
      'redo',
      'redo',
    ]);
    expect(press('y', 'ctrlKey')).toBe('redo');
  });

  test('leaves all others alone', () => {
    const others = [press('z'), press('z', 'ctrlKey', 'altKey'), press('z', 'ctrlKey', 'metaKey')];
    expect([...others, press('Y', 'ctrlKey', 'shiftKey'), press('a', 'ctrlKey')]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});
