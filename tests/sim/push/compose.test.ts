import { expect, test } from 'vitest';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { Composer, fillHeads, LEAST } from '#sim/push/compose.ts';

test('fillHeads() gives heads exactly the lengths that were asked for', () => {
  for (const more of [0, 1, 45, 328, 3000]) {
    const lengths = { request: LEAST.request + more, response: LEAST.response + more };
    const composer = new Composer(fillHeads(lengths));
    expect(composer.poll('short', 999_999)).toHaveLength(lengths.request);
    expect(composer.poll('long', 0)).toHaveLength(lengths.request);
    expect(composer.nothing(3_599_000)).toHaveLength(lengths.response);
  }
  expect(() => fillHeads({ request: LEAST.request - 1, response: 203 })).toThrow(RangeError);
});

test('Composer writes heads without a finding', () => {
  const composer = new Composer(fillHeads({ request: 542, response: 203 }));
  const requests = [
    composer.poll('short', 1),
    composer.openStream(1),
    composer.openEvents(1),
    composer.openSocket(1, new Uint8Array(16)),
  ];
  const responses = [
    composer.nothing(0),
    composer.news(0, [{ id: 1, at: 0, said: 3 }]),
    composer.gatewayTimeout(0),
    composer.streamHead(0),
    composer.eventsHead(0, 3000),
    composer.acceptSocket(0, new Uint8Array(16)),
  ];
  for (const bytes of requests) expect(parseHead(bytes, 'request').findings).toEqual([]);
  for (const bytes of responses) {
    const head = parseHead(bytes, 'response');
    expect(head.findings).toEqual([]);
    expect(head.complete).toBe(true);
  }
});
