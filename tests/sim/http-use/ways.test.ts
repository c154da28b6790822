import { describe, expect, test } from 'vitest';
import { parseMessage } from '#net/http/parse-message.ts';
import { persists } from '#net/http/persists.ts';
import { messagesOf, WAYS, WAYS_OF_USE } from '#sim/http-use/ways.ts';

describe('messagesOf()', () => {
  test.each(WAYS)(
    'writes for %s messages without a finding, and of the length asked for',
    (way) => {
      for (const size of [0, 1, 1000]) {
        const sizes = { request: size, response: size };
        const { request, response, requestHead, responseHead } = messagesOf(way, 0, sizes);
        const asked = parseMessage(request, 'request');
        const answered = parseMessage(response, 'response', {
          method: asked.head.startLine.method,
          closed: true,
        });
        expect([...asked.findings, ...answered.findings]).toEqual([]);
        expect([asked.complete, answered.complete]).toEqual([true, true]);
        expect([asked.content.length, answered.content.length]).toEqual([size, size]);
        expect([asked.head.length, answered.head.length]).toEqual([requestHead, responseHead]);
      }
    },
  );

  test.each(WAYS)('keeps the connection of %s exactly if both ends conclude so', (way) => {
    const { request, response } = messagesOf(way, 1, { request: 0, response: 10 });
    const asked = parseMessage(request, 'request');
    const answered = parseMessage(response, 'response', { closed: true });
    const isKept =
      persists(asked.head).persists &&
      persists(answered.head).persists &&
      answered.bodyLength?.framing !== 'until-close';
    expect(WAYS_OF_USE[way].persists).toBe(isKept);
  });
});
