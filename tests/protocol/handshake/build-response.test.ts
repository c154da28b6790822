import { describe, expect, test } from 'vitest';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { buildRequest, checkRequest } from '#protocol/handshake/request.ts';
import { checkResponse } from '#protocol/handshake/response.ts';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';

describe('buildResponse()', () => {
  test('writes what a server agreed to', () => {
    const extensions = [{ name: 'permessage-deflate', parameters: [] }];
    const request = buildRequest({
      target: '/',
      host: 'a',
      key,
      protocols: ['b', 'c'],
      extensions,
    });
    const { answer, accepted } = checkRequest(parseHead(request, 'request'), {
      subprotocols: ['c'],
      extensions: (offers) => offers,
    });
    const head = parseHead(buildResponse(accepted!), 'response');
    expect(checkResponse(head, { key, protocols: ['b', 'c'], extensions })).toEqual({
      findings: [],
      outcome: 'open',
      protocol: 'c',
      extensions,
    });
    // The answer is the same but for the accept.
    const fields = head.fields.map(({ name, value }) => [name, value]);
    expect(fields.filter(([name]) => name !== 'Sec-WebSocket-Accept')).toEqual(
      typeof answer === 'string' ? answer : answer.fields,
    );
  });

  test.each([{ protocol: 'a b' }, { protocol: '' }, { fields: [['X', 'a\r\nY: b']] as const }])(
    'refuses %j',
    (init) => {
      expect(() => buildResponse({ key, ...init })).toThrow(RangeError);
    },
  );
});
