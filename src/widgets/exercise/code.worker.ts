/**
 * Runs a function that the reader wrote against hidden tests. `new Function` is used here and nowhere
 * else: a worker has a policy of its own, and nothing of the page is within its reach.
 * @module
 */

import { test as longPoll } from '#exercises/code/long-poll.ts';
import { test as split } from '#exercises/code/split.ts';
import { test as unmask } from '#exercises/code/unmask.ts';
import type { CodeRun, TestResult } from '#exercises/judge.ts';

export interface CodeTask {
  /** Which tests; in camel case it is the name of the function that the reader writes. */
  readonly harness: string;
  readonly source: string;
}

export type CodeAnswer = 'ready' | CodeRun;

type Harness = (solution: unknown) => Promise<readonly TestResult[]>;

const HARNESSES: Readonly<Record<string, Harness>> = { 'long-poll': longPoll, split, unmask };

addEventListener('message', ({ data }: MessageEvent<CodeTask>) => {
  void run(data).then(postMessage);
});
postMessage('ready' satisfies CodeAnswer);

async function run({ harness, source }: CodeTask): Promise<CodeRun> {
  const name = harness.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- to run it is what was asked for
    const program = new Function(
      `${source}\nreturn typeof ${name} === 'function' && ${name}`,
    ) as () => unknown;
    const solution = program();
    if (solution === false) return { failed: 'missing' };
    return { results: await HARNESSES[harness]!(solution) };
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { failed: error instanceof EvalError ? 'forbidden' : 'syntax', message };
  }
}
