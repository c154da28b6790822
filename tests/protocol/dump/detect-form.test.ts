import { describe, expect, test } from 'vitest';
import { detectForm, looksLike } from '#protocol/dump/detect-form.ts';
import type { DumpForm } from '#protocol/dump/reading.ts';
import { HEAD_LENGTH } from '#protocol/dump/text.ts';

describe('detectForm() recognises', () => {
  test.each<[DumpForm, string]>([
    ['node-buffer', '<Buffer 81 05>'],
    ['xxd', '00000000: 8105 48                                  ..H'],
    ['xxd', '0000: 8105'],
    ['hexdump', '00000000  81 05 48                                          |..H|'],
    ['hexdump', '00000000  81 05 48'],
    ['od', '000000 81 05 48                                         >..H<'],
    ['od', '0000000 81 05 48'],
    ['hexdump-words', '0000000 0581 6548'],
    ['tcpdump', '\t0x0000:  4500 0034'],
    ['wireshark', '0000   81 05 48'],
    ['wireshark', '000000    81 05 48'],
    ['wireshark', 'Frame 1\n\n0010   81 05\n0012   48 65'],
    ['c', 'char frame[] = { 0x81, 0x05 };'],
    ['go', '[]byte{0x81}'],
    ['rust', 'vec![0x81]'],
    ['javascript', 'new Uint8Array([129])'],
    ['javascript', "Buffer.from('81', 'hex')"],
    ['python', "b'Hello'"],
    ['python', "bytes.fromhex('81')"],
    ['escaped', String.raw`"\x81\x05"`],
    ['bits', '10000001 00000101'],
    ['bits', '10000001\n00000101 001'],
    ['bits', '0b10000001'],
    ['bits', '1000_0001'],
    ['number-list', '0x81, 0x05'],
    ['number-list', '0x81 0x05'],
    ['number-list', '129, 5, 72'],
    ['number-list', '-127, 5'],
    ['number-list', '129, 0x05'],
  ])('%s: %s', (form, text) => {
    expect(detectForm(text)).toBe(form);
    expect(detectForm(`\n  ${text}`.replace('\t', ' '))).toBe(form);
  });

  test('the form from the beginning of a long text, though its head cuts a number', () => {
    expect(detectForm('129, '.repeat(HEAD_LENGTH))).toBe('number-list');
    expect(detectForm(`${' '.repeat(HEAD_LENGTH)}<Buffer 81>`)).toBe('node-buffer');
  });
});

describe('detectForm() leaves open', () => {
  test.each([
    ['pairs of digits', '81 05 48'],
    ['pairs with commas that begin with 0', '81, 05, 48'],
    ['pairs with commas that no decimal has', '48,65,6c'],
    ['base64', 'gQVIZWxsbw=='],
    ['eight digits 0 and 1', '10000001'],
    ['such and others', '00000000 00000001 00000002'],
    ['a time in brackets', '[10:00:00] 81 05'],
    ['a string with escapes in JSON', '{"data":"\\u0081"}'],
    ['four digits before bytes, if nothing says that they are an offset', '8105 48 65'],
    ['those whose next line does not go on', '0010 81 05\n0099 48 65'],
    ['words behind what is no offset', '810548 6566'],
    ['prose', 'Hello world'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(detectForm(text)).toBeUndefined();
  });
});

describe('looksLike()', () => {
  test.each<['hex' | 'base64', string, boolean]>([
    ['hex', '81 05 4g 65 6c', true],
    ['hex', ' 81:05:48 \n', true],
    ['hex', 'Hello world', false],
    ['hex', 'abcd!', true],
    ['hex', 'abc!', false],
    ['base64', 'gQVIZ*Wxsbw=', true],
    ['base64', 'gQVI\nZWxs', true],
    ['base64', 'gQVI ZWxs', false],
    ['base64', '你好', false],
  ])('%s: %j → %s', (form, text, expected) => {
    expect(looksLike(form, text)).toBe(expected);
  });

  test('looks only at the beginning', () => {
    expect(looksLike('hex', '81'.repeat(HEAD_LENGTH) + '!'.repeat(HEAD_LENGTH * 2))).toBe(true);
  });
});
