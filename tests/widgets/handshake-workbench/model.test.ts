import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { judge } from '#widgets/handshake-workbench/client.ts';
import { exchange } from '#widgets/handshake-workbench/exchange.ts';
import { withField, withoutField } from '#widgets/handshake-workbench/field-lines.ts';
import { isRepairable, playBack, type State } from '#widgets/handshake-workbench/model.ts';
import {
  record,
  repaired,
  SAMPLE_REQUEST,
  serve,
  START,
} from '#widgets/handshake-workbench/server.ts';

const random = () => encodeUtf8('sixteen bytes, 1');
const stateWith = (policy: Partial<State['policy']>, request = SAMPLE_REQUEST): State => ({
  ...START,
  request,
  policy: { ...START.policy, ...policy },
});
const itemNamed = (state: State, name: string) =>
  serve(state).items.find((item) => item.name === name);

/** Heads as they are while somebody works on them: lines of the sample, cut, doubled, with odd marks. */
const heads = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SAMPLE_REQUEST.split(/(?<=\n|: )/)),
      fc.constantFrom(
        'HTTP/1.1 101 \n',
        '\\n\n',
        '\\0',
        '\\r',
        ',',
        ': ',
        ' ',
        '\n',
        'é',
        '😀',
        '\\xff',
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('serve(), judge() and repaired()', () => {
  test('take any text', () => {
    fc.assert(
      fc.property(heads, heads, (request, response) => {
        const state: State = { ...START, request, sent: request, response };
        const served = serve(state);
        const judged = judge(state);
        for (const { client, server } of [exchange(served)]) {
          expect(client.border === undefined).toBe(server.border === undefined);
        }
        for (const [side, { items, source, marks }] of [
          ['server', served],
          ['client', judged],
        ] as const) {
          for (const { from, to } of marks) expect(from).toBeLessThanOrEqual(to);
          for (const { lines, findings } of items) {
            for (const line of lines) expect(source.lines[line]).toBeDefined();
            for (const finding of findings.filter(isRepairable)) {
              const mended = repaired({ ...state, side }, source, [finding], random);
              expect(mended).not.toEqual({ ...state, side });
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a line that is not there may still come, until the head is over', () => {
    const half = stateWith({}, 'GET / HTTP/1.1\nHost: a.example\n');
    expect(itemNamed(half, 'Upgrade')).toMatchObject({ state: 'waiting', findings: [] });
    const over = stateWith({}, 'GET / HTTP/1.1\nHost: a.example\n\n');
    expect(itemNamed(over, 'Upgrade')?.state).toBe('wrong');
  });

  test('what the server decides is mended where it can be', () => {
    for (const policy of [{ login: true }, { exists: false }, { origins: 'https://a.example' }]) {
      const state = stateWith(policy);
      const served = serve(state);
      const findings = served.items.flatMap((item) => item.findings);
      expect([served.outcome, findings.length]).toEqual(['refuses', 1]);
      expect(serve(repaired(state, served.source, findings, random)).outcome).toBe('switches');
    }
  });

  test('an empty element of a list belongs to its field', () => {
    const state = stateWith({}, withField(SAMPLE_REQUEST, 'Connection', 'a,, Upgrade'));
    expect(itemNamed(state, 'Connection')?.findings.map(({ rule }) => rule)).toEqual([
      'empty-element',
    ]);
  });
});

describe('playBack()', () => {
  test('brings back what record() wrote', () => {
    fc.assert(
      fc.property(heads, (request) => {
        const served = serve({ ...START, request });
        expect(playBack(record(served))).toEqual(served);
      }),
    );
  });
});

describe('withField() and withoutField()', () => {
  test('change, add and take out a line, whatever the case of its name', () => {
    const text = 'GET / HTTP/1.1\nhost: a\n\n';
    expect(withField(text, 'Host', 'b')).toBe('GET / HTTP/1.1\nhost: b\n\n');
    expect(withField(text, 'Origin', 'o')).toBe('GET / HTTP/1.1\nhost: a\nOrigin: o\n\n');
    expect(withField('GET', 'Origin', 'o')).toBe('GET\nOrigin: o\n');
    expect(withoutField(text, 'HOST')).toBe('GET / HTTP/1.1\n\n');
    expect(withoutField(text, 'Hos')).toBe(text);
  });
});

/** What people and machines paste: a megabyte each. */
const HOSTILE = {
  'lines of NUL': '\\0\n'.repeat(333_333),
  'empty lines': '\n'.repeat(1_000_000),
  'one line': 'a'.repeat(1_000_000),
  fields: `GET / HTTP/1.1\n${'Upgrade: a\n'.repeat(90_000)}\n`,
  'folded lines': `GET / HTTP/1.1\nA: b\n${' c\n'.repeat(333_333)}\n`,
  commas: `GET / HTTP/1.1\nConnection: ${','.repeat(1_000_000)}\n\n`,
} as const;

describe.each(Object.entries(HOSTILE))('a megabyte of %s', (_, text) => {
  const state = stateWith({}, text);
  const { source, items, marks, outcome } = serve(state);

  test('is work for the first part of it only', () => {
    expect(source.bytes.length).toBeLessThan(150_000);
    expect(items.flatMap(({ findings }) => findings).length).toBeLessThan(500);
    expect(marks.length).toBeLessThan(500);
  });

  test('is refused for its length, and not called incomplete', () => {
    expect(outcome).toBe('refuses');
    const rules = items.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(rules.some((rule) => rule.endsWith('-too-long'))).toBe(true);
    expect(rules).not.toContain('head-incomplete');
  });

  test('stays whole behind a repair', () => {
    const finding = items
      .flatMap(({ findings }) => findings)
      .find(({ repair, end }) => repair !== undefined && end < 1000);
    const { request } = repaired(state, source, finding === undefined ? [] : [finding], random);
    expect(request.endsWith(text.slice(-100_000))).toBe(true);
  });

  test('is judged as a response, too', () => {
    const judged = judge({ sent: SAMPLE_REQUEST, response: text });
    expect(judged.truth).toBe('refuse');
    expect(judged.marks.length).toBeLessThan(500);
  });
});
