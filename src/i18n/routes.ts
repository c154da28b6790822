/**
 * Every address of the site. Links are made here and nowhere else, so that the site works below any
 * base path and in every language.
 * @module
 */

import type { Tool } from './book.ts';
import { DEFAULT_LANGUAGE, type Language } from './languages.ts';

/** Where the site lies on its host, with a slash at both ends. */
const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** Value of the `[...lang]` route parameter: the default language has none. */
export function languageParam(language: Language): string | undefined {
  return language === DEFAULT_LANGUAGE ? undefined : language;
}

function path(language: Language, rest: string): string {
  const param = languageParam(language);
  return BASE + (param === undefined ? '' : `${param}/`) + rest;
}

export const homePath = (language: Language): string => path(language, '');
export const chapterPath = (language: Language, slug: string): string =>
  path(language, `chapters/${slug}/`);
export const toolsPath = (language: Language): string => path(language, 'tools/');
export const exercisesPath = (language: Language): string => path(language, 'exercises/');
export const toolPath = (language: Language, tool: Tool): string =>
  path(language, `tools/${tool}/`);
export const teachingPath = (language: Language): string => path(language, 'teaching/');
/** The teacher's window of a chapter. */
export const lessonPath = (language: Language, slug: string): string =>
  path(language, `teaching/${slug}/`);
export const packPath = (language: Language): string => path(language, 'pack/');
export const worksheetsPath = (language: Language): string => path(language, 'worksheets/');

/** A file of `public/`, as in `assetPath('favicon.svg')`. */
export const assetPath = (file: string): string => BASE + file;

/** An RFC section, as in `rfcUrl('RFC 6455 §5.2')`; `undefined` for what is not an RFC. */
export function rfcUrl(section: string): string | undefined {
  const match = /^RFC (\d+)(?: §([\d.]+))?$/.exec(section);
  if (match === null) return undefined;
  const anchor = match[2] === undefined ? '' : `#section-${match[2]}`;
  return `https://www.rfc-editor.org/rfc/rfc${match[1]}${anchor}`;
}
