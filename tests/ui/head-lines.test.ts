import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { headLines } from '#ui/head-lines.ts';

describe('headLines()', () => {
  test('tells lines and how they end', () => {
    expect(headLines(encodeUtf8('GET / HTTP/1.1\r\nA: é\n\r\nrest\r'))).toEqual([
      { text: 'GET / HTTP/1.1', end: 'crlf' },
      { text: 'A: é', end: 'lf' },
      { text: '', end: 'crlf' },
      { text: 'rest\r', end: 'none' },
    ]);
  });

  test('finds none in nothing', () => {
    expect(headLines(new Uint8Array())).toEqual([]);
  });
});
