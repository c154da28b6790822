import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestVectors } from '../../vectors/handshake-requests.ts';
import { responseVectors } from '../../vectors/handshake-responses.ts';
import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import { HeadError, HeadReader } from '#protocol/handshake/head-reader.ts';
import type { HeadKind } from '#protocol/handshake/head-rules.ts';
import { fatalFinding, type HeadLimits, parseHead } from '#protocol/handshake/http-head.ts';

/** Reads pieces, and says what came of it. */
function read(pieces: readonly Uint8Array[], kind: HeadKind, limits?: HeadLimits) {
  const reader = new HeadReader(kind, limits);
  for (const piece of pieces) reader.feed(piece);
  try {
    return { head: reader.next(), rest: reader.rest, finding: undefined };
  } catch (error) {
    if (!(error instanceof HeadError)) throw error;
    return { head: undefined, rest: undefined, finding: error.finding };
  }
}

function cutEvery(bytes: Uint8Array, length: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) pieces.push(bytes.subarray(at, at + length));
  return pieces;
}

const all = [
  ...requestVectors.map(({ text }) => ({ text, kind: 'request' as const })),
  ...responseVectors.map(({ text }) => ({ text, kind: 'response' as const })),
];

describe('HeadReader', () => {
  test('reads the same as parseHead(), and stops at the same', () => {
    for (const { text, kind } of all) {
      const bytes = encodeLatin1(text);
      const head = parseHead(bytes, kind);
      const fatal = fatalFinding(head);
      const { head: whole, finding, rest } = read([bytes], kind);
      expect(finding?.rule, text).toBe(fatal?.rule);
      expect(finding?.start, text).toBe(fatal?.start);
      if (fatal !== undefined) continue;
      expect(whole, text).toEqual(head.complete ? head : undefined);
      expect(rest, text).toEqual(head.complete ? bytes.slice(head.length) : new Uint8Array());
    }
  });

  test('reads the same byte by byte', () => {
    for (const { text, kind } of all) {
      const bytes = encodeLatin1(text);
      expect(read(cutEvery(bytes, 1), kind), text).toEqual(read([bytes], kind));
    }
  });

  test('reads the same wherever the bytes are cut in two', () => {
    const { text } = requestVectors.at(-1)!;
    const bytes = encodeLatin1(`${text}\x81\x00`);
    const whole = read([bytes], 'request');
    for (let at = 1; at < bytes.length; at += 1) {
      expect(read([bytes.subarray(0, at), bytes.subarray(at)], 'request')).toEqual(whole);
    }
  });

  test('reads the same wherever the bytes are cut, and whatever they are', () => {
    const line = fc.stringMatching(/^[ -~\t\r\0]{0,30}$/);
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 12 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 200 }),
        (lines, length, limit) => {
          const bytes = encodeLatin1(`GET / HTTP/1.1\r\n${lines.flat().join('')}`);
          const limits = { maxLength: limit, maxLineLength: 40, maxFields: 3 };
          expect(read(cutEvery(bytes, length), 'request', limits)).toEqual(
            read([bytes], 'request', limits),
          );
        },
      ),
    );
  });

  test('gives out what came behind, however it came', () => {
    const reader = new HeadReader('request');
    const head = encodeUtf8('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    reader.feed(concatBytes(head, Uint8Array.of(1, 2)));
    reader.feed(Uint8Array.of());
    reader.feed(Uint8Array.of(3));
    expect(reader.rest).toEqual(Uint8Array.of(1, 2, 3));
    reader.feed(Uint8Array.of(4));
    expect(reader.rest).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(reader.next()?.length).toBe(head.length);
    expect(reader.next()).toBe(reader.next());
  });

  test('keeps its head where the bytes fed are used again', () => {
    const reader = new HeadReader('request');
    const bytes = encodeUtf8('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    reader.feed(bytes);
    bytes.fill(0);
    const spans = reader.next()!.spans.map(({ value }) => value as Uint8Array);
    expect(concatBytes(...spans)).toEqual(encodeUtf8('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  });

  test('throws the same error at every call, and takes nothing more', () => {
    const reader = new HeadReader('request');
    reader.feed(encodeUtf8('GET / HTTP/1.1\n'));
    expect(() => reader.next()).toThrow(ProtocolError);
    reader.feed(encodeUtf8('Host: a\r\n\r\n'));
    expect(() => reader.next()).toThrow('Head breaks the rule bare-lf at byte 14 (RFC 9112 §2.2)');
    try {
      reader.next();
    } catch (error) {
      expect(error).toMatchObject({
        name: 'HeadError',
        rule: 'bare-lf',
        status: 400,
        closeCode: 1006,
      });
    }
  });

  test.each([
    ['start-line-too-long', 414, 'GET /'],
    ['field-line-too-long', 431, 'GET / HTTP/1.1\r\nA: '],
  ])('stops at %s before the line has an end, with %i', (rule, status, start) => {
    const reader = new HeadReader('request', { maxLineLength: 100 });
    reader.feed(encodeUtf8(start + 'a'.repeat(50)));
    expect(reader.next()).toBeUndefined();
    reader.feed(encodeUtf8('a'.repeat(50)));
    expect(() => reader.next()).toThrow(expect.objectContaining({ rule, status }));
  });

  test('takes a head of exactly its limits, and not a byte or a field more', () => {
    const text = 'GET / HTTP/1.1\r\nA: b\r\nC: d\r\n\r\n';
    const read2 = (limits: HeadLimits) => read([encodeUtf8(text)], 'request', limits).finding?.rule;
    expect(read2({ maxLength: 30, maxLineLength: 16, maxFields: 2 })).toBeUndefined();
    expect(read2({ maxLength: 29 })).toBe('head-too-long');
    expect(read2({ maxLineLength: 15 })).toBe('start-line-too-long');
    expect(read2({ maxFields: 1 })).toBe('too-many-fields');
  });

  test('takes nothing of a megabyte without lines', () => {
    const reader = new HeadReader('request');
    reader.feed(new Uint8Array(1 << 20));
    expect(() => reader.next()).toThrow(expect.objectContaining({ rule: 'start-line-too-long' }));
    expect(reader.rest).toEqual(new Uint8Array());
  });

  test('takes a long head without limits', () => {
    const bytes = encodeLatin1(`GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(10_000)}\r\n`);
    const limits = { maxLength: Infinity, maxLineLength: Infinity, maxFields: Infinity };
    expect(read(cutEvery(bytes, 1000), 'request', limits).head?.fields).toHaveLength(10_000);
  });
});
