import { describe, expect, test } from 'vitest';
import { requestVectors } from '../../vectors/handshake-requests.ts';
import { responseVectors } from '../../vectors/handshake-responses.ts';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import { MAX_FINDINGS } from '#protocol/handshake/head-finding.ts';
import {
  HEAD_KINDS,
  HEAD_RULES,
  HeadNotes,
  type HeadRule,
  type HeadRuleEntry,
} from '#protocol/handshake/head-rules.ts';
import { answerTo } from '#protocol/handshake/request.ts';

const rules = Object.entries<HeadRuleEntry>(HEAD_RULES) as [HeadRule, HeadRuleEntry][];
const NOWHERE = { start: 0, end: 0 };

describe('HEAD_RULES', () => {
  test.each(rules)('%s is broken by a vector, and cites HTTP', (rule, { section }) => {
    const vectors = [...requestVectors, ...responseVectors];
    expect(vectors.some((vector) => vector.rules.includes(rule))).toBe(true);
    expect(section).toMatch(/^RFC (9110|9112|6585) §\d+(\.\d+)*$/);
  });

  /** RFC 9110 §15.5.1, §15.5.9, §15.5.15; RFC 6585 §5. */
  test('answers 400, but for what is too long or too late', () => {
    const others = rules.filter(([, { status }]) => status !== 400);
    expect(others.map(([rule, { status }]) => [rule, status])).toEqual([
      ['head-too-long', 431],
      ['start-line-too-long', 414],
      ['field-line-too-long', 431],
      ['too-many-fields', 431],
      ['head-incomplete', 408],
    ]);
    for (const [, { status }] of rules) {
      expect(answerTo({ status, field: undefined }).status).toBe(status);
    }
  });

  test('has a severity for each kind: what a recipient should read over is odd', () => {
    const odd = HEAD_KINDS.map((kind) =>
      rules.filter(([, entry]) => entry.odd?.includes(kind)).map(([rule]) => rule),
    );
    expect(odd).toEqual([
      // RFC 9112 §2.2; RFC 9110 §5.5
      ['leading-empty-line', 'not-ascii'],
      // RFC 9112 §5.2: a user agent must replace it; RFC 9110 §5.5
      ['obs-fold', 'not-ascii'],
    ]);
  });
});

describe('HeadNotes', () => {
  test.each(HEAD_KINDS)('notes what a rule means in a %s', (kind) => {
    const notes = new HeadNotes(kind, new Uint8Array());
    for (const [rule] of rules) notes.found(rule, NOWHERE);
    for (const [nth, [rule, { section, status, odd = [] }]] of rules.entries()) {
      const isOdd = odd.includes(kind);
      expect(notes.findings[nth]).toEqual({
        rule,
        section,
        severity: isOdd ? 'odd' : 'must-fail',
        status: isOdd || kind === 'response' ? undefined : status,
        field: undefined,
        repair: undefined,
        ...NOWHERE,
      });
    }
  });

  test('keeps the first findings of a rule, and all other rules', () => {
    const notes = new HeadNotes('request', new Uint8Array());
    for (let start = 0; start < 2 * MAX_FINDINGS; start += 1) {
      notes.found('bare-cr', { start, end: start + 1 });
    }
    notes.found('nul', NOWHERE);
    expect(notes.findings).toHaveLength(MAX_FINDINGS + 1);
    expect(notes.findings.at(MAX_FINDINGS - 1)?.start).toBe(MAX_FINDINGS - 1);
    expect(notes.findings.at(-1)?.rule).toBe('nul');
  });

  test('marks runs of the bytes that are there by then, and no empty ones', () => {
    const notes = new HeadNotes('request', encodeLatin1('GET'));
    notes.mark('method', { start: 0, end: 3 });
    notes.mark('blank', { start: 3, end: 3 });
    notes.bytes = encodeLatin1('GET\n');
    notes.mark('line-end', { start: 3, end: 4 });
    expect(notes.spans).toEqual([
      {
        field: 'method',
        bitOffset: 0,
        bitLength: 24,
        value: encodeLatin1('GET'),
        section: 'RFC 9112 §3.1',
      },
      {
        field: 'line-end',
        bitOffset: 24,
        bitLength: 8,
        value: Uint8Array.of(10),
        section: 'RFC 9112 §2.2',
      },
    ]);
  });
});
