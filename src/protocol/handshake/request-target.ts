/**
 * The target of a request, which is what is asked for (RFC 9112 §3.2): which of four forms it has, and
 * what may not stand in it.
 * @module
 */

import { hexDigit } from '../bytes.ts';
import { CHARACTER, decodeLatin1, isTargetCharacter, lowerAscii } from './characters.ts';
import type { ByteRange } from './head-finding.ts';
import type { HeadNotes } from './head-rules.ts';

/** What a target says, in one of the forms of RFC 9112 §3.2. */
export type RequestTarget =
  | {
      /** A path from the root, as in `/chat?room=1`. */
      readonly form: 'origin';
      readonly path: string;
      readonly query: string | undefined;
    }
  | {
      /** A whole URI, as in `http://example.com/chat`. */
      readonly form: 'absolute';
      /** In lower case. */
      readonly scheme: string;
      /** Host and port; `undefined` where the URI has none. */
      readonly authority: string | undefined;
      readonly path: string;
      readonly query: string | undefined;
    }
  /** Host and port alone, for CONNECT. */
  | { readonly form: 'authority' }
  /** `*`, for OPTIONS. */
  | { readonly form: 'asterisk' }
  | { readonly form: 'none' };

/**
 * Takes a target apart. A fragment, which may not be there, is left out.
 *
 * @param method tells authority-form from the others
 * @example
 * ```ts
 * parseTarget('/chat?room=1'); // => { form: 'origin', path: '/chat', query: 'room=1' }
 * parseTarget('HTTP://a.example:80').form; // => 'absolute'
 * parseTarget('chat').form; // => 'none'
 * ```
 */
export function parseTarget(target: string, method = 'GET'): RequestTarget {
  const [text] = target.split('#', 1) as [string];
  if (method === 'CONNECT') return { form: 'authority' };
  if (text === '*') return { form: 'asterisk' };
  if (text.startsWith('/')) return { form: 'origin', ...splitQuery(text) };
  const colon = text.indexOf(':');
  const scheme = lowerAscii(text.slice(0, Math.max(colon, 0)));
  if (!/^[a-z][a-z0-9+.-]*$/.test(scheme)) return { form: 'none' };
  const rest = text.slice(colon + 1);
  if (!rest.startsWith('//')) {
    return { form: 'absolute', scheme, authority: undefined, ...splitQuery(rest) };
  }
  const length = rest.slice(2).search(/[/?]/);
  const end = length < 0 ? rest.length : length + 2;
  const authority = rest.slice(2, end);
  return { form: 'absolute', scheme, authority, ...splitQuery(rest.slice(end)) };
}

function splitQuery(text: string): { path: string; query: string | undefined } {
  const mark = text.indexOf('?');
  return mark < 0
    ? { path: text, query: undefined }
    : { path: text.slice(0, mark), query: text.slice(mark + 1) };
}

/**
 * Notes what is wrong with the target of a request (RFC 9112 §3.2).
 *
 * @param at where it lies; not empty
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { HeadNotes } from '#protocol/handshake/head-rules.ts';
 * const notes = new HeadNotes('request', encodeUtf8('/chat#top'));
 * checkTarget(notes, { start: 0, end: 9 }, 'GET');
 * notes.findings.map(({ rule }) => rule); // => ['target-fragment']
 * ```
 */
export function checkTarget(notes: HeadNotes, at: ByteRange, method: string): void {
  const { bytes } = notes;
  const { form } = parseTarget(decodeLatin1(bytes.subarray(at.start, at.end)), method);
  if (form === 'none') {
    // What was meant as a path lacks its slash.
    notes.found('target-form', at, { start: at.start, end: at.start, text: ['/'] });
  } else if (form === 'asterisk' && method !== 'OPTIONS') {
    notes.found('target-form', at);
  }
  const hash = bytes.subarray(at.start, at.end).indexOf(CHARACTER.HASH);
  const end = hash < 0 ? at.end : at.start + hash;
  let index = at.start;
  while (index < end) {
    const start = index;
    const kind = kindAt(bytes, index, end, form);
    while (index < end && kindAt(bytes, index, end, form) === kind) index += 1;
    if (kind === 'right') continue;
    const run = { start, end: index };
    notes.found(kind, run, { ...run, text: [percentEncode(bytes.subarray(start, index))] });
  }
  if (hash >= 0) {
    const fragment = { start: end, end: at.end };
    notes.found('target-fragment', fragment, { ...fragment, text: [] });
  }
}

function kindAt(
  bytes: Uint8Array,
  index: number,
  end: number,
  form: RequestTarget['form'],
): 'right' | 'target-blank' | 'target-character' {
  const byte = bytes[index]!;
  if (isTargetCharacter(byte)) return 'right';
  if (byte === CHARACTER.SPACE || byte === CHARACTER.TAB) return 'target-blank';
  // Those two have rules of their own, wherever they are.
  if (byte === CHARACTER.CR || byte === CHARACTER.NUL) return 'right';
  if (byte === CHARACTER.PERCENT) {
    const isPair =
      index + 2 < end && hexDigit(bytes[index + 1]!) >= 0 && hexDigit(bytes[index + 2]!) >= 0;
    return isPair ? 'right' : 'target-character';
  }
  // An IPv6 address stands in brackets.
  const isBracket = byte === 0x5b || byte === 0x5d;
  return isBracket && form !== 'origin' ? 'right' : 'target-character';
}

function percentEncode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
    '',
  );
}
