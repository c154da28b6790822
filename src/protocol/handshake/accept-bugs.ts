/**
 * What servers get wrong when they derive `Sec-WebSocket-Accept`, as one table: it makes the wrong
 * answers, and `explain-accept.ts` finds the mistakes behind a given one.
 *
 * A derivation has three steps: join key and GUID, hash, write the digest as text. A bug replaces
 * one of them, so bugs in different steps can go together. Stands on the hashes of `accept-key.ts`,
 * and is loaded on demand like it.
 * @module
 */
import { concatBytes, encodeBase64, encodeHex, encodeUtf8 } from '../bytes.ts';
import { hashSha1, hashSha256 } from './accept-key.ts';
import { readBase64 } from './base64.ts';
import { HANDSHAKE_GUID } from './key.ts';

/** The steps of a derivation, right or wrong. */
export interface AcceptSteps {
  /** From the text of the key to the bytes that are hashed. */
  readonly join: (key: string) => Uint8Array<ArrayBuffer>;
  /** From these bytes to the digest. */
  readonly hash: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>;
  /** From the digest to the text of the accept. */
  readonly write: (digest: Uint8Array) => string;
}

/** A classic mistake. */
export type AcceptBugName =
  | 'key-decoded'
  | 'key-decoded-guid-first'
  | 'guid-first'
  | 'guid-missing'
  | 'guid-alone'
  | 'guid-lower-case'
  | 'guid-dashes'
  | 'guid-misspelt'
  | 'key-unpadded'
  | 'key-lower-case'
  | 'space-before-key'
  | 'line-end-after-key'
  | 'line-end-after-guid'
  | 'utf-16'
  | 'sha-256'
  | 'hex-digest'
  | 'base64-of-hex'
  | 'digest-as-text'
  | 'unpadded'
  | 'url-safe'
  | 'lower-case';

/** Which step a mistake replaces, and by what; the first variant is the usual one. */
export type AcceptBug = {
  readonly [Step in keyof AcceptSteps]: {
    readonly step: Step;
    readonly variants: readonly [AcceptSteps[Step], ...AcceptSteps[Step][]];
  };
}[keyof AcceptSteps];

const rightSteps: AcceptSteps = {
  join: (key) => encodeUtf8(key + HANDSHAKE_GUID),
  hash: hashSha1,
  write: encodeBase64,
};

/**
 * The table of mistakes, in the order of the steps, the commoner first.
 *
 * @example
 * ```ts
 * acceptBugs['guid-first'].step; // => 'join'
 * ```
 */
export const acceptBugs: Readonly<Record<AcceptBugName, AcceptBug>> = {
  // The key is text to the hash; a release of FreeRDP in 2022 decoded it first, for one.
  'key-decoded': joining((key) => concatBytes(decodeKey(key), encodeUtf8(HANDSHAKE_GUID))),
  'key-decoded-guid-first': joining((key) =>
    concatBytes(encodeUtf8(HANDSHAKE_GUID), decodeKey(key)),
  ),
  'guid-first': joiningText((key) => HANDSHAKE_GUID + key),
  'guid-missing': joiningText((key) => key),
  'guid-alone': joiningText(() => HANDSHAKE_GUID),
  'guid-lower-case': joiningText((key) => key + HANDSHAKE_GUID.toLowerCase()),
  // A word processor's dash, copied from a document: en dash, other hyphens, em dash, minus.
  'guid-dashes': {
    step: 'join',
    variants: [withDash('\u2013'), ...['\u2010', '\u2011', '\u2014', '\u2212'].map(withDash)],
  },
  'guid-misspelt': { step: 'join', variants: [withGuid('5AB0DC85B11F'), ...misspeltGuids()] },
  'key-unpadded': joiningText((key) => key.replace(/=+$/, '') + HANDSHAKE_GUID),
  // A server that lower-cases the whole request to find its fields.
  'key-lower-case': joiningText((key) => key.toLowerCase() + HANDSHAKE_GUID),
  'space-before-key': joiningText((key) => ` ${key}${HANDSHAKE_GUID}`),
  'line-end-after-key': joiningText(
    (key) => `${key}\r\n${HANDSHAKE_GUID}`,
    (key) => `${key}\n${HANDSHAKE_GUID}`,
    (key) => `${key}\r${HANDSHAKE_GUID}`,
  ),
  // `echo` in a shell without `-n`.
  'line-end-after-guid': joiningText(
    (key) => `${key}${HANDSHAKE_GUID}\n`,
    (key) => `${key}${HANDSHAKE_GUID}\r\n`,
  ),
  'utf-16': joining(
    (key) => encodeUtf16(key + HANDSHAKE_GUID, true),
    (key) => encodeUtf16(key + HANDSHAKE_GUID, false),
  ),
  'sha-256': { step: 'hash', variants: [hashSha256] },
  'hex-digest': writing(
    (digest) => encodeHex(digest, ''),
    (digest) => encodeHex(digest, '').toUpperCase(),
  ),
  // A hash function whose result is hex text unless it is told otherwise, as `sha1()` of PHP.
  'base64-of-hex': writing(
    (digest) => encodeBase64(encodeUtf8(encodeHex(digest, ''))),
    (digest) => encodeBase64(encodeUtf8(encodeHex(digest, '').toUpperCase())),
  ),
  // A digest kept in a string of characters, encoded as UTF-8 on its way into base64.
  'digest-as-text': writing((digest) => encodeBase64(encodeUtf8(String.fromCharCode(...digest)))),
  unpadded: writing((digest) => encodeBase64(digest).replace(/=+$/, '')),
  'url-safe': writing(
    (digest) => toUrlSafe(encodeBase64(digest)),
    (digest) => toUrlSafe(encodeBase64(digest).replace(/=+$/, '')),
  ),
  'lower-case': writing((digest) => encodeBase64(digest).toLowerCase()),
};

/**
 * The steps of a derivation, all right or with one mistake in its usual form.
 *
 * @example
 * ```ts
 * const { join, hash, write } = acceptSteps('guid-first');
 * write(hash(join('dGhlIHNhbXBsZSBub25jZQ=='))); // => '2OZf2Seed9yzIpkj+zvC9KS9Mjw='
 * ```
 */
export function acceptSteps(bugName?: AcceptBugName): AcceptSteps {
  if (bugName === undefined) return rightSteps;
  const bug = acceptBugs[bugName];
  return { ...rightSteps, [bug.step]: bug.variants[0] };
}

function joining(...variants: [AcceptSteps['join'], ...AcceptSteps['join'][]]): AcceptBug {
  return { step: 'join', variants };
}

function joiningText(
  usual: (key: string) => string,
  ...others: ((key: string) => string)[]
): AcceptBug {
  const encoded = (text: (key: string) => string): AcceptSteps['join'] => {
    return (key) => encodeUtf8(text(key));
  };
  return joining(encoded(usual), ...others.map(encoded));
}

function writing(...variants: [AcceptSteps['write'], ...AcceptSteps['write'][]]): AcceptBug {
  return { step: 'write', variants };
}

function withDash(dash: string): AcceptSteps['join'] {
  return (key) => encodeUtf8(key + HANDSHAKE_GUID.replaceAll('-', dash));
}

/** The GUID with another last group. */
function withGuid(lastGroup: string): AcceptSteps['join'] {
  const guid = HANDSHAKE_GUID.replace(/[^-]+$/, lastGroup);
  return (key) => encodeUtf8(key + guid);
}

/**
 * The last group as it is often misremembered in public code: its first letter lost, and a twelfth
 * put at the end or not; or another group beginning in the same way.
 */
function misspeltGuids(): AcceptSteps['join'][] {
  const ends = Array.from({ length: 15 }, (_, digit) => digit.toString(16).toUpperCase());
  return [...['', ...ends].map((end) => `5AB0DC85B11${end}`), '5AB5DC11B735'].map(withGuid);
}

function decodeKey(key: string): Uint8Array<ArrayBuffer> {
  return readBase64(key).bytes;
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return bytes;
}

/**
 * Rewrites base64 in the alphabet for URLs (RFC 4648 §5), which the handshake does not use.
 *
 * @example
 * ```ts
 * toUrlSafe('+/8='); // => '-_8='
 * ```
 */
export function toUrlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
