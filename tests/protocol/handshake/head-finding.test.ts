import { expect, test } from 'vitest';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import {
  FindingList,
  findingOf,
  MAX_FINDINGS,
  repairHead,
  requireFieldValue,
  type RuleEntry,
} from '#protocol/handshake/head-finding.ts';

const RULES: Record<'a-rule', RuleEntry> = { 'a-rule': { severity: 'odd', section: 'RFC 1 §1' } };
const bytes = encodeLatin1('abcdef');

function finding(...edits: Parameters<typeof findingOf>[3] & object) {
  return findingOf(RULES, 'a-rule', { start: 0, end: 1 }, edits);
}

test('repairHead() replaces, removes and inserts, and leaves the rest', () => {
  const mend = finding(
    { start: 1, end: 2, text: ['B', { need: 'key' }, 'B'] },
    { start: 3, end: 4, text: [] },
    { start: 6, end: 6, text: [{ need: 'key' }] },
  );
  expect(mend.repair?.needs).toEqual(['key']);
  expect(decodeLatin1(repairHead(bytes, mend, { key: '1' }))).toBe('aB1Bcef1');
  expect(bytes).toEqual(encodeLatin1('abcdef'));
});

test('repairHead() refuses what it cannot do', () => {
  const mend = finding({ start: 0, end: 0, text: [{ need: 'host' }] });
  expect(() => repairHead(bytes, finding())).toThrow('No repair for a-rule');
  expect(() => repairHead(bytes, mend)).toThrow('Repair needs a text for: host');
  expect(() => repairHead(bytes, mend, { host: 'a\r\nB: c' })).toThrow(RangeError);
  expect(() => repairHead(bytes, mend, { host: '\u0100' })).toThrow(RangeError);
  expect(() => repairHead('abc' as never, mend)).toThrow(TypeError);
});

test.each(['a\rb', 'a\nb', '\0', '\x7f', '\u20ac'])('requireFieldValue() refuses %j', (text) => {
  expect(() => {
    requireFieldValue(text);
  }).toThrow(RangeError);
});

test('FindingList keeps the first of each rule, and makes no others', () => {
  const list = new FindingList<'a-rule' | 'b-rule'>();
  let made = 0;
  const add = (rule: 'a-rule' | 'b-rule', start: number) => {
    list.add(rule, () => {
      made += 1;
      return { ...finding(), rule, start };
    });
  };
  for (let start = 0; start < 3 * MAX_FINDINGS; start += 1) add('a-rule', start);
  add('b-rule', 7);
  expect(made).toBe(MAX_FINDINGS + 1);
  expect(list.items.map(({ start }) => start)).toEqual([
    ...Array.from({ length: MAX_FINDINGS }, (_, start) => start),
    7,
  ]);
});
