import { expect, test } from 'vitest';
import { piecesOf, withoutMarks } from '#ui/marked.ts';

test('piecesOf() takes what stands between backticks for code', () => {
  expect(piecesOf('Send `81 05` first')).toEqual([
    { text: 'Send ', code: false },
    { text: '81 05', code: true },
    { text: ' first', code: false },
  ]);
});

test('withoutMarks() leaves the words alone', () => {
  expect(withoutMarks('`81 05` first')).toBe('81 05 first');
});
