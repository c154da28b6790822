/**
 * What the readers share about characters: blanks, and what people paste around the thing itself.
 * @module
 */

/**
 * How much of a text is looked at to find out its form. Unit: UTF-16 units.
 *
 * @example
 * ```ts
 * HEAD_LENGTH; // => 4096
 * ```
 */
export const HEAD_LENGTH = 4096;

/**
 * Whether a character is blank: ASCII white space, the no-break space of copied web pages, U+FEFF.
 *
 * @param code the character's UTF-16 code
 * @example
 * ```ts
 * isBlank(' '.charCodeAt(0)); // => true
 * isBlank(0xa0); // => true
 * ```
 */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

/**
 * First index from `start` that is not blank, or `end`.
 *
 * @example
 * ```ts
 * skipBlanks('  81', 0, 4); // => 2
 * ```
 */
export function skipBlanks(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && isBlank(text.charCodeAt(index))) index += 1;
  return index;
}

/** A part of a text, from `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The range of the text without blanks around it, nor the quotes in which JSON and code have it.
 *
 * @example
 * ```ts
 * unwrap(' "8105" '); // => { start: 2, end: 6 }
 * ```
 */
export function unwrap(text: string): Range {
  let start = skipBlanks(text, 0, text.length);
  let end = text.length;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const first = text.charAt(start);
  if ('\'"`'.includes(first) && end - start > 1 && text[end - 1] === first) {
    start += 1;
    end -= 1;
  }
  return { start, end };
}
