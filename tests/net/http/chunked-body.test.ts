import { describe, expect, test } from 'vitest';
import { MAX_FINDINGS } from '#protocol/handshake/head-finding.ts';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import { parseChunked } from '#net/http/chunked-body.ts';

const read = (text: string) => parseChunked(encodeLatin1(text), 0, 'request');
const rules = (text: string) => read(text).findings.map(({ rule }) => rule);

describe('parseChunked()', () => {
  test('reads sizes in either case and with leading zeros, extensions, and trailers', () => {
    const text =
      '00a;a=b ; c="d\\";"\r\n0123456789\r\nA\r\n9876543210\r\n000;x\r\nDigest: 1\r\n\r\nGET';
    const { chunks, trailers, findings, complete, end, spans } = read(text);
    expect(chunks.map(({ size, extension }) => [size, extension])).toEqual([
      [10, ';a=b ; c="d\\";"'],
      [10, ''],
      [0, ';x'],
    ]);
    expect(trailers?.map(({ name, value }) => [name, value])).toEqual([['Digest', '1']]);
    const at = trailers![0]!.valueAt;
    expect(text.slice(at.start, at.end)).toBe('1');
    expect(findings).toEqual([]);
    expect([complete, end]).toEqual([true, text.length - 3]);
    expect(spans.map(({ field }) => field)).toEqual([
      ...['chunk-size', 'chunk-extension', 'line-end', 'chunk-data', 'line-end'],
      ...['chunk-size', 'line-end', 'chunk-data', 'line-end'],
      ...['chunk-size', 'chunk-extension', 'line-end'],
      ...['field-name', 'colon', 'blank', 'field-value', 'line-end', 'line-end'],
    ]);
    expect(spans[0]!.value).toBe(10);
    expect(spans[1]!.section).toBe('RFC 9112 §7.1.1');
  });

  test.each([
    ['\r\n', 'chunk-size-malformed'],
    ['\r', 'chunk-size-malformed'],
    ['0x5\r\nHello\r\n', 'chunk-size-malformed'],
    ['-1\r\n', 'chunk-size-malformed'],
    [' 5\r\nHello\r\n', 'chunk-size-malformed'],
    ['20000000000000\r\n', 'chunk-size-too-large'],
    ['5\r\nHelloo\r\n0\r\n\r\n', 'chunk-end-missing'],
    ['5\r\nHello\n0\r\n\r\n', 'chunk-end-missing'],
    ['5\r\nHello\r0\r\n\r\n', 'chunk-end-missing'],
  ])('loses its way in %j: %s', (text, rule) => {
    const { complete, findings, spans, end } = read(text);
    expect(findings).toMatchObject([
      { rule, severity: 'must-fail', status: rule.endsWith('large') ? 413 : 400 },
    ]);
    expect(complete).toBe(false);
    expect(end).toBe(text.length);
    expect(spans.at(-1)!.field).toBe('unreadable');
  });

  test('goes on where the end of a chunk is still clear', () => {
    expect(rules('5 \r\nHello\r\n0\r\n\r\n')).toEqual(['chunk-extension-malformed']);
    expect(rules('5;a=\r\nHello\r\n0\r\n\r\n')).toEqual(['chunk-extension-malformed']);
    expect(rules('5;a="\x01"\r\nHello\r\n0\r\n\r\n')).toEqual(['chunk-extension-malformed']);
    expect(rules('5\nHello\r\n0\r\n\r\n')).toEqual(['chunk-bare-lf']);
    expect(read('5\nHello\r\n0\r\n\r\n').complete).toBe(true);
  });

  test('finds in trailers what it finds in fields, and what may not stand there', () => {
    const text = '0\r\nA : b\r\nContent-Length: 5\r\nC\r\n\r\n';
    const { findings } = read(text);
    expect(findings.map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([
      ['blank-before-colon', ' '],
      ['colon-missing', 'C'],
      ['trailer-forbidden', 'Content-Length: 5\r\n'],
    ]);
  });

  test('keeps a number of findings of one rule', () => {
    expect(rules('1 \r\na\r\n'.repeat(1000) + '0\r\n\r\n')).toHaveLength(MAX_FINDINGS);
  });

  test('shows what is there when the bytes end anywhere', () => {
    const text = '5;a=b\r\nHello\r\n0\r\nA: b\r\n\r\n';
    for (let length = 0; length < text.length; length += 1) {
      const { complete, findings, spans, end, chunks } = read(text.slice(0, length));
      expect(complete).toBe(false);
      expect(findings).toMatchObject([{ rule: 'body-incomplete', start: length }]);
      expect(end).toBe(length);
      expect(spans.reduce((sum, { bitLength }) => sum + bitLength, 0)).toBe(8 * length);
      const data = chunks.map(({ data }) =>
        decodeLatin1(encodeLatin1(text).slice(data.start, Math.min(data.end, length))),
      );
      expect('Hello'.startsWith(data.join(''))).toBe(true);
    }
  });
});
