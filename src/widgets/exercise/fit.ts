/**
 * Whether a task fits a projector. Nothing may be cut off there: a task that is too long for one page is
 * shown in two, the question and the answer.
 * @module
 */

/**
 * Watches a task, and marks it with `data-paged` from when it does not fit until it is no longer presented.
 *
 * @param paged is told whether it is marked
 * @returns what ends the watching
 */
export function watchFit(task: HTMLElement, paged: (isPaged: boolean) => void): () => void {
  const panes = [...task.querySelectorAll<HTMLElement>('[data-pane]')];
  const look = () => {
    const wasPaged = 'paged' in task.dataset;
    // A pane that scrolls has not room enough.
    const isOver = () =>
      panes.some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1);
    const isPaged = task.closest('.presenting') !== null && (wasPaged || isOver());
    if (isPaged) task.dataset['paged'] = '';
    else delete task.dataset['paged'];
    paged(isPaged);
  };
  const observer = new ResizeObserver(look);
  for (const element of [task, ...panes]) observer.observe(element);
  return () => observer.disconnect();
}
