import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import {
  type Extension,
  readExtensions,
  readList,
  requireToken,
  writeExtensions,
} from '#protocol/handshake/field-values.ts';
import { type HeaderField, parseHead } from '#protocol/handshake/http-head.ts';

const START = 'GET / HTTP/1.1\r\n';

function fieldsOf(...values: string[]): { text: string; fields: readonly HeaderField[] } {
  const text = START + values.map((value) => `A: ${value}\r\n`).join('') + '\r\n';
  return { text, fields: parseHead(encodeLatin1(text), 'request').fields };
}

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}$/);
const parameter = fc.record({ name: token, value: fc.option(token, { nil: undefined }) });
const extension = fc.record({ name: token, parameters: fc.array(parameter, { maxLength: 4 }) });

test('readList() reads several fields as one list, and says where each element is', () => {
  const { text, fields } = fieldsOf('a, b', '', ' , c,,', ',');
  const { elements, gaps } = readList(fields);
  expect(elements.map((element) => element.text)).toEqual(['a', 'b', 'c']);
  for (const { text: element, start, end } of elements)
    expect(text.slice(start, end)).toBe(element);
  expect(gaps.map(({ start, end }) => text.slice(start, end))).toEqual([',', ',', ',', ',', ',']);
});

test('readExtensions() reads what writeExtensions() writes', () => {
  fc.assert(
    fc.property(fc.array(extension, { minLength: 1, maxLength: 4 }), (extensions) => {
      const { fields } = fieldsOf(writeExtensions(extensions));
      const read = readExtensions(fields);
      expect(read.faults).toEqual([]);
      expect(
        read.extensions.map(({ name, parameters }): Extension => ({ name, parameters })),
      ).toEqual(extensions);
    }),
  );
});

test('readExtensions() takes quotes and escapes off values', () => {
  const { extensions, faults } = readExtensions(fieldsOf('a; b="\\c\\d"; e = "f"').fields);
  expect(faults).toEqual([]);
  expect(extensions[0]?.parameters).toEqual([
    { name: 'b', value: 'cd' },
    { name: 'e', value: 'f' },
  ]);
});

test('readExtensions() never throws, and keeps to the bytes', () => {
  const piece = fc.constantFrom('a', ';', ',', '=', '"', '\\', ' ', '\t', '/');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const { text, fields } = fieldsOf(pieces.join(''));
      const { extensions, faults, gaps } = readExtensions(fields);
      for (const { start, end } of [...extensions, ...faults, ...gaps]) {
        expect(text.slice(start, end)).not.toMatch(/[\r\n]/);
        expect(start).toBeLessThan(end);
      }
    }),
  );
});

test.each(['', 'a b', 'a,', '"a"'])('requireToken() refuses %j', (text) => {
  expect(() => requireToken('Name', text)).toThrow(RangeError);
});
