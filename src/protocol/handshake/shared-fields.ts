/**
 * Fields that a request and its response have in common, checked by the same rules: `Connection` and
 * `Sec-WebSocket-Extensions` (RFC 6455 §4.1, §4.2.1, §9.1), and names of drafts.
 * @module
 */

import { isToken, lowerAscii } from './characters.ts';
import {
  type Extension,
  type FieldList,
  type ListElement,
  readExtensions,
  readList,
} from './field-values.ts';
import {
  addField,
  appendElement,
  placeOfMissing,
  removeElement,
  removeField,
  setText,
} from './head-edits.ts';
import type { ByteRange, Edit } from './head-finding.ts';
import { fieldsNamed, type Head } from './http-head.ts';
import type { REQUEST_RULES } from './request-rules.ts';
import type { RESPONSE_RULES } from './response-rules.ts';

/** A rule for requests and responses alike. */
export type SharedRule = keyof typeof REQUEST_RULES & keyof typeof RESPONSE_RULES;

/** Takes a finding against such a rule. */
export type FoundInEither = (rule: SharedRule, range: ByteRange, edits?: readonly Edit[]) => void;

/**
 * Checks that `Connection` is a list of tokens, one of which is `upgrade` in any case (RFC 6455 §4.1,
 * §4.2.1, RFC 9110 §7.6.1).
 *
 * @returns its elements, right or wrong
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const head = parseHead(encodeUtf8('GET / HTTP/1.1\r\nConnection: a b\r\n\r\n'), 'request');
 * const rules = [];
 * checkConnection(head, (rule) => rules.push(rule)).map(({ text }) => text); // => ['a b']
 * rules; // => ['connection-malformed', 'connection-not-upgrade']
 * ```
 */
export function checkConnection(head: Head, found: FoundInEither): readonly ListElement[] {
  const fields = fieldsNamed(head, 'Connection');
  const last = fields.at(-1);
  if (last === undefined) {
    found('connection-missing', placeOfMissing(head), addField(head, 'Connection', ['Upgrade']));
    return [];
  }
  const list = readList(fields);
  noteGaps(list, found);
  for (const element of list.elements) {
    if (!isToken(element.text)) {
      found('connection-malformed', element, setText(element, ['Upgrade']));
    }
  }
  if (!list.elements.some(({ text }) => lowerAscii(text) === 'upgrade')) {
    found('connection-not-upgrade', last.line, appendElement(last, list, 'Upgrade'));
  }
  return list.elements;
}

/**
 * Checks the grammar of `Sec-WebSocket-Extensions` (RFC 6455 §9.1); whether there is such an extension
 * is for others.
 *
 * @returns those that can be read, and where they lie
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const text = 'GET / HTTP/1.1\r\nSec-WebSocket-Extensions: a, b c\r\n\r\n';
 * const rules = [];
 * checkExtensions(parseHead(encodeUtf8(text), 'request'), (rule) => rules.push(rule));
 * // => [{ name: 'a', parameters: [], start: 42, end: 43 }]
 * rules; // => ['extensions-malformed']
 * ```
 */
export function checkExtensions(
  head: Head,
  found: FoundInEither,
): readonly (Extension & ByteRange)[] {
  const fields = fieldsNamed(head, 'Sec-WebSocket-Extensions');
  const { extensions, faults, gaps } = readExtensions(fields);
  noteGaps({ gaps }, found);
  if (extensions.length + faults.length === 0) {
    for (const field of fields) found('extensions-empty', field.line, removeField(field));
  }
  for (const { start, end, fault } of faults) {
    const rule = fault === 'grammar' ? 'extensions-malformed' : 'extensions-quoted-value';
    found(rule, { start, end }, removeElement(fields, { start, end }));
  }
  return extensions;
}

/**
 * Notes the empty elements of a list (RFC 9110 §5.6.1).
 *
 * @example
 * ```ts
 * const rules = [];
 * noteGaps({ gaps: [{ start: 20, end: 21 }] }, (rule) => rules.push(rule));
 * rules; // => ['empty-element']
 * ```
 */
export function noteGaps({ gaps }: Pick<FieldList, 'gaps'>, found: FoundInEither): void {
  for (const gap of gaps) found('empty-element', gap, setText(gap, []));
}

const REGISTERED = new Set(['key', 'version', 'protocol', 'extensions', 'accept']);

/**
 * Whether a field has a name like those of RFC 6455 §11.3 and is none of them: the drafts before had
 * `Sec-WebSocket-Key1`, `Sec-WebSocket-Location`, `WebSocket-Protocol` and others.
 *
 * @param name in lower case
 * @example
 * ```ts
 * isOfDraft('sec-websocket-location'); // => true
 * isOfDraft('sec-websocket-key'); // => false
 * ```
 */
export function isOfDraft(name: string): boolean {
  if (name.startsWith('websocket-')) return true;
  return name.startsWith('sec-websocket-') && !REGISTERED.has(name.slice('sec-websocket-'.length));
}
