import { describe, expect, test } from 'vitest';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { persists } from '#net/http/persists.ts';

const request = (version: string, ...connection: string[]) =>
  parseHead(
    encodeLatin1(
      `GET / ${version}\r\n${connection.map((value) => `Connection: ${value}\r\n`).join('')}\r\n`,
    ),
    'request',
  );

describe('persists()', () => {
  test.each([
    // Three instances of an exercise, computed elsewhere.
    ['HTTP/1.1', 'Keep-Alive', true, 'version'],
    ['HTTP/1.1', 'keep-alive', true, 'version'],
    ['HTTP/1.0', 'close', false, 'close'],
    ['HTTP/1.1', 'keep-alive, Close', false, 'close'],
    ['HTTP/1.1', 'upgrade', true, 'version'],
    ['HTTP/1.0', 'Keep-Alive', true, 'keep-alive'],
    ['HTTP/1.0', 'x-close', false, 'default'],
    ['HTTP/2.0', '', true, 'version'],
    ['HTTP/0.9', 'keep-alive', false, 'default'],
    ['http/1.1', '', false, 'default'],
  ])('decides for %s with Connection: %s', (version, connection, lives, because) => {
    expect(persists(request(version, connection))).toEqual({
      persists: lives,
      because,
      section: 'RFC 9112 §9.3',
    });
  });

  test('reads several fields as one list', () => {
    expect(persists(request('HTTP/1.1', 'keep-alive', 'close')).because).toBe('close');
    expect(persists(request('HTTP/1.1')).persists).toBe(true);
  });

  test('does not let a proxy believe keep-alive in a request of 1.0, but in a response', () => {
    expect(persists(request('HTTP/1.0', 'keep-alive'), true).persists).toBe(false);
    const text = 'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\n';
    expect(persists(parseHead(encodeLatin1(text), 'response'), true).persists).toBe(true);
  });
});
