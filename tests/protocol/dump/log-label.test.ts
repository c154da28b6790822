import { describe, expect, test } from 'vitest';
import { logEntries, logFormOf } from '#protocol/dump/log-label.ts';
import { Damage } from '#protocol/dump/reading.ts';

describe('logFormOf() finds behind a label', () => {
  test.each([
    ['hex', 'recv: 81 05'],
    ['hex', '8105 (2 bytes)'],
    ['hex', '< PING 81 05 [2 bytes]'],
    ['base64', 'data: gQU='],
    ['python', "<- b'Hello'"],
    ['escaped', 'Received "\\x81"'],
  ])('%s: %s', (form, text) => {
    expect(logFormOf(text)).toBe(form);
  });
});

describe('logFormOf() is not sure of', () => {
  test.each([
    ['a label that may be bytes', '81 05: 48 65'],
    ['a label that may be damaged bytes', '81: 05: 4g: 65'],
    ['an arrow between bytes', '81 05 -> 48 65'],
    ['two arrows between bytes', '81 05 << 48 65'],
    ['a word of hex digits', 'feed: 81 05'],
    ['a time alone', '10:00:00: 81 05'],
    ['a sentence', 'Note: added'],
    ['a sentence with a number', 'Note: 10 of them were added later'],
    ['a word that is base64 by chance', 'name=Benjamin'],
    ['two in base64', 'a: gQVIZWxsbw== payload=gQVIZWxsbw=='],
    ['a string that is words', 'said: "Hello"'],
    ['words before an escape', String.raw`recv \x81\x05`],
    ['a string for a function that may decode it', "print(decode(b'8105'))"],
    ['a string alone', String.raw`"\x81\x05"`],
    ['a string after much else', `${'word '.repeat(50)}b'\\x81'`],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(logFormOf(text)).toBeUndefined();
  });
});

test('logEntries() tells where the bytes are', () => {
  expect(logEntries('in 2 bytes: 81 05\nin 9 bytes: 48', 'hex')).toEqual([
    { label: 'in 2 bytes: ', start: 12, end: 17, declared: 2 },
    { label: 'in 9 bytes: ', start: 30, end: 32, declared: 9 },
  ]);
});

test('logEntries() refuses other labels and payloads', () => {
  expect(() => logEntries('in: 81 05\nout: 88 00', 'hex')).toThrow(
    new Damage('label-differs', 10, 4),
  );
  expect(() => logEntries('< PING 81 05', 'hex')).toThrow(new Damage('payload-only', 2, 4));
});
