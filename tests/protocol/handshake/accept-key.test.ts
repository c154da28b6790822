import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import {
  deriveAccept,
  hashSha1,
  hashSha256,
  verifyAccept,
} from '#protocol/handshake/accept-key.ts';
import { checkKey, encodeKey, HANDSHAKE_GUID } from '#protocol/handshake/key.ts';
import { acceptVectors } from '../../vectors/accept.ts';

const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';
const sampleAccept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

describe('vectors', () => {
  test.each(acceptVectors)('deriveAccept() of $name', ({ key, bytes, digest, accept }) => {
    const derivation = deriveAccept(key);
    expect(derivation.accept).toBe(accept);
    if (digest !== undefined) expect(encodeHex(derivation.digest, '')).toBe(digest);
    if (bytes !== undefined) expect(encodeHex(checkKey(key).bytes, '')).toBe(bytes);
    expect(verifyAccept(key, accept)).toBe(true);
  });
});

describe('derivation', () => {
  test('deriveAccept() shows every stage', () => {
    const { key, concatenation, concatenationBytes, digest, accept } = deriveAccept(sampleKey);
    expect(key).toBe(sampleKey);
    expect(concatenation).toBe(sampleKey + HANDSHAKE_GUID);
    expect(concatenation).toHaveLength(60);
    expect(concatenationBytes).toEqual(encodeUtf8(concatenation));
    expect(digest).toHaveLength(20);
    expect(accept).toBe(sampleAccept);
  });

  test('deriveAccept() agrees with node:crypto for random keys', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const key = encodeKey(bytes);
        const hash = createHash('sha1').update(key).update(HANDSHAKE_GUID);
        expect(deriveAccept(key).accept).toBe(hash.digest('base64'));
      }),
    );
  });

  test('deriveAccept() hashes any text as UTF-8 and trims nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        const hash = createHash('sha1').update(key + HANDSHAKE_GUID, 'utf8');
        expect(encodeHex(deriveAccept(key).digest, '')).toBe(hash.digest('hex'));
      }),
    );
    expect(deriveAccept(` ${sampleKey}`).accept).not.toBe(sampleAccept);
  });
});

describe('verification', () => {
  test('verifyAccept() ignores blanks around the accept and nothing else', () => {
    expect(verifyAccept(sampleKey, ` \t${sampleAccept}\r\n`)).toBe(true);
    expect(verifyAccept(sampleKey, `\u00a0${sampleAccept}`)).toBe(false);
    expect(verifyAccept(sampleKey, sampleAccept.toLowerCase())).toBe(false);
    expect(verifyAccept(sampleKey, sampleAccept.slice(0, -1))).toBe(false);
    expect(verifyAccept(sampleKey, '')).toBe(false);
    expect(verifyAccept(` ${sampleKey}`, sampleAccept)).toBe(false);
  });
});

describe('hashes', () => {
  test('hashSha1() and hashSha256() agree with node:crypto at every length of a block', () => {
    for (let length = 0; length <= 130; length += 1) {
      const bytes = new Uint8Array(length).fill(0x61);
      const expected = (name: string): string => createHash(name).update(bytes).digest('hex');
      expect(encodeHex(hashSha1(bytes), '')).toBe(expected('sha1'));
      expect(encodeHex(hashSha256(bytes), '')).toBe(expected('sha256'));
    }
  });
});
