/** The moments of a chapter's lesson, with the addresses of what they open. */

import type { WrittenChapter } from '#content/chapters.ts';
import type { Language } from '#i18n/languages.ts';
import { chapterPath } from '#i18n/routes.ts';
import { START } from '#ui/fragment.ts';

export type LessonMoment = WrittenChapter['entry']['data']['lesson'][number] & {
  readonly href?: string;
};

/** A state is opened on the page of its chapter, where what comes next is one step away. */
export function momentsOf({ plan, entry }: WrittenChapter, language: Language): LessonMoment[] {
  return entry.data.lesson.map((moment) => {
    const { instrument, state } = moment;
    if (instrument === undefined) return moment;
    const fragment = `${instrument}=${state ?? START}`;
    return { ...moment, href: `${chapterPath(language, plan.slug)}#${fragment}` };
  });
}
