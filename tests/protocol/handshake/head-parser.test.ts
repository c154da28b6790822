import { describe, expect, test } from 'vitest';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import { repairHead } from '#protocol/handshake/head-finding.ts';
import { HEAD_LIMITS, HeadParser } from '#protocol/handshake/head-parser.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import { type Head, type HeadLimits, parseHead } from '#protocol/handshake/http-head.ts';

const START = 'GET / HTTP/1.1\r\n';

/** Reads line by line, each time with the bytes in another place. */
function read(text: string, kind: HeadKind = 'request', limits?: HeadLimits): Head {
  const parser = new HeadParser(kind, limits);
  let at = 0;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const end = at + line.length;
    parser.bytes = encodeLatin1(text.slice(0, end));
    parser.readLine(at, end);
    at = end;
  }
  return parser.finish(at);
}

const rulesOf = ({ findings }: Pick<Head, 'findings'>) => findings.map(({ rule }) => rule);

describe('HeadParser.readLine()', () => {
  test('says after each line what was found in it, and when the head is whole', () => {
    const parser = new HeadParser('request');
    const lines = [START, 'A : b\r\n', 'C\r\n', '\r\n'];
    parser.bytes = encodeLatin1(lines.join(''));
    let at = 0;
    const after = lines.map((line) => {
      parser.readLine(at, at + line.length);
      at += line.length;
      return [parser.complete, rulesOf(parser)];
    });
    expect(after).toEqual([
      [false, []],
      [false, ['blank-before-colon']],
      [false, ['blank-before-colon', 'colon-missing']],
      [true, ['blank-before-colon', 'colon-missing']],
    ]);
  });

  test('joins folds with spaces, so that characters are bytes', () => {
    expect(read(`${START}A:\r\n b\r\n\t \r\n c \r\nB: d\r\n\r\n`).fields).toEqual([
      {
        name: 'A',
        value: 'b  \t    c',
        line: { start: 16, end: 33 },
        nameAt: { start: 16, end: 17 },
        valueAt: { start: 21, end: 30 },
      },
      expect.objectContaining({ name: 'B', value: 'd' }),
    ]);
  });

  test('folds nothing into a line that is no field', () => {
    const head = read(`${START}A\r\n b\r\n\r\n`);
    expect(head.fields).toEqual([]);
    expect(rulesOf(head)).toEqual(['colon-missing', 'obs-fold']);
  });

  test.each([
    ['GET / HTTP/1.1\r\n \r\nA: b\r\n\r\n', 'blank-before-first-field', ' '],
    ['\r\nGET / HTTP/1.1\r\n\r\n', 'leading-empty-line', '\r\n'],
    ['GET / HTTP/1.1\n\r\n', 'bare-lf', '\n'],
    [`${START}A: b\rc\r\n\r\n`, 'bare-cr', '\r'],
    [`${START}A: b\0\0c\r\n\r\n`, 'nul', '\0\0'],
    [`${START}A: b\x01\x7f\r\n\r\n`, 'control-character', '\x01\x7f'],
    [`${START}A: \xe4\xf6\r\n\r\n`, 'not-ascii', '\xe4\xf6'],
    [`${START}A b\r\n\r\n`, 'colon-missing', 'A b'],
    [`${START}: b\r\n\r\n`, 'field-name-missing', ':'],
    [`${START}A(: b\r\n\r\n`, 'field-name-malformed', 'A('],
    [`${START}A \t: b\r\n\r\n`, 'blank-before-colon', ' \t'],
    [`${START}A: b\r\n c\r\n\r\n`, 'obs-fold', '\r\n '],
    // The first runs of one kind and another are told apart.
    [`${START}A: \0\x01\r\n\r\n`, 'control-character', '\x01'],
  ])('says where in %j it finds %s', (text, rule, at) => {
    const { findings } = read(text);
    const places = findings.filter((finding) => finding.rule === rule);
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([at]);
  });
});

describe('HeadParser.finish()', () => {
  test.each([
    ['GET / HTTP/1.1', '\r\n\r\n'],
    ['GET / HTTP/1.1\r', '\n\r\n'],
    [START, '\r\n'],
    [`${START}\r`, '\n'],
    [`${START}A: b`, '\r\n\r\n'],
  ])('knows what is missing behind %j', (text, missing) => {
    const head = read(text);
    expect(head.complete).toBe(false);
    const finding = head.findings.at(-1)!;
    expect([finding.rule, finding.start]).toEqual(['head-incomplete', text.length]);
    const mended = decodeLatin1(repairHead(encodeLatin1(text), finding));
    expect(mended).toBe(text + missing);
    expect(read(mended)).toMatchObject({ complete: true, findings: [], length: mended.length });
  });

  test.each(['', '\r\n', '\n'])('knows no way from %j to a head', (text) => {
    const head = read(text);
    expect(head.findings.at(-1)).toMatchObject({ rule: 'head-incomplete', repair: undefined });
    expect(head.startLine).toMatchObject({ method: '', target: '', version: '' });
  });

  test('counts whole lines', () => {
    expect(read(`${START}A: b\r\nC`).wholeLines).toBe(22);
    expect(read('GET').wholeLines).toBe(0);
  });
});

describe('HeadParser.checkLimits()', () => {
  const limits = { maxLength: 40, maxLineLength: 20, maxFields: 2 };

  test.each<[start: number, end: number, rule?: string]>([
    [0, 20],
    [0, 21, 'start-line-too-long'],
    [20, 40],
    [30, 40],
    // Where a line breaks both, the limit that it reaches first.
    [30, 100, 'head-too-long'],
    [0, 100, 'start-line-too-long'],
  ])('judges a line from %i to %i', (start, end, rule) => {
    const parser = new HeadParser('request', limits);
    expect(parser.checkLimits(start, end)).toBe(rule !== undefined);
    expect(rulesOf(parser)).toEqual(rule === undefined ? [] : [rule]);
  });

  test('says once that a head is too long', () => {
    const parser = new HeadParser('response', { ...limits, maxLineLength: Infinity });
    expect([41, 42, 43].map((end) => parser.checkLimits(0, end))).toEqual([true, false, false]);
    expect(rulesOf(parser)).toEqual(['head-too-long']);
  });

  test('tells lines of fields from the first line, and counts fields', () => {
    const text = `GET / HTTP/1.1\r\nA: ${'b'.repeat(20)}\r\n`;
    expect(rulesOf(read(text, 'request', limits))).toContain('field-line-too-long');
    const many = `${START}A:\r\nB:\r\nC:\r\nD:\r\n\r\n`;
    expect(rulesOf(read(many, 'request', limits))).toEqual(['too-many-fields']);
  });

  test('has a limit where none is given, and one of RFC 9112 §3 at least', () => {
    expect(HEAD_LIMITS.maxLineLength).toBeGreaterThanOrEqual(8000);
    const { maxLength, maxLineLength } = HEAD_LIMITS;
    const parser = new HeadParser('request', { maxLineLength: undefined });
    expect(parser.checkLimits(0, maxLineLength)).toBe(false);
    expect(parser.checkLimits(0, maxLineLength + 1)).toBe(true);
    expect(parser.checkLimits(maxLength - 1, maxLength + 1)).toBe(true);
  });
});

test('HeadParser refuses what is no kind and no limit', () => {
  expect(() => new HeadParser('Request' as never)).toThrow(RangeError);
  for (const limit of [0, -1, NaN]) {
    expect(() => new HeadParser('request', { maxLength: limit })).toThrow(RangeError);
  }
  expect(() => new HeadParser('request', { maxFields: '5' as never })).toThrow(TypeError);
});

test.each([
  ['head-too-long', 'A: b\r\n'.repeat(20), 'A: b\r\n'.repeat(12)],
  ['field-line-too-long', `A: ${'b'.repeat(50)}\r\nC: d\r\n`, 'C: d\r\n'],
  ['too-many-fields', 'A: b\r\n'.repeat(14), 'A: b\r\n'.repeat(12)],
  ['too-many-fields', `${'A: b\r\n'.repeat(14)}\r\n`, `${'A: b\r\n'.repeat(12)}\r\n`],
])('what is too much can go: %s', (rule, lines, left) => {
  const limits = {
    maxLength: 90,
    maxLineLength: 40,
    maxFields: rule === 'head-too-long' ? 99 : 12,
  };
  const start = 'GET / HTTP/1.1\r\n';
  const bytes = encodeLatin1(start + lines);
  const finding = parseHead(bytes, 'request', limits).findings.find((found) => found.rule === rule);
  expect(decodeLatin1(repairHead(bytes, finding!))).toBe(start + left);
});

test('what is too long without any field, or in a line without an end', () => {
  const whole = parseHead(encodeLatin1(`GET /${'a'.repeat(99)}`), 'request', { maxLength: 90 });
  expect(whole.findings.find(({ rule }) => rule === 'head-too-long')?.repair).toBeUndefined();
  const bytes = encodeLatin1(`GET / HTTP/1.1\r\nA: ${'b'.repeat(50)}`);
  const { findings } = parseHead(bytes, 'request', { maxLineLength: 40 });
  const line = findings.find(({ rule }) => rule === 'field-line-too-long')!;
  expect(decodeLatin1(repairHead(bytes, line))).toBe('GET / HTTP/1.1\r\n');
});
