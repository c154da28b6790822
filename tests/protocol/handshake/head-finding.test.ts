import { expect, test } from 'vitest';
import { requestVectors } from '../../vectors/handshake-requests.ts';
import { responseVectors } from '../../vectors/handshake-responses.ts';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import {
  findingOf,
  repairHead,
  requireFieldValue,
  type RuleEntry,
} from '#protocol/handshake/head-finding.ts';
import { HEAD_RULES } from '#protocol/handshake/head-rules.ts';
import { REQUEST_RULES } from '#protocol/handshake/request-rules.ts';
import { RESPONSE_RULES } from '#protocol/handshake/response-rules.ts';

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

test('every rule is broken by a vector, and cites a section', () => {
  const broken = new Set<string>(
    [...requestVectors, ...responseVectors].flatMap(({ rules }) => rules),
  );
  for (const table of [HEAD_RULES, REQUEST_RULES, RESPONSE_RULES]) {
    for (const [rule, { section }] of Object.entries<{ section: string }>(table)) {
      expect(broken, rule).toContain(rule);
      expect(section).toMatch(/^(RFC \d{4}|WHATWG WebSockets) §\d+(\.\d+)*$/);
    }
  }
});
