import { describe, expect, test } from 'vitest';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { type BodyLength, bodyLengthOf, type Framing } from '#net/http/body-length.ts';
import type { HttpRule } from '#net/http/http-rules.ts';

function decide(
  kind: HeadKind,
  startLine: string,
  fields: readonly string[],
  method?: string,
): BodyLength {
  const text = [startLine, ...fields, '', ''].join('\r\n');
  return bodyLengthOf(parseHead(encodeLatin1(text), kind), { method });
}

type Decision = readonly [item: BodyLength['item'], framing: Framing, ...rules: HttpRule[]];

const CHUNKED = 'Transfer-Encoding: chunked';

describe('bodyLengthOf()', () => {
  test.each<[fields: string[], decision: Decision]>([
    [[], [7, 'none']],
    [['Content-Length: 5'], [6, 'content-length']],
    [['content-length: 0'], [6, 'content-length']],
    [
      ['Content-Length: 5', 'Content-Length: 5'],
      [6, 'content-length', 'length-repeated'],
    ],
    [['Content-Length: 5, 05'], [6, 'content-length', 'length-repeated']],
    [['Content-Length: 5, 6'], [5, 'unknown', 'length-malformed']],
    [['Content-Length: '], [5, 'unknown', 'length-malformed']],
    [['Content-Length: +5'], [5, 'unknown', 'length-malformed']],
    [['Content-Length: 5x'], [5, 'unknown', 'length-malformed']],
    [['Content-Length: 9007199254740992'], [5, 'unknown', 'length-too-large']],
    [[CHUNKED], [4, 'chunked']],
    [['Transfer-Encoding: gzip, Chunked'], [4, 'chunked']],
    [
      ['Transfer-Encoding: gzip', CHUNKED],
      [4, 'chunked'],
    ],
    [['Transfer-Encoding: chunked, gzip'], [4, 'unknown', 'chunked-not-last']],
    [['Transfer-Encoding: identity'], [4, 'unknown', 'chunked-not-last']],
    [['Transfer-Encoding: chunked, chunked'], [4, 'chunked', 'chunked-twice']],
    [
      ['Content-Length: 5', CHUNKED],
      [4, 'chunked', 'length-and-transfer-encoding'],
    ],
    [
      ['Content-Length: x', CHUNKED],
      [4, 'chunked', 'length-and-transfer-encoding'],
    ],
  ])('decides for a request with %j: %j', (fields, [item, framing, ...rules]) => {
    const found = decide('request', 'POST / HTTP/1.1', fields);
    expect([found.item, found.framing]).toEqual([item, framing]);
    expect(found.findings.map(({ rule }) => rule)).toEqual(rules);
  });

  test.each<[statusLine: string, fields: string[], decision: Decision, method?: string]>([
    ['HTTP/1.1 200 OK', [], [8, 'until-close']],
    ['HTTP/1.1 200 OK', ['Content-Length: 5'], [6, 'content-length']],
    ['HTTP/1.1 200 OK', ['Transfer-Encoding: gzip'], [4, 'until-close']],
    ['HTTP/1.1 200 OK', ['Content-Length: 5'], [1, 'none'], 'HEAD'],
    ['HTTP/1.1 304 Not Modified', ['Content-Length: 5'], [1, 'none']],
    ['HTTP/1.1 204 No Content', ['Content-Length: 0'], [1, 'none', 'length-forbidden']],
    ['HTTP/1.1 101 Switching', [CHUNKED], [1, 'none', 'transfer-encoding-forbidden']],
    ['HTTP/1.1 200 OK', [CHUNKED], [2, 'tunnel', 'transfer-encoding-forbidden'], 'CONNECT'],
    ['HTTP/1.1 404 Not Found', [CHUNKED], [4, 'chunked'], 'CONNECT'],
    ['HTTP/1.1 300 Choices', ['Content-Length: 5'], [6, 'content-length'], 'CONNECT'],
    ['HTTP/1.0 200 OK', [CHUNKED], [4, 'chunked', 'transfer-encoding-before-1.1']],
    ['HTTP/1.1 OK', [], [8, 'until-close']],
  ])('decides for %s with %j: %j', (line, fields, [item, framing, ...rules], method) => {
    const found = decide('response', line, fields, method);
    expect([found.item, found.framing]).toEqual([item, framing]);
    expect(found.findings.map(({ rule }) => rule)).toEqual(rules);
  });

  test('knows the length from the head, or leaves it to the body', () => {
    const lengthOf = (field: string) => decide('request', 'POST / HTTP/1.1', [field]).length;
    expect(lengthOf('Content-Length: 005')).toBe(5);
    expect(lengthOf('A: b')).toBe(0);
    expect(lengthOf(CHUNKED)).toBeUndefined();
  });

  test('says where it found something, and answers only requests', () => {
    const [finding] = decide('request', 'POST / HTTP/1.1', ['Content-Length: x']).findings;
    expect(finding).toMatchObject({ start: 17, end: 36, status: 400, section: 'RFC 9112 §6.3' });
    const { findings } = decide('response', 'HTTP/1.1 200 OK', ['Content-Length: x']);
    expect(findings[0]?.status).toBeUndefined();
  });
});
