import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { acceptBugs, acceptSteps } from '#protocol/handshake/accept-bugs.ts';
import type { AcceptBugName } from '#protocol/handshake/accept-bugs.ts';
import { deriveAccept } from '#protocol/handshake/accept-key.ts';
import { explainAccept } from '#protocol/handshake/explain-accept.ts';
import { encodeKey } from '#protocol/handshake/key.ts';
import { acceptVectors } from '../../vectors/accept.ts';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const names = Object.keys(acceptBugs) as AcceptBugName[];

/** The answer of a server with these mistakes. */
function answerWith(bugs: readonly AcceptBugName[], ofKey = key): string {
  const changed = bugs.map((name) => ({ [acceptBugs[name].step]: acceptBugs[name].variants[0] }));
  const { join, hash, write } = Object.assign({ ...acceptSteps() }, ...changed) as ReturnType<
    typeof acceptSteps
  >;
  return write(hash(join(ofKey)));
}

describe('right answers', () => {
  test.each(acceptVectors)('explainAccept() finds $name right', (vector) => {
    expect(explainAccept(vector.key, `${vector.accept}\r\n`)).toEqual({ verdict: 'right' });
  });
});

describe('mistakes', () => {
  test.each(names)('explainAccept() recognises %s', (name) => {
    expect(explainAccept(key, answerWith([name]))).toEqual({ verdict: 'bugs', bugs: [name] });
  });

  test.each(names)('explainAccept() recognises %s in all its variants', (name) => {
    const { step, variants } = acceptBugs[name];
    for (const variant of variants) {
      const { join, hash, write } = Object.assign({ ...acceptSteps() }, { [step]: variant });
      expect(explainAccept(key, write(hash(join(key))))).toEqual({ verdict: 'bugs', bugs: [name] });
    }
  });

  test('explainAccept() recognises mistakes in several steps at once', () => {
    const pairs: AcceptBugName[][] = [
      ['key-decoded', 'base64-of-hex'],
      ['guid-missing', 'sha-256'],
      ['sha-256', 'hex-digest'],
      ['guid-misspelt', 'sha-256', 'unpadded'],
    ];
    for (const bugs of pairs) {
      expect(explainAccept(key, answerWith(bugs))).toEqual({ verdict: 'bugs', bugs });
    }
  });

  test('explainAccept() names a mistake, or none where it does not show, for any key', () => {
    for (let round = 0; round < 20; round += 1) {
      const random = encodeKey(randomBytes(16));
      for (const name of names) {
        const answer = answerWith([name], random);
        const isRight = answer === deriveAccept(random).accept;
        expect(explainAccept(random, answer).verdict).toBe(isRight ? 'right' : 'bugs');
      }
    }
  });
});

describe('answers to something else', () => {
  test('explainAccept() recognises the key sent back', () => {
    expect(explainAccept(key, ` ${key}`)).toEqual({ verdict: 'key-echoed' });
    expect(explainAccept('', '').verdict).toBe('unexplained');
  });

  test('explainAccept() recognises the answer to another spelling of the key', () => {
    const printed = 'AQIDBAUGBwgJCgsMDQ4PEC==';
    const canonical = 'AQIDBAUGBwgJCgsMDQ4PEA==';
    expect(explainAccept(printed, deriveAccept(canonical).accept)).toEqual({
      verdict: 'other-spelling',
      key: canonical,
    });
    expect(explainAccept(canonical, deriveAccept(printed).accept)).toEqual({
      verdict: 'other-spelling',
      key: printed,
    });
    expect(explainAccept(`${key} `, deriveAccept(key).accept)).toEqual({
      verdict: 'other-spelling',
      key,
    });
    const urlSafe = 'sN9cRrP_n9NdMgdcy2VJFQ==';
    expect(explainAccept('sN9cRrP/n9NdMgdcy2VJFQ==', deriveAccept(urlSafe).accept)).toEqual({
      verdict: 'other-spelling',
      key: urlSafe,
    });
  });

  test('explainAccept() recognises the answer to one of the other keys', () => {
    const { key: other, accept } = acceptVectors[1]!;
    expect(explainAccept(key, accept, ['', other])).toEqual({ verdict: 'other-key', key: other });
    expect(explainAccept(key, accept)).toEqual({ verdict: 'unexplained', findings: [] });
    // Nothing can be said of the bytes of such a key, only of other keys.
    expect(explainAccept('*', accept, [other])).toEqual({ verdict: 'other-key', key: other });
  });
});

describe('answers of unknown origin', () => {
  const unknown = deriveAccept('unknown');
  const hex = Buffer.from(unknown.digest).toString('hex');

  test.each([
    ['', [{ code: 'empty', at: 0, length: 0 }]],
    [hex, [{ code: 'hex-text', digits: 40 }]],
    [hex.toUpperCase(), [{ code: 'hex-text', digits: 40 }]],
    [btoa(hex), [{ code: 'base64-of-hex-text', digits: 40 }]],
    [
      ` ${unknown.accept.slice(0, -1)} `,
      [{ code: 'missing-padding', at: 27, length: 0, missing: 1 }],
    ],
    ['AAAA', [{ code: 'wrong-length', at: 0, length: 4, bytes: 3, expected: 20 }]],
    ['*', [{ code: 'foreign-character', at: 0, length: 1, found: '*' }]],
    [unknown.accept, []],
  ])('explainAccept() says what is wrong with the form of %j', (answer, findings) => {
    expect(explainAccept(key, answer)).toEqual({ verdict: 'unexplained', findings });
  });

  test('explainAccept() survives a long paste', () => {
    expect(explainAccept(key, 'QUJD'.repeat(250_000)).verdict).toBe('unexplained');
    expect(explainAccept(key, 'x'.repeat(1_000_001)).verdict).toBe('unexplained');
  });
});
