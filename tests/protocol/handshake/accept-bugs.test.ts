import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { acceptBugs, acceptSteps, toUrlSafe } from '#protocol/handshake/accept-bugs.ts';
import type { AcceptBugName } from '#protocol/handshake/accept-bugs.ts';
import { deriveAccept } from '#protocol/handshake/accept-key.ts';
import { HANDSHAKE_GUID as guid } from '#protocol/handshake/key.ts';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const names = Object.keys(acceptBugs) as AcceptBugName[];

function answerOf(name?: AcceptBugName, ofKey = key): string {
  const { join, hash, write } = acceptSteps(name);
  return write(hash(join(ofKey)));
}

function sha1(input: string | Buffer): Buffer {
  return createHash('sha1').update(input).digest();
}

describe('the table of mistakes', () => {
  test('acceptSteps() without a mistake does what deriveAccept() does', () => {
    expect(answerOf()).toBe(deriveAccept(key).accept);
  });

  // Each is computed here in another way, as the server with the mistake would.
  test.each<[AcceptBugName, string]>([
    ['key-decoded', 'BXhwxM0SZasKmCD9S4BfpPmCnEw='],
    ['guid-first', '2OZf2Seed9yzIpkj+zvC9KS9Mjw='],
    ['guid-missing', 'hHLtf2V1k8aDQZfNjw3Ia1hCwt0='],
    ['guid-lower-case', 'WJfwerbIozKsJXHxxI0JTO1SQgU='],
    ['base64-of-hex', 'YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ=='],
    ['hex-digest', 'b37a4f2cc0624f1690f64606cf385945b2bec4ea'],
    ['unpadded', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo'],
    ['url-safe', 's3pPLMBiTxaQ9kYGzzhZRbK-xOo='],
    ['lower-case', 's3pplmbitxaq9kygzzhzrbk+xoo='],
    ['key-decoded-guid-first', sha1(`${guid}the sample nonce`).toString('base64')],
    ['guid-alone', sha1(guid).toString('base64')],
    ['guid-dashes', sha1(`${key}258EAFA5–E914–47DA–95CA–C5AB0DC85B11`).toString('base64')],
    ['guid-misspelt', sha1(`${key}258EAFA5-E914-47DA-95CA-5AB0DC85B11F`).toString('base64')],
    ['key-unpadded', sha1(`dGhlIHNhbXBsZSBub25jZQ${guid}`).toString('base64')],
    ['key-lower-case', sha1(`dghlihnhbxbszsbub25jzq==${guid}`).toString('base64')],
    ['space-before-key', sha1(` ${key}${guid}`).toString('base64')],
    ['line-end-after-key', sha1(`${key}\r\n${guid}`).toString('base64')],
    ['line-end-after-guid', sha1(`${key}${guid}\n`).toString('base64')],
    ['utf-16', sha1(Buffer.from(key + guid, 'utf16le')).toString('base64')],
    [
      'sha-256',
      createHash('sha256')
        .update(key + guid)
        .digest('base64'),
    ],
    ['digest-as-text', Buffer.from(sha1(key + guid).toString('latin1'), 'utf8').toString('base64')],
  ])('acceptSteps() makes the mistake %s', (name, answer) => {
    expect(answerOf(name)).toBe(answer);
  });

  test('acceptBugs has no two mistakes, nor variants, with the same answer', () => {
    // A key and a digest in which every mistake shows.
    const telling = 'sN9cRrP/n9NdMgdcy2VJFQ==';
    const right = acceptSteps();
    const answers = names.flatMap((name) => {
      const bug = acceptBugs[name];
      return bug.variants.map((variant) => {
        const { join, hash, write } = Object.assign({ ...right }, { [bug.step]: variant });
        return write(hash(join(telling)));
      });
    });
    // This digest has neither + nor /, so that the URL-safe answers are the plain ones.
    const plain = deriveAccept(telling).accept;
    const others = answers.filter((answer) => answer !== plain && answer !== plain.slice(0, -1));
    expect(new Set(others).size).toBe(others.length);
    expect(answers.length - others.length).toBe(3);
  });

  test('acceptBugs work for keys that are no keys', () => {
    for (const odd of ['', '*', 'é', '\u{1f600}', 'A']) {
      for (const name of names) expect(typeof answerOf(name, odd)).toBe('string');
    }
  });
});

describe('alphabets', () => {
  test('toUrlSafe() rewrites every + and /', () => {
    expect(toUrlSafe('+/+/Az==')).toBe('-_-_Az==');
  });
});
