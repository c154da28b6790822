/** Fills in on the home page what the browser remembers: where the reader was, and how many tasks are done. */

import { placeOf } from '#ui/progress/places.ts';
import { allProgress, subscribe } from '#ui/progress/progress.ts';
import { type Progress, stateOf, type TaskState } from '#ui/progress/record.ts';

interface Chapter {
  readonly slug: string;
  readonly title: string;
  /** What its link says. */
  readonly goOn: string;
  readonly href: string;
}

const box = document.querySelector<HTMLElement>('[data-resume]');
const [chapterLink, exercisesLink] = box?.querySelectorAll('a') ?? [];

if (box !== null && chapterLink !== undefined && exercisesLink !== undefined) {
  const { done = '', again = '', chapters = '[]' } = box.dataset;
  const written = JSON.parse(chapters) as readonly Chapter[];
  // What a new reader sees, also one who has just cleared everything.
  const toStart = chapterLink.cloneNode(true) as HTMLAnchorElement;
  const toExercises = exercisesLink.cloneNode(true) as HTMLAnchorElement;

  const fillIn = () => {
    const progress = allProgress();
    become(chapterLink, toStart);
    const last = lastOf(progress, written);
    if (last !== undefined) {
      const { chapter, heading } = last;
      chapterLink.href = chapter.href + (heading === undefined ? '' : `#${heading}`);
      say(chapterLink, 'strong', chapter.goOn);
      say(chapterLink, 'span', chapter.title);
    }
    become(exercisesLink, toExercises);
    if (progress.tasks.size > 0) {
      const failed = countOf(progress, 'failed');
      // `fill` would bring the code of all instruments with it.
      const words = (failed === 0 ? done : again).replace('{failed}', String(failed));
      say(exercisesLink, 'span', words.replace('{done}', String(countOf(progress, 'done'))));
    }
  };
  fillIn();
  subscribe(fillIn);
}

/** The chapter visited last of those that this book has. */
function lastOf(
  { read }: Progress,
  chapters: readonly Chapter[],
): { readonly chapter: Chapter; readonly heading: string | undefined } | undefined {
  for (const { slug, heading } of read.map(placeOf)) {
    const chapter = chapters.find((one) => one.slug === slug);
    if (chapter !== undefined) return { chapter, heading };
  }
  return undefined;
}

function countOf({ tasks }: Progress, state: TaskState): number {
  return [...tasks.values()].filter((task) => stateOf(task) === state).length;
}

function become(link: HTMLAnchorElement, other: HTMLAnchorElement): void {
  link.href = other.href;
  link.replaceChildren(...other.cloneNode(true).childNodes);
}

function say(link: HTMLElement, place: 'strong' | 'span', text: string): void {
  const element = link.querySelector(place);
  if (element !== null) element.textContent = text;
}
