/** What is said to answers that no exercise has foreseen: what is nearly right, and where others differ. */
import { describe, expect, test } from 'vitest';
import type { Given, Part } from '#exercises/exercise.ts';
import { judge, type CodeRun } from '#exercises/judge.ts';
import { feedbackText } from '#exercises/question.ts';
import { JUDGE_WORDS } from '#i18n/exercises/judge-words.ts';

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

/** Outcome, and the keys of what is said. */
function heard(part: Part, given: Given, run?: CodeRun): string {
  const { outcome, said } = judge(part, given, run);
  return [outcome, ...said.map(({ key }) => key)].join(' ');
}

describe('a choice', () => {
  const part: Part = {
    kind: 'choice',
    id: 'it',
    options,
    right: ['a', 'b'],
    comments: { b: { key: 'also' } },
    traps: [
      { key: 'not-c', given: 'c' },
      { key: 'better-a', given: 'd', half: true },
    ],
  };
  test.each([
    ['', 'unreadable empty'],
    ['a', 'right'],
    ['b', 'right also'],
    ['c', 'wrong not-c'],
    ['d', 'half better-a'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });

  test('remembers which mistake it was', () => {
    expect(judge(part, 'c').mistake).toBe('not-c');
  });
});

describe('several', () => {
  const mistakes = Object.fromEntries(options.map(({ id }) => [id, { key: `about-${id}` }]));
  const part: Part = { kind: 'several', id: 'it', options, right: ['a', 'b'], mistakes };
  test.each<[string[], string]>([
    [[], 'unreadable empty'],
    [['b', 'a'], 'right'],
    [['a', 'b', 'c'], 'wrong near-one about-c'],
    [['a'], 'wrong near-one about-b'],
    [['a', 'c'], 'wrong about-c about-b'],
    [['c', 'd'], 'wrong about-c about-d'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });
});

describe('an order', () => {
  const part: Part = {
    kind: 'order',
    id: 'it',
    items: [...options].reverse(),
    right: ['a', 'b', 'c'],
    alsoRight: [['b', 'a', 'c']],
    traps: [{ key: 'backwards', given: ['c', 'b', 'a'] }],
  };
  test.each<[string[], string]>([
    [[], 'unreadable empty'],
    [['a', 'b', 'c'], 'right'],
    [['b', 'a', 'c'], 'right'],
    [['c', 'b', 'a'], 'wrong backwards'],
    [['a', 'c', 'b'], 'wrong order-swap'],
    [['a', 'b', 'd'], 'wrong order-decoy'],
    [['a', 'b'], 'wrong order-missing'],
    [['b', 'c', 'a'], 'wrong order-swap'],
    [['a', 'c'], 'wrong order-position'],
    [['b', 'a'], 'wrong order-missing'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });

  test('says which place is the first wrong one', () => {
    expect(judge(part, ['a', 'c']).said[0]?.holes).toEqual({ position: 2 });
    expect(judge(part, ['a', 'c', 'b']).said[0]?.holes).toEqual({ position: 2 });
  });
});

describe('a match', () => {
  const items = ['x', 'y', 'z'].map((id) => ({ id }));
  const part: Part = {
    kind: 'match',
    id: 'it',
    items,
    choices: options,
    right: { x: ['a'], y: ['b', 'c'], z: ['d'] },
    mistakes: { x: { b: { key: 'x-is-not-b' }, '*': { key: 'x' } } },
    comments: { y: { c: { key: 'as-analogy' } } },
  };
  test.each<[Record<string, string>, string]>([
    [{}, 'unreadable empty'],
    [{ x: 'a' }, 'unreadable match-incomplete'],
    [{ x: 'a', y: 'b', z: 'd' }, 'right'],
    [{ x: 'a', y: 'c', z: 'd' }, 'right as-analogy'],
    [{ x: 'b', y: 'b', z: 'd' }, 'wrong near-one x-is-not-b'],
    [{ x: 'd', y: 'b', z: 'd' }, 'wrong near-one x'],
    [{ x: 'd', y: 'd', z: 'a' }, 'wrong x match-item'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });
});

describe('a number', () => {
  const part: Part = {
    kind: 'number',
    id: 'it',
    right: 1200,
    traps: [{ key: 'no-handshake', given: '1,000' }],
    instead: { id: 'never' },
  };
  test.each([
    ['', 'unreadable empty'],
    ['1 200', 'right'],
    ['1200.0', 'right'],
    ['1000', 'wrong no-handshake'],
    ['1201', 'wrong number-off-by-one'],
    ['1.2', 'wrong number-thousand'],
    ['-1200', 'wrong number-sign'],
    ['1300', 'wrong number-high'],
    ['7', 'wrong number-low'],
    ['never', 'wrong number-instead'],
    ['1200 ms', 'unreadable number-unit'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });

  test('may be off by what the task allows, and no more', () => {
    const about: Part = { kind: 'number', id: 'it', right: 1.28, tolerance: 0.01 };
    expect(heard(about, '1.29')).toBe('right');
    expect(heard(about, '1.3')).toBe('wrong number-high');
  });

  test('may be none', () => {
    const never: Part = { ...part, right: { instead: 'never' }, traps: [] };
    expect(heard(never, 'never')).toBe('right');
    expect(heard(never, '5')).toBe('wrong number-needed');
  });

  test('is exact beyond what a double can hold', () => {
    const long: Part = { kind: 'number', id: 'it', right: 2n ** 63n - 1n };
    expect(heard(long, '9223372036854775807')).toBe('right');
    expect(heard(long, '9223372036854775806')).toBe('wrong number-off-by-one');
    expect(heard({ kind: 'number', id: 'it', right: 4294967295 }, '4294967293')).toMatch(/^wrong/);
  });
});

describe('bytes', () => {
  const part: Part = {
    kind: 'hex',
    id: 'it',
    right: Uint8Array.of(0x82, 0x7e, 0x01, 0x00),
    spans: [
      { field: 'opcode', bitOffset: 0, bitLength: 8, value: 2, section: '' },
      { field: 'payload-length', bitOffset: 8, bitLength: 8, value: 126, section: '' },
    ],
    traps: [{ key: 'little-endian', given: '82 7e 00 01' }],
  };
  test.each([
    ['', 'unreadable empty'],
    ['82 7e 01 0', 'unreadable hex-odd'],
    ['82 7e 01 xx', 'unreadable hex-character'],
    ['827E0100', 'right'],
    ['82 7e 00 01', 'wrong little-endian'],
    ['00 01 7e 82', 'wrong hex-reversed'],
    ['82 7d 01 00', 'wrong hex-one'],
    ['82 7d 01 01', 'wrong hex-difference-in'],
    ['82 7e 02 01', 'wrong hex-difference'],
    ['82 7e', 'wrong hex-short'],
    ['82 7e 01 00 00', 'wrong hex-long'],
  ])('%j are judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });

  test('are told byte and field of the first difference', () => {
    expect(judge(part, '82 7d 01 01')).toMatchObject({
      at: { byte: 1 },
      said: [{ holes: { n: 2, yours: '7d', field: { label: 'field-payload-length' } } }],
    });
  });

  test('may be none where the part says so', () => {
    const none: Part = { kind: 'hex', id: 'it', right: new Uint8Array(), mayBeEmpty: true };
    expect(heard(none, '')).toBe('right');
    expect(heard(none, '00')).toBe('wrong hex-long');
  });
});

describe('base64', () => {
  const part: Part = {
    kind: 'base64',
    id: 'it',
    right: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    traps: [{ key: 'guid-first', given: '2OZf2Seed9yzIpkj+zvC9KS9Mjw=' }],
  };
  test.each([
    [' ', 'unreadable empty'],
    [' s3pPLMBiTxaQ9kYGzzhZRbK+xOo= ', 'right'],
    ['2OZf2Seed9yzIpkj+zvC9KS9Mjw=', 'wrong guid-first'],
    ['s3pPLMBiTxaQ9kYGzzhZRbK+xOo', 'unreadable base64-padding'],
    ['s3pPLMBiTxaQ9kYGzzhZRbK-xOo=', 'unreadable base64-url'],
    ['s3pPLMBiTxaQ9kYGzzhZRbK xOo=', 'unreadable base64-character'],
    ['S3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 'wrong base64-case'],
    ['YjM3', 'wrong base64-length'],
    ['AApPLMBiTxaQ9kYGzzhZRbK+xOo=', 'wrong base64-difference'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });
});

describe('a text', () => {
  const part: Part = { kind: 'text', id: 'it', right: ['SYN-SENT', 'SYN_SENT'] };
  test.each([
    ['', 'unreadable empty'],
    ['SYN_SENT', 'right'],
    ['syn-sent', 'wrong text-case'],
    ['“SYN-SENT”', 'right'],
    ['"SYN-SENT"', 'right'],
    ["'SYN_SENT'", 'right'],
    ['“SYN-SEND”', 'wrong text-difference'],
    ['"', 'wrong text-difference'],
    ['“”', 'unreadable empty'],
    ['SYN-SEND', 'wrong text-difference'],
    ['SYN-', 'wrong text-length'],
    ['SYN-SENT!', 'wrong text-length'],
    ['`SYN_SENT`', 'right'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });
});

describe('an edited text', () => {
  const part: Part = {
    kind: 'edit',
    id: 'it',
    initial: 'GET / HTTP/1.0\r\n',
    right: 'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
    check: (text) => [
      ...(text.includes('HTTP/1.1') ? [] : [{ key: 'version', line: 0 }]),
      ...(text.includes('Host') ? [] : [{ key: 'host' }]),
    ],
    comments: (text) => (text.includes('Origin') ? [{ key: 'origin' }] : []),
  };
  test.each([
    ['GET / HTTP/1.0\r\n', 'unreadable unchanged'],
    ['GET /a HTTP/1.0\r\n', 'wrong version host'],
    ['GET / HTTP/1.1\r\n', 'wrong near-one host'],
    ['GET / HTTP/1.1\r\nHost: a', 'right'],
    ['GET / HTTP/1.1\r\nHost: a\r\nOrigin: b', 'right origin'],
  ])('%j is judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });

  test('hears of three faults at most, of each once, and how many are left', () => {
    const found = ['a', 'b', 'a', 'c', 'd', 'e'].map((key) => ({ key }));
    const { said } = judge({ ...part, check: () => found }, 'GET');
    expect(said.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'edit-more']);
    expect(said.at(-1)!.holes).toEqual({ n: 2 });
  });

  test('is told the line', () => {
    expect(judge(part, 'POST / HTTP/1.0').at).toEqual({ line: 0 });
  });
});

describe('places in a figure', () => {
  const figure = { kind: 'bytes', bytes: new Uint8Array(9) } as const;
  const part: Part = {
    kind: 'pick',
    id: 'it',
    figure,
    several: true,
    right: ['0', '4'],
    traps: [{ key: 'key-forgotten', given: ['0', '8'] }],
  };
  test.each<[string[], string]>([
    [[], 'unreadable empty'],
    [['4', '0'], 'right'],
    [['0'], 'wrong pick-missing'],
    [['0', '8'], 'wrong key-forgotten'],
    [['0', '4', '5'], 'wrong pick-extra'],
  ])('%j are judged: %s', (given, verdict) => {
    expect(heard(part, given)).toBe(verdict);
  });

  test('one place is another one', () => {
    expect(heard({ kind: 'pick', id: 'it', figure, right: ['4'] }, ['5'])).toBe('wrong pick-other');
  });
});

describe('code', () => {
  const part: Part = {
    kind: 'code',
    id: 'it',
    initial: 'x => {}',
    right: 'x => x',
    harness: 'it',
    tests: ['one', 'two'],
  };
  const passed = { results: [{ test: 'one', passed: true }] };
  const failed = {
    results: [
      { test: 'one', passed: true },
      { test: 'two', passed: false, holes: { input: '5' } },
    ],
  };
  test.each<[string, CodeRun, string]>([
    [' ', passed, 'unreadable empty'],
    ['x => {}', failed, 'unreadable unchanged'],
    ['x', passed, 'right'],
    ['x', failed, 'wrong code-test test-two'],
    ['x', { failed: 'timeout' }, 'wrong code-timeout'],
    ['x', { failed: 'syntax', message: 'Unexpected token' }, 'unreadable code-syntax'],
  ])('%j is judged: %s', (given, run, verdict) => {
    expect(heard(part, given, run)).toBe(verdict);
  });

  test('is shown the input that failed', () => {
    expect(judge(part, 'x', failed).said[1]?.holes).toEqual({ input: '5' });
  });
});

test('a first difference names its field in words', () => {
  const part: Part = {
    kind: 'hex',
    id: 'it',
    right: Uint8Array.of(0x81, 0x02, 0x68, 0x69),
    spans: [{ field: 'payload', bitOffset: 16, bitLength: 16, value: 0, section: '' }],
  };
  const words = { title: '', prompt: '', feedback: {}, steps: {} };
  const { said } = judge(part, '81 02 69 68');
  expect(feedbackText(said[0]!, words, JUDGE_WORDS.en, 'en')).toBe(
    'The first difference is in byte 3, where you have `69`. It belongs to the payload.',
  );
});

test('an answer of another form than the part asks for is an error of the caller', () => {
  expect(() => judge({ kind: 'base64', id: 'it', right: 'AA==' }, ['AA=='])).toThrow(TypeError);
  expect(() =>
    judge(
      { kind: 'pick', id: 'it', figure: { kind: 'bytes', bytes: new Uint8Array(2) }, right: ['1'] },
      '1',
    ),
  ).toThrow(TypeError);
});
