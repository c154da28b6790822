import { describe, expect, test } from 'vitest';
import { readPasted } from '#widgets/handshake-workbench/pasted.ts';

const REQUEST = 'GET /chat HTTP/1.1\nHost: a.example\nUpgrade: websocket\n\n';
const RESPONSE = 'HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n';

const behind = (mark: string, text: string) =>
  text
    .trimEnd()
    .split('\n')
    .concat('')
    .map((line) => `${mark} ${line}`.trimEnd())
    .join('\n');

describe('readPasted()', () => {
  test('reads what curl -v prints', () => {
    const log = [
      '*   Trying 127.0.0.1:80...',
      '* Connected to a.example (127.0.0.1) port 80',
      behind('>', REQUEST),
      '* Request completely sent off',
      behind('<', RESPONSE),
      '{ [5 bytes data]',
    ].join('\n');
    expect(readPasted(log, 'request')).toEqual({
      form: 'curl-log',
      request: REQUEST,
      response: RESPONSE,
    });
  });

  test('takes the last response of a log, and a request without one', () => {
    const log = `${behind('<', 'HTTP/1.1 200 Connection established\n\n')}\n${behind('<', RESPONSE)}`;
    expect(readPasted(log, 'response')).toEqual({ form: 'curl-log', response: RESPONSE });
    expect(readPasted(behind('>', REQUEST), 'request')).toEqual({
      form: 'curl-log',
      request: REQUEST,
    });
  });

  test.each([
    ["curl 'ws://a.example/chat?x=1#f' \\\n  -H 'Upgrade: websocket'", '/chat?x=1', 'a.example'],
    ['$ curl --include --header "Upgrade: websocket" http://a.example:81', '/', 'a.example:81'],
    ['curl -H Upgrade:\\ websocket a.example?q', '/?q', 'a.example'],
  ])('reads the command %j', (command, target, host) => {
    expect(readPasted(command, 'request')).toEqual({
      form: 'curl-command',
      request: `GET ${target} HTTP/1.1\nHost: ${host}\nUpgrade: websocket\n\n`,
    });
  });

  test('keeps the Host that a command names itself', () => {
    expect(readPasted("curl http://a.example/ -H 'host: b.example'", 'request')?.request).toBe(
      'GET / HTTP/1.1\nhost: b.example\n\n',
    );
  });

  test('reads a head that stands indented', () => {
    const indented = REQUEST.trimEnd().replaceAll(/^/gm, '    ');
    expect(readPasted(indented, 'request')).toEqual({ form: 'indented', request: REQUEST });
    expect(readPasted(RESPONSE.trimEnd().replaceAll(/^/gm, '\t'), 'response')).toEqual({
      form: 'indented',
      response: RESPONSE,
    });
  });

  test('joins names and values that stand on lines of their own', () => {
    const split = 'GET / HTTP/1.1\nHost:\na.example\nUpgrade:\nwebsocket\nConnection:\nUpgrade\n';
    expect(readPasted(split, 'request')).toEqual({
      form: 'split-fields',
      request: 'GET / HTTP/1.1\nHost: a.example\nUpgrade: websocket\nConnection: Upgrade\n\n',
    });
  });

  test('notices a head of the other kind, and one behind the other', () => {
    expect(readPasted(RESPONSE, 'request')).toEqual({ form: 'other-head', response: RESPONSE });
    expect(readPasted(REQUEST, 'response')).toEqual({ form: 'other-head', request: REQUEST });
    expect(readPasted(REQUEST + RESPONSE, 'request')).toEqual({
      form: 'exchange',
      request: REQUEST,
      response: RESPONSE,
    });
  });

  test('takes interim responses for a part of the answer', () => {
    const answers = `HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\nA: b\n\n${RESPONSE}`;
    expect(readPasted(answers, 'response')).toBeUndefined();
    expect(readPasted(answers, 'request')?.response).toBe(answers);
    expect(readPasted(REQUEST + answers, 'request')?.response).toBe(answers);
  });

  test.each([
    REQUEST,
    '',
    'hello',
    ' GET',
    "curl 'http://a",
    'curl ',
    'curl -v',
    '> quoted',
    'Host:\na\n',
    '  one\n two',
    '  neither head\n  nor log',
  ])('leaves %j as it is', (text) => {
    expect(readPasted(text, 'request')).toBeUndefined();
  });
});
