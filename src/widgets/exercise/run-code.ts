/**
 * Runs the reader's code away from the page: in a worker, which is stopped when its time is up.
 * @module
 */

import type { CodeRun } from '#exercises/judge.ts';
import type { CodeAnswer, CodeTask } from './code.worker.ts';

/** How long the reader's code may run. Unit: milliseconds. */
const LIMIT = 2000;

export async function runCode(harness: string, source: string): Promise<CodeRun> {
  const worker = new Worker(new URL('./code.worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<CodeRun>((settle, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<CodeAnswer>) => {
        if (data !== 'ready') {
          settle(data);
          return;
        }
        // The time that the worker's own code takes to come does not count.
        timer = setTimeout(() => settle({ failed: 'timeout' }), LIMIT);
        worker.postMessage({ harness, source } satisfies CodeTask);
      });
      worker.addEventListener('error', (event) => {
        if (event instanceof ErrorEvent) settle({ failed: 'syntax', message: event.message });
        // Its code did not come: told as Vite tells it of other parts.
        else dispatchEvent(new Event('vite:preloadError'));
        reject(new Error('The worker did not start'));
      });
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
