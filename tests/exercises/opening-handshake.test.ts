/** The exercises of chapter 8: what real people answer, and what the RFC says to it. */

import { describe, expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import { judge } from '#exercises/judge.ts';
import { drawExchange, verdictOn } from '#exercises/opening-handshake/check-response.ts';
import { firstFrameIn, partOf } from '#exercises/opening-handshake/first-frame-byte.ts';
import { orderOf } from '#exercises/opening-handshake/handshake-order.ts';
import { repairOf } from '#exercises/opening-handshake/repair-request.ts';
import { fieldsMatch } from '#exercises/opening-handshake/request-fields.ts';
import { caseOf, statusOf } from '#exercises/opening-handshake/which-status.ts';
import { concatBytes, decodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { checkRequest } from '#protocol/handshake/request.ts';
import { WORDS } from '#i18n/exercises/en/opening-handshake.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const wish = { host: 'server.example.com', target: '/chat', key: KEY };
const lines = [
  'GET /chat HTTP/1.1',
  'Host: server.example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Key: ${KEY}`,
  'Sec-WebSocket-Version: 13',
  '',
  '',
];
const sound = lines.join('\r\n');
const draws = (id: string) => Array.from({ length: 20 }, (_, i) => drawFor(id, i + 1));

describe('repairOf()', () => {
  const part = repairOf(sound, wish, ['keep-alive']);
  const heard = (text: string, given = part) => judge(given, text).said.map(({ key }) => key);

  test.each([
    ['the word alone', 'Connection: Upgrade', []],
    ['a list', 'Connection: keep-alive, Upgrade', ['comment-list']],
    ['two lines', 'Connection: keep-alive\r\nConnection: upgrade', ['comment-lines']],
    [
      'Origin, as if required',
      'Connection: Upgrade\r\nOrigin: http://a.example',
      ['comment-origin'],
    ],
  ])('accepts %s', (_, line, comments) => {
    const text = sound.replace('Connection: Upgrade', line);
    expect(judge(part, text)).toEqual({
      outcome: 'right',
      said: comments.map((key) => ({ key })),
    });
  });

  test.each([
    ['found-key-changed', KEY, 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ['found-host-changed', 'Host: server', 'Host: other'],
    ['found-target-changed', '/chat', '/'],
    ['found-connection-not-upgrade', 'Connection: Upgrade', 'Connection: Upgrades'],
    ['found-connection-malformed', 'Connection: Upgrade', 'Connection: keep-alive Upgrade'],
    ['found-upgrade-not-websocket', ': websocket', ': web-socket'],
    ['found-blank-before-colon', 'Upgrade:', 'Upgrade :'],
    ['found-colon-missing', 'Upgrade: w', 'Upgrade w'],
    ['found-version-not-13', ': 13', ': 12'],
    ['found-version-malformed', ': 13', ': thirteen'],
    ['found-version-missing', 'Sec-WebSocket-Version', 'WebSocket-Version'],
    ['found-key-malformed', KEY, KEY.slice(0, -2)],
    ['found-key-wrong-length', KEY, KEY.slice(0, -4)],
    ['found-target-not-http', '/chat', 'ws://server.example.com/chat'],
    ['found-http-version-too-old', '1.1', '1.0'],
    ['found-http-version-unsupported', '1.1', '2.0'],
    ['found-http-version-malformed', 'HTTP/', 'http/'],
    ['found-host-repeated', 'Host:', 'Host: a.example\r\nHost:'],
    ['found-head-incomplete', '13\r\n\r\n', '13\r\n'],
    ['found-lines-behind', '13\r\n\r\n', '13\r\n\r\nUpgrade: websocket\r\n'],
    ['found-behind', '13\r\n\r\n', '13\r\n\r\n\r\n'],
    ['found-other', ': websocket', ': websocket\r\nOrigin: a.example'],
  ])('says %s', (key, old, typed) => {
    const said = heard(sound.replace(old, typed));
    expect(said).toContain(key);
    expect(WORDS['repair-request']!.feedback[key]).toBeDefined();
  });

  test('says that one is left only if nothing else is changed', () => {
    const late = sound.replace(': 13', ': 12');
    expect(heard(late)).toEqual(['near-one', 'found-version-not-13']);
    const keys = ['found-version-not-13', 'found-target-changed'];
    expect(heard(late.replace('/chat', '/'))).toEqual(keys);
  });

  test('names every mistake at once, line by line, and then what is missing', () => {
    const text = sound
      .replace('GET', 'POST')
      .replace('Host: server.example.com\r\n', '')
      .replace(': 13', ': 12');
    const keys = ['found-method-not-get', 'found-version-not-13', 'found-host-missing'];
    expect(heard(text)).toEqual(keys);
  });

  test('does not call missing what stands behind the end', () => {
    const text = sound.replace('Upgrade: websocket\r\n', '');
    expect(heard(`${text}Upgrade: websocket\r\n`)).toEqual(['near-one', 'found-lines-behind']);
  });

  test('misses a field that was none of the mistakes', () => {
    const given = repairOf(sound, { ...wish, fields: [['Cookie', 'lang=en']] }, ['keep-alive']);
    expect(heard(sound, given)).toEqual(['near-one', 'found-field-changed']);
    const kept = sound.replace(/\r\n\r\n$/, '\r\nCookie: lang=en\r\n\r\n');
    expect(heard(kept, given)).toEqual([]);
  });

  test('lets a key be replaced that was the mistake, by any valid one', () => {
    const mended = sound.replace(KEY, 'AAAAAAAAAAAAAAAAAAAAAA==');
    expect(heard(mended, repairOf(sound, wish, ['short-key']))).toEqual([]);
    expect(heard(mended, repairOf(sound, wish, ['no-key']))).toEqual([]);
  });

  test('shows the line of what is wrong', () => {
    const text = sound.replace(': 13', ': 12');
    expect(judge(part, text).at).toEqual({ line: 5 });
  });
});

test('fieldsMatch() tells a browser from a client', () => {
  const part = fieldsMatch(['Origin', 'Upgrade', 'Sec-WebSocket-Location']);
  const given = { Origin: 'must', Upgrade: 'must', 'Sec-WebSocket-Location': 'must' };
  expect(judge(part, given).said.map(({ key }) => key)).toEqual(['Origin-must', 'Location-must']);
});

describe('caseOf()', () => {
  // RFC 6455 §4.2.1 and §4.2.2, RFC 9110 §7.8.
  test.each([
    ['agreed', '101'],
    ['key-short', '400'],
    ['key-missing', '400'],
    ['host-missing', '400'],
    ['version', '426'],
    ['login', '401'],
    ['origin', '403'],
    ['resource', '404'],
    ['no-websocket', 'plain'],
  ] as const)('%s is answered with %s', (situation, status) => {
    const answers = draws('which-status').map((draw) => {
      const { request, policy } = caseOf(situation, draw);
      return statusOf(checkRequest(parseHead(encodeUtf8(request), 'request'), policy));
    });
    expect(new Set(answers)).toEqual(new Set([status]));
  });
});

describe('drawExchange()', () => {
  test.each([
    [undefined, 'open'],
    ['status-200', 'status'],
    ['upgrade-missing', 'upgrade'],
    ['upgrade-other', 'upgrade'],
    ['connection-missing', 'connection'],
    ['connection-other', 'connection'],
    ['accept-missing', 'accept'],
    ['accept-other', 'accept'],
    ['accept-case', 'accept'],
    ['extension-unasked', 'extension'],
    ['extension-other', 'extension'],
    ['protocol-unasked', 'protocol'],
    ['protocol-other', 'protocol'],
  ] as const)('with %s gives the verdict %s', (defect, verdict) => {
    const verdicts = draws('check-response').map((draw) => verdictOn(drawExchange(defect, draw)));
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  });
});

describe('firstFrameIn()', () => {
  const head = encodeUtf8(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
      '',
      '',
    ].join('\r\n'),
  );
  const read = concatBytes(head, decodeHex('81 05 48 65 6c 6c 6f'));

  test('is the byte behind the empty line', () => {
    expect(firstFrameIn(read)).toBe(129);
  });

  test.each([
    [0, 'first-of-all'],
    [34, 'line-end'],
    [127, 'empty-line'],
    [40, 'in-head'],
    [131, 'behind'],
  ])('tells who marks byte %i: %s', (byte, key) => {
    expect(judge(partOf(read), [String(byte)]).mistake).toBe(key);
  });
});

test('orderOf() never begins in order and knows the claims about it', () => {
  for (const draw of draws('handshake-order')) {
    const part = orderOf('wss', draw);
    const offered = part.items.map(({ id }) => id).filter((id) => part.right.includes(id));
    expect(offered).not.toEqual(part.right);
  }
  const part = orderOf('wss', drawFor('handshake-order', 1));
  const mistake = (...order: string[]) => judge(part, order).mistake;
  expect(mistake('request', 'tcp', 'tls', 'response', 'frames')).toBe('request-before-tcp');
  expect(mistake('tcp', 'request', 'response', 'frames')).toBe('tls-missing');
  expect(mistake('tcp', 'request', 'tls', 'response', 'frames')).toBe('request-in-clear');
});
