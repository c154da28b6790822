/**
 * `Sec-WebSocket-Accept`: how a server derives it from the key, and how a client verifies it
 * (RFC 6455 §4.2.2 step 5.4, §4.1). It shows that the other end has read the request and knows the
 * handshake (§1.3), nothing more: there is no secret in it, and no property of SHA-1 that protects
 * anything (§10.8).
 *
 * The only module of the core that stands on a library, for the hashes. Pages load it on demand; what
 * can be said of keys without a hash is in `key.ts`.
 * @module
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64, encodeUtf8 } from '../bytes.ts';
import { requireText } from '../errors.ts';
import { HANDSHAKE_GUID, trimBlanks } from './key.ts';

/** Every step from the key to the accept. */
export interface AcceptDerivation {
  /** The text of the key, as the client sent it: it is never decoded. */
  readonly key: string;
  /** Key and GUID; 60 characters if the key is valid. */
  readonly concatenation: string;
  /** The same as bytes, which are what is hashed. */
  readonly concatenationBytes: Uint8Array<ArrayBuffer>;
  /** SHA-1 of them; 20 bytes. */
  readonly digest: Uint8Array<ArrayBuffer>;
  /** Base64 of the digest; 28 characters. */
  readonly accept: string;
}

/**
 * Derives `Sec-WebSocket-Accept` from a key (RFC 6455 §4.2.2 step 5.4). Any text has an answer; that
 * a server must refuse some keys is for `checkKey()`.
 *
 * @param key field value without the blanks around it
 * @throws {TypeError} if the key is no text, as where the field was missing
 * @example
 * ```ts
 * const { concatenation, accept } = deriveAccept('dGhlIHNhbXBsZSBub25jZQ==');
 * concatenation; // => 'dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
 * accept; // => 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='
 * ```
 */
export function deriveAccept(key: string): AcceptDerivation {
  requireText(key);
  const concatenation = key + HANDSHAKE_GUID;
  const concatenationBytes = encodeUtf8(concatenation);
  const digest = hashSha1(concatenationBytes);
  return { key, concatenation, concatenationBytes, digest, accept: encodeBase64(digest) };
}

/**
 * Whether an accept answers a key. Blanks around the accept do not count, all else must be equal to
 * the letter (RFC 6455 §4.1, item 4 on the server's response).
 *
 * @example
 * ```ts
 * verifyAccept('dGhlIHNhbXBsZSBub25jZQ==', ' s3pPLMBiTxaQ9kYGzzhZRbK+xOo= '); // => true
 * verifyAccept('dGhlIHNhbXBsZSBub25jZQ==', 's3pplmbitxaq9kygzzhzrbk+xoo='); // => false
 * ```
 */
export function verifyAccept(key: string, accept: string): boolean {
  return trimBlanks(accept) === deriveAccept(key).accept;
}

/**
 * The SHA-1 digest of bytes (RFC 3174), 20 bytes.
 *
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * encodeHex(hashSha1(new Uint8Array()), ''); // => 'da39a3ee5e6b4b0d3255bfef95601890afd80709'
 * ```
 */
export function hashSha1(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return sha1(bytes);
}

/**
 * The SHA-256 digest of bytes (RFC 6234), 32 bytes. The protocol never uses it; servers that do so
 * by mistake are in `accept-bugs.ts`.
 *
 * @example
 * ```ts
 * hashSha256(new Uint8Array()).length; // => 32
 * ```
 */
export function hashSha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return sha256(bytes);
}
