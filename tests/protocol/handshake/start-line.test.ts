import { describe, expect, test } from 'vitest';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import type { ByteRange } from '#protocol/handshake/head-finding.ts';
import { type HeadKind, HeadNotes } from '#protocol/handshake/head-rules.ts';
import { parseStartLine } from '#protocol/handshake/start-line.ts';

/** Lines before and behind it, so that a place is not mistaken for a length. */
const BEFORE = '\r\n';

function parse(text: string, kind: HeadKind) {
  const bytes = encodeLatin1(`${BEFORE}${text}\r\nHost: a\r\n`);
  const notes = new HeadNotes(kind, bytes);
  const start = BEFORE.length;
  const end = start + text.length;
  const line = parseStartLine(notes, { start, end }, { start, end: end + 2 });
  const at = (range: ByteRange) => decodeLatin1(bytes.subarray(range.start, range.end));
  const found = notes.findings.map((finding) => [finding.rule, at(finding)]);
  const spans = notes.spans.map(({ field, value }) => [field, decodeLatin1(value as Uint8Array)]);
  const covered = spans.map(([, value]) => value).join('');
  return { line, at, found, spans, covered };
}

type Found = readonly (readonly [rule: string, at: string])[];

describe('parseStartLine() of a request', () => {
  test.each<[text: string, parts: readonly string[], found?: Found]>([
    ['GET /chat HTTP/1.1', ['GET', '/chat', 'HTTP/1.1']],
    ['GET http://[::1]:80/a HTTP/1.1', ['GET', 'http://[::1]:80/a', 'HTTP/1.1']],
    ['CONNECT a:80 HTTP/1.1', ['CONNECT', 'a:80', 'HTTP/1.1']],
    ['OPTIONS * HTTP/1.1', ['OPTIONS', '*', 'HTTP/1.1']],
    ['GET /%c3%A9 HTTP/1.1', ['GET', '/%c3%A9', 'HTTP/1.1']],
    ['GET /a HTTP/9.9', ['GET', '/a', 'HTTP/9.9']],
    [
      ' ',
      ['', '', ''],
      [
        ['start-line-blank', ' '],
        ['method-malformed', ''],
        ['target-missing', ''],
        ['http-version-missing', ''],
      ],
    ],
    [
      'GET',
      ['GET', '', ''],
      [
        ['target-missing', ''],
        ['http-version-missing', ''],
      ],
    ],
    ['GET /', ['GET', '/', ''], [['http-version-missing', '']]],
    // What looks like a version is one, whatever is missing before it.
    ['GET HTTP/1.1', ['GET', '', 'HTTP/1.1'], [['target-missing', '']]],
    [
      'GET http/2',
      ['GET', '', 'http/2'],
      [
        ['target-missing', ''],
        ['http-version-malformed', 'http/2'],
      ],
    ],
    ['GET / HTTP/1,1', ['GET', '/', 'HTTP/1,1'], [['http-version-malformed', 'HTTP/1,1']]],
    ['GET / HTTP/1.10', ['GET', '/', 'HTTP/1.10'], [['http-version-malformed', 'HTTP/1.10']]],
    ['GET / HTTP/x.1', ['GET', '/', 'HTTP/x.1'], [['http-version-malformed', 'HTTP/x.1']]],
    ['GET / HTTP/1.x', ['GET', '/', 'HTTP/1.x'], [['http-version-malformed', 'HTTP/1.x']]],
    ['GE{T / HTTP/1.1', ['GE{T', '/', 'HTTP/1.1'], [['method-malformed', 'GE{T']]],
    ['  GET / HTTP/1.1', ['GET', '/', 'HTTP/1.1'], [['start-line-blank', '  ']]],
    [
      'GET\t/  HTTP/1.1 ',
      ['GET', '/', 'HTTP/1.1'],
      [
        ['start-line-blank', '\t'],
        ['start-line-blank', '  '],
        ['start-line-blank', ' '],
      ],
    ],
    [
      'GET  /a  b  HTTP/1.1',
      ['GET', '/a  b', 'HTTP/1.1'],
      [
        ['start-line-blank', '  '],
        ['start-line-blank', '  '],
        ['target-blank', '  '],
      ],
    ],
    ['GET * HTTP/1.1', ['GET', '*', 'HTTP/1.1'], [['target-form', '*']]],
    ['GET chat HTTP/1.1', ['GET', 'chat', 'HTTP/1.1'], [['target-form', 'chat']]],
    ['GET /[] HTTP/1.1', ['GET', '/[]', 'HTTP/1.1'], [['target-character', '[]']]],
    ['GET /%cg HTTP/1.1', ['GET', '/%cg', 'HTTP/1.1'], [['target-character', '%']]],
    ['GET /a#b HTTP/1.1', ['GET', '/a#b', 'HTTP/1.1'], [['target-fragment', '#b']]],
  ])('reads %j', (text, parts, found = []) => {
    const parsed = parse(text, 'request');
    const { line, at } = parsed;
    if (line.kind !== 'request') throw new Error('No request');
    expect([line.method, line.target, line.version]).toEqual(parts);
    expect([line.methodAt, line.targetAt, line.versionAt].map(at)).toEqual(parts);
    expect(at(line.line)).toBe(`${text}\r\n`);
    expect(parsed.found).toEqual(found);
    expect(parsed.covered).toBe(text);
  });

  test('takes a line of blanks for a line, with nothing in it', () => {
    const { line, found, spans } = parse(' \t', 'request');
    expect(line).toMatchObject({ method: '', target: '', version: '' });
    expect(found[0]).toEqual(['start-line-blank', ' \t']);
    expect(spans).toEqual([['blank', ' \t']]);
  });
});

describe('parseStartLine() of a response', () => {
  test.each<
    [text: string, parts: readonly string[], statusCode: number | undefined, found?: Found]
  >([
    ['HTTP/1.1 101 Switching Protocols', ['HTTP/1.1', '101', 'Switching Protocols'], 101],
    ['HTTP/1.1 200 ', ['HTTP/1.1', '200', ''], 200],
    ['HTTP/1.0 007 \t a', ['HTTP/1.0', '007', '\t a'], 7],
    [
      ' ',
      ['', '', ''],
      undefined,
      [
        ['start-line-blank', ' '],
        ['http-version-malformed', ''],
        ['status-code-malformed', ''],
      ],
    ],
    ['HTTP/1.1', ['HTTP/1.1', '', ''], undefined, [['status-code-malformed', '']]],
    ['HTTP/1.1 101', ['HTTP/1.1', '101', ''], 101, [['reason-space-missing', '101']]],
    ['HTTP/1.1 99 a', ['HTTP/1.1', '99', 'a'], undefined, [['status-code-malformed', '99']]],
    ['HTTP/1.1 1e2 a', ['HTTP/1.1', '1e2', 'a'], undefined, [['status-code-malformed', '1e2']]],
    ['HTTP/1.1  101 a', ['HTTP/1.1', '101', 'a'], 101, [['start-line-blank', '  ']]],
    ['HTTP/1.1 101\ta', ['HTTP/1.1', '101', 'a'], 101, [['start-line-blank', '\t']]],
    [' HTTP/1.1 101 a', ['HTTP/1.1', '101', 'a'], 101, [['start-line-blank', ' ']]],
    ['HTTP 101 a', ['HTTP', '101', 'a'], 101, [['http-version-malformed', 'HTTP']]],
  ])('reads %j', (text, parts, statusCode, found = []) => {
    const parsed = parse(text, 'response');
    const { line, at } = parsed;
    if (line.kind !== 'response') throw new Error('No response');
    expect([line.versionAt, line.statusAt, line.reasonAt].map(at)).toEqual(parts);
    expect([line.version, line.reason]).toEqual([parts[0], parts[2]]);
    expect(line.statusCode).toBe(statusCode);
    expect(at(line.line)).toBe(`${text}\r\n`);
    expect(parsed.found).toEqual(found);
    expect(parsed.covered).toBe(text);
  });
});
