/** Bytes as characters, one place for each byte. */

import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';

/** Control characters that have a picture of their own. */
const PICTURES: Readonly<Record<string, string>> = { '\r': '␍', '\n': '␊' };

/** Stands for what has no picture. */
const NO_PICTURE = '·';

/**
 * What each byte says: where all of them are UTF-8, a character stands at its first byte and nothing
 * at its others; else every byte is taken as ASCII.
 */
export function charactersOf(bytes: Uint8Array): string[] {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? pictureOf(String.fromCharCode(byte)) : NO_PICTURE,
    );
  }
  return Array.from(text).flatMap((character) => {
    const rest = new Array<string>(encodeUtf8(character).length - 1).fill('');
    return [pictureOf(character), ...rest];
  });
}

function pictureOf(character: string): string {
  return PICTURES[character] ?? (/\p{C}/u.test(character) ? NO_PICTURE : character);
}
