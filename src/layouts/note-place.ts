/**
 * Notes in the reader's browser that this chapter was visited, and, when it is left, at which heading or task the
 * reader was, so that the home page can lead back there.
 */

import { notePlace } from '#ui/progress/places.ts';

const chapter = document.querySelector<HTMLElement>('[data-chapter]');

if (chapter !== null) {
  const slug = chapter.dataset['chapter'] ?? '';
  const headings = [...chapter.querySelectorAll(':scope > :is(h2, h3)[id], section[id^="task-"]')];
  const note = () => {
    // The last one that has come up to the middle of the window.
    const passed = headings.filter((it) => it.getBoundingClientRect().top < innerHeight / 2);
    notePlace(slug, passed.at(-1)?.id ?? '');
  };
  note();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') note();
  });
}
