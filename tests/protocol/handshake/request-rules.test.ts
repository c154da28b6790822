import { describe, expect, test } from 'vitest';
import { requestVectors } from '../../vectors/handshake-requests.ts';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import type { RuleEntry } from '#protocol/handshake/head-finding.ts';
import { HEAD_RULES } from '#protocol/handshake/head-rules.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { REQUEST_RULES, type RequestRule } from '#protocol/handshake/request-rules.ts';
import { answerTo, checkRequest, type ServerPolicy } from '#protocol/handshake/request.ts';

const rules = Object.entries<RuleEntry>(REQUEST_RULES);
const order = Object.keys(REQUEST_RULES);

describe('REQUEST_RULES', () => {
  test.each(rules)('%s is broken by a vector, and cites an RFC', (rule, { section }) => {
    expect(requestVectors.some((vector) => vector.rules.includes(rule as RequestRule))).toBe(true);
    expect(section).toMatch(/^RFC \d{4} §\d+(\.\d+)*$/);
    expect(HEAD_RULES).not.toHaveProperty(rule);
  });

  test.each(rules)('%s has a status if it must be refused', (rule, { severity, status, field }) => {
    // RFC 9110 §7.8: Upgrade means nothing in HTTP/1.0, so nothing is refused.
    const isRefused = severity === 'must-fail' && rule !== 'http-version-too-old';
    expect(status !== undefined).toBe(isRefused);
    if (isRefused) expect(answerTo({ status, field }).status).toBe(status);
  });

  /** RFC 6455 §4.2.1 names 400; §4.2.2 names 401, 403, 404 and 426; RFC 9110 has 405 and 505. */
  test('answers 400, but where another status says more', () => {
    const others = rules.filter(([, { status }]) => status !== undefined && status !== 400);
    expect(others.map(([rule, { status }]) => [rule, status])).toEqual([
      ['http-version-unsupported', 505],
      ['method-not-get', 405],
      ['version-not-13', 426],
      ['credentials-missing', 401],
      ['origin-refused', 403],
      ['resource-unknown', 404],
    ]);
  });
});

describe('the order of REQUEST_RULES', () => {
  interface Mistake {
    readonly lines?: Readonly<Record<string, string>>;
    readonly policy?: ServerPolicy;
  }
  const RIGHT = {
    method: 'GET',
    version: 'HTTP/1.1',
    host: 'Host: a.example',
    upgrade: 'Upgrade: websocket',
    connection: 'Connection: Upgrade',
    wsVersion: 'Sec-WebSocket-Version: 13',
    key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    protocol: 'Sec-WebSocket-Protocol: chat',
    origin: 'Origin: http://a.example',
  };
  const MISTAKES: readonly (readonly [rule: keyof typeof REQUEST_RULES, Mistake])[] = [
    ['http-version-unsupported', { lines: { version: 'HTTP/2.0' } }],
    ['host-missing', { lines: { host: '' } }],
    ['method-not-get', { lines: { method: 'POST' } }],
    ['upgrade-not-websocket', { lines: { upgrade: 'Upgrade: h2c' } }],
    ['connection-missing', { lines: { connection: '' } }],
    ['version-not-13', { lines: { wsVersion: 'Sec-WebSocket-Version: 8' } }],
    ['key-malformed', { lines: { key: 'Sec-WebSocket-Key: ?' } }],
    ['protocol-empty', { lines: { protocol: 'Sec-WebSocket-Protocol:' } }],
    ['credentials-missing', { policy: { credentials: { challenge: 'Basic', allowed: [] } } }],
    ['origin-refused', { policy: { origins: [] } }],
    ['resource-unknown', { policy: { resources: [] } }],
  ];

  test('decides, whichever mistakes come together', () => {
    for (let set = 1; set < 1 << MISTAKES.length; set += 1) {
      const made = MISTAKES.filter((_, nth) => (set >> nth) % 2 === 1);
      const parts = { ...RIGHT };
      let policy: ServerPolicy = {};
      for (const [, mistake] of made) {
        Object.assign(parts, mistake.lines);
        policy = { ...policy, ...mistake.policy };
      }
      const { method, version, ...fields } = parts;
      const lines = [`${method} / ${version}`, ...Object.values(fields)].filter(Boolean);
      const head = parseHead(encodeLatin1([...lines, '', ''].join('\r\n')), 'request');
      const { answer, findings } = checkRequest(head, policy);
      const names = made.map(([rule]) => rule);
      expect(findings.map(({ rule }) => rule)).toEqual(names);
      expect(names).toEqual(
        names.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)),
      );
      const { status } = REQUEST_RULES[names[0]!] as RuleEntry;
      expect(answer, names.join()).toMatchObject({ status });
    }
  });
});
