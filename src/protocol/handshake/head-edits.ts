/**
 * Edits of a head in terms of fields, for repairs: a new line, a line less, another value.
 * @module
 */

import { CHARACTER } from './characters.ts';
import type { FieldList } from './field-values.ts';
import type { ByteRange, Edit } from './head-finding.ts';
import type { Head, HeaderField } from './http-head.ts';

/**
 * Adds a field behind the others.
 *
 * @param value pieces of it, as in {@link Edit.text}
 * @returns no edit if there is no start line yet: the field would be taken for it
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const head = parseHead(encodeUtf8('GET / HTTP/1.1\r\n\r\n'), 'request');
 * addField(head, 'Host', ['a']);
 * // => [{ start: 16, end: 16, text: ['Host: ', 'a', '\r\n'] }]
 * ```
 */
export function addField(head: Head, name: string, value: Edit['text']): Edit[] {
  if (head.startLine.line.start === head.startLine.line.end) return [];
  const { start, before } = placeForField(head);
  return [{ start, end: start, text: [`${before}${name}: `, ...value, '\r\n'] }];
}

/**
 * Where a field would stand that is missing: an empty range behind the others.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * placeOfMissing(parseHead(encodeUtf8('GET / HTTP/1.1\r\n\r\n'), 'request'));
 * // => { start: 16, end: 16 }
 * ```
 */
export function placeOfMissing(head: Head): ByteRange {
  const { start } = placeForField(head);
  return { start, end: start };
}

/** Before the empty line, whole or begun; else behind the last line, which may lack its end. */
function placeForField({ spans, length, complete }: Head): { start: number; before: string } {
  const last = spans.at(-1);
  if (last === undefined) return { start: 0, before: '' };
  const lastStart = last.bitOffset / 8;
  if (complete) return { start: lastStart, before: '' };
  if (last.field !== 'line-end') return { start: length, before: '\r\n' };
  const bytes = last.value as Uint8Array;
  if (bytes.at(-1) === CHARACTER.LF) return { start: length, before: '' };
  return spans.at(-2)?.field === 'line-end'
    ? { start: lastStart, before: '' }
    : { start: length, before: '\n' };
}

/**
 * Takes out the line of a field, with all that is folded into it.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const head = parseHead(encodeUtf8('GET / HTTP/1.1\r\nA: b\r\n\r\n'), 'request');
 * removeField(head.fields[0]); // => [{ start: 16, end: 22, text: [] }]
 * ```
 */
export function removeField({ line }: HeaderField): Edit[] {
  return [{ ...line, text: [] }];
}

/**
 * Puts a text in the place of a value, or of a part of the head.
 *
 * @example
 * ```ts
 * setText({ start: 6, end: 7 }, ['b']); // => [{ start: 6, end: 7, text: ['b'] }]
 * ```
 */
export function setText({ start, end }: ByteRange, text: Edit['text']): Edit[] {
  return [{ start, end, text }];
}

/**
 * Adds an element to a list, behind the others: the field is the last one of the list.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { readList } from '#protocol/handshake/field-values.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const { fields } = parseHead(encodeUtf8('GET / HTTP/1.1\r\nA: b\r\n\r\n'), 'request');
 * appendElement(fields[0], readList(fields), 'c'); // => [{ start: 20, end: 20, text: [', c'] }]
 * ```
 */
export function appendElement(
  { value, valueAt }: HeaderField,
  { elements }: FieldList,
  text: string,
): Edit[] {
  const { end } = valueAt;
  const hasElements = elements.some(({ start }) => start >= valueAt.start);
  const separator = value === '' ? ' ' : hasElements ? ', ' : '';
  return [{ start: end, end, text: [`${separator}${text}`] }];
}

/**
 * Takes an element out of a list, with the comma before or behind it; where it is alone in its field,
 * the whole line.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const { fields } = parseHead(encodeUtf8('GET / HTTP/1.1\r\nA: b, c\r\n\r\n'), 'request');
 * removeElement(fields, { start: 22, end: 23 }); // => [{ start: 20, end: 23, text: [] }]
 * ```
 */
export function removeElement(fields: readonly HeaderField[], { start, end }: ByteRange): Edit[] {
  const field = fieldAt(fields, start);
  const { value, valueAt } = field;
  const before = value.lastIndexOf(',', start - valueAt.start);
  if (before >= 0) return [{ start: valueAt.start + before, end, text: [] }];
  const behind = value.indexOf(',', end - valueAt.start);
  if (behind >= 0) return [{ start, end: valueAt.start + behind + 1, text: [] }];
  return removeField(field);
}

/** The last field that begins at a byte or before: by halving, since there may be as many elements. */
function fieldAt(fields: readonly HeaderField[], byte: number): HeaderField {
  let low = 0;
  let high = fields.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fields[middle]!.line.start <= byte) low = middle;
    else high = middle - 1;
  }
  return fields[low]!;
}
