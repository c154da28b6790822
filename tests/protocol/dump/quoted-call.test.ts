import { describe, expect, test } from 'vitest';
import { readDump } from '#protocol/dump/read-dump.ts';
import { callFormOf, readQuotedCall } from '#protocol/dump/quoted-call.ts';
import { Damage, type DumpFailure, type DumpForm } from '#protocol/dump/reading.ts';

const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);

describe('readQuotedCall() reads Hello', () => {
  test.each<[DumpForm, string]>([
    ['python', "bytes.fromhex('81 05 48 65 6c 6c 6f')"],
    ['python', '>>> bytearray.fromhex("""\n  81 05 48\n  65 6c 6c 6f\n""")  # a frame'],
    ['python', "frame: bytes = unhexlify(b'810548656C6C6F')"],
    ['python', 'a2b_hex("810548656c6c6f")'],
    ['python', "base64.urlsafe_b64decode('gQVIZWxsbw==')"],
    ['python', "binascii.a2b_base64(b'gQVIZWxsbw==')"],
    ['javascript', "Buffer.from('810548656c6c6f', 'hex')"],
    ['javascript', 'ws.send( Buffer.from( "gQVIZWxsbw", "BASE64" ) );'],
    ['javascript', 'const frame = Uint8Array.fromHex(`810548656c6c6f`);'],
    ['javascript', "Uint8Array.fromBase64('gQVIZWxsbw==')"],
    ['javascript', "window.atob('gQVIZWxsbw==') // a frame"],
    ['go', 'frame, _ := hex.DecodeString(`810548656c6c6f`)'],
    ['go', 'base64.RawStdEncoding.DecodeString("gQVIZWxsbw")'],
    ['rust', 'const FRAME: [u8; 7] = hex!("81 05 48 65 6c 6c 6f");'],
    ['rust', 'hex_literal::hex!(r"810548656c6c6f")'],
    ['rust', 'hex::decode("810548656c6c6f")?'],
    ['rust', 'base64::decode("gQVIZWxsbw==").unwrap();'],
    ['rust', 'general_purpose::STANDARD.decode(b"gQVIZWxsbw==")'],
  ])('%s: %s', (form, text) => {
    expect(callFormOf(text)).toBe(form);
    expect(readQuotedCall(`\n ${text}\n`)).toMatchObject({ bytes: hello, form });
    expect(readDump(text)).toMatchObject({ ok: true, bytes: hello, form });
  });
});

test('readQuotedCall() reads an empty string as no bytes', () => {
  expect(readQuotedCall("bytes.fromhex('')").bytes).toEqual(new Uint8Array());
});

describe('callFormOf() finds no call', () => {
  test.each([
    ['of another function', 'decode("8105")'],
    ['whose name only ends alike', 'myatob("gQVI")'],
    ['that gets no string', 'bytes.fromhex(text)'],
    ['that gets a list', 'Buffer.from([129, 5])'],
    ['behind a string', '"8105", atob("gQVI")'],
    ['in the characters of a dump', "61 74 6f 62 28 27 |atob('|"],
    ['in a comment', "// atob('gQVI')\nchar a[] = {129, 5};"],
    ['in a later line', "81 05\natob('gQVI')"],
  ])('%s', (_, text) => {
    expect(callFormOf(text)).toBeUndefined();
    expect(() => readQuotedCall(text)).toThrow(Damage);
  });
});

describe('readDump() says where a call is damaged', () => {
  test.each<[string, string, number, string]>([
    ["bytes.fromhex('81 0g')", 'foreign-character', 20, 'g'],
    ["bytes.fromhex('81 05 4')", 'digit-missing', 22, '4'],
    ["bytes.fromhex('81 05 …')", 'elided', 22, '…'],
    ["bytes.fromhex('81 05", 'unterminated', 15, "'"],
    ["bytes.fromhex('''81 05'", 'unterminated', 15, "'''"],
    ["atob('gQVI*')", 'foreign-character', 11, '*'],
    ["atob('gQVIZ')", 'base64-length', 12, ''],
    ["atob('gQVI') + rest", 'foreign-character', 14, '+'],
    ["Buffer.from('8105')", 'foreign-character', 19, ')'],
    ["Buffer.from('8105', 'utf8')", 'foreign-character', 19, ','],
    ["Buffer.from('8105', 'hex') 48", 'foreign-character', 28, '4'],
    ["Buffer.from('81', 'hex'); Buffer.from('05', 'hex')", 'foreign-character', 27, 'B'],
  ])('%s', (text, reason, column, found) => {
    const reading = readDump(text) as DumpFailure;
    expect([reading.reason, reading.column, reading.found]).toEqual([reason, column, found]);
  });
});

test('readDump() reads a call only in its language', () => {
  expect(readDump("atob('gQVI')", 'python')).toMatchObject({ ok: false, form: 'python' });
  expect(readDump("atob('gQVI')", 'javascript')).toMatchObject({ ok: true });
});

test('callFormOf() gives up on long words and long tails in linear time', () => {
  expect(callFormOf('a.'.repeat(2048))).toBeUndefined();
  const tail = readQuotedCall(`atob('gQVI')${') '.repeat(1_000_000)}`);
  expect(tail.bytes).toEqual(hello.slice(0, 3));
});
