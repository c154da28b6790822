import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import { findingOf, repairHead } from '#protocol/handshake/head-finding.ts';
import { type Head, parseHead } from '#protocol/handshake/http-head.ts';
import { REQUEST_RULES } from '#protocol/handshake/request-rules.ts';
import {
  checkConnection,
  checkExtensions,
  type FoundInEither,
  isOfDraft,
  noteGaps,
  type SharedRule,
} from '#protocol/handshake/shared-fields.ts';

const START_LINES = {
  request: 'GET /chat HTTP/1.1',
  response: 'HTTP/1.1 101 Switching Protocols',
} as const;
type Kind = keyof typeof START_LINES;

type Check = (head: Head, found: FoundInEither) => readonly unknown[];

/** What a check finds in a head with some lines, and each finding's lines once it is mended. */
function judge(check: Check, kind: Kind, ...lines: string[]) {
  const bytes = encodeUtf8([START_LINES[kind], ...lines, '', ''].join('\r\n'));
  const found: [rule: SharedRule, at: string | undefined, mended: string[] | undefined][] = [];
  const read = check(parseHead(bytes, kind), (rule, range, edits) => {
    const repaired = repairHead(bytes, findingOf(REQUEST_RULES, rule, range, edits));
    const mended = decodeUtf8(repaired)?.split('\r\n').slice(1, -2);
    found.push([rule, decodeUtf8(bytes.subarray(range.start, range.end)), mended]);
  });
  return { read, found };
}

describe.each(['request', 'response'] as const)('in a %s', (kind) => {
  test.each([
    [['Connection: upgrade']],
    [['connection: keep-alive, UPGRADE']],
    [['Connection: keep-alive', 'Connection: Upgrade']],
  ])('checkConnection() finds nothing in %j', (lines) => {
    expect(judge(checkConnection, kind, ...lines).found).toEqual([]);
  });

  test.each<[lines: string[], ...found: ReturnType<typeof judge>['found']]>([
    [[], ['connection-missing', '', ['Connection: Upgrade']]],
    [
      ['Connection: keep-alive'],
      ['connection-not-upgrade', 'Connection: keep-alive\r\n', ['Connection: keep-alive, Upgrade']],
    ],
    [
      ['Connection: a', 'Connection:'],
      ['connection-not-upgrade', 'Connection:\r\n', ['Connection: a', 'Connection: Upgrade']],
    ],
    [
      ['Connection: Upgrade,, a b'],
      ['empty-element', ',', ['Connection: Upgrade, a b']],
      ['connection-malformed', 'a b', ['Connection: Upgrade,, Upgrade']],
    ],
  ])('checkConnection() finds what is wrong in %j', (lines, ...found) => {
    expect(judge(checkConnection, kind, ...lines).found).toEqual(found);
  });

  test('checkConnection() returns the elements, right or wrong', () => {
    const { read } = judge(checkConnection, kind, 'Connection: close, a b', 'Connection: Upgrade');
    expect(read).toMatchObject([{ text: 'close' }, { text: 'a b' }, { text: 'Upgrade' }]);
    expect(judge(checkConnection, kind).read).toEqual([]);
  });

  test.each<[lines: string[], ...found: ReturnType<typeof judge>['found']]>([
    [[]],
    [['Sec-WebSocket-Extensions: a; b="c", d']],
    [['Sec-WebSocket-Extensions:'], ['extensions-empty', 'Sec-WebSocket-Extensions:\r\n', []]],
    [
      ['Sec-WebSocket-Extensions: a,, b c'],
      ['empty-element', ',', ['Sec-WebSocket-Extensions: a, b c']],
      ['extensions-malformed', 'b c', ['Sec-WebSocket-Extensions: a,']],
    ],
    [['Sec-WebSocket-Extensions: a; b=" "'], ['extensions-quoted-value', 'a; b=" "', []]],
  ])('checkExtensions() judges %j', (lines, ...found) => {
    expect(judge(checkExtensions, kind, ...lines).found).toEqual(found);
  });

  test('checkExtensions() returns those that can be read', () => {
    const start = START_LINES[kind].length + '\r\nSec-WebSocket-Extensions: '.length;
    expect(judge(checkExtensions, kind, 'Sec-WebSocket-Extensions: a; b=c, d e').read).toEqual([
      { name: 'a', parameters: [{ name: 'b', value: 'c' }], start, end: start + 6 },
    ]);
  });
});

test('noteGaps() takes each empty element out', () => {
  const gaps = [
    { start: 1, end: 2 },
    { start: 4, end: 7 },
  ];
  const found: unknown[] = [];
  noteGaps({ gaps }, (...finding) => found.push(finding));
  expect(found).toEqual(gaps.map((gap) => ['empty-element', gap, [{ ...gap, text: [] }]]));
});

test.each([
  ['sec-websocket-key', false],
  ['sec-websocket-version', false],
  ['sec-websocket-protocol', false],
  ['sec-websocket-extensions', false],
  ['sec-websocket-accept', false],
  ['sec-websocket-key2', true],
  ['sec-websocket-origin', true],
  ['websocket-protocol', true],
  ['x-websocket', false],
  ['origin', false],
])('isOfDraft() says of %s: %s', (name, expected) => {
  expect(isOfDraft(name)).toBe(expected);
});
