import { expect, test } from 'vitest';
import { test as runTests, UNMASK_TESTS } from '#exercises/code/unmask.ts';
import { drawFor } from '#exercises/draw.ts';
import type { Code, HexPart } from '#exercises/exercise.ts';
import { judge } from '#exercises/judge.ts';
import { drawMask, maskExercise } from '#exercises/masking/mask.ts';
import { unmask } from '#exercises/masking/unmask.ts';
import { unmaskStream } from '#exercises/masking/unmask-stream.ts';
import { taskOf } from '#exercises/question.ts';
import { encodeHex } from '#protocol/bytes.ts';

// The plan's own table, which two other decoders have checked.
test.each([
  [1, '帧', 'b9 86 47 ad', '5c 3e e0'],
  [2, 'Upgrade', '2e 9e e5 99', '7b ee 82 eb 4f fa 80'],
  [3, '😀', '45 11 e1 35', 'b5 8e 79 b5'],
])('mask:%i masks %s with %s', (n, text, key, masked) => {
  const drawn = drawMask(drawFor('mask', n));
  expect(drawn.text).toBe(text);
  expect(encodeHex(drawn.key)).toBe(key);
  expect(encodeHex((taskOf(maskExercise, n).parts[0] as HexPart).right)).toBe(masked);
});

test('unmask takes the hex of the text for half of the way', () => {
  const part = taskOf(unmask, 1).parts[0]!;
  const hex = part.traps!.find(({ key }) => key === 'hex')!.given as string;
  expect(judge(part, hex.replaceAll(' ', '').toUpperCase())).toMatchObject({
    outcome: 'half',
    mistake: 'hex',
  });
});

type Unmask = (chunk: Uint8Array, key: Uint8Array, offset: number) => unknown;

/** The first test that a function fails. */
async function firstFailure(solution: Unmask) {
  const results = await runTests(solution);
  expect(results.map((result) => result.test)).toEqual(UNMASK_TESTS);
  return results.find(({ passed }) => !passed);
}

const xor = (chunk: Uint8Array, key: Uint8Array, place: (i: number) => number) =>
  chunk.map((byte, i) => byte ^ key[place(i) % 4]!);

test('the tests of unmask() are passed by the solution, and not by what there is at first', async () => {
  const part = taskOf(unmaskStream, 1).parts[0] as Code;
  const compile = (source: string) =>
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- to run it is what is tested
    (new Function(`${source}; return unmask;`) as () => Unmask)();
  expect(await firstFailure(compile(part.right))).toBeUndefined();
  expect((await firstFailure(compile(part.initial)))?.test).toBe('whole');
});

test('the tests of unmask() name each mistake that people make', async () => {
  let count = 0;
  const mistakes: Readonly<Record<string, Unmask>> = {
    // The key begins again with every piece.
    cut: (chunk, key) => xor(chunk, key, (i) => i),
    // Through text, where not every byte is a character.
    bytes: (chunk, key, offset) =>
      new TextEncoder().encode(new TextDecoder().decode(xor(chunk, key, (i) => offset + i))),
    // Only pieces of three bytes or more are cut where the first was.
    uneven: (chunk, key, offset) => xor(chunk, key, (i) => (offset === 0 ? 0 : 3) + i),
    empty: (chunk, key, offset) =>
      chunk.length === 0 ? undefined : xor(chunk, key, (i) => offset + i),
    // A count of its own, that nobody sets back.
    'next-frame': (chunk, key) => xor(chunk, key, () => count++),
    // Back to front.
    whole: (chunk, key, offset) => xor(chunk, key, (i) => 3 - ((offset + i) % 4)),
  };
  for (const [name, solution] of Object.entries(mistakes)) {
    expect((await firstFailure(solution))?.test).toBe(name);
  }
});

test('the tests of unmask() say what was put in, what came out and what was wanted', async () => {
  const failure = await firstFailure((chunk, key) => xor(chunk, key, (i) => i));
  expect(failure?.holes).toEqual({
    call: 2,
    chunk: '[51 58]',
    key: '37 fa 21 3d',
    offset: 3,
    got: '[66 a2]',
    wanted: '[6c 6f]',
  });
  expect(
    (
      await firstFailure(() => {
        throw new TypeError('no');
      })
    )?.holes?.['got'],
  ).toBe('TypeError: no');
});
