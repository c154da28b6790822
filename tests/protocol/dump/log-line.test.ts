import { describe, expect, test } from 'vitest';
import { readLogLine } from '#protocol/dump/log-line.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import { Damage, type DumpFailure } from '#protocol/dump/reading.ts';

const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);

describe('readLogLine() reads Hello', () => {
  test.each([
    '2026-11-21T10:00:00Z recv: 81 05 48 65 6c 6c 6f',
    '[10:00:00.123] [client-7] received: 810548656c6c6f',
    '[ws] <- 810548656c6c6f (7 bytes)',
    '10.0.0.1:9000 -> 0x810548656c6c6f [7 B]',
    '↓ 81:05:48:65:6c:6c:6f',
    'data: 81 05 48 65\n6c 6c 6f',
    'recv: 81: 05: 48: 65: 6c: 6c: 6f',
    'recv: 81 05 48 65 6c 6c 6f  |..Hello|',
    '810548656c6c6f (7 bytes)',
  ])('%s', (text) => {
    const read = { bytes: hello, form: 'hex', notes: [{ code: 'label-skipped' }] };
    expect(readLogLine(text)).toEqual(read);
    expect(readDump(text)).toEqual({ ok: true, ...read, also: [] });
  });
});

test('readLogLine() reads a Buffer as Node prints it', () => {
  expect(readLogLine('recv: <Buffer 81 05>')).toMatchObject({
    bytes: hello.slice(0, 2),
    form: 'node-buffer',
  });
});

test('readLogLine() notes a size that differs', () => {
  expect(readLogLine('sent: 8105 (7 bytes)').notes).toEqual([
    { code: 'label-skipped' },
    { code: 'length-differs', declared: 7, found: 2 },
  ]);
});

describe('readLogLine() is not sure of', () => {
  test.each([
    ['a label that may be bytes', '81 05: 48 65'],
    ['a label that may be damaged bytes', '81: 05: 4g: 65'],
    ['an arrow between bytes', '81 05 -> 48 65'],
    ['two arrows between bytes', '81 05 << 48 65'],
    ['a word of hex digits', 'feed: 81 05'],
    ['a time alone', '10:00:00: 81 05'],
    ['a sentence', 'Note: added'],
    ['a sentence with a number', 'Note: 10 of them were added later'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(() => readLogLine(text)).toThrow(new Damage('no-form', 0, 1));
  });
});

describe('readDump() says where a line of a log is damaged', () => {
  test.each<[string, string, number, number, string]>([
    ['recv: 81 05 4g 65 6c', 'foreign-character', 1, 14, 'g'],
    ['recv: 81 05 48 6', 'digit-missing', 1, 16, '6'],
    ['recv: 81 05 48 65 …', 'elided', 1, 19, '…'],
    ['recv: 81 05 48 65 6c 6c 6f 81 05 48\nin: 88 00', 'foreign-character', 2, 1, 'i'],
  ])('%s', (text, reason, line, column, found) => {
    const { ok, ...damage } = readDump(text) as DumpFailure;
    expect(ok).toBe(false);
    expect([damage.reason, damage.line, damage.column, damage.found]).toEqual([
      reason,
      line,
      column,
      found,
    ]);
  });

  test('but keeps what is known of a form with a structure', () => {
    expect(readDump('[129, recv: 81 05 4g]')).toMatchObject({ form: 'number-list' });
  });
});
