import { expect, test } from 'vitest';
import { Damage, DUMP_FORMS } from '#protocol/dump/reading.ts';

test('DUMP_FORMS names every form once', () => {
  expect(new Set(DUMP_FORMS).size).toBe(DUMP_FORMS.length);
});

test('Damage says what is wrong, where, and with which amounts', () => {
  const damage = new Damage('short-line', 3, 2, { expected: 16, actual: 8 });
  expect(damage).toBeInstanceOf(Error);
  expect(damage).toMatchObject({
    message: 'short-line',
    reason: 'short-line',
    index: 3,
    length: 2,
    amounts: { expected: 16, actual: 8 },
  });
});

test('Damage may do without amounts', () => {
  expect(new Damage('empty', 0, 0).amounts).toEqual({});
});
