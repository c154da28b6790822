import { afterEach, describe, expect, test, vi } from 'vitest';
import { concatBytes, decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import { HeadReader } from '#protocol/handshake/head-reader.ts';
import {
  ClientOpening,
  MAX_INTERIM_RESPONSES,
  type OpeningStep,
  ServerOpening,
} from '#protocol/opening.ts';
import { agree, ask, lines, sampleRandom } from './connected.ts';

const REQUEST = { target: '/chat', host: 'server.example.com' };

afterEach(() => {
  vi.restoreAllMocks();
});

describe('ClientOpening', () => {
  const opening = (protocols?: string[]) =>
    new ClientOpening({ ...REQUEST, protocols }, sampleRandom);

  test('asks with the key that it draws', () => {
    expect(decodeUtf8(opening(['a', 'b']).request)).toBe(
      decodeUtf8(ask('Sec-WebSocket-Protocol: a, b')),
    );
  });

  test('accepts the answer when all of it is there, and hands over what follows', () => {
    const client = opening(['a']);
    const answer = agree('Sec-WebSocket-Protocol: a');
    client.feed(answer.subarray(0, -1));
    expect(client.next()).toBeUndefined();
    client.feed(encodeUtf8('\nrest'));
    expect(client.next()).toEqual({
      what: { kind: 'response', status: 101 },
      offset: 0,
      length: answer.length,
      isInterim: false,
      failure: undefined,
      answer: undefined,
      protocol: 'a',
      rest: encodeUtf8('rest'),
    });
  });

  test.each([
    ['a subprotocol nobody offered', agree('Sec-WebSocket-Protocol: b'), 'protocol-not-offered'],
    [
      'an extension',
      agree('Sec-WebSocket-Extensions: permessage-deflate'),
      'extension-not-offered',
    ],
    ['another status', lines('HTTP/1.1 503 Busy'), 'status-not-101'],
    ['what is no status', lines('HTTP/1.1 099 Nothing'), 'status-not-101'],
    ['a bare line feed', encodeUtf8('HTTP/1.1 101 OK\n'), 'bare-lf'],
  ])('does not accept %s', (_, answer, rule) => {
    const client = opening(['a']);
    client.feed(answer);
    expect(client.next()).toMatchObject({ failure: { rule }, protocol: undefined });
  });

  test('reads over interim responses, wherever the bytes are cut', () => {
    const hints = lines('HTTP/1.1 103 Early Hints', 'Link: </a.css>; rel=preload; as=style');
    const heads = [
      lines('HTTP/1.1 100 Continue'),
      hints,
      hints,
      agree('Sec-WebSocket-Protocol: a'),
    ];
    const bytes = concatBytes(...heads, encodeUtf8('rest'));
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const client = opening(['a']);
      const steps: OpeningStep[] = [];
      for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
        client.feed(piece);
        // As soon as a head is there, it is read.
        for (let step = client.next(); step && steps.length < 4; step = client.next()) {
          steps.push(step);
        }
      }
      const ends = steps.map(({ offset, length }) => offset + length);
      expect(steps.map(({ what }) => what)).toEqual(
        [100, 103, 103, 101].map((status) => ({ kind: 'response', status })),
      );
      expect(steps.map(({ isInterim }) => isInterim)).toEqual([true, true, true, false]);
      expect(steps.map(({ offset }) => offset)).toEqual([0, ...ends.slice(0, -1)]);
      expect(ends.at(-1)).toBe(bytes.length - 4);
      expect(steps.at(-1)).toMatchObject({ failure: undefined, protocol: 'a' });
      // What was fed after the last head belongs to whoever reads frames.
      const behind = bytes.subarray(bytes.length - 4, Math.max(cut, bytes.length - 4));
      expect(steps.at(-1)!.rest).toEqual(cut < bytes.length - 4 ? encodeUtf8('rest') : behind);
    }
  });

  test.each([
    ['another status', lines('HTTP/1.1 403 Forbidden'), 'status-not-101', 9],
    ['a bare line feed', encodeUtf8('HTTP/1.1 101 OK\n'), 'bare-lf', 15],
  ])('says where %s stands behind an interim response', (_, answer, rule, at) => {
    const client = opening();
    const interim = lines('HTTP/1.1 100 Continue');
    client.feed(concatBytes(interim, answer));
    expect(client.next()).toMatchObject({ isInterim: true, failure: undefined });
    const failure = { rule, offset: interim.length + at };
    expect(client.next()).toMatchObject({ isInterim: false, failure });
  });

  test('gives up on a server that never comes to an answer', () => {
    const interim = lines('HTTP/1.1 102 Processing');
    const client = opening();
    for (let count = 0; count < MAX_INTERIM_RESPONSES; count += 1) client.feed(interim);
    for (let count = 0; count < MAX_INTERIM_RESPONSES; count += 1) {
      expect(client.next()?.isInterim).toBe(true);
    }
    expect(client.next()).toBeUndefined();
    client.feed(interim);
    expect(client.next()).toMatchObject({
      isInterim: false,
      failure: { rule: 'too-many-interim', offset: MAX_INTERIM_RESPONSES * interim.length + 9 },
    });
  });

  test('gives each head the limits of one', () => {
    const interim = lines('HTTP/1.1 100 Continue');
    const client = new ClientOpening(REQUEST, sampleRandom, { maxLength: agree().length });
    client.feed(concatBytes(interim, agree()));
    expect(client.next()?.isInterim).toBe(true);
    expect(client.next()?.failure).toBeUndefined();
  });

  test('takes no more of a head than its limit', () => {
    const client = new ClientOpening(REQUEST, sampleRandom, { maxLength: 100 });
    client.feed(agree());
    expect(client.next()?.failure).toMatchObject({ rule: 'head-too-long', offset: 100 });
  });

  test('passes on a mistake of the reader', () => {
    vi.spyOn(HeadReader.prototype, 'next').mockImplementation(() => {
      throw new TypeError('bug');
    });
    expect(() => opening().next()).toThrow(new TypeError('bug'));
  });
});

describe('ServerOpening', () => {
  test('answers when all of the request is there, and hands over what follows', () => {
    const server = new ServerOpening({ subprotocols: ['b'] });
    const request = ask('Sec-WebSocket-Protocol: a, b');
    server.feed(request.subarray(0, 50));
    expect(server.next()).toBeUndefined();
    server.feed(request.subarray(50));
    server.feed(encodeUtf8('rest'));
    expect(server.next()).toEqual({
      what: { kind: 'request' },
      offset: 0,
      length: request.length,
      isInterim: false,
      failure: undefined,
      answer: { status: 101, bytes: agree('Sec-WebSocket-Protocol: b') },
      protocol: 'b',
      rest: encodeUtf8('rest'),
    });
  });

  test('accepts no extension', () => {
    const server = new ServerOpening();
    server.feed(ask('Sec-WebSocket-Extensions: permessage-deflate'));
    expect(server.next()?.answer).toEqual({ status: 101, bytes: agree() });
  });

  test.each([
    [403, ask('Origin: http://evil.example')],
    [404, lines(...decodeUtf8(ask())!.trim().replace('/chat', '/other').split('\r\n'))],
    [426, lines('GET /chat HTTP/1.1', 'Host: server.example.com')],
    [426, lines('GET /chat HTTP/1.0', 'Host: server.example.com')],
    [400, encodeUtf8('GET /chat HTTP/1.1\n')],
  ])('answers %d as its policy and the form of the request have it', (status, request) => {
    const server = new ServerOpening({ origins: ['http://a.example'], resources: ['/chat'] });
    server.feed(request);
    const end = server.next()!;
    expect(end.answer?.status).toBe(status);
    expect(decodeUtf8(end.answer!.bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(end.failure?.section).toMatch(/^RFC /);
    expect(end.rest).toEqual(new Uint8Array());
  });
});
