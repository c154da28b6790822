/**
 * Which chapters a reader has visited, the last one first, and where in each they were: `masking#why-xor
 * key-and-accept`. It has a key of its own in the browser's memory, so that a chapter notes itself with a
 * few bytes of script. Words that are no places stay as they are; another shape would take another key.
 * @module
 */

export const PLACES_KEY = 'websocket-byte-by-byte.read';

/** Where the record of tasks is; here, so that a page can ask for it without the code that reads it. */
export const PROGRESS_KEY = 'websocket-byte-by-byte.progress';

export interface Place {
  readonly slug: string;
  /** The id of the heading that the reader was at; none at the top of the chapter. */
  readonly heading?: string;
}

/** The text with this place in front, and no other of its chapter. */
export function withPlace(text: string, slug: string, heading: string): string {
  const others = text.split(/\s+/).filter((word) => word !== '' && word.split('#')[0] !== slug);
  return [heading === '' ? slug : `${slug}#${heading}`, ...others].join(' ');
}

/** The words that are places. */
export function placesIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => /^[a-z0-9][a-z0-9-]*(?:#[^#]+)?$/.test(word));
}

/** A place taken apart. */
export function placeOf(word: string): Place {
  const [slug = '', heading] = word.split('#');
  return heading === undefined ? { slug } : { slug, heading };
}

/** Notes where the reader is. Where there is no memory, or no room in it, nothing is noted. */
export function notePlace(slug: string, heading: string): void {
  try {
    localStorage.setItem(
      PLACES_KEY,
      withPlace(localStorage.getItem(PLACES_KEY) ?? '', slug, heading),
    );
  } catch {
    // The book reads as well without.
  }
}
