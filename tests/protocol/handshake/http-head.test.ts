import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestVectors } from '../../vectors/handshake-requests.ts';
import { responseVectors } from '../../vectors/handshake-responses.ts';
import { concatBytes } from '#protocol/bytes.ts';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import { repairHead } from '#protocol/handshake/head-finding.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import {
  type FieldInit,
  fieldsNamed,
  type Head,
  parseFields,
  parseHead,
  serializeHead,
} from '#protocol/handshake/http-head.ts';

function parse(text: string, kind: HeadKind = 'request'): Head {
  return parseHead(encodeLatin1(text), kind);
}

/** What every head must keep, whatever the bytes. */
function expectSound(bytes: Uint8Array, kind: HeadKind): void {
  const head = parseHead(bytes, kind);
  const { spans, length, fields, findings } = head;
  expect(length).toBeLessThanOrEqual(bytes.length);
  if (!head.complete) expect(length).toBe(bytes.length);
  let at = 0;
  for (const { bitOffset, bitLength } of spans) {
    expect(bitOffset).toBe(at);
    at += bitLength;
  }
  expect(at).toBe(8 * length);
  expect(concatBytes(...spans.map(({ value }) => value as Uint8Array))).toEqual(
    bytes.slice(0, length),
  );
  for (const { value, valueAt, name, nameAt, line } of fields) {
    expect(value).toHaveLength(valueAt.end - valueAt.start);
    expect(name).toBe(decodeLatin1(bytes.subarray(nameAt.start, nameAt.end)));
    expect(line.start).toBe(nameAt.start);
    expect(line.end).toBeGreaterThanOrEqual(valueAt.end);
  }
  for (const { start, end } of findings) expect(start <= end && end <= length + 1).toBe(true);
}

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/);
const value = fc.stringMatching(/^(?:[!-~\xa0-\xff](?:[ -~\t\xa0-\xff]{0,20}[!-~])?)?$/);
const fields = fc.array(fc.tuple(token, value), { maxLength: 10 });

describe('parseHead()', () => {
  test('covers all bytes with spans, in order', () => {
    for (const { text } of requestVectors) expectSound(encodeLatin1(text), 'request');
    for (const { text } of responseVectors) expectSound(encodeLatin1(text), 'response');
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'GET',
            ' ',
            '/',
            'HTTP/1.1',
            '\r\n',
            '\n',
            '\r',
            ':',
            'a',
            '\t',
            '\0',
            '\xff',
            '#',
            '%',
          ),
        ),
        fc.constantFrom<HeadKind>('request', 'response'),
        (parts, kind) => {
          expectSound(encodeLatin1(parts.join('')), kind);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('reads what serializeHead() writes', () => {
    fc.assert(
      fc.property(token, fields, (method, init) => {
        const head = parseHead(serializeHead({ method, target: '/a?b', fields: init }), 'request');
        expect(head.startLine).toMatchObject({ method, target: '/a?b', version: 'HTTP/1.1' });
        expect(head.fields.map((field): FieldInit => [field.name, field.value])).toEqual(init);
        expect(head.complete).toBe(true);
        if (method === 'CONNECT') return;
        expect(head.findings.filter(({ rule }) => rule !== 'not-ascii')).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), value, fields, (statusCode, reason, init) => {
        const bytes = serializeHead({ statusCode, reason, fields: init });
        const { startLine, findings } = parseHead(bytes, 'response');
        expect(startLine).toMatchObject({ statusCode, reason, version: 'HTTP/1.1' });
        expect(findings.filter(({ rule }) => rule !== 'not-ascii')).toEqual([]);
      }),
    );
  });

  test('takes time in proportion to the length, for any bytes', () => {
    const length = 1 << 16;
    const random = new Uint8Array(length);
    for (let at = 0, state = 1; at < length; at += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      random[at] = state >>> 24;
    }
    const repeated = (text: string) => encodeLatin1(text.repeat(length / text.length));
    const start = 'GET / HTTP/1.1\r\n';
    for (const bytes of [
      random,
      repeated(' '),
      repeated('\n'),
      repeated('\r'),
      repeated('a\0'),
      repeated(':\r\n'),
      encodeLatin1(start + 'A: b\r\n'.repeat(length / 8)),
      encodeLatin1(`${start}A: b${'\r\n c'.repeat(length / 4)}`),
      encodeLatin1(`${start}Host: ${':1'.repeat(length / 2)}`),
      encodeLatin1(`GET /${'%'.repeat(length)}`),
    ]) {
      const before = performance.now();
      parseHead(bytes, 'request');
      // A quadratic pass would take minutes.
      expect(performance.now() - before).toBeLessThan(5000);
    }
  });

  test('keeps the first findings of each rule, however many there are', () => {
    const { findings } = parse(`${'\n'.repeat(10_000)}GET / HTTP/1.1\r\n${'A\r\n'.repeat(10_000)}`);
    const countOf = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
    expect(['leading-empty-line', 'bare-lf', 'colon-missing'].map(countOf)).toEqual([
      100, 100, 100,
    ]);
    expect(findings.at(-1)).toMatchObject({ rule: 'head-incomplete', start: 40_016 });
    expect(findings.find(({ rule }) => rule === 'colon-missing')?.start).toBe(10_016);
  });

  test('marks what each byte is', () => {
    const { spans } = parse('HTTP/1.1 101 Yes\r\nA : b \r\n\r\n', 'response');
    expect(
      spans.map(({ field, value: bytes }) => [field, decodeLatin1(bytes as Uint8Array)]),
    ).toEqual([
      ['http-version', 'HTTP/1.1'],
      ['blank', ' '],
      ['status-code', '101'],
      ['blank', ' '],
      ['reason-phrase', 'Yes'],
      ['line-end', '\r\n'],
      ['field-name', 'A'],
      ['blank', ' '],
      ['colon', ':'],
      ['blank', ' '],
      ['field-value', 'b'],
      ['blank', ' '],
      ['line-end', '\r\n'],
      ['line-end', '\r\n'],
    ]);
  });
});

test('fieldsNamed() finds fields in any case, and no others', () => {
  const head = parse('GET / HTTP/1.1\r\nhost: a\r\nX-Host: b\r\nHOST: c\r\n\r\n');
  expect(fieldsNamed(head, 'Host').map(({ value: text }) => text)).toEqual(['a', 'c']);
});

test.each([
  { method: 'G T', target: '/', fields: [] },
  { method: 'GET', target: '/\t', fields: [] },
  { method: 'GET', target: '/\n', fields: [] },
  { statusCode: 99, reason: '', fields: [] },
  { statusCode: 1000, reason: '', fields: [] },
  { statusCode: 200.5, reason: '', fields: [] },
  { statusCode: 200, reason: 'a\r\nB: c', fields: [] },
  { statusCode: 200, reason: '', fields: [['A:', 'b']] as const },
  { statusCode: 200, reason: '', fields: [['A', 'b\r']] as const },
])('serializeHead() refuses %j', (init) => {
  expect(() => serializeHead(init)).toThrow(RangeError);
});

test.each([
  ['request', 'G@T / HTTP/1.1\r\n', 'method-malformed', 'GET / HTTP/1.1\r\n'],
  ['request', 'GET HTTP/1.1\r\n', 'target-missing', 'GET / HTTP/1.1\r\n'],
  ['request', 'GET', 'target-missing', 'GET /'],
  [
    'request',
    'GET / HTTP/1.1\r\nHost a\r\nA: b\r\n',
    'colon-missing',
    'GET / HTTP/1.1\r\nA: b\r\n',
  ],
  ['request', 'GET / HTTP/1.1\r\n: a\r\n', 'field-name-missing', 'GET / HTTP/1.1\r\n'],
  ['request', 'GET / HTTP/1.1\r\nHo st: a', 'field-name-malformed', 'GET / HTTP/1.1\r\nHost: a'],
  ['request', 'GET / HTTP/1.1\r\n(): a\r\n', 'field-name-malformed', 'GET / HTTP/1.1\r\n'],
  ['request', 'GET / HTTP/1.1\r\nA: b\xe9', 'not-ascii', 'GET / HTTP/1.1\r\nA: b'],
  [
    'response',
    'HTTP/1.1 1x1 OK\r\n',
    'status-code-malformed',
    'HTTP/1.1 101 Switching Protocols\r\n',
  ],
  ['response', 'HTTP/1.1\r\n', 'status-code-malformed', 'HTTP/1.1 101 Switching Protocols\r\n'],
] as const)('parseHead() mends the %s %j where it is %s', (kind, text, rule, mended) => {
  const bytes = encodeLatin1(text);
  const finding = parseHead(bytes, kind).findings.find((found) => found.rule === rule)!;
  expect(decodeLatin1(repairHead(bytes, finding))).toBe(mended);
});

describe('parseFields()', () => {
  test('finds in fields without a first line what it finds behind one', () => {
    const line = 'GET / HTTP/1.1\r\n';
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ':', ' ', '\r\n', '\n', '\r', '\0')), (parts) => {
        const text = parts.join('');
        const alone = parseFields(encodeLatin1(text), 'request');
        const behind = parse(line + text);
        const rules = ({ findings }: Pick<Head, 'findings'>) => findings.map(({ rule }) => rule);
        expect(rules(alone)).toEqual(rules(behind));
        expect(alone.length).toBe(behind.length - line.length);
        expect(alone.fields.map(({ value }) => value)).toEqual(
          behind.fields.map(({ value }) => value),
        );
      }),
    );
    expect(() => parseFields('' as never, 'request')).toThrow(TypeError);
  });
});

test('serializeHead() writes the version it is told, of those with such heads', () => {
  const init = { method: 'GET', target: '/', fields: [] };
  const head = serializeHead({ ...init, version: 'HTTP/1.0' });
  expect(decodeLatin1(head)).toBe('GET / HTTP/1.0\r\n\r\n');
  const response = serializeHead({
    statusCode: 200,
    reason: 'OK',
    fields: [],
    version: 'HTTP/1.0',
  });
  expect(decodeLatin1(response)).toBe('HTTP/1.0 200 OK\r\n\r\n');
  expect(() => serializeHead({ ...init, version: 'HTTP/2' as never })).toThrow(RangeError);
});
