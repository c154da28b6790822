/**
 * The languages of the book. A language added here does not compile until every table of words has
 * it, because all of them are {@link PerLanguage}.
 * @module
 */

export const LANGUAGES = ['en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One table of words for every language. */
export type PerLanguage<Words> = Readonly<Record<Language, Words>>;

/** The language whose pages stand at the root, without a prefix. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** The language of a page, from its route's parameter or Astro's `currentLocale`. */
export function languageOf(code: string | undefined): Language {
  return LANGUAGES.find((language) => language === code) ?? DEFAULT_LANGUAGE;
}
