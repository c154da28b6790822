/**
 * The door to the work of `work.ts`: small tasks are done here and now, large ones by a worker, so that
 * the page goes on answering.
 * @module
 */

import type { Answered, Results, Task } from './work.ts';
import { work } from './work.ts';

/** Up to here a task takes less time than waking a worker. Unit: bytes or characters. */
const SMALL = 32_768;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<
  number,
  { resolve: (result: never) => void; reject: (error: Error) => void }
>();

/** Does a task and says what came of it. */
export async function ask<Kind extends Task['kind']>(
  task: Extract<Task, { kind: Kind }>,
): Promise<Results[Kind]> {
  if (sizeOf(task) <= SMALL) return (await work(task)).result as Results[Kind];
  worker ??= hire();
  const id = ++lastId;
  const answer = new Promise<Results[Kind]>((resolve, reject) =>
    waiting.set(id, { resolve, reject }),
  );
  // Bytes of the stream are copied, those of a frame to be judged are given away.
  const given: Task = task;
  worker.postMessage({ id, task }, given.kind === 'judge' ? [given.bytes.buffer] : []);
  return answer;
}

function hire(): Worker {
  const hired = new Worker(new URL('./workshop.worker.ts', import.meta.url), { type: 'module' });
  hired.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.id)?.resolve(data.result as never);
    waiting.delete(data.id);
  });
  hired.addEventListener('error', (event) => {
    // Its code did not come: told as Vite tells it of other parts.
    if (!(event instanceof ErrorEvent)) dispatchEvent(new Event('vite:preloadError'));
    // Else out of memory, as a rule: whoever waits must not wait for ever.
    for (const { reject } of waiting.values()) reject(new Error('The worker failed'));
    waiting.clear();
    worker = undefined;
  });
  return hired;
}

function sizeOf(task: Task): number {
  if (task.kind !== 'read') return task.bytes.length;
  return typeof task.source === 'string' ? task.source.length : task.source.size;
}
