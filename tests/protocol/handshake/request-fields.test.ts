import { describe, expect, test } from 'vitest';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import { type RequestHead, parseHead } from '#protocol/handshake/http-head.ts';
import { checkRequestFields } from '#protocol/handshake/request-fields.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const RIGHT = [
  'Host: a.example',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${KEY}`,
  'Origin: http://a.example',
];

/** A right request in which other lines take the place of those with the same name. */
function requestWith(...lines: string[]): string {
  const nameOf = (line: string) => line.slice(0, line.indexOf(':')).toLowerCase();
  const changed = new Set(lines.map(nameOf));
  const rest = RIGHT.filter((line) => !changed.has(nameOf(line)));
  return ['GET /chat HTTP/1.1', ...rest, ...lines, '', ''].join('\r\n');
}

function check(text: string) {
  const head: RequestHead = parseHead(encodeLatin1(text), 'request');
  const found: [rule: string, at: string][] = [];
  const values = checkRequestFields(head, (rule, { start, end }) => {
    found.push([rule, text.slice(start, end)]);
  });
  return { values, found };
}

describe('checkRequestFields()', () => {
  test('finds nothing in a right request, and says what is in it', () => {
    const { values, found } = check(
      requestWith(
        'Authorization: Basic eA==',
        'Sec-WebSocket-Protocol: b, a',
        'Sec-WebSocket-Protocol: c',
        'Sec-WebSocket-Extensions: x; y=1',
      ),
    );
    expect(found).toEqual([]);
    expect(values).toMatchObject({
      isHandshake: true,
      path: '/chat',
      key: KEY,
      origin: { value: 'http://a.example' },
      authorization: { value: 'Basic eA==' },
      protocols: ['b', 'a', 'c'],
      extensions: [{ name: 'x', parameters: [{ name: 'y', value: '1' }] }],
    });
  });

  /** The bytes that are named are those to look at: the element, the value or the line. */
  test.each<[lines: string, ...found: (readonly [rule: string, at: string])[]]>([
    ['Host: a/b', ['host-malformed', 'a/b']],
    ['Host:', ['host-empty', 'Host:\r\n']],
    ['Host: a\r\nHost: b', ['host-repeated', 'Host: b\r\n']],
    ['Content-Length: 5', ['content', 'Content-Length: 5\r\n']],
    ['Content-Length: x', ['content-length-malformed', 'Content-Length: x\r\n']],
    ['Content-Length: 00'],
    ['Transfer-Encoding: chunked', ['content', 'Transfer-Encoding: chunked\r\n']],
    ['Upgrade: websocket, a/1', ['upgrade-others', 'websocket, a/1']],
    ['Upgrade: websocket/13', ['upgrade-not-websocket', 'Upgrade: websocket/13\r\n']],
    ['Upgrade: websocket, a b', ['upgrade-malformed', 'a b'], ['upgrade-others', 'websocket, a b']],
    ['Connection: Upgrade, close', ['connection-close', 'close']],
    ['Connection: Upgrade,, a', ['empty-element', ',']],
    ['Connection: Upgrade, a;b', ['connection-malformed', 'a;b']],
    ['Connection: a', ['connection-not-upgrade', 'Connection: a\r\n']],
    ['Sec-WebSocket-Version: 8', ['version-not-13', '8']],
    ['Sec-WebSocket-Version: 013', ['version-malformed', 'Sec-WebSocket-Version: 013\r\n']],
    ['Sec-WebSocket-Key: AAAA', ['key-wrong-length', 'AAAA']],
    ['Sec-WebSocket-Key: ?', ['key-malformed', 'Sec-WebSocket-Key: ?\r\n']],
    [
      'Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==',
      ['key-not-canonical', 'AQIDBAUGBwgJCgsMDQ4PEC=='],
    ],
    ['Sec-WebSocket-Protocol: a, b/1', ['protocol-malformed', 'b/1']],
    ['Sec-WebSocket-Protocol: a, b, a', ['protocol-twice', 'a']],
    ['Sec-WebSocket-Protocol:', ['protocol-empty', 'Sec-WebSocket-Protocol:\r\n']],
    ['Sec-WebSocket-Extensions: a, b; =', ['extensions-malformed', 'b; =']],
    ['Sec-WebSocket-Extensions: a; b=" "', ['extensions-quoted-value', 'a; b=" "']],
    ['Sec-WebSocket-Extensions:', ['extensions-empty', 'Sec-WebSocket-Extensions:\r\n']],
    ['Origin: null'],
    ['Origin: a.example', ['origin-malformed', 'Origin: a.example\r\n']],
    ['Origin: ://a', ['origin-malformed', 'Origin: ://a\r\n']],
    ['Sec-WebSocket-Accept: x', ['field-of-response', 'Sec-WebSocket-Accept: x\r\n']],
    ['Sec-WebSocket-Key1: x', ['field-of-draft', 'Sec-WebSocket-Key1: x\r\n']],
  ])('judges %j by itself', (lines, ...found) => {
    expect(check(requestWith(...lines.split('\r\n'))).found).toEqual(found);
  });

  test.each([
    ['upgrade-missing', 'Upgrade'],
    ['connection-missing', 'Connection'],
    ['version-missing', 'Sec-WebSocket-Version'],
    ['key-missing', 'Sec-WebSocket-Key'],
    ['host-missing', 'Host'],
    ['origin-missing', 'Origin'],
  ])('finds %s where there is no %s', (rule, name) => {
    const text = requestWith().replace(new RegExp(`^${name}:.*\r\n`, 'm'), '');
    expect(check(text).found).toEqual([[rule, '']]);
  });

  test.each([
    ['GET /a?b HTTP/1.1', '/a', []],
    ['GET http://a.example HTTP/1.1', '/', []],
    ['GET http://b.example/c HTTP/1.1', '/c', ['host-not-target']],
    ['GET ws://a.example/c HTTP/1.1', '/c', ['target-not-http']],
    ['GET * HTTP/1.1', undefined, []],
    ['PUT /a HTTP/1.1', '/a', ['method-not-get']],
    ['GET /a HTTP/1.0', '/a', ['http-version-too-old']],
    ['GET /a HTTP/1.2', '/a', ['http-version-unknown']],
    ['GET /a HTTP/3.0', '/a', ['http-version-unsupported']],
  ])('takes the path and the version from %j', (startLine, path, rules) => {
    const { values, found } = check(requestWith().replace('GET /chat HTTP/1.1', startLine));
    expect(values.path).toBe(path);
    expect(found.map(([rule]) => rule)).toEqual(rules);
  });

  test.each([
    ['Upgrade: WebSocket', true],
    ['Sec-WebSocket-Version: ?', true],
    ['Sec-WebSocket-Key:', true],
    ['Upgrade: h2c', false],
    ['Sec-WebSocket-Protocol: chat', false],
  ])('takes a request with nothing but %j for a handshake: %s', (line, isHandshake) => {
    const { values } = check(`GET / HTTP/1.1\r\nHost: a\r\n${line}\r\n\r\n`);
    expect(values.isHandshake).toBe(isHandshake);
  });

  test('keeps what can be read of a wrong request', () => {
    const { values } = check(
      requestWith(
        'Sec-WebSocket-Key: short',
        'Sec-WebSocket-Protocol: a, b/1, a',
        'Sec-WebSocket-Extensions: x, =',
      ),
    );
    expect(values).toMatchObject({
      key: 'short',
      protocols: ['a'],
      extensions: [{ name: 'x', parameters: [] }],
    });
  });
});
