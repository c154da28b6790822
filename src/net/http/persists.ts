/**
 * Whether a connection lives on after an exchange (RFC 9112 §9.3): four questions, the first that
 * applies decides.
 * @module
 */

import { lowerAscii } from '#protocol/handshake/characters.ts';
import { readList } from '#protocol/handshake/field-values.ts';
import { fieldsNamed, type Head } from '#protocol/handshake/http-head.ts';

/** What becomes of a connection, and what decided it. */
export interface Persistence {
  readonly persists: boolean;
  /**
   * `Connection: close` stands in the message; its version is 1.1 or later; it is 1.0 and says
   * `keep-alive`; or none of these.
   */
  readonly because: 'close' | 'version' | 'keep-alive' | 'default';
  readonly section: 'RFC 9112 §9.3';
}

/**
 * What the receiver of a message concludes for the connection it came on. The client asks it of the
 * response, the server of the request. A body that ends with the connection ends it all the same.
 *
 * @param recipientIsProxy a proxy does not believe the `keep-alive` of a request in version 1.0
 * @example
 * ```ts
 * import { encodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const get = (text) => parseHead(encodeUtf8(text), 'request');
 * persists(get('GET / HTTP/1.1\r\n\r\n')).persists; // => true
 * persists(get('GET / HTTP/1.1\r\nConnection: keep-alive, close\r\n\r\n'));
 * // => { persists: false, because: 'close', section: 'RFC 9112 §9.3' }
 * ```
 */
export function persists(head: Head, recipientIsProxy = false): Persistence {
  const { elements } = readList(fieldsNamed(head, 'connection'));
  const options = elements.map(({ text }) => lowerAscii(text));
  const { version, kind } = head.startLine;
  const decided = (persists: boolean, because: Persistence['because']): Persistence => ({
    persists,
    because,
    section: 'RFC 9112 §9.3',
  });
  if (options.includes('close')) return decided(false, 'close');
  // One digit each (RFC 9112 §2.3).
  if (/^HTTP\/(?:1\.[1-9]|[2-9]\.\d)$/.test(version)) return decided(true, 'version');
  const isTrusted = !recipientIsProxy || kind === 'response';
  return version === 'HTTP/1.0' && options.includes('keep-alive') && isTrusted
    ? decided(true, 'keep-alive')
    : decided(false, 'default');
}
