import { describe, expect, test } from 'vitest';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import { readList } from '#protocol/handshake/field-values.ts';
import {
  addField,
  appendElement,
  placeOfMissing,
  removeElement,
} from '#protocol/handshake/head-edits.ts';
import { type Edit, repairBy, repairHead } from '#protocol/handshake/head-finding.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';

const START = 'GET / HTTP/1.1\r\n';

function apply(text: string, edits: Edit[]): string {
  const finding = {
    rule: '',
    severity: 'odd',
    section: '',
    field: undefined,
    status: undefined,
    start: 0,
    end: 0,
  } as const;
  return decodeLatin1(repairHead(encodeLatin1(text), { ...finding, repair: repairBy(...edits) }));
}

describe('addField()', () => {
  test.each([
    ['before the empty line', `${START}A: b\r\n\r\nrest`, `${START}A: b\r\nX: y\r\n\r\nrest`],
    ['before half of the empty line', `${START}\r`, `${START}X: y\r\n\r`],
    ['behind the last line', START, `${START}X: y\r\n`],
    ['behind a line without its end', `${START}A: b`, `${START}A: b\r\nX: y\r\n`],
    ['behind a line with half its end', `${START}A: b\r`, `${START}A: b\r\nX: y\r\n`],
    ['before an empty line of a line feed', `${START}\n`, `${START}X: y\r\n\n`],
  ])('adds it %s', (_, text, expected) => {
    const head = parseHead(encodeLatin1(text), 'request');
    expect(apply(text, addField(head, 'X', ['y']))).toBe(expected);
  });

  test.each(['', '\r', '\r\n'])('adds nothing to %j, where it would be the first line', (text) => {
    const head = parseHead(encodeLatin1(text), 'request');
    expect(addField(head, 'X', ['y'])).toEqual([]);
    expect(placeOfMissing(head).start).toBeLessThanOrEqual(text.length);
  });
});

test.each([
  ['b', 'b, new'],
  ['', ' new'],
  [',', ',new'],
])('appendElement() makes %j %j', (value, expected) => {
  const text = `${START}A:${value}\r\n\r\n`;
  const { fields } = parseHead(encodeLatin1(text), 'request');
  const edits = appendElement(fields[0]!, readList(fields), 'new');
  expect(apply(text, edits)).toBe(`${START}A:${expected}\r\n\r\n`);
});

test.each([
  ['A: b, x\r\n', 'A: b\r\n'],
  ['A: x ,b\r\n', 'A: b\r\n'],
  ['A: b\r\nA: x\r\nA: c\r\n', 'A: b\r\nA: c\r\n'],
])('removeElement() makes %j %j', (before, after) => {
  const text = `${START}${before}\r\n`;
  const { fields } = parseHead(encodeLatin1(text), 'request');
  const element = readList(fields).elements.find(({ text: name }) => name === 'x')!;
  expect(apply(text, removeElement(fields, element))).toBe(`${START}${after}\r\n`);
});
