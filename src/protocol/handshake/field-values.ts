/**
 * Values of fields that are lists: of tokens (RFC 9110 §5.6.1), and of extensions with their
 * parameters (RFC 6455 §9.1). Several fields of one name are one list, in their order (RFC 9110
 * §5.3). Everything found keeps its place in the bytes.
 * @module
 */

import { isToken, isTokenCharacter } from './characters.ts';
import type { ByteRange } from './head-finding.ts';
import type { HeaderField } from './http-head.ts';

/** An element of a list. */
export interface ListElement extends ByteRange {
  /** Without the blanks around it. Never empty. */
  readonly text: string;
}

/** A list, from one or more fields. */
export interface FieldList {
  readonly elements: readonly ListElement[];
  /**
   * Where an element is empty, with the comma that made it so. Nobody may write one, everybody must
   * read over it (RFC 9110 §5.6.1).
   */
  readonly gaps: readonly ByteRange[];
}

/**
 * Reads the values of fields as one list of elements between commas. What an element may be is for
 * the caller.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { fieldsNamed, parseHead } from '#protocol/handshake/http-head.ts';
 * const text = 'GET / HTTP/1.1\r\nConnection: keep-alive,, Upgrade\r\n\r\n';
 * const head = parseHead(encodeUtf8(text), 'request');
 * const { elements, gaps } = readList(fieldsNamed(head, 'connection'));
 * elements.map(({ text }) => text); // => ['keep-alive', 'Upgrade']
 * gaps; // => [{ start: 39, end: 40 }]
 * ```
 */
export function readList(fields: readonly HeaderField[]): FieldList {
  const elements: ListElement[] = [];
  const gaps: ByteRange[] = [];
  for (const { value, valueAt } of fields) {
    for (let at = 0; at <= value.length;) {
      const comma = value.indexOf(',', at);
      const end = comma < 0 ? value.length : comma;
      addElement(value, valueAt.start, at, end, elements, gaps);
      at = end + 1;
    }
  }
  return { elements, gaps };
}

/** @param base place of the value in the bytes */
function addElement(
  value: string,
  base: number,
  from: number,
  to: number,
  elements: ListElement[],
  gaps: ByteRange[],
): void {
  const { start, end } = trim(value, from, to);
  if (start < end) {
    elements.push({ text: value.slice(start, end), start: base + start, end: base + end });
  } else if (to < value.length) {
    gaps.push({ start: base + from, end: base + to + 1 });
  } else if (from > 0) {
    gaps.push({ start: base + from - 1, end: base + to });
  }
}

/** A parameter of an extension (RFC 6455 §9.1). */
export interface ExtensionParameter {
  readonly name: string;
  /** Without quotes and escapes; `undefined` if the parameter has no value. */
  readonly value: string | undefined;
}

/** An extension as offered or accepted (RFC 6455 §9.1). */
export interface Extension {
  readonly name: string;
  readonly parameters: readonly ExtensionParameter[];
}

/** Why an element is no extension: its grammar, or a quoted value that is no token. */
export type ExtensionFault = 'grammar' | 'quoted-value';

/** A list of extensions. */
export interface ExtensionList {
  readonly extensions: readonly (Extension & ByteRange)[];
  readonly faults: readonly (ByteRange & { readonly fault: ExtensionFault })[];
  /** As in {@link FieldList.gaps}. */
  readonly gaps: readonly ByteRange[];
}

/**
 * Reads the values of fields as one list of extensions (RFC 6455 §9.1). Blanks may stand between any
 * two parts, as RFC 2616 §2.1 has it, in whose notation the grammar is written.
 *
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const text = 'GET / HTTP/1.1\r\nE: a; b="1", c d\r\n\r\n';
 * const { extensions, faults } = readExtensions(parseHead(encodeUtf8(text), 'request').fields);
 * extensions[0].parameters; // => [{ name: 'b', value: '1' }]
 * faults; // => [{ start: 29, end: 32, fault: 'grammar' }]
 * ```
 */
export function readExtensions(fields: readonly HeaderField[]): ExtensionList {
  const extensions: (Extension & ByteRange)[] = [];
  const faults: (ByteRange & { fault: ExtensionFault })[] = [];
  const elements: ListElement[] = [];
  const gaps: ByteRange[] = [];
  for (const { value, valueAt } of fields) {
    for (let at = 0; at <= value.length;) {
      const end = elementEnd(value, at);
      addElement(value, valueAt.start, at, end, elements, gaps);
      at = end + 1;
    }
  }
  for (const { text, start, end } of elements) {
    const read = readExtension(text);
    if (typeof read === 'string') faults.push({ start, end, fault: read });
    else extensions.push({ ...read, start, end });
  }
  return { extensions, faults, gaps };
}

/** The next comma that is in no quoted string, or the end. */
function elementEnd(value: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < value.length; at += 1) {
    const character = value[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\' && isQuoted) at += 1;
    else if (character === ',' && !isQuoted) return at;
  }
  return value.length;
}

function readExtension(text: string): Extension | ExtensionFault {
  const parts = splitParameters(text);
  const name = parts[0]!;
  if (!isToken(name)) return 'grammar';
  const parameters: ExtensionParameter[] = [];
  for (const part of parts.slice(1)) {
    const parameter = readParameter(part);
    if (typeof parameter === 'string') return parameter;
    parameters.push(parameter);
  }
  return { name, parameters };
}

/** Cuts at the semicolons that are in no quoted string. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\' && isQuoted && at + 1 < text.length) at += 1;
    else if (character === undefined || (character === ';' && !isQuoted)) {
      const part = trim(text, start, at);
      parts.push(text.slice(part.start, part.end));
      start = at + 1;
    }
  }
  return parts;
}

function readParameter(text: string): ExtensionParameter | ExtensionFault {
  let nameEnd = 0;
  while (nameEnd < text.length && isTokenCharacter(text.charCodeAt(nameEnd))) nameEnd += 1;
  if (nameEnd === 0) return 'grammar';
  const name = text.slice(0, nameEnd);
  if (nameEnd === text.length) return { name, value: undefined };
  const equals = trim(text, nameEnd, text.length).start;
  if (text[equals] !== '=') return 'grammar';
  const { start } = trim(text, equals + 1, text.length);
  if (text[start] !== '"') {
    const value = text.slice(start);
    return isToken(value) ? { name, value } : 'grammar';
  }
  const value = unquote(text.slice(start));
  if (value === undefined) return 'grammar';
  return isToken(value) ? { name, value } : 'quoted-value';
}

/** What a quoted string says (RFC 9110 §5.6.4); `undefined` if the text is not one. */
function unquote(text: string): string | undefined {
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return at === text.length - 1 ? value : undefined;
    if (character === '\\') at += 1;
    value += text.charAt(at);
  }
  return undefined;
}

function trim(text: string, from: number, to: number): ByteRange {
  let start = from;
  let end = to;
  while (start < end && isBlankAt(text, start)) start += 1;
  while (end > start && isBlankAt(text, end - 1)) end -= 1;
  return { start, end };
}

function isBlankAt(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\t';
}

/**
 * Writes a list of extensions (RFC 6455 §9.1).
 *
 * @throws {RangeError} if a name or a value is no token
 * @example
 * ```ts
 * const parameters = [{ name: 'client_max_window_bits', value: undefined }];
 * writeExtensions([{ name: 'permessage-deflate', parameters }]);
 * // => 'permessage-deflate; client_max_window_bits'
 * ```
 */
export function writeExtensions(extensions: readonly Extension[]): string {
  return extensions
    .map(({ name, parameters }) =>
      [
        requireToken('Extension', name),
        ...parameters.map((parameter) => {
          const parameterName = requireToken('Parameter', parameter.name);
          if (parameter.value === undefined) return parameterName;
          return `${parameterName}=${requireToken('Value of a parameter', parameter.value)}`;
        }),
      ].join('; '),
    )
    .join(', ');
}

/**
 * Refuses a text that is no token (RFC 9110 §5.6.2).
 *
 * @param what begins the error message
 * @returns the text
 * @throws {RangeError} if it is none
 * @example
 * ```ts
 * requireToken('Subprotocol', 'chat'); // => 'chat'
 * ```
 */
export function requireToken(what: string, text: string): string {
  if (!isToken(text)) throw new RangeError(`${what} must be a token, got ${JSON.stringify(text)}`);
  return text;
}
