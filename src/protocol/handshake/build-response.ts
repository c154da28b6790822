/**
 * The server's opening handshake, written (RFC 6455 §4.2.2 step 5). Its own module, as whoever writes a
 * response need not check one; `response.ts` does that.
 * @module
 */

import { deriveAccept } from './accept-key.ts';
import type { Extension } from './field-values.ts';
import { type FieldInit, serializeHead } from './http-head.ts';
import { acceptedFields } from './request.ts';

/** What a server agrees to. */
export interface ResponseInit {
  /** The client's `Sec-WebSocket-Key`. */
  readonly key: string;
  /** One of those the client offered. Default: none. */
  readonly protocol?: string | undefined;
  /** From those the client offered. Default: none. */
  readonly extensions?: readonly Extension[] | undefined;
  /** Further fields, such as cookies. */
  readonly fields?: readonly FieldInit[] | undefined;
}

/**
 * Writes the response that accepts a handshake (RFC 6455 §4.2.2 step 5).
 *
 * @throws {TypeError} if there is no key
 * @throws {RangeError} if a part cannot stand where it belongs
 * @example
 * ```ts
 * import { decodeUtf8 } from '#protocol/bytes.ts';
 * decodeUtf8(buildResponse({ key: 'dGhlIHNhbXBsZSBub25jZQ==', protocol: 'chat' }));
 * // => [
 * //   'HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade',
 * //   'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 'Sec-WebSocket-Protocol: chat', '', '',
 * // ].join('\r\n')
 * ```
 */
export function buildResponse(init: ResponseInit): Uint8Array<ArrayBuffer> {
  const { key, protocol, extensions = [], fields = [] } = init;
  const [upgrade, connection, ...others] = acceptedFields(protocol, extensions);
  const accept: FieldInit = ['Sec-WebSocket-Accept', deriveAccept(key).accept];
  const all = [upgrade!, connection!, accept, ...others, ...fields];
  return serializeHead({ statusCode: 101, reason: 'Switching Protocols', fields: all });
}
