import { expect, test } from 'vitest';
import { responseVectors } from '../../vectors/handshake-responses.ts';
import type { RuleEntry, Severity } from '#protocol/handshake/head-finding.ts';
import { HEAD_RULES, type HeadRuleEntry } from '#protocol/handshake/head-rules.ts';
import { REQUEST_RULES } from '#protocol/handshake/request-rules.ts';
import { RESPONSE_RULES, type ResponseRule } from '#protocol/handshake/response-rules.ts';

const rules = Object.entries<RuleEntry>(RESPONSE_RULES);

function severityOf(rule: ResponseRule): Severity {
  if (!(rule in HEAD_RULES)) return (RESPONSE_RULES as Record<string, RuleEntry>)[rule]!.severity;
  const { odd } = (HEAD_RULES as Record<string, HeadRuleEntry>)[rule]!;
  return odd?.includes('response') === true ? 'odd' : 'must-fail';
}

test.each(rules)('%s is broken by a vector, and cites a section', (rule, { section }) => {
  expect(responseVectors.some((vector) => vector.rules.includes(rule as ResponseRule))).toBe(true);
  expect(section).toMatch(/^(RFC \d{4}|WHATWG WebSockets) §\d+(\.\d+)*$/);
});

test('only what browsers add comes from the standard of browsers', () => {
  for (const [rule, { severity, section }] of rules) {
    expect(section.startsWith('WHATWG'), rule).toBe(severity === 'browser');
  }
});

test('nobody answers a response, and no rule is one for the form of a head', () => {
  for (const [rule, entry] of rules) {
    expect(entry).not.toHaveProperty('status');
    expect(HEAD_RULES).not.toHaveProperty(rule);
  }
});

test('a rule of the same name is about the same field as in requests', () => {
  const requests: Record<string, RuleEntry> = REQUEST_RULES;
  const shared = rules.filter(([rule]) => rule in requests);
  expect(shared.length).toBeGreaterThan(5);
  for (const [rule, { field }] of shared) expect(field, rule).toBe(requests[rule]!.field);
});

test.each(responseVectors)('the severities decide what becomes of $name', (vector) => {
  const { outcome, inBrowser } = vector;
  const severities = vector.rules.map(severityOf);
  if (outcome === 'wait') return;
  const mustFail = severities.includes('must-fail');
  const isOfHttp = severities.includes('http');
  expect(['open', 'interim'].includes(outcome)).toBe(!mustFail && !isOfHttp);
  if (outcome === 'http') expect([mustFail, isOfHttp]).toEqual([false, true]);
  expect(['open', 'interim'].includes(inBrowser)).toBe(
    !mustFail && !isOfHttp && !severities.includes('browser'),
  );
});
