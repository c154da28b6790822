import { expect, test } from 'vitest';
import { repairHead } from '#protocol/handshake/head-finding.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { judge } from '#widgets/handshake-workbench/client.ts';
import { SAMPLE_KEY, SAMPLE_REQUEST } from '#widgets/handshake-workbench/server.ts';
import { writeSource } from '#widgets/handshake-workbench/source.ts';

const answer = writeSource(buildResponse({ key: SAMPLE_KEY, protocol: 'chat' }));
const judgeResponse = (response: string) => judge({ sent: SAMPLE_REQUEST, response });

test.each([
  ['accept', answer],
  ['browser', answer.replace(/Sec-WebSocket-Protocol.*\n/, '')],
  ['http', answer.replace('101 Switching Protocols', '403 Forbidden')],
  ['http', 'HTTP/1.1 302 Found\nLocation: /elsewhere\n\n'],
  ['refuse', 'HTTP/1.1 302 Found\nLocation : /elsewhere\n\n'],
  ['interim', 'HTTP/1.1 103 Early Hints\nLink: </a.css>; rel=preload\n\n'],
  ['accept', `HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\n\n${answer}`],
  ['http', 'HTTP/1.1 102 Processing\n\nHTTP/1.1 401 Unauthorized\n\n'],
  ['waits', 'HTTP/1.1 100 Continue\n\nHTTP/1.1 101'],
  ['refuse', 'HTTP/1.0 100 Continue\n\n'],
  ['waits', 'HTTP/1.1 100 Continue\n'],
  ['waits', answer.slice(0, -1)],
])('judge() says %s of %j', (truth, response) => {
  expect(judgeResponse(response).truth).toBe(truth);
});

test('judge() leaves the checks of a 101 out of an interim response, and calls nothing wrong', () => {
  const { items } = judgeResponse('HTTP/1.1 100 Continue\n\n');
  expect(items.map(({ state }) => state)).toEqual([
    'right',
    'odd',
    ...Array.from({ length: 5 }, () => 'skipped'),
  ]);
  expect(items[1]?.findings.map(({ rule }) => rule)).toEqual(['status-interim']);
});

test('judge() goes on to the answer behind an interim response, and finds it where it stands', () => {
  const hints = 'HTTP/1.1 103 Early Hints\nLink: </a.css>\n\n';
  const { items, signs, source } = judgeResponse(hints + answer.replace('websocket', 'h2c'));
  expect(items.map(({ state, lines }) => [state, lines])).toEqual([
    ['odd', [0]],
    ['right', [3]],
    ['wrong', [4]],
    ['right', [5]],
    ['right', [6]],
    ['absent', []],
    ['right', [7]],
  ]);
  expect(signs.slice(0, 5)).toEqual(['odd', undefined, undefined, 'right', 'wrong']);
  const mended = writeSource(repairHead(source.bytes, items[2]!.findings[0]!));
  expect(mended).toBe(hints + answer);
});
