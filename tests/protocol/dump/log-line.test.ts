import { describe, expect, test } from 'vitest';
import { logFormOf } from '#protocol/dump/log-label.ts';
import { readLogLines } from '#protocol/dump/log-line.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure, DumpForm } from '#protocol/dump/reading.ts';

const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);
const label = { code: 'label-skipped' };

describe('readLogLines() reads Hello', () => {
  test.each<[DumpForm, string]>([
    ['hex', '2026-11-21T10:00:00Z recv: 81 05 48 65 6c 6c 6f'],
    ['hex', '[10:00:00.123] [client-7] received: 810548656c6c6f'],
    ['hex', '[ws] <- 810548656c6c6f (7 bytes)'],
    ['hex', '10.0.0.1:9000 -> 0x810548656c6c6f [7 B]'],
    ['hex', '↓ 81:05:48:65:6c:6c:6f'],
    ['hex', 'data: 81 05 48 65\n6c 6c 6f'],
    ['hex', 'data:\n  81 05 48 65\n  6c 6c 6f'],
    ['hex', 'recv: 81: 05: 48: 65: 6c: 6c: 6f'],
    ['hex', 'recv: 81 05 48 65 6c 6c 6f  |..Hello|'],
    ['hex', '810548656c6c6f (7 bytes)'],
    ['hex', 'recv 7 bytes from 10.0.0.1:80: 81 05 48 65 6c 6c 6f'],
    ['hex', 'from [::1]:9000: 81 05 48 65 6c 6c 6f'],
    ['hex', 'from localhost:9000: 81 05 48 65 6c 6c 6f'],
    ['hex', 'length: 11 data: 81 05 48 65 6c 6c 6f'],
    ['hex', 'payload=810548656c6c6f'],
    ['hex', 'fin=1 payload = 81 05 48 65 6c 6c 6f'],
    ['hex', "data: '810548656c6c6f',"],
    ['base64', 'payload=gQVIZWxsbw=='],
    ['base64', 'data: gQVIZWxsbw== (7 bytes)'],
    ['base64', 'at 10:00:00 payload = "gQVIZWxsbw==";'],
    ['python', String.raw`DEBUG: < b'\x81\x05Hello'`],
    ['python', String.raw`>>> b'\x81\x05Hello'`],
    ['python', '>>> frame\nb"\\x81\\x05Hello"\n>>> '],
    ['python', String.raw`Received b"\x81\x05" b"Hello"`],
    ['python', String.raw`Received: bytearray(b'\x81\x05Hello')`],
    ['python', String.raw`sock.sendall(b'\x81\x05Hello')`],
    ['python', String.raw`frame = f(b'\x81\x05Hello') [7 bytes]`],
    ['escaped', String.raw`Received "\x81\x05Hello"`],
    ['escaped', String.raw`Received: \x81\x05Hello`],
    ['escaped', String.raw`recv=\x81\x05Hello`],
    ['escaped', String.raw`[ws] <- \x81\x05Hello`],
    ['escaped', String.raw`{ data: "\u0081\u0005Hello" };`],
  ])('%s: %s', (form, text) => {
    expect(logFormOf(text)).toBe(form);
    expect(readLogLines(text, form as 'hex')).toMatchObject({ bytes: hello, form, notes: [label] });
    expect(readDump(text)).toEqual({ ok: true, bytes: hello, form, notes: [label], also: [] });
  });
});

describe('readDump() joins lines that begin alike', () => {
  test.each<[DumpForm, string]>([
    ['hex', 'recv: 81 05 48 65\nrecv: 6c 6c 6f'],
    ['hex', 'recv: 81 05 48 65 6c 6c\r\n\r\nrecv: 6f\r\n'],
    ['hex', 'recv: 81 05\n  48 65\nrecv: 6c 6c 6f'],
    ['hex', '[10:00:00] recv: 81 05\n[10:00:01] recv: 48 65 6c 6c 6f'],
    ['hex', '2026-11-21 9:59:59,125 in: 81 05\n2026-11-22 10:00:00,5 in: 48 65 6c 6c 6f'],
    ['hex', '1763719200.25 <- 81 05\n1763719201.5 <- 48 65 6c 6c 6f'],
    ['hex', 'recv 2 bytes: 81 05\nrecv 5 bytes: 48 65 6c 6c 6f'],
    ['hex', '<- 81 05 (2 bytes)\n<- 48 65 6c 6c 6f (5 bytes)'],
    ['base64', 'in: gQU=\nin: SGVsbG8='],
    ['python', "< b'\\x81\\x05'\n< b'Hello'"],
    ['escaped', 'in: "\\x81\\x05"\nin: "Hello"'],
    ['escaped', 'in: \\x81\\x05\nin: \\x48\\x65llo'],
  ])('%s: %j', (form, text) => {
    const notes = [label, { code: 'lines-joined', count: 2 }];
    expect(readDump(text)).toEqual({ ok: true, bytes: hello, form, notes, also: [] });
  });

  test('and says where they do not', () => {
    expect(readDump('recv: 81 05\nsend: 88 00')).toMatchObject({
      ok: false,
      reason: 'label-differs',
      line: 2,
      column: 1,
      found: 'send:',
    });
    expect(readDump("< b'\\x81'\n> b'\\x88'")).toMatchObject({ reason: 'label-differs', line: 2 });
    expect(readDump('client-7: 81 05\nclient-8: 88 00')).toMatchObject({ ok: false, line: 1 });
  });
});

test('readLogLines() reads a Buffer as Node prints it', () => {
  expect(readLogLines('recv: <Buffer 81 05>', 'hex')).toMatchObject({
    bytes: hello.slice(0, 2),
    form: 'node-buffer',
  });
});

test('readLogLines() notes a size that differs', () => {
  const notes = [label, { code: 'length-differs', declared: 7, found: 2 }];
  expect(readLogLines('sent: 8105 (7 bytes)', 'hex').notes).toEqual(notes);
  expect(readLogLines('sent 7 bytes: 8105', 'hex').notes).toEqual(notes);
});

test('readLogLines() passes the notes about the bytes on', () => {
  expect(readLogLines('data: gQVIZWxsbw', 'base64').notes).toEqual([
    label,
    { code: 'padding-missing' },
  ]);
});

describe('readDump() says where a line of a log is damaged', () => {
  test.each<[string, string, number, number, string]>([
    ['recv: 81 05 4g 65 6c', 'foreign-character', 1, 14, 'g'],
    ['recv: 81 05 48 6', 'digit-missing', 1, 16, '6'],
    ['recv: 81 05 48 65 …', 'elided', 1, 19, '…'],
    ['recv: 81 05 send: 48 65', 'foreign-character', 1, 13, 's'],
    ["data: '8105", 'unterminated', 1, 7, "'"],
    ["data: '8105\ndata: '48'", 'unterminated', 1, 7, "'"],
    ["data: '8105' + rest", 'foreign-character', 1, 14, '+'],
    [String.raw`in: "\x81" out: "\x05"`, 'foreign-character', 1, 12, 'o'],
    [String.raw`in: "\x81`, 'unterminated', 1, 5, '"'],
    ['DEBUG: < BINARY 81 05 48 65 [4 bytes]', 'payload-only', 1, 10, 'BINARY'],
    ["DEBUG: > TEXT '\\x81' [1 bytes]", 'payload-only', 1, 10, 'TEXT'],
    ['% < PING 92 0c … 05 [9 bytes]', 'payload-only', 1, 5, 'PING'],
    ['recv: 81 05 48 65 6c 6c 6f 81 05 48\nin: 88 00', 'label-differs', 2, 1, 'in:'],
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

test('readDump() looks for labels in many lines in a time that grows with them', () => {
  const line = `${'81:05:48:65:'.repeat(5)}81\n`;
  const reading = readDump(`recv: ${line.repeat(20_000)}`);
  expect(reading.ok && reading.bytes.length).toBe(21 * 20_000);
});
