import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, decodeUtf8 } from '#protocol/bytes.ts';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import { type HttpMessage, parseMessage, type ParseContext } from '#net/http/parse-message.ts';
import { serializeRequest, serializeResponse } from '#net/http/serialize-message.ts';

const parse = (text: string, kind: HeadKind = 'response', context?: ParseContext) =>
  parseMessage(encodeLatin1(text), kind, context);

/** What every message must keep, whatever the bytes. */
function expectSound(bytes: Uint8Array, message: HttpMessage): void {
  let at = 0;
  for (const { bitOffset, bitLength } of message.spans) {
    expect(bitOffset).toBe(at);
    expect(bitLength).toBeGreaterThan(0);
    at += bitLength;
  }
  expect(at).toBe(8 * message.length);
  expect(message.length).toBeLessThanOrEqual(bytes.length);
  expect(message.content.length).toBeLessThanOrEqual(message.body.end - message.body.start);
  expect(message.body.end).toBe(message.length);
  for (const { start, end } of message.findings) expect(start).toBeLessThanOrEqual(end);
}

const OK = 'HTTP/1.1 200 OK\r\n';
const data = fc.uint8Array({ minLength: 1, maxLength: 40 });
const trailers = fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.constantFrom('', 'c')));

describe('parseMessage()', () => {
  test('reads back what the serialisers write, and where the next message begins', () => {
    const version = fc.constantFrom('HTTP/1.0' as const, 'HTTP/1.1' as const);
    fc.assert(
      fc.property(version, data, data, (version, body, next) => {
        const init = { method: 'POST', target: '/', version, body };
        const bytes = serializeRequest(init);
        const message = parseMessage(concatBytes(bytes, next), 'request');
        expectSound(bytes, message);
        expect(message).toMatchObject({ content: body, length: bytes.length, complete: true });
        expect(message.findings).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.array(data), trailers, data, (chunks, trailers, next) => {
        const bytes = serializeResponse({ statusCode: 200, reason: 'OK', chunks, trailers });
        const message = parseMessage(concatBytes(bytes, next), 'response');
        expectSound(bytes, message);
        expect(message.content).toEqual(concatBytes(...chunks));
        expect(message.trailers?.map(({ name, value }) => [name, value])).toEqual(trailers);
        expect(message.chunks).toHaveLength(chunks.length + 1);
        expect(message).toMatchObject({ length: bytes.length, complete: true, findings: [] });
      }),
    );
  });

  test('takes bytes that end anywhere as a message that is not complete', () => {
    const content = encodeLatin1('Hello');
    const whole = [
      serializeResponse({ statusCode: 200, reason: 'OK', body: content }),
      serializeResponse({
        statusCode: 200,
        reason: 'OK',
        chunks: [content, content],
        trailers: [['A', 'b']],
      }),
    ];
    for (const bytes of whole) {
      for (let length = 0; length < bytes.length; length += 1) {
        const part = bytes.subarray(0, length);
        const message = parseMessage(part, 'response');
        expectSound(part, message);
        expect(message.complete).toBe(false);
        expect(message.findings.at(-1)?.rule).toBe(
          message.head.complete ? 'body-incomplete' : 'head-incomplete',
        );
        expect('HelloHello'.startsWith(decodeLatin1(message.content))).toBe(true);
      }
    }
  });

  test('reads until close, and is complete once the server closed', () => {
    expect(parse(`${OK}\r\nHello`)).toMatchObject({ complete: false, findings: [] });
    const message = parse(`${OK}\r\nHello`, 'response', { closed: true });
    expect(message).toMatchObject({ complete: true, findings: [], trailers: undefined });
    expect(decodeUtf8(message.content)).toBe('Hello');
    expect(message.bodyLength?.framing).toBe('until-close');
  });

  test('leaves to the next message what is behind one without a body', () => {
    const length = 'Content-Length: 5\r\n';
    const message = parse(`${OK}${length}\r\nHTTP`, 'response', { method: 'HEAD' });
    expect(message).toMatchObject({ complete: true, length: OK.length + length.length + 2 });
    expect(parse('GET / HTTP/1.1\r\n\r\nGET', 'request')).toMatchObject({
      complete: true,
      length: 18,
    });
  });

  test('never completes what has no known end', () => {
    const message = parse(`${OK}Content-Length: x\r\n\r\nHello`, 'response', { closed: true });
    expect(message.complete).toBe(false);
    expect(message.spans.at(-1)?.field).toBe('unreadable');
    expect(message.findings.map(({ rule }) => rule)).toEqual(['length-malformed']);
  });

  test('says once what is wrong with chunks', () => {
    const lost = parse(`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n`);
    expect(lost.findings.map(({ rule }) => rule)).toEqual(['chunk-size-malformed']);
    const odd = parse(`${OK}Transfer-Encoding: chunked\r\n\r\n0\r\nHost: a\r\n`);
    expect(odd.findings.map(({ rule }) => rule)).toEqual(['trailer-forbidden', 'body-incomplete']);
  });

  test('never throws on bytes, and always covers them', () => {
    const part = fc.constantFrom(
      ...['GET / HTTP/1.1\r\n', OK, 'Transfer-Encoding: chunked\r\n', 'Content-Length: 3\r\n'],
      ...['\r\n', '\r', '\n', '0', '1', 'a', ';', '=', '"', ' ', '\xff', 'zz', ':'],
    );
    fc.assert(
      fc.property(
        fc.array(part),
        fc.constantFrom<HeadKind>('request', 'response'),
        fc.boolean(),
        (parts, kind, closed) => {
          const bytes = encodeLatin1(parts.join(''));
          expectSound(bytes, parseMessage(bytes, kind, { closed }));
        },
      ),
      { numRuns: 3000 },
    );
    expect(() => parseMessage('' as never, 'request')).toThrow(TypeError);
    expect(() => parseMessage(new Uint8Array(), 'x' as never)).toThrow(RangeError);
  });
});

/** A connection whose other end sends these bytes. */
function sending(text: string, closes: boolean): Duplex {
  const duplex = new Duplex({ read: () => undefined, write: (_, __, done) => done() });
  duplex.push(encodeLatin1(text));
  if (closes) duplex.push(null);
  return duplex;
}

/** The body of a response as Node reads it; `undefined` if it refuses it. */
async function nodeReads(text: string): Promise<string | undefined> {
  const request = get({ host: 'a', createConnection: () => sending(text, true) });
  return new Promise((resolve) => {
    request.on('error', () => resolve(undefined));
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => resolve(undefined));
      response.on('end', () => resolve(Buffer.concat(parts).toString('latin1')));
    });
  });
}

/** The body of a request as a server of Node reads it; `undefined` if it refuses it. */
async function nodeServes(text: string): Promise<string | undefined> {
  const server = createServer();
  const read = Promise.race([
    once(server, 'clientError').then(() => undefined),
    once(server, 'request').then(async ([request]) => {
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      return Buffer.concat(parts).toString('latin1');
    }),
  ]).catch(() => undefined);
  server.emit('connection', sending(text, false));
  return read;
}

describe('parseMessage() and the parser of Node', () => {
  const TE = 'Transfer-Encoding: chunked\r\n\r\n';
  test.each([
    ['Content-Length: 5\r\n\r\nHello'],
    ['Content-Length: 5\r\n\r\nHell'],
    ['Content-Length: 5x\r\n\r\nHello'],
    ['\r\nHello'],
    [`${TE}5\r\nHello\r\n0\r\n\r\n`],
    [`${TE}5;a="b"\r\nHello\r\nA\r\n0123456789\r\n0\r\nB: c\r\n\r\n`],
    [`${TE}5\r\nHello\r\n0\r\n`],
    [`${TE}5\r\nHelloo\r\n0\r\n\r\n`],
    [`${TE}5\r\nHello\n0\r\n\r\n`],
    [`${TE}5\nHello\r\n0\r\n\r\n`],
    [`${TE}\r\n`],
    [`${TE}0x5\r\nHello\r\n0\r\n\r\n`],
    [`${TE}ffffffffffffffffff\r\nHello`],
  ])('agree on a response with %j', async (rest) => {
    const message = parse(OK + rest, 'response', { closed: true });
    const isGood =
      message.complete && message.findings.every(({ severity }) => severity !== 'must-fail');
    expect(await nodeReads(OK + rest)).toBe(isGood ? decodeUtf8(message.content) : undefined);
  });

  test.each([
    ['\r\n'],
    ['Content-Length: 5\r\n\r\nHello'],
    ['Content-Length: 5, 6\r\n\r\nHello'],
    [`${TE}5\r\nHello\r\n0\r\n\r\n`],
    ['Transfer-Encoding: chunked, gzip\r\n\r\n5\r\nHello\r\n0\r\n\r\n'],
    [`${TE}5 \r\nHello\r\n0\r\n\r\n`],
  ])('agree on a request with %j', async (rest) => {
    const text = `POST / HTTP/1.1\r\nHost: a\r\n${rest}`;
    const message = parse(text, 'request');
    const isGood =
      message.complete && message.findings.every(({ severity }) => severity !== 'must-fail');
    expect(await nodeServes(text)).toBe(isGood ? decodeUtf8(message.content) : undefined);
  });
});
