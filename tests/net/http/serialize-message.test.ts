import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import {
  serializeChunk,
  serializeLastChunk,
  serializeRequest,
  serializeResponse,
} from '#net/http/serialize-message.ts';

const body = encodeUtf8('Hi');
const ok = { statusCode: 200, reason: 'OK' } as const;

describe('serializeRequest()', () => {
  test('announces the length of a body, an empty one too, and says nothing without one', () => {
    const get = { method: 'GET', target: '/' };
    expect(decodeUtf8(serializeRequest(get))).toBe('GET / HTTP/1.1\r\n\r\n');
    expect(decodeUtf8(serializeRequest({ ...get, version: 'HTTP/1.0' }))).toBe(
      'GET / HTTP/1.0\r\n\r\n',
    );
    expect(decodeUtf8(serializeRequest({ ...get, method: 'POST', body: new Uint8Array() }))).toBe(
      'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n',
    );
  });
});

describe('serializeResponse()', () => {
  test('sends a body until close as it is', () => {
    expect(decodeUtf8(serializeResponse({ ...ok, body, untilClose: true }))).toBe(
      'HTTP/1.1 200 OK\r\n\r\nHi',
    );
  });

  test('writes the chunks and the fields behind them (the example of RFC 9112 §7.1.3, sent)', () => {
    const chunks = [encodeUtf8('Hello, '), encodeUtf8('world')];
    const trailers = [['Server-Timing', 'db;dur=53']] as const;
    expect(decodeUtf8(serializeResponse({ ...ok, chunks, trailers }))).toBe(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n' +
        '7\r\nHello, \r\n5\r\nworld\r\n0\r\nServer-Timing: db;dur=53\r\n\r\n',
    );
  });

  test('refuses what would say two things of the body, or one that cannot be', () => {
    const refused = (init: object) => () => serializeResponse({ ...ok, ...init });
    expect(refused({ fields: [['content-length', '3']] })).toThrow(/as the body needs it/);
    expect(refused({ fields: [['Transfer-Encoding', 'x']] })).toThrow(RangeError);
    expect(refused({ body, chunks: [body] })).toThrow('Body is sent in one way only');
    expect(refused({ chunks: [body], untilClose: true })).toThrow(RangeError);
    expect(refused({ chunks: [body], version: 'HTTP/1.0' })).toThrow('HTTP/1.0 has no chunks');
    expect(refused({ trailers: [] })).toThrow('Only chunks can have fields behind them');
    expect(refused({ version: 'HTTP/2' })).toThrow(/Version must be one of/);
    expect(refused({ body: 'Hi' })).toThrow(TypeError);
  });
});

describe('serializeChunk()', () => {
  test('writes the length in hexadecimal, and refuses the chunk that would be the last', () => {
    expect(decodeUtf8(serializeChunk(encodeUtf8('0123456789')))).toBe('a\r\n0123456789\r\n');
    expect(() => serializeChunk(new Uint8Array())).toThrow(RangeError);
    expect(() => serializeChunk('' as never)).toThrow(TypeError);
  });
});

describe('serializeLastChunk()', () => {
  test('refuses a field that would begin another line', () => {
    expect(() => serializeLastChunk([['A', 'b\r\nC: d']])).toThrow(RangeError);
  });
});
