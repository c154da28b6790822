import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure, DumpForm, DumpNote, DumpReading } from '#protocol/dump/reading.ts';
import { concatBytes, decodeHex } from '#protocol/bytes.ts';

const folder = new URL('../../vectors/dumps/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const binary = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

const stream = binary('stream.bin');
const packet1 = binary('packet-1.bin');
const packet2 = binary('packet-2.bin');
const ETHERNET_LENGTH = 14;

const packets = concatBytes(packet1, packet2);
const ipPackets = concatBytes(packet1.slice(ETHERNET_LENGTH), packet2.slice(ETHERNET_LENGTH));
const twoPackets: DumpNote = { code: 'several-packets', starts: [0, 77] };
const twoIpPackets: DumpNote = { code: 'several-packets', starts: [0, 63] };
const label: DumpNote = { code: 'label-skipped' };
const summaries: DumpNote = { code: 'lines-skipped', line: 1, count: 2 };

function success(
  bytes: Uint8Array,
  form: DumpForm,
  notes: readonly DumpNote[] = [],
  also: readonly DumpForm[] = [],
): DumpReading {
  return { ok: true, bytes: new Uint8Array(bytes), form, notes, also };
}

/** The parts of a failure that say what is wrong and where. */
function damageIn(text: string, form?: DumpForm): unknown[] {
  const reading = readDump(text, form) as DumpFailure;
  return [reading.ok, reading.reason, reading.form, reading.line, reading.column, reading.found];
}

describe('readDump() reads whole dumps', () => {
  test.each<[string, Uint8Array, DumpForm, DumpNote[]]>([
    ['xxd.txt', stream, 'xxd', []],
    ['xxd-g1-upper.txt', stream, 'xxd', []],
    ['xxd-g0-c32.txt', stream, 'xxd', []],
    ['xxd-a.txt', stream, 'xxd', []],
    ['xxd-p.txt', stream, 'hex', []],
    ['xxd-i.txt', stream, 'c', []],
    ['xxd-crlf-prompt.txt', stream, 'xxd', [{ code: 'lines-skipped', line: 1, count: 1 }]],
    ['xxd-wrong-characters.txt', stream, 'xxd', []],
    ['xxd-begins-late.txt', stream.slice(32), 'xxd', [{ code: 'begins-late', offset: 32 }]],
    ['web-collapsed-blanks.txt', stream, 'xxd', []],
    ['hexdump-C.txt', stream, 'hexdump', []],
    ['hexdump-vC.txt', stream, 'hexdump', []],
    ['hexdump-C-cut-end.txt', stream.slice(0, 48), 'hexdump', [{ code: 'end-missing' }]],
    ['hexdump.txt', stream, 'hexdump-words', [{ code: 'words-swapped' }]],
    ['hexdump-odd.txt', stream.slice(0, -1), 'hexdump-words', [{ code: 'words-swapped' }]],
    ['od-x.txt', stream, 'hexdump-words', [{ code: 'words-swapped' }]],
    ['od-Ax-tx1z.txt', stream, 'od', []],
    ['od-tx1.txt', stream, 'od', []],
    ['od-Ad-tx1.txt', stream, 'od', []],
    ['od-An-tx1.txt', stream, 'hex', []],
    ['tcpdump-X.txt', ipPackets, 'tcpdump', [summaries, twoIpPackets]],
    ['tcpdump-vx.txt', ipPackets, 'tcpdump', [{ ...summaries, count: 4 }, twoIpPackets]],
    ['tcpdump-XX.txt', packets, 'tcpdump', [summaries, twoPackets]],
    ['tshark-x.txt', packets, 'wireshark', [twoPackets]],
    ['tshark-Px.txt', packets, 'wireshark', [summaries, twoPackets]],
    ['wireshark-hex-dump.txt', packet1, 'wireshark', []],
    ['wireshark-hex-ascii.txt', packet1, 'wireshark', []],
    ['wireshark-hex-stream.txt', stream, 'hex', []],
    ['wireshark-escaped.txt', packet1, 'escaped', []],
    ['wireshark-c-array.txt', packet1, 'c', []],
    ['wireshark-base64.txt', packet1, 'base64', []],
    ['base64.txt', stream, 'base64', []],
    ['base64url.txt', stream, 'base64url', [{ code: 'padding-missing' }]],
    ['python-bytes.txt', stream, 'python', []],
    ['python-bytearray.txt', stream, 'python', []],
    ['python-list.txt', stream, 'number-list', []],
    ['node-buffer.txt', stream.slice(0, 40), 'node-buffer', []],
    ['node-buffer-json.txt', stream, 'javascript', []],
    ['node-uint8array.txt', stream.slice(0, 100), 'javascript', []],
    ['decimal-commas.txt', stream, 'number-list', []],
    ['hex-0x-commas.txt', stream, 'number-list', []],
    ['hex-colons.txt', stream, 'hex', []],
    ['hex-characters.txt', stream, 'hex', []],
    ['quoted-hex.txt', stream, 'hex', []],
    ['call-python-fromhex.txt', stream, 'python', []],
    ['call-python-unhexlify.txt', stream, 'python', []],
    ['call-python-b64decode.txt', stream, 'python', []],
    ['call-javascript-buffer-hex.txt', stream, 'javascript', []],
    ['call-javascript-buffer-base64.txt', stream, 'javascript', []],
    ['call-javascript-buffer-base64url.txt', stream, 'javascript', [{ code: 'padding-missing' }]],
    ['call-javascript-fromhex.txt', stream, 'javascript', []],
    ['call-javascript-atob.txt', stream, 'javascript', []],
    ['call-go-hex.txt', stream, 'go', []],
    ['call-go-base64.txt', stream, 'go', []],
    ['call-rust-hex-macro.txt', stream, 'rust', []],
    ['call-rust-hex-decode.txt', stream, 'rust', []],
    ['call-rust-base64.txt', stream, 'rust', []],
    ['xxd-b.txt', stream, 'xxd', []],
    ['od-Ax-tx2z.txt', stream, 'od', [{ code: 'words-swapped' }]],
    ['json-hex.txt', stream, 'hex', [label]],
    ['json-base64.txt', stream, 'base64', [label]],
    ['json-escapes.txt', stream, 'escaped', [label]],
    ['json-node-buffer.txt', stream, 'number-list', [label]],
    ['log-several-lines.txt', stream, 'hex', [label, { code: 'lines-joined', count: 20 }]],
    ['log-name-base64.txt', stream, 'base64', [label]],
    ['log-python-debug.txt', stream.slice(0, 40), 'python', [label]],
    ['log-python-prompt.txt', stream.slice(0, 40), 'python', [label]],
    ['log-recv.txt', stream, 'hex', [label]],
    ['log-arrow-size.txt', stream, 'hex', [label]],
    ['log-node-buffer.txt', stream.slice(0, 40), 'node-buffer', [label]],
  ])('%s', (name, bytes, form, notes) => {
    expect(readDump(fixture(name))).toEqual(success(bytes, form, notes));
  });

  test.each([
    ['bits.txt', stream],
    ['bits-0b.txt', stream.slice(0, 40)],
  ])('%s, which may be hex', (name, bytes) => {
    expect(readDump(fixture(name))).toEqual(success(bytes, 'bits', [], ['hex']));
  });

  test('od-x-repeated.txt, which may be of hexdump', () => {
    const unsure: DumpNote = { code: 'base-unsure', found: 96, other: 48 };
    const swapped: DumpNote = { code: 'words-swapped' };
    expect(readDump(fixture('od-x-repeated.txt'))).toEqual(
      success(new Uint8Array(96), 'hexdump-words', [swapped, unsure], ['od']),
    );
  });
});

describe('readDump() says where a dump is damaged', () => {
  test.each<[string, string, DumpForm, number, number, string]>([
    ['odd-digit', 'digit-missing', 'hex', 2, 4, '6'],
    ['foreign-character', 'foreign-character', 'hexdump', 2, 15, 'x'],
    ['half-byte-in-dump', 'digit-missing', 'xxd', 1, 29, ''],
    ['truncated-line', 'short-line', 'xxd', 4, 31, ''],
    ['long-line', 'long-line', 'xxd', 2, 51, '30'],
    ['missing-line', 'offset-mismatch', 'xxd', 3, 1, '00000030'],
    ['missing-offset', 'offset-missing', 'hexdump', 3, 1, '6'],
    ['tcpdump-line', 'offset-missing', 'tcpdump', 3, 2, '0'],
    ['star-at-end', 'repeat-unbounded', 'hexdump', 5, 1, '*'],
    ['star-to-nowhere', 'offset-mismatch', 'hexdump', 6, 1, '00000138'],
    ['call-digit', 'digit-missing', 'javascript', 1, 34, 'f'],
    ['call-end', 'unterminated', 'go', 1, 33, '"'],
    ['call-base64', 'foreign-character', 'python', 1, 35, '*'],
    ['call-encoding', 'foreign-character', 'javascript', 1, 631, ')'],
    ['log', 'foreign-character', 'hex', 1, 48, 'x'],
    ['log-other-label', 'label-differs', 'hex', 3, 1, 'send:'],
    ['log-payload', 'payload-only', 'hex', 1, 27, 'BINARY'],
    ['log-string', 'digit-missing', 'python', 1, 24, '\\xe'],
    ['bits', 'digit-missing', 'bits', 1, 19, '0100100'],
    ['xxd-b', 'digit-missing', 'xxd', 2, 18, ''],
    ['last-group', 'foreign-character', 'xxd', 1, 24, 'g'],
    ['json-digit', 'foreign-character', 'hex', 1, 17, 'g'],
    ['json-two', 'ambiguous', 'hex', 1, 37, '8'],
    ['json-end', 'unterminated', 'hex', 1, 1, '{'],
    ['code-point', 'out-of-range', 'escaped', 1, 18, '\\u2603'],
  ])('damaged-%s.txt', (name, reason, form, line, column, found) => {
    expect(damageIn(fixture(`damaged-${name}.txt`))).toEqual([
      false,
      reason,
      form,
      line,
      column,
      found,
    ]);
  });

  test('with amounts, where a line or an offset is not what it should be', () => {
    expect(readDump(fixture('damaged-truncated-line.txt'))).toMatchObject({
      expected: 16,
      actual: 8,
    });
    expect(readDump(fixture('damaged-missing-line.txt'))).toMatchObject({
      expected: 0x20,
      actual: 0x30,
    });
    expect(readDump(fixture('damaged-long-line.txt'))).toMatchObject({ expected: 16 });
  });

  test.each([
    ['node-buffer-elided.txt', 1, 159],
    ['node-uint8array-elided.txt', 11, 3],
  ])('where a program left bytes out: %s', (name, line, column) => {
    const reading = readDump(fixture(name)) as DumpFailure;
    expect([reading.reason, reading.line, reading.column, reading.found]).toEqual([
      'elided',
      line,
      column,
      '...',
    ]);
  });
});

describe('readDump() decides between forms', () => {
  test.each<[string, string, DumpForm, DumpForm[]]>([
    ['81 05 48', '81 05 48', 'hex', []],
    ['deadbeef', 'de ad be ef', 'hex', ['base64']],
    ['deadbec=', '75 e6 9d 6d e7', 'base64', []],
    ['dead beef', 'de ad be ef', 'hex', []],
    ['DEADBEEF0000', 'de ad be ef 00 00', 'hex', []],
    ['AAAAAAAAAAAA', 'aa aa aa aa aa aa', 'hex', ['base64']],
    ['Ab12Ab12Ab12', 'ab 12 ab 12 ab 12', 'hex', ['base64']],
    ['10000001 00000101', '81 05', 'bits', ['hex']],
    ['10000001_00000101', '81 05', 'bits', []],
    ['10000001', '10 00 00 01', 'hex', ['bits', 'base64']],
    ['1000 0001', '10 00 00 01', 'hex', ['bits']],
    ['00000000 00000001 00000002', '00 00 00 00 00 00 00 01 00 00 00 02', 'hex', []],
    ['81, 05, 48', '81 05 48', 'hex', []],
    ['81, 15, 48', '51 0f 30', 'number-list', ['hex']],
    ['129, 5, 72', '81 05 48', 'number-list', []],
    ['129, 5, 72,', '81 05 48', 'number-list', []],
    ['129, 0x5', '81 05', 'number-list', []],
    ['48,65,6c', '48 65 6c', 'hex', []],
    ['gQVI', '81 05 48', 'base64', []],
    ['"gQVI"', '81 05 48', 'base64', []],
    ['0000 81 05', '81 05', 'wireshark', []],
  ])('%s', (text, hex, form, also) => {
    expect(readDump(text)).toEqual(success(decodeHex(hex), form, [], also));
  });

  test('unless it is told the form', () => {
    expect(readDump('81, 15, 48', 'hex')).toEqual(success(decodeHex('81 15 48'), 'hex'));
    expect(readDump('deadbeef', 'base64')).toMatchObject({ ok: true, form: 'base64' });
    expect(readDump('gQVI', 'base64url')).toMatchObject({ ok: true, form: 'base64' });
    expect(readDump('[129, 5]', 'python')).toMatchObject({ ok: true, form: 'python' });
    expect(readDump('81 05', 'xxd')).toMatchObject({ ok: false, reason: 'offset-missing' });
  });

  test('in JSON, too', () => {
    const label: DumpNote = { code: 'label-skipped' };
    const reading = success(decodeHex('de ad be ef'), 'hex', [label], ['base64']);
    expect(readDump('{"data":"deadbeef"}')).toEqual(reading);
    expect(readDump('{"data":"deadbeef"}', 'base64')).toMatchObject({
      bytes: decodeHex('75 e6 9d 6d e7 9f'),
    });
  });

  test('and takes for hex what only begins like bits', () => {
    const text = `${'00000000 '.repeat(500)}81054865`;
    expect(readDump(text)).toMatchObject({ ok: true, form: 'hex', also: [] });
  });

  test('and looks only at the beginning', () => {
    const numbers = Array.from({ length: 3000 }, () => '10').join(', ');
    expect(readDump(`${numbers}, 256`)).toMatchObject({ reason: 'out-of-range', column: 12001 });
    expect(readDump(`${numbers}, 05`)).toMatchObject({ ok: true, form: 'number-list' });
  });
});

describe('readDump() refuses what is no dump', () => {
  test('a text of blanks', () => {
    expect(damageIn(' \n\t')).toEqual([false, 'empty', 'hex', 1, 1, '']);
    expect(damageIn('', 'xxd')).toEqual([false, 'empty', 'xxd', 1, 1, '']);
  });

  test.each([
    ['Hello world, this is prose.', 'base64', 1, 6, ' '],
    ['be added to', 'hex', 1, 8, 'd'],
    ['你好', 'hex', 1, 1, '你'],
    ['😀 face', 'hex', 1, 1, '😀'],
    ['The cat sat\n81 05', 'base64', 1, 4, ' '],
    ['{"opcode": 1}', 'hex', 1, 1, '{'],
    ['(see below)', 'hex', 1, 1, '('],
    [' -----\n', 'hex', 1, 2, '-'],
    ['0x', 'hex', 1, 1, '0'],
  ])('%s', (text, form, line, column, found) => {
    expect(damageIn(text)).toEqual([false, 'no-form', form, line, column, found]);
  });

  test.each<[string, string, DumpForm, number, string]>([
    ['81 05 48 6g 6c 6c 6f', 'foreign-character', 'hex', 11, 'g'],
    ['81 05 48 6é 6c 6c 6f', 'foreign-character', 'hex', 11, 'é'],
    ['81 05 48 😀 6c 6c 6f 00', 'foreign-character', 'hex', 10, '😀'],
    ['8105486', 'digit-missing', 'hex', 7, '6'],
    ['81 05 48 …', 'elided', 'hex', 10, '…'],
    ['<Buffer 81 05', 'unterminated', 'node-buffer', 1, '<Buffer'],
    ['gQVIZWxsbw=', 'base64-length', 'base64', 11, '='],
    ['gQVIZ*Wxsbw=', 'foreign-character', 'base64', 6, '*'],
  ])('but names the form where one is plain: %s', (text, reason, form, column, found) => {
    expect(damageIn(text)).toEqual([false, reason, form, 1, column, found]);
  });
});

test('readDump() does not take want of memory for damage', () => {
  const subarray = vi.spyOn(Uint8Array.prototype, 'subarray').mockImplementation(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  try {
    expect(() => readDump('81 05')).toThrow(RangeError);
  } finally {
    subarray.mockRestore();
  }
});

test('readDump() reads a dump of 2 MiB in a time that grows with its length', () => {
  const lines = Array.from({ length: 131_072 }, (_, index) => {
    const offset = (index * 16).toString(16).padStart(8, '0');
    return `${offset}: 8105 4865 6c6c 6f81 8537 fa21 3d7f 9f4d  ..Hello..7.!=..M\n`;
  });
  const reading = readDump(lines.join(''));
  expect(reading.ok && reading.bytes.length).toBe(2 * 1024 * 1024);
});
