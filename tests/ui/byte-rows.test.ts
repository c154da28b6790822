import { expect, test } from 'vitest';
import { byteRows } from '#ui/byte-rows.ts';

test('byteRows() cuts bytes into rows of eight, with dots for what has no picture', () => {
  const bytes = Uint8Array.from([0x48, 0x69, 0x0d, 0x0a, 0x81, 0x00, 0x7e, 0x7f, 0x21]);
  const rows = byteRows(bytes);
  expect(rows.map(({ offset, ascii }) => [offset, ascii])).toEqual([
    [0, 'Hi....~.'],
    [8, '!'],
  ]);
  expect(rows[1]!.cells).toEqual([{ offset: 8, hex: '21' }]);
});
