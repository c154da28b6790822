import { runInThisContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import { completed, drawSegments } from '#exercises/byte-stream/completed-by-each-read.ts';
import { split } from '#exercises/byte-stream/split.ts';
import { SPLIT_TESTS, test as runTests } from '#exercises/code/split.ts';
import { taskOf } from '#exercises/question.ts';
import { encodeHex } from '#protocol/bytes.ts';

describe('drawSegments()', () => {
  // Computed elsewhere.
  test.each([
    [
      1,
      ['ok', '你好', 'buy'],
      ['81 02 6f', '6b 81 06', 'e4 bd a0 e5 a5 bd 81 03 62 75 79'],
      [0, 1, 2],
    ],
    [
      2,
      ['hello', 'ok', '你好'],
      ['81 05 68 65 6c 6c 6f 81 02', '6f 6b 81 06 e4 bd a0 e5', 'a5 bd'],
      [1, 1, 1],
    ],
    [
      3,
      ['ok', 'buy', 'hello'],
      ['81 02 6f 6b', '81 03 62 75 79 81 05 68 65 6c 6c', '6f'],
      [1, 1, 1],
    ],
  ])('gives instance %i', (n, messages, reads, answer) => {
    const segments = drawSegments(drawFor('segments', n));
    expect(segments.messages).toEqual(messages);
    expect(segments.reads.map((read) => encodeHex(read))).toEqual(reads);
    expect(completed(segments)).toEqual(answer);
  });
});

/** What a text of code says. */
const compiled = (code: string): unknown => runInThisContext(`(${code})`);

/** The tests that a function fails. */
async function failures(solution: unknown): Promise<string[]> {
  const results = await runTests(solution);
  expect(results.map((result) => result.test)).toEqual(SPLIT_TESTS);
  return results.filter(({ passed }) => !passed).map((result) => result.test);
}

type Bytes = Uint8Array<ArrayBuffer>;

describe('the tests of split()', () => {
  const [part] = taskOf(split, 1).parts;

  test('pass the solution of the task, and not what the editor begins with', async () => {
    if (part?.kind !== 'code') throw new TypeError('Not a task of code');
    expect(await failures(compiled(part.right))).toEqual([]);
    const form = ['at-once', 'object', 'bytes'];
    const others = SPLIT_TESTS.filter((id) => !form.includes(id));
    expect(await failures(compiled(part.initial))).toEqual(others);
  });

  /** A receiver with one thing about it changed. */
  const receiver =
    ({
      length = (buffer: Bytes) => (buffer[0]! << 8) | buffer[1]!,
      least = 2,
      again = true,
      keeps = (rest: Bytes) => rest,
      takes = ({ length }: Bytes) => length >= 0,
      as = (message: Bytes): unknown => message,
    }) =>
    (state: Bytes, chunk: Bytes) => {
      let buffer = new Uint8Array([...state, ...chunk]);
      const messages = [];
      while (buffer.length >= least && (again || messages.length === 0)) {
        const end = 2 + length(buffer);
        if (buffer.length < end) return { messages, state: buffer };
        const message = buffer.slice(2, end);
        if (takes(message)) messages.push(as(message));
        buffer = buffer.slice(end);
      }
      return { messages, state: keeps(buffer) };
    };
  let shared: Bytes = new Uint8Array(0);
  const none = new Uint8Array(0);

  test.each<[string, string, (state: Bytes, chunk: Bytes) => unknown]>([
    ['leaves the length in the message', 'one', (state, chunk) => ({ messages: [chunk], state })],
    ['reads the low byte first', 'one', receiver({ length: ([low, high]) => low! | (high! << 8) })],
    ['returns texts', 'bytes', receiver({ as: (message) => new TextDecoder().decode(message) })],
    ['returns the messages alone', 'object', (_, chunk) => [chunk.slice(2)]],
    ['returns nothing', 'object', () => undefined],
    ['returns a promise', 'at-once', (state, chunk) => Promise.resolve(receiver({})(state, chunk))],
    ['throws', 'one', () => (undefined as unknown as Bytes).length],
    [
      'takes a read for a message',
      'together',
      (state, chunk) => ({ messages: [chunk.slice(2)], state }),
    ],
    ['takes one message of a read', 'together', receiver({ again: false })],
    ['drops what is behind a message', 'together', receiver({ again: false, keeps: () => none })],
    ['forgets the read before', 'text-cut', (_, chunk) => receiver({})(none, chunk)],
    [
      'takes the length for whole',
      'length-cut',
      receiver({ length: ({ buffer }) => new DataView(buffer).getUint16(0), least: 1 }),
    ],
    ['passes over empty messages', 'empty', receiver({ takes: ({ length }) => length > 0 })],
    ['wants a byte behind each length', 'empty', receiver({ least: 3 })],
    ['counts with one byte of the length', 'long', receiver({ length: (buffer) => buffer[1]! })],
    [
      'keeps what is left in a variable of its own',
      'two-streams',
      (_, chunk) => {
        const { messages, state } = receiver({})(shared, chunk);
        shared = state;
        return { messages };
      },
    ],
  ])('name first what is wrong with one that %s', async (_, first, solution) => {
    expect((await failures(solution))[0]).toBe(first);
  });

  test('say what went in, what came out and what was wanted', async () => {
    const said = await runTests((state: Bytes, chunk: Bytes) => ({ messages: [chunk], state }));
    expect(said.slice(3).map(({ holes }) => holes)).toMatchObject([
      { reads: '00 02 6f 6b', n: 1, got: '[“\\x00\\x02ok”]', wanted: '[“ok”]' },
      {},
      { reads: '00 06 e4 bd | a0 e5 a5 bd', n: 1, got: '[<00 06 e4 bd>]', wanted: '[]' },
      {},
      {},
      { n: 1 },
      {},
      { reads: 'A: 00 05 68 65 | B: 00 03 62 | A: 6c 6c 6f | B: 79 65', n: 1 },
    ]);
    const thrown = await runTests(() => (undefined as unknown as Bytes).length);
    expect(thrown[3]?.holes?.['got']).toMatch(/^TypeError: /);
    const [, alone] = await runTests((_: Bytes, chunk: Bytes) => [chunk.slice(2)]);
    expect(alone?.holes).toEqual({ reads: '00 02 6f 6b', got: '[“ok”]' });
    const [, , texts] = await runTests(() => ({ messages: ['ok'] }));
    expect(texts?.holes).toEqual({ reads: '00 02 6f 6b', got: '["ok"]' });
  });
});
