/**
 * Says beside the title of each task on a page what this browser remembers of it: whether it was solved,
 * or only tried. Tasks that nobody has woken yet are marked, too.
 * @module
 */

import { allProgress, subscribe } from './progress.ts';
import { stateOf } from './record.ts';

let marking = false;

/**
 * Marks the tasks of the page, now and whenever something changes. What stands over them has the words for
 * it, as `data-done` and `data-failed`; where nothing does, nothing is marked.
 */
export function markTasks(): void {
  const words = document.querySelector<HTMLElement>('[data-done]')?.dataset;
  if (marking || words === undefined) return;
  marking = true;
  const mark = () => {
    const { tasks } = allProgress();
    for (const title of document.querySelectorAll<HTMLElement>('[id^="task-"] h2')) {
      const id = title.closest('section')?.id.replace('task-', '') ?? '';
      const state = stateOf(tasks.get(id));
      title.dataset['state'] = state;
      title.dataset['mark'] = words[state] ?? '';
    }
  };
  subscribe(mark);
  mark();
}
