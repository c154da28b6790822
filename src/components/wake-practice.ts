/** A reader who has done something before sees at once what it was; for a new one nothing is loaded yet. */

import { allProgress } from '#ui/progress/progress.ts';

const { tasks, read } = allProgress();

if (tasks.size + read.length > 0) {
  document.querySelector('.practice')?.dispatchEvent(new Event('wake'));
}
