/** The heavy work of the workbench, away from the page: large dumps and large payloads. */

import { work } from './work.ts';
import type { Asked } from './work.ts';

addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data));

async function answer({ id, task }: Asked): Promise<void> {
  const { result, transfer } = await work(task);
  // The options form: the one with a list would be taken for a window's.
  postMessage({ id, result }, { transfer });
}
