import { describe, expect, test } from 'vitest';
import { fieldValues, readHead } from '#widgets/accept-machine/pasted-head.ts';

const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const field = `Sec-WebSocket-Accept: ${ACCEPT}`;
const agreed = 'HTTP/1.1 101 Switching Protocols';
const request =
  'GET /chat HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

describe('readHead()', () => {
  test.each([
    ['a value alone', ACCEPT],
    ['its field', field],
    ['a response', `${agreed}\r\nUpgrade: websocket\r\n${field}\r\n\r\n`],
    ['a response after its request', `${request}${agreed}\r\n${field}\r\n\r\n`],
    ['what curl -v writes', `> ${request.replaceAll('\n', '\n> ')}\n< ${agreed}\n< ${field}\n<`],
    ['a response that came by a proxy', `HTTP/1.1 200 OK\r\n\r\n${agreed}\r\n${field}\r\n`],
  ])('finds the value in %s', (_, text) => {
    expect(readHead(text)).toEqual({ value: ACCEPT });
  });

  test('takes text that is no head for a value', () => {
    expect(readHead(' not base64 ')).toEqual({ value: ' not base64 ' });
    expect(readHead('')).toEqual({ value: '' });
  });

  test.each([
    ['request', request],
    ['request', 'GET / HTTP/1.1'],
    ['request', 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=='],
    ['no-accept', `${agreed}\r\nUpgrade: websocket\r\n\r\n`],
    ['no-accept', 'Upgrade: websocket'],
    ['no-accept', `${request}${agreed}\r\n\r\n`],
    ['accept-twice', `${agreed}\r\n${field}\r\n${field}\r\n`],
    ['accept-empty', `${agreed}\nSec-WebSocket-Accept: \nUpgrade: websocket`],
  ])('says %s of %j', (verdict, text) => {
    expect(readHead(text)).toEqual({ verdict });
  });

  test('says which status it is, if it is not 101', () => {
    const head = `HTTP/1.1 403 Forbidden\r\n${field}`;
    expect(readHead(head)).toEqual({ verdict: 'not-101', status: '403' });
    expect(readHead('HTTP/2 200')).toEqual({ verdict: 'not-101', status: '200' });
  });
});

test('fieldValues() finds each field of that name', () => {
  expect(fieldValues('accept', `${field}\nsec-websocket-ACCEPT :\tx \n`)).toEqual([ACCEPT, 'x']);
  expect(fieldValues('key', field)).toEqual([]);
});
