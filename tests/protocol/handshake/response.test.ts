import { describe, expect, test } from 'vitest';
import { responseVectors } from '../../vectors/handshake-responses.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { encodeLatin1 } from '#protocol/handshake/characters.ts';
import { repairHead } from '#protocol/handshake/head-finding.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import {
  checkResponse,
  type ResponseCheck,
  type SentRequest,
} from '#protocol/handshake/response.ts';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';

function check(bytes: Uint8Array, sent: Omit<SentRequest, 'key'>, browser = false): ResponseCheck {
  return checkResponse(parseHead(bytes, 'response'), { key, ...sent }, { browser });
}

function rulesOf({ findings }: ResponseCheck): string[] {
  return findings.map(({ rule }) => rule);
}

describe('checkResponse()', () => {
  test.each(responseVectors)('judges $name', ({ text, rules, outcome, inBrowser, ...sent }) => {
    const verdict = check(encodeLatin1(text), sent);
    expect(rulesOf(verdict)).toEqual(rules);
    expect(verdict.outcome).toBe(outcome);
    expect(check(encodeLatin1(text), sent, true).outcome).toBe(inBrowser);
    for (const { status } of verdict.findings) expect(status).toBeUndefined();
  });

  test.each(responseVectors)('repairs $name, one thing at a time', ({ text, ...sent }) => {
    const bytes = encodeLatin1(text);
    const { findings } = check(bytes, sent);
    for (const finding of findings) {
      if (finding.repair === undefined) continue;
      const { rule } = finding;
      const mended = rulesOf(check(repairHead(bytes, finding), sent));
      const before = findings.filter((other) => other.rule === rule).length;
      expect(mended.filter((other) => other === rule).length, rule).toBeLessThan(before);
    }
  });

  test('keeps the first findings of each rule', () => {
    const bytes = buildResponse({ key, fields: [['Connection', ','.repeat(1000)]] });
    const { findings, outcome } = check(bytes, {});
    expect([findings.length, outcome]).toEqual([100, 'open']);
  });

  test('says what is in use, but not where the connection failed', () => {
    const extensions = [{ name: 'a', parameters: [{ name: 'b', value: 'c' }] }];
    const bytes = buildResponse({ key, protocol: 'chat', extensions, fields: [['Server', 'x']] });
    const sent = { protocols: ['chat'], extensions };
    expect(check(bytes, sent)).toEqual({
      findings: [],
      outcome: 'open',
      protocol: 'chat',
      extensions,
    });
    expect(check(bytes, { extensions })).toMatchObject({ protocol: undefined, extensions: [] });
  });
});
