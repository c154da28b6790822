import { expect, test } from 'vitest';
import { HTTP_RULES, httpFinding } from '#net/http/http-rules.ts';

const rules = Object.keys(HTTP_RULES) as (keyof typeof HTTP_RULES)[];
const at = { start: 40, end: 41 };

test.each(rules)('httpFinding() answers a request that breaks %s, and no response', (rule) => {
  const { severity, section, status } = httpFinding(rule, 'request', at);
  expect(section).toMatch(/^RFC 911[02] §\d/);
  // Only what makes the message unreadable is refused.
  expect(status === undefined ? 'odd' : 'must-fail').toBe(severity);
  const expected = { rule, severity, section, status: undefined, ...at };
  expect(httpFinding(rule, 'response', at)).toMatchObject(expected);
});
