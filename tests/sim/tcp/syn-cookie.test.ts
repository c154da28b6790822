import { expect, test } from 'vitest';
import { makeSynCookie, readSynCookie } from '#sim/tcp/syn-cookie.ts';

const input = { connection: '192.0.2.1:49152 192.0.2.2:80', clientIss: 100, now: 1000, secret: 7 };

test('makeSynCookie() puts time and segment size into the number, and readSynCookie() finds them', () => {
  const cookie = makeSynCookie(input, 1460);
  expect(Math.floor(cookie / 2 ** 27)).toBe(15); // 1000 s / 64 s
  expect(Math.floor(cookie / 2 ** 24) % 8).toBe(7);
  expect(readSynCookie(input, cookie + 1)).toBe(1460);
  // A size between two of the eight is lost.
  expect(readSynCookie(input, makeSynCookie(input, 1459) + 1)).toBe(1452);
  expect(readSynCookie(input, makeSynCookie(input, 100) + 1)).toBe(216);
});

test('readSynCookie() takes no number that the server did not give, and none that is old', () => {
  const acknowledgment = makeSynCookie(input, 1460) + 1;
  expect(readSynCookie(input, acknowledgment + 1)).toBeUndefined();
  expect(readSynCookie({ ...input, clientIss: 101 }, acknowledgment)).toBeUndefined();
  expect(readSynCookie({ ...input, connection: 'another' }, acknowledgment)).toBeUndefined();
  expect(readSynCookie({ ...input, secret: 8 }, acknowledgment)).toBeUndefined();
  expect(readSynCookie({ ...input, now: 1060 }, acknowledgment)).toBe(1460);
  expect(readSynCookie({ ...input, now: 1200 }, acknowledgment)).toBeUndefined();
  // The time counts to 32 and begins again.
  const late = { ...input, now: 32 * 64 - 1 };
  expect(readSynCookie({ ...late, now: 32 * 64 + 1 }, makeSynCookie(late, 536) + 1)).toBe(536);
});
