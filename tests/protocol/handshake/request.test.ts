import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestVectors } from '../../vectors/handshake-requests.ts';
import { decodeLatin1, encodeLatin1 } from '#protocol/handshake/characters.ts';
import { repairHead } from '#protocol/handshake/head-finding.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import {
  answerTo,
  buildAnswer,
  buildRequest,
  checkRequest,
  type RequestCheck,
  type ServerPolicy,
} from '#protocol/handshake/request.ts';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const given = { key, host: 'server.example.com', origin: 'http://example.com' };
const right = { target: '/chat', host: 'server.example.com', key };

function check(bytes: Uint8Array, policy?: ServerPolicy): RequestCheck {
  return checkRequest(parseHead(bytes, 'request'), policy);
}

function rulesOf({ findings }: RequestCheck): string[] {
  return findings.map(({ rule }) => rule);
}

/** Mends the first thing that must be mended, and so on. */
function repairAll(bytes: Uint8Array): Uint8Array {
  for (let round = 0; round < 100; round += 1) {
    const { findings } = check(bytes);
    const next = findings.find(
      ({ severity, repair }) => severity === 'must-fail' && repair !== undefined,
    );
    if (next === undefined) return bytes;
    bytes = repairHead(bytes, next, given);
  }
  throw new Error(`No end of repairs: ${decodeLatin1(bytes)}`);
}

describe('checkRequest()', () => {
  test.each(requestVectors)('judges $name', ({ text, rules, answer, policy }) => {
    const verdict = check(encodeLatin1(text), policy);
    expect(rulesOf(verdict)).toEqual(rules);
    const { findings, accepted } = verdict;
    expect(typeof verdict.answer === 'string' ? verdict.answer : verdict.answer.status).toBe(
      answer,
    );
    expect(accepted === undefined).toBe(answer !== 101);
    for (const { start, end } of findings) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  test('finds no error in a request with a key that could be read only leniently', () => {
    const bytes = encodeLatin1(
      decodeLatin1(buildRequest(right)).replace(key, 'AQIDBAUGBwgJCgsMDQ4PEC=='),
    );
    expect(check(bytes).accepted?.key).toBe('AQIDBAUGBwgJCgsMDQ4PEC==');
  });

  test('says what was agreed on: the client prefers, the server can', () => {
    const extensions = [
      { name: 'permessage-deflate', parameters: [{ name: 'client_max_window_bits', value: '10' }] },
      { name: 'other', parameters: [] },
    ];
    const bytes = buildRequest({
      ...right,
      target: '/chat?a=b',
      origin: 'http://example.com',
      protocols: ['first', 'second', 'third'],
      extensions,
      fields: [['Cookie', 'a=b']],
    });
    const { findings, answer, accepted } = check(bytes, {
      subprotocols: ['third', 'second'],
      extensions: (offers) => offers.slice(1),
    });
    expect(findings).toEqual([]);
    expect(accepted).toEqual({
      key,
      path: '/chat',
      origin: 'http://example.com',
      protocol: 'second',
      extensions: [{ name: 'other', parameters: [] }],
    });
    expect(answer).toEqual({
      status: 101,
      reason: 'Switching Protocols',
      fields: [
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Protocol', 'second'],
        ['Sec-WebSocket-Extensions', 'other'],
      ],
    });
    expect(check(bytes).accepted).toMatchObject({ protocol: undefined, extensions: [] });
  });

  test('keeps the first findings of each rule, and takes no time for the others', () => {
    const start = 'GET / HTTP/1.1\r\nConnection: ';
    const commas = check(encodeLatin1(`${start}${','.repeat(100_000)}\r\n\r\n`)).findings;
    const gaps = commas.filter(({ rule }) => rule === 'empty-element');
    expect(gaps.map((gap) => gap.start)).toEqual(
      Array.from({ length: 100 }, (_, nth) => start.length + nth),
    );
    // Each of them must find its field again.
    const field = 'Sec-WebSocket-Protocol: a\r\n';
    const before = performance.now();
    const names = check(encodeLatin1(`GET / HTTP/1.1\r\n${field.repeat(20_000)}\r\n`)).findings;
    expect(performance.now() - before).toBeLessThan(5000);
    expect(names.filter(({ rule }) => rule === 'protocol-twice')).toHaveLength(100);
  });

  test('names the bytes, the field, the section and the status', () => {
    const text = decodeLatin1(buildRequest({ ...right, fields: [['Origin', 'null']] }));
    const bytes = encodeLatin1(text.replace('Version: 13', 'Version: 8'));
    const start = text.indexOf('13');
    expect(check(bytes).findings).toEqual([
      {
        rule: 'version-not-13',
        severity: 'must-fail',
        section: 'RFC 6455 §4.2.2',
        field: 'Sec-WebSocket-Version',
        start,
        end: start + 1,
        status: 426,
        repair: { edits: [{ start, end: start + 1, text: ['13'] }], needs: [] },
      },
    ]);
  });

  test.each<[number, { method?: string; version?: string }, string[]]>([
    [405, { method: 'POST' }, ['Allow: GET', 'Connection: close']],
    [
      426,
      { version: '8' },
      ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'],
    ],
    [400, { version: 'x' }, ['Connection: close', 'Sec-WebSocket-Version: 13']],
    [401, {}, ['WWW-Authenticate: Basic realm="chat"', 'Connection: close']],
  ])('answers %i with its fields', (status, { method = 'GET', version = '13' }, lines) => {
    const text = decodeLatin1(buildRequest(right))
      .replace('GET', method)
      .replace(' 13', ` ${version}`);
    const policy =
      status === 401 ? { credentials: { challenge: 'Basic realm="chat"', allowed: [] } } : {};
    const { answer } = check(encodeLatin1(text), policy);
    if (typeof answer === 'string') throw new Error(answer);
    const response = decodeLatin1(buildAnswer(answer));
    expect(response.split('\r\n').slice(1, -2)).toEqual([...lines, 'Content-Length: 0']);
    expect(response).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z][A-Za-z ]+\r\n`));
    expect(parseHead(encodeLatin1(response), 'response').findings).toEqual([]);
  });

  test.each(requestVectors)('repairs $name, one thing at a time', ({ text, policy }) => {
    const bytes = encodeLatin1(text);
    const { findings } = check(bytes, policy);
    for (const finding of findings) {
      if (finding.repair === undefined) continue;
      const { rule } = finding;
      const mended = rulesOf(check(repairHead(bytes, finding, given), policy));
      const before = findings.filter((other) => other.rule === rule).length;
      expect(mended.filter((other) => other === rule).length, rule).toBeLessThan(before);
    }
  });

  test.each(requestVectors)('leads from $name to what has no repair', ({ text }) => {
    const { answer, findings } = check(repairAll(encodeLatin1(text)));
    const left = findings.filter(({ severity }) => severity === 'must-fail');
    if (left.length === 0) expect(answer).toMatchObject({ status: 101 });
    for (const { rule } of left) expect(WITHOUT_REPAIR).toContain(rule);
  });

  test('holds on to its promises whatever the bytes are', () => {
    const pieces = fc.constantFrom(
      ...requestVectors.flatMap(({ text }) => text.split(/(?<=[\r\n:,; ])/)),
      '\r',
      '\n',
      '\r\n\r\n',
      '\0',
      ' ',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const bytes = encodeLatin1(parts.join(''));
        const { findings } = check(bytes);
        repairAll(bytes);
        // A mended carriage return can change which bytes are lines, and what is wrong with them.
        const hasLines = !findings.some(({ rule }) => rule === 'bare-cr');
        const { startLine } = parseHead(bytes, 'request');
        // Where a first line of blanks alone goes, the next one is the first, and judged as such.
        const hasStart = startLine.method !== '';
        for (const finding of findings) {
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.end).toBeGreaterThanOrEqual(finding.start);
          expect(finding.end).toBeLessThanOrEqual(bytes.length);
          if (finding.repair === undefined || !hasLines || !hasStart) continue;
          const { rule } = finding;
          const mended = rulesOf(check(repairHead(bytes, finding, given)));
          const before = findings.filter((other) => other.rule === rule).length;
          expect(mended.filter((other) => other === rule).length, rule).toBeLessThan(before);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Where a repair would be a guess. */
const WITHOUT_REPAIR = [
  'http-version-missing',
  'target-missing',
  'target-form',
  'target-not-http',
  'start-line-too-long',
  'head-too-long',
  'head-incomplete',
  ...['host', 'upgrade', 'connection', 'version', 'key'].map((name) => `${name}-missing`),
];

describe('buildRequest()', () => {
  test('writes what a server accepts', () => {
    expect(check(buildRequest(right)).answer).toMatchObject({ status: 101 });
  });

  test.each([
    { target: '/a b' },
    { target: '' },
    { target: '/a\r\nX: y' },
    { host: 'a\r\nX: y' },
    { key: 'a\nb' },
    { origin: 'a\0' },
    { protocols: ['a,b'] },
    { protocols: [''] },
    { extensions: [{ name: 'a b', parameters: [] }] },
    { extensions: [{ name: 'a', parameters: [{ name: '', value: undefined }] }] },
    { extensions: [{ name: 'a', parameters: [{ name: 'b', value: '"c"' }] }] },
    { fields: [['X Y', 'z']] as const },
    { fields: [['X', '\u0100']] as const },
  ])('refuses %j', (init) => {
    expect(() => buildRequest({ ...right, ...init })).toThrow(RangeError);
  });

  test('refuses to go without a key', () => {
    expect(() => buildRequest({ ...right, key: undefined as never })).toThrow(TypeError);
  });
});

describe('buildAnswer() and answerTo()', () => {
  test('refuse what is no refusal', () => {
    expect(() => buildAnswer({ status: 101, reason: '', fields: [] })).toThrow(RangeError);
    expect(() => answerTo({ status: undefined, field: undefined })).toThrow(RangeError);
    expect(() => answerTo({ status: 299, field: undefined })).toThrow(RangeError);
  });

  test('challenge with nothing where there is no challenge', () => {
    expect(answerTo({ status: 401, field: undefined }).fields[0]).toEqual(['WWW-Authenticate', '']);
  });
});
