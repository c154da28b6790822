/**
 * Where the words of each chapter's exercises are. They come chapter by chapter and in one language, since
 * a page needs no others.
 * @module
 */

import type { Language, PerLanguage } from '../languages.ts';
import type { ChapterExerciseWords } from './words.ts';

const CHAPTERS: PerLanguage<Readonly<Record<string, () => Promise<ChapterExerciseWords>>>> = {
  en: {
    'waiting-page': async () => (await import('./en/waiting-page.ts')).WORDS,
    layers: async () => (await import('./en/layers.ts')).WORDS,
    sockets: async () => (await import('./en/sockets.ts')).WORDS,
    'tcp-connection': async () => (await import('./en/tcp-connection.ts')).WORDS,
    'byte-stream': async () => (await import('./en/byte-stream.ts')).WORDS,
    'http-connections': async () => (await import('./en/http-connections.ts')).WORDS,
    polling: async () => (await import('./en/polling.ts')).WORDS,
    'opening-handshake': async () => (await import('./en/opening-handshake.ts')).WORDS,
    'key-and-accept': async () => (await import('./en/key-and-accept.ts')).WORDS,
    'frame-header': async () => (await import('./en/frame-header.ts')).WORDS,
    'payload-length': async () => (await import('./en/payload-length.ts')).WORDS,
    masking: async () => (await import('./en/masking.ts')).WORDS,
    messages: async () => (await import('./en/messages.ts')).WORDS,
    closing: async () => (await import('./en/closing.ts')).WORDS,
  },
};

/**
 * Loads the words of a chapter's exercises.
 *
 * @param slug of a chapter, as in its address; one without exercises has none
 */
export async function loadExerciseWords(
  language: Language,
  slug: string,
): Promise<ChapterExerciseWords> {
  return (await CHAPTERS[language][slug]?.()) ?? {};
}
