/** Which chapters of the plan are written, per language. */

import { type CollectionEntry, getCollection } from 'astro:content';
import { CHAPTERS, type PlannedChapter } from '#i18n/book.ts';
import type { Language } from '#i18n/languages.ts';

export interface WrittenChapter {
  readonly plan: PlannedChapter;
  readonly entry: CollectionEntry<'chapters'>;
}

/** The written chapters of a language, in the order of the book. */
export async function writtenChapters(language: Language): Promise<WrittenChapter[]> {
  const entries = await getCollection('chapters', ({ id }) => id.startsWith(`${language}/`));
  return CHAPTERS.flatMap((plan) => {
    const entry = entries.find(({ data }) => data.chapter === plan.number);
    return entry === undefined ? [] : [{ plan, entry }];
  });
}
