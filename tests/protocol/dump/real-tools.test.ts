import { describe, expect, test } from 'vitest';
import { decodeHex } from '#protocol/bytes.ts';
import { readDump } from '#protocol/dump/read-dump.ts';

const HELLO = '810548656c6c6f';

/** Texts as these programs and languages print them. */
describe('readDump() reads', () => {
  test.each([
    ['a label in brackets', '[recv] 81 03 61 62 63', '8103616263'],
    ['two labels in brackets', '[ws] [recv] 81 05 48 65 6c 6c 6f', HELLO],
    ['lines with a label in brackets', '[recv] 81 05 48\n[recv] 65 6c 6c 6f', HELLO],
    ['a label in braces', '{recv} 81 05 48 65 6c 6c 6f', HELLO],
    ['a time in brackets', '[10:00:00.123] 81 05 48 65 6c 6c 6f', HELLO],
    ['a time with a fraction', '10:00:00.123 81 05 48 65 6c 6c 6f', HELLO],
    ['a date as Go logs it', '2026/11/21 10:00:00 810548656c6c6f', HELLO],
    ['a word', 'recv 81 05 48 65 6c 6c 6f', HELLO],
    ['two letters', 'RX 81 05 48 65 6c 6c 6f', HELLO],
    ['words', 'client -> server 81 05 48 65 6c 6c 6f', HELLO],
    ['a long arrow', '--> 81 05 48 65 6c 6c 6f', HELLO],
    ['a Buffer behind words', 'ws: received <Buffer 81 05 48 65 6c 6c 6f>', HELLO],
    ['a list of numbers behind a name', 'payload: [129, 5, 72, 101, 108, 108, 111]', HELLO],
    [
      'a trace of tungstenite',
      '[2026-11-21T10:00:00Z TRACE tungstenite::protocol::frame] received frame: [129, 5, 72]',
      '810548',
    ],
    ['dbg! of Rust', '[src/main.rs:4:5] &buffer = [\n    129,\n    5,\n    72,\n]', '810548'],
    ['console.log of Node', 'got: Buffer(3) [Uint8Array] [129, 5, 72]', '810548'],
    ['log.Println of Go', '2026/11/21 10:00:00 read: [129 5 72 101 108 108 111]', HELLO],
    ['irb of Ruby', '=> [129, 5, 72]', '810548'],
    ['p/x of gdb', '$1 = {0x81, 0x5, 0x48}', '810548'],
    ['a slice of Rust', '&[0x81, 0x05]', '8105'],
    ['{:02x?} of Rust', '[81, 05, 48]', '810548'],
    ['{:02x?} of Rust behind a name', 'frame: [81, 05, 48]', '810548'],
    ['[% x] of Go', '[81 05 48 65 6c 6c 6f]', HELLO],
    [
      'x/11xb of gdb',
      '0x555555558010 <buf>:\t0x81\t0x07\t0x62\t0x79\t0x20\t0x62\t0x79\t0x74\n0x555555558018 <buf+8>:\t0x65\t0x88\t0x00\n',
      '8107627920627974658800',
    ],
    ['memory read of lldb', '0x16fdff3a8: 81 05 48 65 6c 6c 6f 00  ..Hello.', `${HELLO}00`],
    ['strace -xx', String.raw`write(1, "\x81\x05\x48\x65\x6c\x6c\x6f", 7) = 7`, HELLO],
    ['strace', String.raw`recvfrom(3, "\201\5Hello", 4096, MSG_A|MSG_B, NULL, NULL) = 7`, HELLO],
    ['PostgreSQL', String.raw`\x810548656c6c6f`, HELLO],
    ['PostgreSQL in quotes', String.raw`'\x810548656c6c6f'`, HELLO],
    ['PostgreSQL behind a name', String.raw`payload: \x810548656c6c6f`, HELLO],
    ['SQL', "X'810548656C6C6F'", HELLO],
    [
      'xxd -d',
      '00000000: 8112 6569 6768 7465 656e 206c 6f6e 6720  ..eighteen long \n00000016: 7465 7874                                text\n',
      '81126569676874 65656e206c6f6e672074657874',
    ],
    [
      'xxd -b with the blanks of a web page',
      '00000000:\u00a010000001\u00a000000101\u00a0\u00a0..',
      '8105',
    ],
    ['bits behind a name', 'recv: 10000001 00000101', '8105'],
    ['bits behind an arrow', '> 10000001 00000101', '8105'],
  ])('%s', (_, text, hex) => {
    expect(readDump(text)).toMatchObject({ ok: true, bytes: decodeHex(hex) });
  });
});

describe('readDump() does not misread', () => {
  test.each([
    ['hex with a letter O as base64', '8105O8656c6c6f2061626364', 'foreign-character'],
    ['an offset behind a broken line', '000O00 81 05 48  >..H<\n000003\n', 'no-form'],
    [
      'words of four bytes of od',
      '000000 65480581 006f6c6c  >..Hello<\n000007\n',
      'foreign-character',
    ],
    [
      'words of four bytes of gdb',
      '0x555555558010 <buf>:\t0x79620781\t0x74796220',
      'foreign-character',
    ],
    ['signed numbers of gdb', '0x555555558010 <buf>:\t-127\t5', 'foreign-character'],
    ['a name that does not end', '0x555555558010 <buf:\t0x81', 'foreign-character'],
    ['a string that strace cut', String.raw`read(3, "\x81\x05"..., 4096) = 7`, 'foreign-character'],
    ['an escaped backslash', String.raw`E'\\x8105'`, 'no-form'],
    ['numbers of lines', '1\t{\n2\t0x81, 0x05,\n3\t0x48\n4\t}', 'no-form'],
    ['numbers of lines in a list', 'x: [ 129, 5,\n2\t72, 101]', 'foreign-character'],
    ['a short byte with a slip', 'fO 81 05 48', 'foreign-character'],
    ['a quote that SQL opens', "x'", 'no-form'],
    ['a word that may be bytes', '[dead] 81 05', 'foreign-character'],
    ['a number in brackets', '[12] 81 05 48', 'foreign-character'],
  ])('%s', (_, text, reason) => {
    expect(readDump(text)).toMatchObject({ ok: false, reason });
  });
});

test('readDump() tells of the other way to read an escape before hex', () => {
  const text = String.raw`\x8105`;
  expect(readDump(text)).toMatchObject({ form: 'hex', also: ['escaped'] });
  expect(readDump(text, 'escaped')).toMatchObject({ bytes: decodeHex('81 30 35') });
});

test('readDump() does not take an address in memory for a late beginning', () => {
  const notes = [{ code: 'begins-late', offset: 0x1000 }];
  expect(readDump('0x555555558010:\t0x81')).toMatchObject({ notes: [] });
  expect(readDump('0x1000:\t0x81')).toMatchObject({ notes });
});

test('readDump() keeps lists in lines of a log apart in a time that grows with them', () => {
  const reading = readDump('recv: [129, 5]\n'.repeat(20_000));
  expect(reading).toMatchObject({ ok: true });
  expect(reading.ok && reading.bytes.length).toBe(40_000);
});
